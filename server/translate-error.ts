import { TRPCError } from '@trpc/server';
import { ZodError, z } from 'zod';
import { ko } from 'zod/locales';
import { ModelChangedError } from '#db/queries/store-vectors.ts';
import { WriterError } from './drafting/description-writer.ts';
import { EmbedderError } from './embeddings/embedder.ts';
import { AppError } from './errors.ts';

z.config(ko());

/** The one place where whatever was thrown becomes an error of this app's closed union. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof TRPCError) return fromTrpcError(error);
  if (error instanceof ZodError) return fromZodError(error);
  if (error instanceof EmbedderError) return fromEmbedderError(error);
  if (error instanceof ModelChangedError) return new AppError('MODEL_CHANGED', { cause: error });
  if (error instanceof WriterError) return fromWriterError(error);
  if (findWithCode(error, UNAVAILABLE_CODES)) {
    return new AppError('DATABASE_UNAVAILABLE', { cause: error });
  }
  const tooLong = findWithCode(error, TOO_LONG_CODE);
  if (tooLong) return fromLongText(tooLong);
  return new AppError('INTERNAL', { cause: error });
}

export function toTrpcError(error: unknown): TRPCError {
  const cause = toAppError(error);
  return new TRPCError({ code: cause.trpcCode, message: cause.message, cause });
}

function fromTrpcError(error: TRPCError): AppError {
  const { cause, code } = error;
  if (cause instanceof AppError || cause instanceof TRPCError) return toAppError(cause);
  if (cause instanceof ZodError && code === 'BAD_REQUEST') return fromZodError(cause);
  // Whatever a procedure threw. An answer that breaks its own schema is our fault, not the caller's.
  if (code === 'INTERNAL_SERVER_ERROR' && cause && !(cause instanceof ZodError)) {
    return toAppError(cause);
  }
  switch (error.code) {
    case 'PARSE_ERROR':
    case 'BAD_REQUEST':
      return new AppError('INVALID_INPUT', { cause: error });
    case 'NOT_FOUND':
      return new AppError('ROUTE_NOT_FOUND', { cause: error });
    case 'METHOD_NOT_SUPPORTED':
      return new AppError('METHOD_NOT_ALLOWED', { cause: error });
    case 'UNSUPPORTED_MEDIA_TYPE':
      return new AppError('UNSUPPORTED_MEDIA_TYPE', { cause: error });
    case 'PAYLOAD_TOO_LARGE':
      return new AppError('PAYLOAD_TOO_LARGE', { cause: error });
    case 'FORBIDDEN':
      return new AppError('FORBIDDEN', { cause: error });
    default:
      return new AppError('INTERNAL', { cause: error });
  }
}

function fromZodError(error: ZodError): AppError {
  const [issue] = error.issues;
  const detail = issue && [issue.path.join('.'), issue.message].filter(Boolean).join(': ');
  return new AppError('INVALID_INPUT', { detail, cause: error });
}

function fromEmbedderError(error: EmbedderError): AppError {
  if (error.failure === 'rejected') return new AppError('TEXT_REJECTED', { cause: error });
  return new AppError('EMBEDDER_UNAVAILABLE', {
    retryAfterSeconds: error.retryAfterSeconds,
    cause: error,
  });
}

function fromWriterError(error: WriterError): AppError {
  if (error.failure === 'refused') return new AppError('WRITER_REFUSED', { cause: error });
  return new AppError('WRITER_UNAVAILABLE', {
    retryAfterSeconds: error.retryAfterSeconds,
    cause: error,
  });
}

/** Connection lost or refused, server starting or stopping, out of connections, statement timed out. */
const UNAVAILABLE_CODES =
  /^(CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED)|E(CONNREFUSED|CONNRESET|PIPE|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|TIMEDOUT)|08\w{3}|57P0[1-3]|57014|53\w{3})$/;

/** Columns of an adopted database may be narrower than what the schemas take. */
const TOO_LONG_CODE = /^22001$/;

function fromLongText(cause: Error): AppError {
  const width = /character varying\((\d+)\)/.exec(cause.message)?.[1];
  return new AppError('TEXT_TOO_LONG', { detail: width && `최대 ${width}자`, cause });
}

/** The error that the database or its driver made with such a code, as deep as it may be wrapped. */
function findWithCode(error: unknown, codes: RegExp, depth = 0): Error | undefined {
  if (!(error instanceof Error) || depth === 5) return undefined;
  if ('code' in error && typeof error.code === 'string' && codes.test(error.code)) return error;
  // A name that resolves to two addresses fails with one error for each.
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  for (const cause of inner) {
    const found = findWithCode(cause, codes, depth + 1);
    if (found) return found;
  }
  return undefined;
}
