import { describe, expect, test } from 'vitest';
import { readAnswer } from './read-answer.ts';

const expected = { count: 1, dimensions: 2, model: 'text-embedding-3-small' };
const asBase64 = (...floats: number[]) =>
  Buffer.from(Float32Array.from(floats).buffer).toString('base64');
const answerWith = (embedding: unknown, model: unknown = expected.model) => ({
  model,
  data: [{ index: 0, embedding }],
});

describe('readAnswer', () => {
  test.each([[[0.5, -0.25]], [asBase64(0.5, -0.25)]])('reads %j', (embedding) => {
    expect(readAnswer(answerWith(embedding), expected)).toEqual([Float32Array.of(0.5, -0.25)]);
  });

  test('orders by index', () => {
    const data = [
      { index: 1, embedding: [0, 1] },
      { index: 0, embedding: [1, 0] },
    ];
    expect(readAnswer({ data }, { ...expected, count: 2 })).toEqual([
      Float32Array.of(1, 0),
      Float32Array.of(0, 1),
    ]);
  });

  test.each([
    ['text-embedding-3-small'],
    ['text-embedding-3-small-v2'],
    ['Text-Embedding-3-small:latest'],
    ['openai/text-embedding-3-small'],
    [undefined],
    [''],
  ])('takes %s for the model that was asked', (model) => {
    expect(readAnswer({ ...answerWith([1, 0]), model }, expected)).toHaveLength(1);
  });

  test.each([
    ['text-embedding-3-large'],
    ['text-embedding-3-smaller'],
    ['text-embedding-3'],
    ['not-text-embedding-3-small'],
    [3],
  ])('refuses the model %s', (model) => {
    expect(() => readAnswer(answerWith([1, 0], model), expected)).toThrow('another model');
  });

  test.each([
    ['NaN', [Number.NaN, 1]],
    ['NaN bits', asBase64(Number.NaN, 1)],
    ['infinity bits', asBase64(Number.POSITIVE_INFINITY, 1)],
    ['more than float32 holds', [1e300, 1]],
    ['a norm whose square float32 does not hold', [1e30, 1]],
    ['zeros', [0, 0]],
    ['next to zero', [1e-30, 1e-30]],
    ['null', [null, 1]],
    ['text', ['1', 1]],
    ['too long', [1, 0, 0]],
    ['too short', asBase64(1)],
    ['broken base64', `${asBase64(1, 0).slice(0, -2)}*=`],
    ['half a float', Buffer.from('abcdef').toString('base64')],
    ['nothing', undefined],
  ])('refuses a vector of %s', (_, embedding) => {
    expect(() => readAnswer(answerWith(embedding), expected)).toThrow(
      expect.objectContaining({ failure: 'invalid-answer' }),
    );
  });

  test.each([
    [undefined],
    ['<p>Log in</p>'],
    [{}],
    [{ data: {} }],
    [{ data: [] }],
    [{ data: [null] }],
    [{ data: [{ embedding: [1, 0] }] }],
    [{ data: [{ index: 1, embedding: [1, 0] }] }],
    [{ data: [{ index: -1, embedding: [1, 0] }] }],
    [{ data: [{ index: 0.5, embedding: [1, 0] }] }],
  ])('refuses %j', (answer) => {
    expect(() => readAnswer(answer, expected)).toThrow(
      expect.objectContaining({ failure: 'invalid-answer' }),
    );
  });
});
