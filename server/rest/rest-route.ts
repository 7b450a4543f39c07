import type { z } from 'zod';
import { type Context, createContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { type Caller, createCaller } from '../routers/app.ts';
import { getRuntime, type Runtime } from '../runtime.ts';
import { toAppError } from '../translate-error.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { readJson } from './read-json.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Params = Record<string, string | string[]>;

export interface RestCall {
  /** The procedures, as the request's caller may use them. */
  caller: Caller;
  /** Parts of the path. */
  params: Params;
  /** Whether the caller would rather hear at once where to ask for the end (RFC 7240). */
  prefersAsync: boolean;
  /** The body of a curator's request; nobody else's is read. */
  readJson: <Schema extends z.ZodType>(schema: Schema) => Promise<z.infer<Schema>>;
}

/** Answers the JSON body of a 200, or a Response where the status says more. */
type RestHandler = (call: RestCall) => Promise<unknown>;
type RouteHandler = (request: Request, route: { params: Promise<Params> }) => Promise<Response>;

/**
 * Makes the handlers of one REST address: its own methods, 405 for the others, CORS. Whatever is
 * thrown becomes `{ statusCode, message }` with the status of its error code (spec §2).
 */
export function restRoute(
  methods: Partial<Record<Method, RestHandler>>,
  findRuntime: () => Runtime = getRuntime,
): Record<Method | 'HEAD' | 'OPTIONS', RouteHandler> {
  const allowed = Object.keys(methods);
  const handle = (handler: RestHandler | undefined): RouteHandler => {
    return async (request, { params }) => {
      const context = createContext(findRuntime(), request.headers);
      const headers = corsHeaders(request, context.env.corsOrigins);
      headers.set('x-request-id', context.requestId);
      headers.set('cache-control', 'no-store');
      try {
        if (!handler) throw new AppError('METHOD_NOT_ALLOWED');
        const caller = createCaller(context);
        const answer = await handler({
          caller,
          params: await params,
          prefersAsync: prefersAsync(request.headers),
          readJson: async (schema) => {
            await caller.access.curator();
            return readJson(request, schema);
          },
        });
        return answer instanceof Response
          ? withHeaders(answer, headers)
          : Response.json(answer, { headers });
      } catch (error) {
        return answerError(toAppError(error), context, headers, allowed);
      }
    };
  };
  return {
    GET: handle(methods.GET),
    HEAD: handle(methods.GET),
    POST: handle(methods.POST),
    PUT: handle(methods.PUT),
    PATCH: handle(methods.PATCH),
    DELETE: handle(methods.DELETE),
    OPTIONS: async (request) => answerPreflight(request, findRuntime().env.corsOrigins, allowed),
  };
}

/** `Prefer: respond-async`, alone or among others. */
function prefersAsync(headers: Headers): boolean {
  const preferences = (headers.get('prefer') ?? '').split(',');
  return preferences.some((one) => one.split(';')[0]?.trim().toLowerCase() === 'respond-async');
}

function answerError(
  error: AppError,
  { log }: Context,
  headers: Headers,
  allowed: readonly string[],
): Response {
  const { status, message } = error;
  if (status >= 500) log.error({ err: error, code: error.code }, 'a request failed');
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  if (status === 405) headers.set('allow', [...allowed, 'OPTIONS'].join(', '));
  if (error.retryAfterSeconds) headers.set('retry-after', String(error.retryAfterSeconds));
  return Response.json({ statusCode: status, message }, { status, headers });
}

function withHeaders(response: Response, headers: Headers): Response {
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}
