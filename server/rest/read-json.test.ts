import { describe, expect, test } from 'vitest';
import { ZodError, z } from 'zod';
import { AppError, type AppErrorCode } from '../errors.ts';
import { readJson } from './read-json.ts';

const MEGABYTE = 1024 * 1024;
const schema = z.object({ text: z.string() });

function send(body: BodyInit | null, contentType: string | null = 'application/json') {
  const headers = new Headers(contentType === null ? {} : { 'content-type': contentType });
  const request = new Request('http://localhost/', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
  if (contentType === null) request.headers.delete('content-type');
  return request;
}

/** What is read, or the code it is refused with. */
async function judge(request: Request) {
  try {
    return await readJson(request, schema);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    if (error instanceof ZodError) return error.issues.map(({ path }) => path.join('.'));
    throw error;
  }
}

/** A body of exactly `bytes` bytes. */
const fill = (bytes: number) => `{"text":"${'a'.repeat(bytes - 11)}"}`;

describe('content types', () => {
  test.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    ' application/json ;charset=UTF-8',
  ])('%s is JSON', async (contentType) => {
    expect(await judge(send('{"text":"인디"}', contentType))).toEqual({ text: '인디' });
  });

  test.each([
    null,
    '',
    'text/plain',
    'text/plain; application/json',
    'text/json',
    'application/jsonp',
    'application/json, text/plain',
    'application/json+x',
    'application/vnd.api+json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
  ])('%s is not', async (contentType) => {
    expect(await judge(send('{"text":"x"}', contentType))).toBe('UNSUPPORTED_MEDIA_TYPE');
  });
});

describe('bodies', () => {
  test.each<[string, BodyInit | null, AppErrorCode | string[] | { text: string }]>([
    ['none', null, 'INVALID_INPUT'],
    ['empty', '', 'INVALID_INPUT'],
    ['blank', ' \n', 'INVALID_INPUT'],
    ['cut', '{"text":"x"', 'INVALID_INPUT'],
    ['with text after it', '{"text":"x"}{}', 'INVALID_INPUT'],
    ['with a trailing comma', '{"text":"x",}', 'INVALID_INPUT'],
    ['in single quotes', "{'text':'x'}", 'INVALID_INPUT'],
    ['NaN', '{"text":NaN}', 'INVALID_INPUT'],
    ['a raw NUL', '{"text":"\0"}', 'INVALID_INPUT'],
    ['UTF-16', Buffer.from('{"text":"x"}', 'utf16le'), 'INVALID_INPUT'],
    ['null', 'null', ['']],
    ['a list', '[]', ['']],
    ['a string', '"text"', ['']],
    ['of the wrong type', '{"text":1}', ['text']],
    ['polluting', '{"__proto__":{"text":"x"}}', ['text']],
    ['with more than asked for', '{"text":"x","role":"ROLE_ADMIN"}', { text: 'x' }],
  ])('%s', async (_, body, expected) => {
    expect(await judge(send(body))).toEqual(expected);
  });

  test('broken JSON is said to be that, without what the parser says', async () => {
    await expect(readJson(send('{"text":canary}'), schema)).rejects.toThrow(
      new AppError('INVALID_INPUT', { detail: 'JSON을 해석할 수 없습니다.' }),
    );
  });

  test('characters that are split over chunks arrive whole', async () => {
    const bytes = Buffer.from('{"text":"인디 음악 🎸"}');
    const stream = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await judge(send(stream))).toEqual({ text: '인디 음악 🎸' });
  });
});

describe('size', () => {
  test('1 MB is read', async () => {
    expect(await judge(send(fill(MEGABYTE)))).toEqual({ text: 'a'.repeat(MEGABYTE - 11) });
  });

  test('a byte more is refused', async () => {
    expect(await judge(send(fill(MEGABYTE + 1)))).toBe('PAYLOAD_TOO_LARGE');
    expect(new AppError('PAYLOAD_TOO_LARGE').status).toBe(413);
  });

  test('bytes count, not characters', async () => {
    const body = `{"text":"${'가'.repeat(MEGABYTE / 3)}"}`;
    expect(body.length).toBeLessThan(MEGABYTE);
    expect(await judge(send(body))).toBe('PAYLOAD_TOO_LARGE');
  });

  test('a stream without end is left as soon as it is too long', async () => {
    const chunk = new Uint8Array(64 * 1024).fill(32);
    let sent = 0;
    let isCancelled = false;
    const stream = new ReadableStream({
      pull(controller) {
        sent += chunk.byteLength;
        controller.enqueue(chunk.slice());
      },
      cancel() {
        isCancelled = true;
      },
    });
    expect(await judge(send(stream))).toBe('PAYLOAD_TOO_LARGE');
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThan(MEGABYTE + 4 * chunk.byteLength);
  });

  test('the type is judged before anything is read', async () => {
    const request = send(fill(MEGABYTE + 1), 'text/plain');
    expect(await judge(request)).toBe('UNSUPPORTED_MEDIA_TYPE');
    expect(request.bodyUsed).toBe(false);
  });
});
