import { describe, expect, test } from 'vitest';
import { answerPreflight, corsHeaders } from './cors.ts';

const allowed = ['https://app.example.com', 'http://localhost:3001'];

/** Everything that tells a browser something about origins. */
function listCors(headers: Headers) {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
}

function ask(origin: string | undefined, method = 'GET') {
  return new Request('https://api.example.com/api/bands/1', {
    method,
    headers: origin === undefined ? {} : { origin },
  });
}

describe.each(allowed)('%s', (origin) => {
  test('may read answers', () => {
    const headers = corsHeaders(ask(origin), allowed);
    expect(Object.fromEntries(headers)).toEqual({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'x-request-id, retry-after, location, preference-applied',
      vary: 'Origin',
    });
  });

  test('passes a preflight', () => {
    const response = answerPreflight(ask(origin, 'OPTIONS'), allowed, ['GET', 'POST']);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'x-request-id, retry-after, location, preference-applied',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, prefer, trpc-accept',
      'access-control-max-age': '3600',
      allow: 'GET, POST, OPTIONS',
      vary: 'Origin',
    });
  });
});

describe.each([
  undefined,
  '',
  'null',
  '*',
  'https://evil.example',
  'https://app.example.com.evil.example',
  'https://evilapp.example.com',
  'https://evil-app.example.com',
  'https://evil.app.example.com',
  'https://app.example.com@evil.example',
  'https://app.example.com:8443',
  'https://app.example.com/',
  'https://app.example.co',
  'https://APP.example.com',
  'http://app.example.com',
  'https://app.example.com, https://evil.example',
  'https://app_example.com',
  'https://appxexample.com',
])('%j', (origin) => {
  test('gets no allow header', () => {
    const headers = corsHeaders(ask(origin), allowed);
    expect(listCors(headers)).toEqual({});
    expect(headers.get('vary')).toBe('Origin');
  });

  test('passes no preflight', () => {
    const response = answerPreflight(ask(origin, 'OPTIONS'), allowed, ['GET']);
    expect(listCors(response.headers)).toEqual({});
    expect(response.headers.get('vary')).toBe('Origin');
  });
});

test('without configured origins nobody gets an allow header', () => {
  for (const origin of [...allowed, 'null', '']) {
    expect(listCors(corsHeaders(ask(origin), []))).toEqual({});
  }
});
