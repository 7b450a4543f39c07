import { expect, test } from 'vitest';
import { chooseLocale } from './locales.ts';

test.each([
  ['en', 'ko-KR,ko;q=0.9', 'en'],
  [undefined, 'en-US,en;q=0.9,ko;q=0.8', 'en'],
  [undefined, 'ja,en;q=0.3,ko;q=0.7', 'ko'],
  [undefined, 'fr-FR', 'ko'],
  [undefined, null, 'ko'],
  ['xx', 'en', 'en'],
  [undefined, 'en;q=0,ko', 'ko'],
])('cookie %s and Accept-Language %s choose %s', (cookie, acceptLanguage, locale) => {
  expect(chooseLocale(cookie, acceptLanguage)).toBe(locale);
});
