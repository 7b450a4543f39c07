import type { CDPSession, Page } from '@playwright/test';
import { summarise } from './timing.ts';

/** What something on the page took; times in milliseconds. */
export interface Cost {
  wallMs: number;
  /** Of the page's own thread: scripts, and everything (scripts, styles, layout, painting). */
  scriptMs: number;
  busyMs: number;
  /** Times that React put a change into the page. */
  commits: number;
  frames: { count: number; p50Ms: number; p95Ms: number; mostMs: number };
  /** From the pointer's event to the frame after the name beside it has changed. */
  hovers: { count: number; p50Ms: number; p95Ms: number };
}

interface Probe {
  commits: number;
  frames: number[];
  hovers: number[];
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Measures a page from within and by the browser's own accounts. Attach before the page is opened. */
export class PageProbe {
  private readonly page: Page;
  private readonly session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
  }

  static async attach(page: Page): Promise<PageProbe> {
    await page.addInitScript(watch);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    return new PageProbe(page, session);
  }

  async measure(work: () => Promise<unknown>): Promise<Cost> {
    await this.page.evaluate(() => {
      Object.assign(window.probe, { commits: 0, frames: [], hovers: [] });
    });
    const before = await this.readMetrics();
    const startedAt = performance.now();
    await work();
    const wallMs = performance.now() - startedAt;
    const after = await this.readMetrics();
    const { commits, frames, hovers } = await this.page.evaluate(() => window.probe);
    return {
      wallMs,
      scriptMs: after.scriptMs - before.scriptMs,
      busyMs: after.busyMs - before.busyMs,
      commits,
      frames: { ...summarise('', frames), count: frames.length, mostMs: Math.max(0, ...frames) },
      hovers: { ...summarise('', hovers), count: hovers.length },
    };
  }

  async readMetrics() {
    const { metrics } = await this.session.send('Performance.getMetrics');
    const read = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
    return {
      scriptMs: read('ScriptDuration') * 1_000,
      busyMs: read('TaskDuration') * 1_000,
      heapMb: read('JSHeapUsedSize') / 1e6,
    };
  }

  /** Memory that is still in use after the garbage is gone. */
  async readHeapMb(): Promise<number> {
    await this.session.send('HeapProfiler.collectGarbage');
    return (await this.readMetrics()).heapMb;
  }
}

/** Runs in the page, before all else there. */
function watch(): void {
  const probe: Probe = { commits: 0, frames: [], hovers: [] };
  // What React tells its developer tools.
  const hook = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
    onCommitFiberRoot: () => {
      window.probe.commits += 1;
    },
  };
  Object.assign(window, { probe, __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });

  let last = performance.now();
  const next = (now: number) => {
    window.probe.frames.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);

  let movedAt: number | undefined;
  let named = '';
  addEventListener(
    'mousemove',
    (event) => {
      movedAt ??= event.timeStamp;
    },
    true,
  );
  const observer = new MutationObserver(() => {
    const name = document.querySelector('[role=tooltip]')?.textContent ?? '';
    if (name === named) return;
    named = name;
    const since = movedAt;
    movedAt = undefined;
    if (since === undefined || name === '') return;
    // The frame that shows it is over when the next one begins.
    requestAnimationFrame(() =>
      requestAnimationFrame((now) => window.probe.hovers.push(now - since)),
    );
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}
