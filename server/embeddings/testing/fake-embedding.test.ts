import { describe, expect, test } from 'vitest';
import { embedFake } from './fake-embedding.ts';

/** Recorded: the slots of one value's plus and of its minus; all others are 0. */
const recorded = [
  { text: '', value: 1, plus: [0], minus: [] },
  { text: 'a', value: 1, plus: [], minus: [1324] },
  { text: '신나는', value: 0.40824830532073975, plus: [220, 294, 480], minus: [419, 1248, 1487] },
  { text: '\n\t', value: 0.5773502588272095, plus: [221, 548], minus: [1468] },
  { text: '몽환', value: 0.5773502588272095, plus: [1063], minus: [689, 839] },
  {
    text: 'e\u0301cole',
    value: 0.28867512941360474,
    plus: [7, 42, 75, 246, 705],
    minus: [224, 670, 779, 873, 1106, 1137, 1286],
  },
];

describe('embedFake', () => {
  test.each(recorded)('embeds $text as recorded', ({ text, value, plus, minus }) => {
    const expected = new Float32Array(1536);
    for (const slot of plus) expected[slot] = value;
    for (const slot of minus) expected[slot] = -value;
    expect(embedFake(text)).toEqual(expected);
  });

  test('composes before it hashes', () => {
    expect(embedFake('몽환'.normalize('NFD'))).toEqual(embedFake('몽환'));
  });
});
