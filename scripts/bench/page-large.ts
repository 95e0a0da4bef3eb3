/** Bench `page-large`: a run of 500 agents and a million cases that a real coordinator conducts, looked at in a real Chromium. */
import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../../test/support/find-chromium.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { type LivePage, openLivePage } from './page-ground.ts';
import { visitRun } from './page-visit.ts';
import { median, quantile } from './sample.ts';

const RUN = { agents: 500, files: 20_000, casesPerFile: 50 };
/** One in so many fails: as many as the page keeps, and more. */
const FAILED_EVERY = 1_500;
const WAIT_MS = 120_000;

export const PAGE_LARGE: Bench = {
  summary:
    'a run of 500 simulated agents over gRPC and 1,000,000 cases, over and looked at in Chromium: first useful paint, frames, long tasks, search; the page of its agents',
  run,
};

async function run({ size, repeats, log }: BenchOptions): Promise<BenchResult> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('bench page-large needs a Chromium: set CHROMIUM to its path');
  const [agents, files] = [Math.max(2, Math.round(RUN.agents * size)), Math.max(4, Math.round(RUN.files * size))];
  await using live = await openLivePage(agents);
  const beganMs = performance.now();
  live.begin({ files, casesPerFile: RUN.casesPerFile, caseMs: 0, failedEvery: FAILED_EVERY });
  const { verdict } = await live.finished();
  log(`${verdict}: ${files * RUN.casesPerFile} cases on ${agents} agents in ${((performance.now() - beganMs) / 1000).toFixed(0)} s`);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  try {
    const visits = [];
    for (let round = 0; round < repeats; round++) visits.push(await visitRun(browser, live, live.runId));
    const search = await measureSearch(browser, live);
    const fleet = await measureFleet(browser, live, agents);
    const frames = visits.flatMap(({ zoom, move }) => [...zoom, ...move]);
    const opening = visits.flatMap(({ openingTasks }) => openingTasks);
    const timeline = visits.flatMap(({ longTasks }) => longTasks);
    return toResult([
      ms(
        'first useful paint of the run',
        median(visits.map(({ paintMs }) => paintMs)),
        null,
        visits.map(({ paintMs }) => paintMs),
      ),
      ms('a frame while it is zoomed and moved, p95', quantile(frames, 0.95), null, frames),
      ms('a search through all cases, until its rows are drawn', median(search.times), null, search.times),
      ms('the page of the agents, until all are drawn', fleet.paintMs, null, [fleet.paintMs]),
      ms('a letter of the filter of agents, until it is drawn', median(fleet.filters), null, fleet.filters),
      ms('a leap to the last of all cases, until its row is drawn', search.leapMs, null, [search.leapMs]),
      longest('while the run is opened', opening, '<= 100'),
      longest('while it is zoomed and moved', timeline, '<= 100'),
      longest('of a search and a leap', search.longTasks, '<= 100'),
      longest('of the page of the agents', fleet.longTasks, '<= 100'),
    ]);
  } finally {
    await browser.close();
  }
}

function ms(name: string, value: number, target: string | null, samples: readonly number[]): Figure {
  return { name, unit: 'ms', value, target, samples };
}

function longest(words: string, tasks: readonly number[], target: string | null): Figure {
  return ms(`longest task ${words}`, Math.max(0, ...tasks), target, tasks);
}

function toResult(figures: readonly Figure[]): BenchResult {
  return {
    table: [['figure', 'value', 'target'], ...figures.map(({ name, value, target }) => [name, `${value.toFixed(1)} ms`, target ?? ''])],
    figures,
    notes: ['Agents and coordinator are still there while the page is measured.'],
  };
}

const LONG_TASKS = `
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });`;

/** Scrolls the list of cases to its end and waits for the frame in which its last row has its name. */
const LEAP = `new Promise((done) => {
  const list = document.querySelector('.virtual');
  const last = list.querySelector('[role=table]').getAttribute('aria-rowcount');
  const beganMs = performance.now();
  list.scrollTop = list.scrollHeight;
  const look = () => requestAnimationFrame(list.querySelector('[aria-rowindex="' + last + '"] a') === null ? look : () => done(performance.now() - beganMs));
  look();
})`;

/** Types into a field and waits for the frame in which a text is another one. */
function typing(field: string, words: string, answer: string): string {
  return `new Promise((done) => {
    const [box, answer] = [document.querySelector(${JSON.stringify(field)}), document.querySelector(${JSON.stringify(answer)})];
    const before = answer.textContent;
    const beganMs = performance.now();
    box.value = ${JSON.stringify(words)};
    box.dispatchEvent(new Event('input', { bubbles: true }));
    const look = () => {
      const isThere = answer.textContent !== before && /\\d of/.test(answer.textContent);
      if (isThere) requestAnimationFrame(() => done(performance.now() - beganMs));
      else requestAnimationFrame(look);
    };
    look();
  })`;
}

type Measured = { readonly longTasks: readonly number[] };

type SearchMeasured = Measured & { readonly times: readonly number[]; readonly leapMs: number };

async function measureSearch(browser: Browser, { url, runId }: LivePage): Promise<SearchMeasured> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  page.setDefaultTimeout(WAIT_MS);
  await page.addInitScript(LONG_TASKS);
  await page.goto(url);
  await page.getByText('live', { exact: true }).waitFor();
  await page.evaluate(`location.hash = '#/run/${encodeURIComponent(runId)}'`);
  await page.locator('.virtual [role=row]').nth(1).waitFor();
  // What opening the run cost is a figure of its own.
  await page.evaluate('window.longTasks.length = 0');
  const leapMs = await page.evaluate<number>(LEAP);
  const times: number[] = [];
  // Few cases fit, then more: none is answered from what is on the screen already.
  for (const words of ['file-17. number 7', 'area-3/ number 4', 'number 3', 'area-2']) {
    times.push(await page.evaluate<number>(typing('.cases input[type=search]', words, '.cases [role=status]')));
  }
  const longTasks = await page.evaluate<number[]>('window.longTasks');
  await page.close();
  return { times, leapMs, longTasks };
}

type FleetMeasured = Measured & { readonly paintMs: number; readonly filters: readonly number[] };

async function measureFleet(browser: Browser, { url }: LivePage, agents: number): Promise<FleetMeasured> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  page.setDefaultTimeout(WAIT_MS);
  await page.addInitScript(LONG_TASKS);
  await page.goto(url);
  await page.getByText('live', { exact: true }).waitFor();
  // The first page shows the newest run, too.
  await page.locator('.tile .big').first().waitFor();
  await page.evaluate('window.longTasks.length = 0');
  const paintMs = await page.evaluate<number>(`new Promise((done) => {
    const beganMs = performance.now();
    location.hash = '#/fleet';
    const look = () => requestAnimationFrame(document.querySelectorAll('tbody tr').length >= ${agents} ? () => done(performance.now() - beganMs) : look);
    look();
  })`);
  const filters: number[] = [];
  for (const words of ['agent-1', 'agent-12', 'agent-1', 'agent-']) {
    filters.push(await page.evaluate<number>(typing('section input[type=search]', words, '.section-head [role=status]')));
  }
  const longTasks = await page.evaluate<number[]>('window.longTasks');
  await page.close();
  return { paintMs, filters, longTasks };
}
