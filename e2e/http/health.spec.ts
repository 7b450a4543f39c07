import { expect } from '@playwright/test';
import { test } from '../service.ts';

test('GET /health says that the process lives', async ({ request }) => {
  const response = await request.get('/health');
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok' });
});

test('GET /ready says that requests can be served', async ({ request }) => {
  const response = await request.get('/ready');
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({
    status: 'ok',
    checks: { database: 'ok', migrations: 'ok', pgvector: 'ok' },
  });
});
