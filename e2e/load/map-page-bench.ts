import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureChromium } from '#server/cli/chromium.ts';
import { MapPage } from '../pages/map-page.ts';
import { fillMap } from './fill-map.ts';
import { type Cost, PageProbe } from './page-probe.ts';
import { type SignedIn, withSignedInServer } from './signed-in-server.ts';

const COUNTS = (process.env.BENCH_POINTS ?? '20000,100000').split(',').map(Number);
const LOADS = 3;
const MOVES = 60;

// Prints how the map feels in a Chromium without a graphics card. `busy` is the page's own thread, `script` its
// scripts; the rest of the time is the picture, drawn by the processor, which a graphics card does at once.
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
for (const points of COUNTS) {
  await withSignedInServer(
    ({ db }) => fillMap(db, { points }),
    (server) => measureMap(browser, server, points),
  );
}
await browser.close();

async function measureMap(on: Browser, server: SignedIn, points: number): Promise<void> {
  const context = await on.newContext({
    baseURL: server.baseUrl,
    locale: 'ko-KR',
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies([{ ...server.cookie, url: server.baseUrl }]);
  const print = (what: string, text: string) =>
    process.stdout.write(`${points} points  ${what.padEnd(16)} ${text}\n`);

  let page = await context.newPage();
  let probe = await PageProbe.attach(page);
  for (let load = 0; load < LOADS; load += 1) {
    await page.close();
    page = await context.newPage();
    probe = await PageProbe.attach(page);
    const startedAt = performance.now();
    await new MapPage(page).open();
    const wallMs = performance.now() - startedAt;
    const { scriptMs, busyMs } = await probe.readMetrics();
    print('ready', describeTimes({ wallMs, scriptMs, busyMs }));
  }
  print('points', await describePayload(page));
  print('memory', `${(await probe.readHeapMb()).toFixed(0)} MB`);

  const map = new MapPage(page);
  const middle = await map.clusterMiddle('묶음 5');
  const around = (step: number) => {
    const angle = (step / 20) * 2 * Math.PI;
    const radius = 8 + (step % 7) * 6;
    return page.mouse.move(
      middle.x + radius * Math.cos(angle),
      middle.y + radius * Math.sin(angle),
    );
  };
  const report = async (what: string, work: () => Promise<unknown>) =>
    print(what, describeCost(await probe.measure(work)));

  await report('still', () => page.evaluate(() => new Promise((done) => setTimeout(done, 1_000))));
  await report('hover', async () => {
    for (let step = 0; step < MOVES; step += 1) await around(step);
  });
  await report('pan', async () => {
    await page.mouse.down();
    // Ends where it didn't begin: it is no click.
    for (let step = 0; step < MOVES - 5; step += 1) await around(step);
    await page.mouse.up();
  });
  await report('zoom', async () => {
    for (let step = 0; step < MOVES; step += 1) await page.mouse.wheel(0, step < 30 ? -60 : 60);
  });
  await report('colours', async () => {
    await map.color.selectOption('recommended');
    await map.legend.filter({ hasText: /^0번/ }).waitFor();
    await map.color.selectOption('cluster');
    await map.legend.filter({ hasText: '묶음 5' }).waitFor();
  });
  await report('one cluster', async () => {
    await map.legend.nth(3).click();
    await page.waitForURL(/cluster=/);
    await map.legend.nth(3).click();
    await page.waitForURL((url) => !url.searchParams.has('cluster'));
  });
  await report('lasso', async () => {
    await map.lassoMiddle();
    await map.selection.waitFor();
  });
  print('lasso', (await map.selection.getByRole('heading').first().textContent()) ?? '');
  await report('lasso away', async () => {
    await page.getByRole('button', { name: '고른 것 지우기' }).click();
    await map.selection.waitFor({ state: 'detached' });
  });
  await report('click', async () => {
    const { x, y } = await map.clusterMiddle('묶음 5');
    await page.mouse.click(x + 12, y + 24);
    await page.waitForURL(/band=/);
    await map.bandPanel.getByRole('heading').first().waitFor();
  });
  await page.keyboard.press('Escape');
  await map.find.fill('밴드 1777');
  await report('search, fly', async () => {
    await map.find.pressSequentially('7');
    await map.options.first().waitFor();
    await map.find.press('Enter');
    await page.waitForURL(/focus=/);
    await map.bandPanel.getByRole('heading', { name: '밴드 17777' }).waitFor();
  });
  await page.keyboard.press('Escape');
  await map.bandPanel.waitFor({ state: 'detached' });
  await report('table', async () => {
    await map.chooseView('표로 보기');
    await map.table.getByRole('row').nth(25).waitFor();
  });
  await context.close();
}

async function describePayload(page: Page): Promise<string> {
  const entries = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('points'))
      .map((entry) => entry as PerformanceResourceTiming)
      .map(({ requestStart, responseStart, responseEnd, encodedBodySize, decodedBodySize }) => ({
        waitMs: responseStart - requestStart,
        readMs: responseEnd - responseStart,
        encodedBodySize,
        decodedBodySize,
      })),
  );
  return entries
    .map(
      ({ waitMs, readMs, encodedBodySize, decodedBodySize }) =>
        `${waitMs.toFixed(0)} ms to the first byte, ${readMs.toFixed(0)} ms to the last, ` +
        `${Math.round(encodedBodySize / 1_000)} KB of ${Math.round(decodedBodySize / 1_000)} KB`,
    )
    .join('; ');
}

function describeTimes({ wallMs, scriptMs, busyMs }: Pick<Cost, 'wallMs' | 'scriptMs' | 'busyMs'>) {
  return `${ms(wallMs)}, busy ${ms(busyMs)}, script ${ms(scriptMs)}`;
}

function describeCost(cost: Cost): string {
  const { frames, hovers, commits } = cost;
  const frame = `${frames.count} frames of ${ms(frames.p50Ms)}, p95 ${ms(frames.p95Ms)}, longest ${ms(frames.mostMs)}`;
  const hover = `; ${hovers.count} names after ${ms(hovers.p50Ms)}, p95 ${ms(hovers.p95Ms)}`;
  return `${describeTimes(cost)}; ${frame}; ${commits} renders${hovers.count > 0 ? hover : ''}`;
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
