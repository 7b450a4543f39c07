import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { type AuthRequest, makeAuthOptions } from '../auth/auth-options.ts';
import { readClientAddress } from '../client-address.ts';
import { AppError } from '../errors.ts';
import { getRuntime } from '../runtime.ts';
import { toAppError } from '../translate-error.ts';

type AuthRoute = { params: Promise<{ nextauth: string[] }> };

const MAX_BODY_BYTES = 64 * 1024;

/** Serves next-auth: sign-in, sign-out, providers. */
export async function answerAuth(request: NextRequest, route: AuthRoute): Promise<Response> {
  const runtime = getRuntime();
  const { trustedProxyCount } = runtime.env;
  const authRequest: AuthRequest = {
    clientAddress: readClientAddress(request.headers, trustedProxyCount),
  };
  try {
    if (isTooLarge(request)) throw new AppError('PAYLOAD_TOO_LARGE');
    const response: Response = await NextAuth(
      request,
      route,
      makeAuthOptions(runtime, authRequest),
    );
    if (!authRequest.failure) return response;
    return answerFailure(request, authRequest.failure, runtime.log);
  } catch (error) {
    // A body that is no JSON; next-auth parses it without a net.
    const isCallersFault = error instanceof SyntaxError;
    const failure = isCallersFault ? new AppError('INVALID_INPUT') : toAppError(error);
    return answerFailure(request, failure, runtime.log);
  }
}

/** next-auth reads the whole body; of one whose length isn't said, nobody knows how much that is. */
function isTooLarge({ method, headers }: Request): boolean {
  if (method !== 'POST') return false;
  return headers.has('transfer-encoding') || Number(headers.get('content-length')) > MAX_BODY_BYTES;
}

/** As next-auth's client wants it: it reads `error` from the query of `url`, and nothing else. */
function answerFailure(
  request: NextRequest,
  error: AppError,
  log: ReturnType<typeof getRuntime>['log'],
): Response {
  const { status, message, code, retryAfterSeconds } = error;
  if (status >= 500) log.error({ err: error, code }, 'a sign-in failed');
  const url = new URL('/sign-in', request.url);
  url.searchParams.set('error', [code, retryAfterSeconds ?? []].flat().join(':'));
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (retryAfterSeconds) headers.set('retry-after', String(retryAfterSeconds));
  return Response.json({ statusCode: status, message, url: url.href }, { status, headers });
}
