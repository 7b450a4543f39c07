import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureChromium } from '#server/cli/chromium.ts';
import { MapPage } from '../pages/map-page.ts';
import { fillMap } from './fill-map.ts';
import { type SignedIn, withSignedInServer } from './signed-in-server.ts';
import { summarise } from './timing.ts';

const COUNTS = (process.env.BENCH_POINTS ?? '20000,100000').split(',').map(Number);
const LOADS = 3;
const MOVES = 60;

// Prints how the map feels in a Chromium without a graphics card: time to ready, frames while the picture moves.
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
    process.stdout.write(`${points} points  ${what.padEnd(22)} ${text}\n`);

  const readyMs: number[] = [];
  let page = await context.newPage();
  for (let load = 0; load < LOADS; load += 1) {
    await page.close();
    page = await context.newPage();
    const startedAt = performance.now();
    await new MapPage(page).open();
    readyMs.push(performance.now() - startedAt);
  }
  print('ready', `${readyMs.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  const [payload] = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('map.points'))
      .map((entry) => entry as PerformanceResourceTiming)
      .map(({ duration, encodedBodySize, decodedBodySize }) => ({
        duration,
        encodedBodySize,
        decodedBodySize,
      })),
  );
  if (payload) {
    const [sent, whole] = [payload.encodedBodySize, payload.decodedBodySize].map(toKb);
    print('points', `${payload.duration.toFixed(0)} ms, ${sent} KB sent, ${whole} KB JSON`);
  }

  const map = new MapPage(page);
  const box = await map.canvas.boundingBox();
  if (!box) throw new Error('The map has no size');
  const [left, top] = [box.x + box.width * 0.6, box.y + box.height * 0.5];
  const around = async (step: number) => {
    const angle = (step / 20) * 2 * Math.PI;
    await page.mouse.move(left + 120 * Math.cos(angle), top + 120 * Math.sin(angle));
  };
  const report = async (what: string, move: () => Promise<void>) => {
    const { p50Ms, p95Ms, mostMs } = await measureFrames(page, move);
    print(
      what,
      `frame p50 ${p50Ms.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms, longest ${mostMs.toFixed(0)} ms`,
    );
  };
  await report('still', () => page.evaluate(() => new Promise((done) => setTimeout(done, 1_000))));
  await report('hover', async () => {
    for (let step = 0; step < MOVES; step += 1) await around(step);
  });
  await report('pan', async () => {
    await page.mouse.down();
    for (let step = 0; step < MOVES; step += 1) await around(step);
    await page.mouse.up();
  });
  await report('zoom', async () => {
    for (let step = 0; step < MOVES; step += 1) await page.mouse.wheel(0, step < 30 ? -60 : 60);
  });
  const startedAt = performance.now();
  await report('lasso', async () => {
    await map.lassoMiddle();
    await map.selection.waitFor();
  });
  print('lasso, to the table', `${(performance.now() - startedAt).toFixed(0)} ms with the drawing`);
  await context.close();
}

/** Times between frames while `move` goes on. */
async function measureFrames(page: Page, move: () => Promise<void>) {
  const frames = await page.evaluateHandle(() => {
    const state = { times: [] as number[], isOver: false };
    let last = performance.now();
    const next = (now: number) => {
      state.times.push(now - last);
      last = now;
      if (!state.isOver) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    return state;
  });
  await move();
  const times = await frames.evaluate((state) => {
    state.isOver = true;
    return state.times.slice(1);
  });
  return { ...summarise('', times), mostMs: Math.max(...times) };
}

function toKb(bytes: number): number {
  return Math.round(bytes / 1_000);
}
