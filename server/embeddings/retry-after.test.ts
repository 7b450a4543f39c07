import { expect, test } from 'vitest';
import { readRetryAfterMs } from './retry-after.ts';

const NOW = Date.parse('2025-11-01T00:00:00Z');

test.each<[Record<string, string>, number | undefined]>([
  [{}, undefined],
  [{ 'retry-after': '7' }, 7_000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '1.5' }, 1_500],
  [{ 'retry-after-ms': '250', 'retry-after': '7' }, 250],
  [{ 'retry-after': 'Sat, 01 Nov 2025 00:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Fri, 31 Oct 2025 00:00:00 GMT' }, 0],
  [{ 'retry-after': '1e20' }, undefined],
  [{ 'retry-after': '99999999999999' }, 86_400_000],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
])('reads %o as %s ms', (headers, expected) => {
  expect(readRetryAfterMs(new Headers(headers), NOW)).toBe(expected);
});
