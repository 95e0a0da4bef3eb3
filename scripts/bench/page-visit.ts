/** One visit of the run page in a real Chromium: until it can be read, frames while it is zoomed and moved, tasks that block. */
import type { Browser, BrowserContext } from '@playwright/test';
import type { Page as ServedPage } from '../../dashboard/api.ts';

const FRAMES = 180;
/** What is not there by then never comes. */
const ENDS_MS = 120_000;

/** What one visit measured: `zoom` and `move` are milliseconds between frames, `longTasks` how long they were, `openingTasks` those before the paint. */
export type Visit = {
  readonly paintMs: number;
  readonly openingTasks: readonly number[];
  readonly zoom: readonly number[];
  readonly move: readonly number[];
  readonly longTasks: readonly number[];
};

/** Notes when the header and the timeline are there, and which tasks were long. */
const WATCH = `
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
  const look = () => {
    const canvas = document.querySelector('.timeline canvas');
    if (canvas && canvas.width > 300 && document.querySelector('.verdict') && document.querySelector('.virtual, .cases .state')) requestAnimationFrame(() => { window.paintMs = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

/** One wheel event a frame, so that every frame has to be drawn. */
function turning(wheel: string): string {
  return `new Promise((done) => {
    const canvas = document.querySelector('.timeline canvas');
    const box = canvas.getBoundingClientRect();
    const frames = [];
    let last = 0;
    const turn = (now) => {
      if (last > 0) frames.push(now - last);
      last = now;
      const number = frames.length;
      if (number >= ${FRAMES}) return done(frames);
      const isBack = Math.floor(number / 45) % 2 === 1;
      canvas.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: box.left + box.width / 2, clientY: box.top + 100, ...(${wheel})(isBack) }));
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  })`;
}

/** Opens a run as somebody who has the page open already, zooms and moves its timeline. */
export async function visitRun(browser: Browser, served: Pick<ServedPage, 'url' | 'address'>, run: string): Promise<Visit> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(ENDS_MS);
    await page.goto(served.url);
    await page.getByText('live', { exact: true }).waitFor();
    await context.addInitScript(WATCH);
    await page.goto('about:blank');
    await page.goto(`http://${served.address}/#/run/${encodeURIComponent(run)}`);
    await page.waitForFunction(() => 'paintMs' in globalThis, undefined, { polling: 50 });
    const paintMs = await page.evaluate<number>('window.paintMs');
    const openingTasks = await page.evaluate<number[]>('window.longTasks.splice(0)');
    const zoom = await page.evaluate<number[]>(turning('(isBack) => ({ ctrlKey: true, deltaY: isBack ? 30 : -30 })'));
    const move = await page.evaluate<number[]>(turning('(isBack) => ({ shiftKey: true, deltaY: isBack ? -40 : 40 })'));
    const longTasks = await page.evaluate<number[]>('window.longTasks');
    return { paintMs, openingTasks, zoom, move, longTasks };
  } finally {
    await context.close();
  }
}
