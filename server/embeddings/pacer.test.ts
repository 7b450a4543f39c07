import { describe, expect, test } from 'vitest';
import { createPacer } from './pacer.ts';

const LIMITS = {
  remainingRequests: 2,
  remainingTokens: 1_000,
  requestsResetMs: 3_000,
  tokensResetMs: 8_000,
};

describe('a pacer', () => {
  test('waits for nothing as long as the provider says nothing', () => {
    const pacer = createPacer();
    for (let count = 0; count < 100; count += 1) pacer.sent(1_000_000);
    expect(pacer.waitMs(1_000_000, 5)).toBe(0);
    pacer.heard({}, 10);
    expect(pacer.waitMs(1_000_000, 10)).toBe(0);
  });

  test('sends as many requests as are left, then waits until they are there again', () => {
    const pacer = createPacer();
    pacer.heard(LIMITS, 1_000);
    pacer.sent(10);
    expect(pacer.waitMs(10, 1_100)).toBe(0);
    pacer.sent(10);
    expect(pacer.waitMs(10, 1_100)).toBe(2_900);
    expect(pacer.waitMs(10, 4_000)).toBe(0);
  });

  test('waits when the tokens that are left are too few for this request, not for a smaller one', () => {
    const pacer = createPacer();
    pacer.heard(LIMITS, 0);
    pacer.sent(600);
    expect(pacer.waitMs(500, 0)).toBe(8_000);
    expect(pacer.waitMs(400, 0)).toBe(0);
  });

  test('backs off twice as long each time, up to a limit, until it hears an answer', () => {
    const pacer = createPacer({ backoffMs: 100, maxBackoffMs: 300 });
    expect(pacer.failed(undefined, 0)).toBe(100);
    expect(pacer.waitMs(1, 40)).toBe(60);
    expect(pacer.failed(undefined, 100)).toBe(200);
    expect(pacer.failed(undefined, 300)).toBe(300);
    expect(pacer.failed(undefined, 600)).toBe(300);
    pacer.heard({}, 900);
    expect(pacer.failed(undefined, 1_000)).toBe(100);
  });

  test('waits as long as Retry-After asks', () => {
    const pacer = createPacer({ backoffMs: 100 });
    expect(pacer.failed(7_000, 0)).toBe(7_000);
    expect(pacer.waitMs(1, 6_999)).toBe(1);
    expect(pacer.waitMs(1, 7_000)).toBe(0);
  });

  test('counts failures of requests that were on their way together once', () => {
    const pacer = createPacer({ backoffMs: 100 });
    for (let count = 0; count < 4; count += 1) expect(pacer.failed(undefined, 0)).toBe(100);
    expect(pacer.failed(undefined, 100)).toBe(200);
  });
});
