import { TRPCError } from '@trpc/server';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { EmbedderError } from './embeddings/embedder.ts';
import { AppError, type AppErrorCode } from './errors.ts';
import { toAppError, toTrpcError } from './translate-error.ts';

const CANARY = 'canary-5e1f';
const statuses = { DATABASE_UNAVAILABLE: 503, EMBEDDER_UNAVAILABLE: 503, INTERNAL: 500 } as const;

/** An error as the driver throws it, inside the one that Drizzle makes of it. */
function failQuery(code: string, cause: Error = new Error(`${CANARY} ${code}`)) {
  return new DrizzleQueryError(`select ${CANARY}`, [CANARY], Object.assign(cause, { code }));
}

function findZodError(schema: z.ZodType, value: unknown): z.ZodError {
  return schema.safeParse(value).error!;
}

describe('an AppError', () => {
  const error = new AppError('NO_PICKS');

  test('stays itself', () => {
    expect(toAppError(error)).toBe(error);
  });

  test.each(['UNAUTHORIZED', 'BAD_REQUEST', 'INTERNAL_SERVER_ERROR'] as const)(
    'is found in a TRPCError %s',
    (code) => {
      expect(toAppError(new TRPCError({ code, cause: error }))).toBe(error);
      expect(toAppError(new TRPCError({ code, cause: toTrpcError(error) }))).toBe(error);
    },
  );

  test('goes to tRPC with its own code and words, and back', () => {
    const trpcError = toTrpcError(error);
    expect(trpcError).toMatchObject({ code: 'BAD_REQUEST', message: '선택한 밴드가 없습니다.' });
    expect(toAppError(trpcError)).toBe(error);
  });
});

describe('a ZodError', () => {
  const schema = z.object({ bandIds: z.array(z.number()).min(1) });

  test.each([
    [{ bandIds: 'x' }, 'bandIds: '],
    [{ bandIds: [1, CANARY] }, 'bandIds.1: '],
    [{ bandIds: [] }, 'bandIds: '],
  ])('of the input %o names the field, in Korean', (value, field) => {
    const error = findZodError(schema, value);
    for (const thrown of [error, new TRPCError({ code: 'BAD_REQUEST', cause: error })]) {
      const { code, status, message } = toAppError(thrown);
      expect({ code, status }).toEqual({ code: 'INVALID_INPUT', status: 400 });
      expect(message.startsWith(`요청 형식이 올바르지 않습니다. (${field}`)).toBe(true);
      expect(message.slice(message.indexOf(field) + field.length)).toMatch(/[가-힣]/);
      expect(message).not.toContain(CANARY);
    }
  });

  test('of the whole input has no field', () => {
    const { message } = toAppError(findZodError(schema, null));
    expect(message).toMatch(/^요청 형식이 올바르지 않습니다\. \([^:(]*[가-힣]/);
  });

  test('of an answer is our own fault', () => {
    const cause = findZodError(schema, {});
    const error = toAppError(
      new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'Output validation failed', cause }),
    );
    expect(error).toMatchObject({ code: 'INTERNAL', status: 500 });
    expect(error.message).toBe(new AppError('INTERNAL').message);
  });
});

describe('an EmbedderError', () => {
  test.each([
    ['unavailable', undefined, 'EMBEDDER_UNAVAILABLE', 5],
    ['unavailable', 20, 'EMBEDDER_UNAVAILABLE', 20],
    ['invalid-answer', undefined, 'EMBEDDER_UNAVAILABLE', 5],
    ['rejected', undefined, 'TEXT_REJECTED', undefined],
  ] as const)('%s, retry after %s', (failure, given, code, retryAfterSeconds) => {
    const thrown = new EmbedderError(failure, CANARY, { retryAfterSeconds: given });
    for (const error of [thrown, new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: thrown })]) {
      expect(toAppError(error)).toMatchObject({ code, retryAfterSeconds, cause: thrown });
      expect(toAppError(error).message).toBe(new AppError(code).message);
    }
  });
});

describe('a database error', () => {
  test.each<[string, keyof typeof statuses]>([
    ['57P01', 'DATABASE_UNAVAILABLE'],
    ['57P02', 'DATABASE_UNAVAILABLE'],
    ['57P03', 'DATABASE_UNAVAILABLE'],
    ['57014', 'DATABASE_UNAVAILABLE'],
    ['53300', 'DATABASE_UNAVAILABLE'],
    ['53100', 'DATABASE_UNAVAILABLE'],
    ['08006', 'DATABASE_UNAVAILABLE'],
    ['08P01', 'DATABASE_UNAVAILABLE'],
    ['ECONNREFUSED', 'DATABASE_UNAVAILABLE'],
    ['ECONNRESET', 'DATABASE_UNAVAILABLE'],
    ['EPIPE', 'DATABASE_UNAVAILABLE'],
    ['ENOTFOUND', 'DATABASE_UNAVAILABLE'],
    ['EAI_AGAIN', 'DATABASE_UNAVAILABLE'],
    ['EHOSTUNREACH', 'DATABASE_UNAVAILABLE'],
    ['ETIMEDOUT', 'DATABASE_UNAVAILABLE'],
    ['CONNECT_TIMEOUT', 'DATABASE_UNAVAILABLE'],
    ['CONNECTION_CLOSED', 'DATABASE_UNAVAILABLE'],
    ['CONNECTION_ENDED', 'DATABASE_UNAVAILABLE'],
    ['CONNECTION_DESTROYED', 'DATABASE_UNAVAILABLE'],
    ['23505', 'INTERNAL'],
    ['42P01', 'INTERNAL'],
    ['40001', 'INTERNAL'],
    ['28P01', 'INTERNAL'],
    ['22P02', 'INTERNAL'],
    ['57P04', 'INTERNAL'],
    ['157014', 'INTERNAL'],
    ['ENOENT', 'INTERNAL'],
    ['XECONNREFUSED', 'INTERNAL'],
  ])('%s is %s', (code, expected) => {
    const inner = Object.assign(new Error(CANARY), { code });
    const query = failQuery(code);
    const wrapped = new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: query });
    const deep = new Error('a', { cause: new Error('b', { cause: query }) });
    for (const thrown of [inner, query, wrapped, deep]) {
      const error = toAppError(thrown);
      expect([error.code, error.status]).toEqual([expected, statuses[expected]]);
      expect(error.retryAfterSeconds).toBe(expected === 'INTERNAL' ? undefined : 5);
      expect(error.message).toBe(new AppError(expected).message);
      expect(error.cause).toBe(thrown === wrapped ? query : thrown);
    }
  });

  test("of the driver's own class", () => {
    const thrown = new postgres.PostgresError('too many clients');
    expect(toAppError(thrown).code).toBe('INTERNAL');
    expect(toAppError(Object.assign(thrown, { code: '53300' })).code).toBe('DATABASE_UNAVAILABLE');
  });

  test.each([
    ['value too long for type character varying(100)', ' (최대 100자)'],
    ['value too long for type character(4)', ''],
  ])('of a column that is too narrow: %s', (words, detail) => {
    const query = failQuery('22001', new Error(words));
    const error = toAppError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: query }));
    expect([error.code, error.status]).toEqual(['TEXT_TOO_LONG', 400]);
    expect(error.message).toBe(new AppError('TEXT_TOO_LONG').message + detail);
  });

  test('of a name with two addresses', () => {
    const refused = Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' });
    const other = new Error(CANARY);
    const cause = (errors: Error[]) =>
      new DrizzleQueryError('select 1', [], new AggregateError(errors));
    expect(toAppError(cause([other, refused])).code).toBe('DATABASE_UNAVAILABLE');
    expect(toAppError(cause([other])).code).toBe('INTERNAL');
  });

  test('whose causes go round in a circle', () => {
    const error = new Error(CANARY);
    error.cause = error;
    expect(toAppError(error).code).toBe('INTERNAL');
  });
});

describe('an error of tRPC itself', () => {
  test.each<[TRPCError['code'], AppErrorCode]>([
    ['PARSE_ERROR', 'INVALID_INPUT'],
    ['BAD_REQUEST', 'INVALID_INPUT'],
    ['NOT_FOUND', 'ROUTE_NOT_FOUND'],
    ['METHOD_NOT_SUPPORTED', 'METHOD_NOT_ALLOWED'],
    ['UNSUPPORTED_MEDIA_TYPE', 'UNSUPPORTED_MEDIA_TYPE'],
    ['PAYLOAD_TOO_LARGE', 'PAYLOAD_TOO_LARGE'],
    ['FORBIDDEN', 'FORBIDDEN'],
    ['INTERNAL_SERVER_ERROR', 'INTERNAL'],
    ['TIMEOUT', 'INTERNAL'],
  ])('%s is %s', (code, expected) => {
    const error = toAppError(new TRPCError({ code, message: CANARY }));
    expect(error.code).toBe(expected);
    expect(error.message).toBe(new AppError(expected).message);
  });

  test('a parse error with a cause is the caller’s', () => {
    const cause = new SyntaxError(CANARY);
    expect(toAppError(new TRPCError({ code: 'PARSE_ERROR', cause })).code).toBe('INVALID_INPUT');
  });
});

test.each([
  new Error(CANARY),
  new TypeError(CANARY),
  new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: new Error(CANARY) }),
  new DOMException(CANARY, 'AbortError'),
  CANARY,
  null,
  undefined,
  { code: '57P01' },
])('anything else (%s) is INTERNAL and says nothing', (thrown) => {
  const error = toAppError(thrown);
  expect(error).toMatchObject({ code: 'INTERNAL', status: 500, retryAfterSeconds: undefined });
  expect(error.message).toBe('서버에서 오류가 발생했습니다. 잠시 후 다시 시도하세요.');
});

test("an EmbedderError of another bundle's copy of the class is one too", () => {
  const other = Object.assign(new Error(CANARY), { name: 'EmbedderError', failure: 'unavailable' });
  expect(toAppError(other)).toMatchObject({ code: 'EMBEDDER_UNAVAILABLE', status: 503 });
  expect(toAppError(new Error(CANARY))).toMatchObject({ code: 'INTERNAL' });
});
