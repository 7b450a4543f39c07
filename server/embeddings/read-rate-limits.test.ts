import { expect, test } from 'vitest';
import { readRateLimits } from './read-rate-limits.ts';

test('reads what OpenAI says', () => {
  const headers = new Headers({
    'x-ratelimit-remaining-requests': '59',
    'x-ratelimit-remaining-tokens': '149984',
    'x-ratelimit-reset-requests': '1s',
    'x-ratelimit-reset-tokens': '6m0s',
  });
  expect(readRateLimits(headers)).toEqual({
    remainingRequests: 59,
    remainingTokens: 149_984,
    requestsResetMs: 1_000,
    tokensResetMs: 360_000,
  });
});

test.each([
  ['20ms', 20],
  ['1.5s', 1_500],
  ['1h2m3s', 3_723_000],
  ['2d', 172_800_000],
  ['7', 7_000],
  ['', undefined],
  ['soon', undefined],
  ['-1s', undefined],
  ['1s later', undefined],
])('a reset after %j is %s ms', (text, expected) => {
  const headers = new Headers({ 'x-ratelimit-reset-tokens': text });
  expect(readRateLimits(headers).tokensResetMs).toBe(expected);
});

test('without headers nothing is known', () => {
  expect(readRateLimits(new Headers({ 'x-ratelimit-remaining-tokens': '-3' }))).toEqual({});
});
