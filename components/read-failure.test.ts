import { expect, test } from 'vitest';
import { isWorthRetrying, readFailure } from './read-failure.ts';

test.each([
  [{ data: { appCode: 'EMBEDDER_UNAVAILABLE' } }, 'EMBEDDER_UNAVAILABLE', true],
  [{ data: { appCode: 'INVALID_INPUT' } }, 'UNKNOWN', false],
  [{ data: {} }, 'UNKNOWN', false],
  [new TypeError('Failed to fetch'), 'OFFLINE', true],
  [undefined, 'OFFLINE', true],
])('%o reads as %s, worth retrying: %s', (error, failure, isRetried) => {
  expect(readFailure(error)).toBe(failure);
  expect(isWorthRetrying(error)).toBe(isRetried);
});
