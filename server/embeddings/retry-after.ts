const DAY_MS = 24 * 60 * 60 * 1000;

/** Milliseconds that the answer asks us to wait: `retry-after-ms`, or `Retry-After` in seconds or as an HTTP date. */
export function readRetryAfterMs(headers: Headers, now: number): number | undefined {
  const inMs = readNumber(headers.get('retry-after-ms'));
  if (inMs !== undefined) return Math.min(inMs, DAY_MS);
  const header = headers.get('retry-after');
  const inSeconds = readNumber(header);
  if (inSeconds !== undefined) return Math.min(inSeconds * 1000, DAY_MS);
  // Date.parse reads nearly anything as a date, "-5" too.
  const date = header?.endsWith('GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(Math.max(date - now, 0), DAY_MS);
}

function readNumber(text: string | null): number | undefined {
  return text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}
