import { globSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { type Service, startService } from '../service.ts';

/** Every page of the dashboard, with something in the place of its parameters. */
const paths = globSync('app/dashboard/**/page.tsx').map((file) =>
  `/${file.replace(/^app\//, '').replace(/\/page\.tsx$/, '')}`
    .split('/')
    .filter((part) => !part.startsWith('('))
    .map((part) => (part.startsWith('[') ? '1' : part))
    .join('/'),
);

/** What clients send that have been let in by mistake elsewhere, and what Next's own router sends. */
const VARIANTS: Record<string, Record<string, string>> = {
  plainly: {},
  'past a middleware': {
    'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware',
  },
  'past a proxy': { 'x-middleware-subrequest': 'src/proxy:proxy:proxy:proxy:proxy' },
  'as a navigation': { rsc: '1' },
  'as a prefetch': { rsc: '1', 'next-router-prefetch': '1', purpose: 'prefetch' },
  'as a prefetch of a segment': {
    rsc: '1',
    'next-router-prefetch': '1',
    'next-router-segment-prefetch': '/_tree',
  },
  'as a refetch of a part': {
    rsc: '1',
    'next-router-state-tree': encodeURIComponent(
      JSON.stringify(['', { children: ['dashboard', { children: ['__PAGE__', {}] }] }]),
    ),
  },
  'with a member’s token': { authorization: '' },
  'with a foreign session': { cookie: '' },
};

test.describe('signed out, the dashboard', () => {
  test.setTimeout(180_000);
  let service: Service;
  test.beforeAll(async () => {
    service = await startService({ seedDemo: true });
  });
  test.afterAll(() => service.stop());

  test('has pages', () => expect(paths).toContain('/dashboard'));

  for (const path of paths) {
    test(`${path} shows nothing, however it is asked for`, async () => {
      for (const [how, given] of Object.entries(VARIANTS)) {
        const headers = { ...given };
        if ('authorization' in headers) {
          const id = '66666666-6666-4666-8666-666666666666';
          headers.authorization = `Bearer ${await service.memberToken(id)}`;
        }
        if ('cookie' in headers) {
          const token = { sub: '1', sessionVersion: 1 };
          headers.cookie = `next-auth.session-token=${await encode({ token, secret: 'x'.repeat(64) })}`;
        }
        for (const suffix of ['', '?_rsc=1', '.rsc']) {
          const where = `${path}${suffix} ${how}`;
          // Next first sends its router's own requests to an address with a hash of what they ask for.
          const response = await fetch(`${service.baseUrl}${path}${suffix}`, { headers });
          const text = await response.text();
          expect(response.status, where).toBeLessThan(500);
          // People, and the form in which a page brings what it has asked the procedures.
          expect(text, where).not.toMatch(/@example\.com|한소리|윤관리|dehydratedAt|queryHash/);
          // Prefetches may get a page's outline, and who says to have the page already gets none of it: both
          // hold nothing. Everything else is turned away.
          if ('next-router-prefetch' in headers || 'next-router-state-tree' in headers) continue;
          const signIn = `/sign-in?next=${encodeURIComponent(path)}`;
          const isTurnedAway =
            response.url.startsWith(`${service.baseUrl}${signIn}`) ||
            text.includes(`NEXT_REDIRECT;replace;${signIn}`);
          expect(isTurnedAway || response.status === 404, where).toBe(true);
        }
      }
    });
  }
});
