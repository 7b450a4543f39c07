import { expect, test } from 'vitest';
import { listDays, spreadOverDays, traceBack } from './day-range.ts';

test.each([
  ['2026-03-01T14:59:59Z', 'Asia/Seoul', ['2026-02-27', '2026-02-28', '2026-03-01']],
  ['2026-03-01T15:00:00Z', 'Asia/Seoul', ['2026-02-28', '2026-03-01', '2026-03-02']],
  ['2026-03-01T02:00:00Z', 'America/New_York', ['2026-02-26', '2026-02-27', '2026-02-28']],
])('%s in %s ends its days with %j', (now, timeZone, days) => {
  expect(listDays(new Date(now), timeZone, 3)).toEqual(days);
});

test('days without a row get what stands for nothing', () => {
  const rows = [{ day: '2026-03-02', count: 4 }];
  const read = ({ count }: { count: number }) => count;
  expect(spreadOverDays(['2026-03-01', '2026-03-02'], rows, read, 0)).toEqual([0, 4]);
});

test('a total is traced back through what came and went', () => {
  expect(traceBack(10, [3, 0, -2, 1])).toEqual([11, 11, 9, 10]);
});
