/** Failures that the page has words of its own for. */
const KNOWN_FAILURES = [
  'NO_EMBEDDED_PICK',
  'EMBEDDER_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'DEMO_CLOSED',
  'FORBIDDEN',
] as const;
export type Failure = (typeof KNOWN_FAILURES)[number] | 'OFFLINE' | 'UNKNOWN';

/** What went wrong, from tRPC's error: `data.appCode` of the server, or no answer at all. */
export function readFailure(error: unknown): Failure {
  const data = readField(error, 'data');
  if (data === undefined || data === null) return 'OFFLINE';
  const code = readField(data, 'appCode');
  return KNOWN_FAILURES.find((known) => known === code) ?? 'UNKNOWN';
}

/** A busy provider or database may answer the second time; a refused request never will. */
export function isWorthRetrying(error: unknown): boolean {
  return ['EMBEDDER_UNAVAILABLE', 'DATABASE_UNAVAILABLE', 'OFFLINE'].includes(readFailure(error));
}

function readField(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null && field in value
    ? (value as Record<string, unknown>)[field]
    : undefined;
}
