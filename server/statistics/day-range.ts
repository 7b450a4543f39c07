/** The last `count` calendar days of `timeZone` up to that of `now`, as `2026-11-24`, the oldest first. */
export function listDays(now: Date, timeZone: string, count: number): string[] {
  const today = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(`${today}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - (count - 1 - index));
    return day.toISOString().slice(0, 10);
  });
}

/** A value for each of `days`; `otherwise` on days that no row tells of. */
export function spreadOverDays<Row extends { day: string }, Value>(
  days: readonly string[],
  rows: readonly Row[],
  read: (row: Row) => Value,
  otherwise: Value,
): Value[] {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return days.map((day) => {
    const row = byDay.get(day);
    return row ? read(row) : otherwise;
  });
}

/** What a total was at the end of each day, from what it is now and by how much it changed each day. */
export function traceBack(total: number, changes: readonly number[]): number[] {
  const totals: number[] = [];
  let current = total;
  for (const change of changes.toReversed()) {
    totals.unshift(current);
    current -= change;
  }
  return totals;
}
