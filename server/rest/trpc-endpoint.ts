import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { createContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { appRouter } from '../routers/app.ts';
import { getRuntime, type Runtime } from '../runtime.ts';
import { toAppError } from '../translate-error.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { MAX_BODY_BYTES } from './read-json.ts';

const ENDPOINT = '/api/trpc';
/** More than any page of ours asks for at once; a thousand mutations in one call are nobody's wish. */
const MAX_BATCH_SIZE = 20;

/** Serves the procedures to tRPC clients: JSON only, and from pages of our own or allowed origins only. */
export async function answerTrpc(
  request: Request,
  findRuntime: () => Runtime = getRuntime,
): Promise<Response> {
  const runtime = findRuntime();
  const headers = corsHeaders(request, runtime.env.corsOrigins);
  if (request.method === 'OPTIONS') {
    return answerPreflight(request, runtime.env.corsOrigins, ['GET', 'POST']);
  }
  const isOwn = isOwnPage(request);
  const refusal = refuse(request, isOwn, headers);
  if (refusal) {
    const { status, message } = refusal;
    return Response.json({ statusCode: status, message }, { status, headers });
  }
  const context = createContext(runtime, request.headers, isOwn);
  let refused: AppError | undefined;
  const response = await fetchRequestHandler({
    endpoint: ENDPOINT,
    req: request,
    router: appRouter,
    maxBatchSize: MAX_BATCH_SIZE,
    createContext: () => context,
    onError: ({ error, path }) => {
      refused = toAppError(error);
      const { code, status, retryAfterSeconds } = refused;
      if (retryAfterSeconds) headers.set('retry-after', String(retryAfterSeconds));
      if (status >= 500) context.log.error({ err: error, path, code }, 'a procedure failed');
    },
  });
  headers.set('x-request-id', context.requestId);
  // A proxy that compresses would hold events back.
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  headers.set('cache-control', isStream ? 'no-store, no-transform' : 'no-store');
  if (isStream && refused) return answerRefused(response, refused, headers);
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

/** tRPC would answer 200, and the refusal as an event: a browser would come back for ever. */
async function answerRefused(
  stream: Response,
  { status, message }: AppError,
  headers: Headers,
): Promise<Response> {
  await stream.body?.cancel();
  return Response.json({ statusCode: status, message }, { status, headers });
}

/** Whether the browser says that a page of ours asks; programs say nothing, and bring no cookie. */
export function isOwnPage(request: Request): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) {
    const site = request.headers.get('sec-fetch-site');
    return site === null || site === 'same-origin' || site === 'none';
  }
  return URL.canParse(origin) && new URL(origin).host === request.headers.get('host');
}

/** A form or a script of a foreign page can send a POST without asking; it must not run a mutation. */
function refuse(request: Request, isOwn: boolean, corsAnswer: Headers): AppError | undefined {
  if (request.method !== 'POST') return undefined;
  if (!isOwn && !corsAnswer.has('access-control-allow-origin')) return new AppError('FORBIDDEN');
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) {
    return new AppError('PAYLOAD_TOO_LARGE');
  }
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  // A mutation without input has no body; with a body of any other kind it isn't ours.
  const isJson = mediaType === 'application/json';
  return isJson ? undefined : new AppError('UNSUPPORTED_MEDIA_TYPE');
}
