import { expect, test } from 'vitest';

import { fakeEmbedding } from './fake-embedding.ts';
import { decodeBase64, loadGolden } from './load.ts';

test('equals the recorded vectors exactly', () => {
  const cases = loadGolden('fake-embed');
  for (const { text, base64 } of cases) {
    expect(fakeEmbedding(text), JSON.stringify(text)).toEqual(decodeBase64(base64, 'float32'));
  }
  expect(cases).toHaveLength(13);
});
