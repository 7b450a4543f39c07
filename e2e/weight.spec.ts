import { type Browser, expect } from '@playwright/test';
import { NAV_GROUPS } from '#app/dashboard/_frame/nav-items.ts';
import { SHOWCASE_MEMBER_ID } from '#db/catalogue/demo-members.ts';
import { type Service, test } from './service.ts';

/** Gzipped, as sent. */
const MOST_BYTES = 250 * 1024;
/** Charts and the map's canvas come on demand and are not counted. */
const ON_DEMAND = /recharts|regl/;

const paths = [
  ...NAV_GROUPS.flat().map(({ href }) => href),
  '/dashboard/bands/import',
  '/dashboard/bands/drafts',
  '/dashboard/changes',
  '/dashboard/clusters/0',
  `/dashboard/members/${SHOWCASE_MEMBER_ID}`,
  '/sign-in',
];

/** The scripts of a first visit, until the page has nothing more to fetch. */
async function weigh(browser: Browser, service: Service, path: string) {
  const context = await browser.newContext({ baseURL: service.baseUrl });
  if (path !== '/sign-in') await service.signIn(context);
  const page = await context.newPage();
  const scripts: Promise<{ url: string; bytes: number }>[] = [];
  let isIdle = false;
  page.on('response', (response) => {
    if (isIdle || response.request().resourceType() !== 'script') return;
    scripts.push(
      (async () => {
        const isOnDemand = ON_DEMAND.test(await response.text());
        const { responseBodySize } = await response.request().sizes();
        return { url: response.url(), bytes: isOnDemand ? 0 : responseBodySize };
      })(),
    );
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  isIdle = true;
  const weighed = await Promise.all(scripts);
  await context.close();
  return weighed.reduce((sum, { bytes }) => sum + bytes, 0);
}

for (const path of paths) {
  test(`${path} loads 250 KB of scripts at the most`, async ({ browser, service }) => {
    const bytes = await weigh(browser, service, path);
    test.info().annotations.push({ type: 'bytes', description: String(bytes) });
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes, `${path}: ${Math.round(bytes / 1024)} KB`).toBeLessThanOrEqual(MOST_BYTES);
  });
}
