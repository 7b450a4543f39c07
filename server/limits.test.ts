import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST as update } from '#app/api/bands/recommendations/update/route.ts';
import { announceSocketAddresses, SOCKET_ADDRESS_HEADER } from './client-address.ts';
import { answerTrpc } from './rest/trpc-endpoint.ts';
import { callRoute } from './testing/request.ts';
import { startTestService, type TestService } from './testing/test-service.ts';

const MEMBERS = [
  '33333333-3333-4333-8333-333333333333',
  '44444444-4444-4444-8444-44444444abcd',
] as const;
let service: TestService;

beforeAll(async () => {
  announceSocketAddresses();
  service = await startTestService({
    MEMBER_UPDATES_PER_MINUTE: '3',
    PREVIEWS_PER_MINUTE: '2',
    PUBLIC_DEMO: '1',
  });
});
afterAll(() => service.close());

test('a member may update so often and no more; others are not held up', async () => {
  const authorization = await service.authorization(MEMBERS[1]);
  // Another spelling of the same id, and another token, are the same member.
  const sameMember = await service.authorization(MEMBERS[1].toUpperCase());
  for (const each of [authorization, sameMember, authorization]) {
    expect((await callRoute(update, { authorization: each })).status).toBe(404);
  }
  const { status, headers, body } = await callRoute(update, { authorization: sameMember });
  expect(status).toBe(429);
  expect(body).toEqual({
    statusCode: 429,
    message: '요청이 너무 많습니다. 잠시 후 다시 시도하세요.',
  });
  const seconds = Number(headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(50);
  expect(seconds).toBeLessThanOrEqual(60);
  const other = await service.authorization(MEMBERS[0]);
  expect((await callRoute(update, { authorization: other })).status).toBe(404);
});

test('bad tokens use nobody’s updates up', async () => {
  const good = await service.authorization('55555555-5555-4555-8555-555555555555');
  for (let count = 0; count < 5; count += 1) {
    expect((await callRoute(update, { authorization: `${good}x` })).status).toBe(401);
  }
  expect((await callRoute(update, { authorization: good })).status).toBe(404);
});

test('the public preview is limited by address, not by what the client says of itself', async () => {
  const preview = (socketAddress: string, forwardedFor: string) => {
    const input = JSON.stringify({ version: 'v3', bandIds: [1], keywordIds: [] });
    return answerTrpc(
      new Request(
        `http://localhost/api/trpc/recommendation.preview?input=${encodeURIComponent(input)}`,
        { headers: { [SOCKET_ADDRESS_HEADER]: socketAddress, 'x-forwarded-for': forwardedFor } },
      ),
    );
  };
  const statuses: number[] = [];
  for (let count = 0; count < 3; count += 1) {
    statuses.push((await preview('203.0.113.7', `10.0.0.${count}`)).status);
  }
  expect(statuses).toEqual([400, 400, 429]);
  const limited = await preview('203.0.113.7', '10.0.0.9');
  const { error } = await limited.json();
  expect(error.data).toMatchObject({ appCode: 'TOO_MANY_REQUESTS', httpStatus: 429 });
  expect(error.data.retryAfterSeconds).toBeGreaterThan(50);
  expect(Number(limited.headers.get('retry-after'))).toBe(error.data.retryAfterSeconds);
  expect((await preview('203.0.113.8', '203.0.113.7')).status).toBe(400);
});
