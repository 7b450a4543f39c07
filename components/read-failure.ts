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
  const code = readAppCode(error);
  return KNOWN_FAILURES.find((known) => known === code) ?? 'UNKNOWN';
}

/** The code of the server's closed union; undefined when it didn't answer. */
export function readAppCode(error: unknown): unknown {
  return readField(readField(error, 'data'), 'appCode');
}

/** In seconds; undefined where the server didn't say. */
export function readRetryAfter(error: unknown): number | undefined {
  const seconds = readField(readField(error, 'data'), 'retryAfterSeconds');
  return typeof seconds === 'number' ? seconds : undefined;
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
