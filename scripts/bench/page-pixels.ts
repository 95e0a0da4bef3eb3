/** Bench `page-pixels`: from the end of a case at its agent to the picture in a real Chromium that shows it. */
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../../test/support/find-chromium.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { openLivePage } from './page-ground.ts';
import type { CaseEnd } from './page-process.ts';
import { quantile } from './sample.ts';
import { manifestOf } from './swarm-plan.ts';

/** The post's wall: 15,000 cases in nine minutes on 36 agents. A minute of it is played. */
const WALL = { agents: 36, files: 112, casesPerFile: 15, caseMs: 1_290 };
/** So many rows of failures fit below the timeline: one that nobody sees is not painted. */
const FAILED_EVERY = 60;
const SCREEN = { width: 1600, height: 1800 };
const WAIT_MS = 120_000;

export const PAGE_PIXELS: Bench = {
  summary: 'a live run of 36 simulated agents over gRPC: from the end of a case at its agent to the frame of a real Chromium that shows it',
  run,
};

/** Times are wall-clock milliseconds of this machine. */
type Seen = {
  /** Moments of the run that were painted, and when the frame after that began. */
  readonly frames: readonly (readonly [number, number])[];
  /** Rows of failures by file and title, and when the browser says that they were on the screen. */
  readonly rows: readonly (readonly [string, number])[];
};

async function run({ size, log }: BenchOptions): Promise<BenchResult> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('bench page-pixels needs a Chromium: set CHROMIUM to its path');
  const files = Math.max(1, Math.round(WALL.files * size));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  try {
    await using live = await openLivePage(WALL.agents);
    const page = await browser.newPage({ viewport: SCREEN });
    await page.addInitScript(WATCH);
    await page.goto(live.url);
    await page.getByText('live', { exact: true }).waitFor();
    await page.evaluate(`location.hash = '#/run/${encodeURIComponent(live.runId)}'`);
    live.begin({ ...WALL, files, stampedEvery: 1, failedEvery: FAILED_EVERY });
    const { verdict, ends } = await live.finished();
    log(`${verdict}: ${ends.length} cases ended`);
    await waitForEnd(page, ends);
    const seen = await page.evaluate<Seen>('window.seen');
    return toResult(ends, seen, new Map(manifestOf({ files }).map((file) => [file.key as string, file.path])));
  } finally {
    await browser.close();
  }
}

/** The last case is on the screen, too. */
async function waitForEnd(page: Page, ends: readonly CaseEnd[]): Promise<void> {
  const lastMs = Math.max(...ends.map(({ atMs }) => atMs));
  await page.waitForFunction(`window.seen.frames.some(([at]) => at >= ${lastMs})`, undefined, { polling: 100, timeout: WAIT_MS });
}

/**
 * A picture of the timeline counts from the beginning of the frame after the one that painted it: then it was handed over to whatever shows it. A row of a
 * failure is timed by the browser itself, which knows when its text was on the screen (Element Timing).
 */
const WATCH = `
  window.seen = { frames: [], rows: [] };
  const wall = (ms) => performance.timeOrigin + ms;
  new PerformanceObserver((list) => {
    for (const { identifier, renderTime } of list.getEntries()) window.seen.rows.push([identifier, wall(renderTime)]);
  }).observe({ type: 'element', buffered: true });
  let shown = '';
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes' && target.dataset.shows !== shown) {
        shown = target.dataset.shows;
        const at = Number(shown);
        requestAnimationFrame(() => window.seen.frames.push([at, wall(performance.now())]));
      }
      for (const node of addedNodes) {
        const names = node.nodeType === 1 ? node.querySelectorAll('.failure-name') : [];
        for (const name of names) name.setAttribute('elementtiming', name.parentElement.querySelector('.failure-file').textContent.split(' · ')[0] + ' ' + name.textContent);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-shows'] });`;

function toResult(ends: readonly CaseEnd[], seen: Seen, pathOf: ReadonlyMap<string, string>): BenchResult {
  const frames = ends.flatMap(({ atMs, endedMs }) => {
    const frame = seen.frames.find(([shownMs]) => shownMs >= atMs);
    return frame === undefined ? [] : [frame[1] - endedMs];
  });
  const rowAt = new Map(seen.rows);
  const failed = ends.filter(({ isFailed }) => isFailed);
  const rows = failed.flatMap(({ file, title, endedMs }) => {
    const atMs = rowAt.get(`${pathOf.get(file) ?? ''} ${title}`);
    return atMs === undefined ? [] : [atMs - endedMs];
  });
  const figures = [...figuresOf('block of its unit', frames), ...figuresOf('row of its failure', rows)];
  const round = (value: number): string => (Number.isNaN(value) ? '-' : `${value.toFixed(0)} ms`);
  return {
    table: [
      ['end of a case to', 'p50', 'p95', 'max', 'cases'],
      ...['block of its unit', 'row of its failure'].map((what, index) => rowOf(what, index === 0 ? frames : rows, round)),
    ],
    figures,
    notes: [
      `${frames.length} of ${ends.length} ends and ${rows.length} of ${failed.length} failures were seen on the screen; the coordinator, 36 agents and the browser share this machine`,
    ],
  };
}

function rowOf(what: string, delays: readonly number[], round: (value: number) => string): string[] {
  return [what, round(quantile(delays, 0.5)), round(quantile(delays, 0.95)), round(Math.max(...delays)), String(delays.length)];
}

function figuresOf(what: string, delays: readonly number[]): Figure[] {
  const name = `end of a case to the ${what} on the screen`;
  return [
    { name: `${name}, p50`, unit: 'ms', value: quantile(delays, 0.5), target: null, samples: delays },
    { name: `${name}, p95`, unit: 'ms', value: quantile(delays, 0.95), target: '<= 250', samples: [] },
  ];
}
