import { expect, test } from '@playwright/test';
import { type Service, startService } from '../service.ts';

test.describe('compression over HTTP', () => {
  let service: Service;
  test.beforeAll(async () => {
    service = await startService();
  });
  test.afterAll(() => service.stop());

  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${service.baseUrl}/api/trpc/${path}`, { headers });

  test('answers of procedures are gzipped for those who take it', async () => {
    const zipped = await ask('curator.me', { 'accept-encoding': 'gzip' });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(zipped.headers.get('content-type')).toBe('application/json');
    const plain = await ask('curator.me', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    for (const answer of [zipped, plain]) {
      expect((await answer.json()).error.data.appCode).toBe('AUTHORIZATION_MISSING');
    }
  });

  test('events are not: they would be held back', async () => {
    const admin = await service.memberToken('3f2b8c1e-9d4a-4b6f-8a70-5c1d2e3f4a5b', 'ROLE_ADMIN');
    const events = await ask('job.watch', {
      accept: 'text/event-stream',
      'accept-encoding': 'gzip',
      authorization: `Bearer ${admin}`,
    });
    expect(events.headers.get('content-type')).toBe('text/event-stream');
    expect(events.headers.get('content-encoding')).toBeNull();
    const reader = events.body!.getReader();
    expect((await reader.read()).value?.length).toBeGreaterThan(0);
    await reader.cancel();
  });
});
