import { describe, expect, test } from 'vitest';
import { hashText, normaliseText } from './text-hash.ts';

describe('hashText', () => {
  test('is SHA-256 of the UTF-8 text, in hex', () => {
    expect(hashText('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test.each([['  몽환\n'], ['몽환'.normalize('NFD')], ['\u00a0몽환\u3000']])(
    'is the same for %j as for 몽환',
    (text) => {
      expect(normaliseText(text)).toBe('몽환');
      expect(hashText(text)).toBe(hashText('몽환'));
    },
  );

  test.each([['몽 환'], ['몽환.'], ['']])('differs for %j', (text) => {
    expect(hashText(text)).not.toBe(hashText('몽환'));
  });
});
