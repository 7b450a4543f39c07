/** Answers of browsers' preflights are kept for an hour. */
const MAX_AGE_SECONDS = '3600';

/**
 * What lets a page of an allowed origin read an answer; only `vary` for every other origin. Origins
 * are compared whole: neither `null` nor a look-alike suffix can match.
 */
export function corsHeaders(request: Request, allowedOrigins: readonly string[]): Headers {
  const headers = new Headers({ vary: 'Origin' });
  const origin = request.headers.get('origin');
  if (origin && allowedOrigins.includes(origin)) {
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-allow-credentials', 'true');
    headers.set(
      'access-control-expose-headers',
      'x-request-id, retry-after, location, preference-applied',
    );
  }
  return headers;
}

/** The answer to a preflight. */
export function answerPreflight(
  request: Request,
  allowedOrigins: readonly string[],
  methods: readonly string[],
): Response {
  const headers = corsHeaders(request, allowedOrigins);
  if (headers.has('access-control-allow-origin')) {
    headers.set('access-control-allow-methods', methods.join(', '));
    headers.set('access-control-allow-headers', 'authorization, content-type, prefer, trpc-accept');
    headers.set('access-control-max-age', MAX_AGE_SECONDS);
  }
  headers.set('allow', [...methods, 'OPTIONS'].join(', '));
  return new Response(null, { status: 204, headers });
}
