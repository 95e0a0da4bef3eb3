/** Bench `page`: what the page costs a coordinator, how soon a viewer hears of a case, and what a run of a million cases weighs. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunEvent } from '../../core/run-event.ts';
import { emptyCaseIndex, indexFile } from '../../dashboard/view/case-index.ts';
import { parseCaseQuery, searchCases } from '../../dashboard/view/case-search.ts';
import { foldRun } from '../../dashboard/view/fold-run.ts';
import { changesAfter, emptyRunFold, viewOf } from '../../dashboard/view/run-fold.ts';
import { largeRun, MILLION } from '../../test/support/large-run.ts';
import { IMVU_WALL, simulateWall } from '../../test/support/simulated-wall.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { openRunPage } from './page-server.ts';
import type { ViewerPlan, ViewerReport } from './page-viewer.ts';
import { quantile } from './sample.ts';

const VIEWERS = 50;
/** How long a run is played at the pace at which it happened. */
const PLAYED_MS = 30_000;

export const PAGE: Bench = {
  summary: `a run of 36 agents and 15,000 cases, played at its own pace to ${VIEWERS} viewers; and a run of a million cases`,
  run: async (options) => {
    const live = await measureLive(options);
    options.log('a run of a million cases');
    return toResult([...live, ...measureMillion(options)]);
  },
};

type Played = { readonly cpuMs: number; readonly delays: readonly number[]; readonly bytes: number; readonly wallMs: number };

async function measureLive({ size, log }: BenchOptions): Promise<Figure[]> {
  const events = simulateWall(IMVU_WALL);
  const playedMs = PLAYED_MS * Math.min(1, size);
  log(`${Math.round(playedMs / 1000)} s without viewers`);
  const alone = await play(events, playedMs, 0);
  log(`${Math.round(playedMs / 1000)} s with ${VIEWERS} viewers`);
  const watched = await play(events, playedMs, VIEWERS);
  const cost = (watched.cpuMs - alone.cpuMs) / watched.wallMs;
  return [
    { name: `cost of ${VIEWERS} viewers, of a core`, unit: 'ratio', value: cost, target: '<= 0.05', samples: [cost] },
    { name: 'cost of following without viewers, of a core', unit: 'ratio', value: alone.cpuMs / alone.wallMs, target: null, samples: [] },
    { name: 'end of a case to the viewer, p50', unit: 'ms', value: quantile(watched.delays, 0.5), target: null, samples: watched.delays },
    {
      name: 'end of a case to the viewer, p95',
      unit: 'ms',
      value: quantile(watched.delays, 0.95),
      target: '<= 250',
      samples: watched.delays,
    },
    { name: 'sent to a viewer a second, kB', unit: 'count', value: watched.bytes / VIEWERS / watched.wallMs, target: null, samples: [] },
  ];
}

/** Plays the middle of a run, where all agents work, at the pace at which it happened. What was before is there at once. */
async function play(events: readonly RunEvent[], playedMs: number, viewers: number): Promise<Played> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-bench-page-'));
  const page = await openRunPage(folder);
  const token = new URL(page.url).hash.slice('#token='.length);
  const url = `http://${page.address}/api/stream?topics=runs,run/run-1`;
  const see = page.follow({ runId: 'run-1', branch: 'main' });
  const startMs = (events.find(({ type }) => type === 'unit-started')?.atMs ?? 0) + 20_000;
  const before = events.filter(({ atMs }) => atMs < startMs);
  for (const event of before) see(event);
  const audience = viewers === 0 ? null : await openAudience({ url, token, count: viewers });
  await sleep(500);
  const said: [string, number, number][] = [];
  const cases = countCases(before);
  const [cpu, beganMs] = [process.cpuUsage(), performance.now()];
  for (const event of events.slice(before.length)) {
    const dueMs = event.atMs - startMs;
    if (dueMs > playedMs) break;
    const waitMs = beganMs + dueMs - performance.now();
    if (waitMs >= 1) await sleep(waitMs);
    see(event);
    if (event.type === 'case-ended') said.push([event.lease, cases.add(event.lease), Date.now()]);
  }
  const { user, system } = process.cpuUsage(cpu);
  const wallMs = performance.now() - beganMs;
  await sleep(500);
  const report = await audience?.end();
  await page[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
  const delays = report === undefined ? [] : delaysOf(said, report.heard);
  return { cpuMs: (user + system) / 1000, delays, bytes: report?.bytes ?? 0, wallMs };
}

type Audience = { end(): Promise<Extract<ViewerReport, { readonly type: 'report' }>> };

async function openAudience(plan: ViewerPlan): Promise<Audience> {
  const child = fork(new URL('./page-viewer.ts', import.meta.url), [JSON.stringify(plan)], { execArgv: [] });
  const hear = async (): Promise<ViewerReport> => ((await once(child, 'message')) as [ViewerReport])[0];
  await hear();
  return {
    end: async () => {
      const reported = hear();
      child.send('end');
      const report = await reported;
      if (report.type !== 'report') throw new Error('the viewers have not reported');
      return report;
    },
  };
}

function countCases(events: readonly RunEvent[]): { add(lease: string): number } {
  const counts = new Map<string, number>();
  const add = (lease: string): number => {
    const count = (counts.get(lease) ?? 0) + 1;
    counts.set(lease, count);
    return count;
  };
  for (const event of events) if (event.type === 'case-ended') add(event.lease);
  return { add };
}

/** From each end of a case to the first message in which its unit has so many. */
function delaysOf(said: readonly (readonly [string, number, number])[], heard: readonly (readonly [string, number, number])[]): number[] {
  const byLease = Map.groupBy(heard, ([lease]) => lease);
  return said.flatMap(([lease, count, atMs]) => {
    const first = byLease.get(lease)?.find(([, cases]) => cases >= count);
    return first === undefined ? [] : [first[2] - atMs];
  });
}

function measureMillion({ size }: BenchOptions): Figure[] {
  const [files, casesPerFile] = [Math.max(10, Math.round(MILLION.files * size)), MILLION.casesPerFile];
  const fold = emptyRunFold('run-1', 'main');
  const index = emptyCaseIndex();
  const heapBefore = usedMb();
  const beganMs = performance.now();
  let events = 0;
  for (const event of largeRun({ files, casesPerFile })) {
    foldRun(fold, event);
    if (event.type === 'file-settled') indexFile(index, event.file, event.cases);
    events += 1;
  }
  const foldedMs = performance.now() - beganMs;
  const [whole, wholeMs] = timed(() => JSON.stringify(viewOf(fold)).length);
  const [, changesMs] = timed(() => changesAfter(fold, fold.sequence - 100));
  const searches = ['', 'q=error 7', 'q=nowhere', 'outcome=failed', 'sort=duration', 'sort=name&q=file-12'].map((query) =>
    search(index, query),
  );
  return [
    { name: 'a million cases: events folded a second', unit: 'per second', value: (events / foldedMs) * 1000, target: null, samples: [] },
    { name: 'a million cases: memory of view and index', unit: 'MB', value: usedMb() - heapBefore, target: null, samples: [] },
    { name: 'a million cases: the whole view', unit: 'MB', value: whole / 1e6, target: null, samples: [] },
    { name: 'a million cases: making the whole view', unit: 'ms', value: wholeMs, target: null, samples: [] },
    { name: 'a million cases: making the changes of a moment', unit: 'ms', value: changesMs, target: null, samples: [] },
    { name: 'a million cases: slowest search', unit: 'ms', value: Math.max(...searches.map(({ ms }) => ms)), target: null, samples: [] },
    {
      name: 'a million cases: longest step of a search',
      unit: 'ms',
      value: Math.max(...searches.map(({ stepMs }) => stepMs)),
      target: '<= 100',
      samples: [],
    },
  ];
}

function search(index: ReturnType<typeof emptyCaseIndex>, query: string): { readonly ms: number; readonly stepMs: number } {
  const parameters = new URLSearchParams(query);
  const parsed = parseCaseQuery((name) => parameters.get(name));
  if (typeof parsed === 'string') throw new Error(parsed);
  const steps = searchCases(index, parsed);
  const beganMs = performance.now();
  let stepMs = 0;
  for (;;) {
    const [step, ms] = timed(() => steps.next());
    stepMs = Math.max(stepMs, ms);
    if (step.done === true) return { ms: performance.now() - beganMs, stepMs };
  }
}

function timed<Value>(work: () => Value): [Value, number] {
  const beganMs = performance.now();
  const value = work();
  return [value, performance.now() - beganMs];
}

function usedMb(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function toResult(figures: readonly Figure[]): BenchResult {
  const round = (value: number): string => (Math.abs(value) >= 100 ? String(Math.round(value)) : value.toPrecision(3));
  return {
    table: [
      ['figure', 'value', 'unit', 'target'],
      ...figures.map(({ name, value, unit, target }) => [name, round(value), unit, target ?? '']),
    ],
    figures,
    notes: ['Viewers read in another process of the same machine. Memory is after a collection only with --expose-gc.'],
  };
}
