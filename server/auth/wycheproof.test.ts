import { describe, expect, test } from 'vitest';
import { hasValidSignature } from './member-token.ts';
import wycheproof from './testing/wycheproof-hs256.json' with { type: 'json' };
import { hasPlainHeader } from './token-format.ts';

/** Contradicts tcId 357: the same bytes, called valid there. */
const SAME_AS_357 = [367, 370];
/** Want characters outside base64url skipped; RFC 7515 §2 forbids them and we refuse them. */
const ILLEGAL_CHARACTERS = [372, 373];
const leftOut = new Set([...SAME_AS_357, ...ILLEGAL_CHARACTERS]);

const all = wycheproof.groups.flatMap(({ key, tests }) =>
  tests.map((vector) => ({ ...vector, key: Buffer.from(key, 'base64url') })),
);
const vectors = all.filter(({ tcId }) => !leftOut.has(tcId));
const find = (tcId: number) => all.find((vector) => vector.tcId === tcId)!;

describe('Wycheproof HS256', () => {
  test('has 40 vectors, 36 of them judged here', () => {
    expect([all.length, vectors.length]).toEqual([40, 36]);
  });

  test.each(vectors)('$tcId $comment is $result', async ({ jws, key, result }) => {
    expect(await hasValidSignature(jws, key)).toBe(result === 'valid');
  });

  test.each(SAME_AS_357)('%i is left out: it is 357, byte for byte', (tcId) => {
    expect(find(tcId)).toMatchObject({ jws: find(357).jws, result: 'invalid' });
    expect(find(357).result).toBe('valid');
  });

  test.each(ILLEGAL_CHARACTERS)('%i is left out: we refuse its characters', async (tcId) => {
    const { jws, key, result } = find(tcId);
    expect(result).toBe('valid');
    expect(jws).toMatch(/[^\w.-]/);
    expect(await hasValidSignature(jws, key)).toBe(false);
  });

  test('no valid vector is a member token of ours: each header names a key id', () => {
    const valid = vectors.filter(({ result }) => result === 'valid');
    expect(valid.map(({ tcId }) => tcId)).toEqual([1, 348, 352, 357, 358, 359, 376, 377]);
    for (const { jws } of valid) {
      const [header = ''] = jws.split('.');
      expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toHaveProperty('kid');
      expect(hasPlainHeader(jws)).toBe(false);
    }
  });
});
