import { expect, test } from 'vitest';
import { readDraft } from './read-draft.ts';

const six = ['하나예요.', '둘이에요!', '셋일까요?', '넷…', '다섯이에요.', '여섯이에요.'];

test.each<[string, string, string]>([
  ['plain text stays', '잔잔한 포크예요. 공연이 따뜻해요.', '잔잔한 포크예요. 공연이 따뜻해요.'],
  ['one paragraph', ' 첫 줄이에요.\n\n둘째 줄이에요.\n', '첫 줄이에요. 둘째 줄이에요.'],
  ['no markdown', '## **몽환**적인 기타\n- `새벽`의 노래', '몽환적인 기타 새벽의 노래'],
  ['no quotes around all', '"따뜻한 목소리예요."', '따뜻한 목소리예요.'],
  ['composed', '몽환'.normalize('NFD'), '몽환'],
  ['six sentences at the most', [...six, '일곱이에요.'].join(' '), six.join(' ')],
])('%s', (_, answer, text) => {
  expect(readDraft(answer)).toBe(text);
});

test.each([[undefined], [null], [''], ["I'm sorry, I can't help with that."], [{}]])(
  '%j is no description',
  (answer) => {
    expect(() => readDraft(answer)).toThrow(expect.objectContaining({ failure: 'refused' }));
  },
);
