/** Bench `history`: what the ledger costs to write, to keep for a year, and to ask. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KEPT_CASE_RUNS } from '../../coordinator/history/compact.ts';
import { openSqliteHistory, type SqliteHistory } from '../../coordinator/history/sqlite-store.ts';
import { runId } from '../../core/id.ts';
import type { RunSummary } from '../../core/run-event.ts';
import { flakePage, LOOK_BACK_MS } from '../../pipeline/flake/page.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { withTempDir } from './command.ts';
import { createSuite, editSuite, type MadeSuite, runFile } from './history-suite.ts';
import { addSoak, settleYear, writeYear } from './history-year.ts';
import { median } from './sample.ts';

const FILES = 1000;
const CASES_PER_FILE = 15;
/** 15,000 cases, 66 times: a million a day. */
const RUNS_A_DAY = 66;
/** Runs that are written one by one, for the rate; the year's own are written as they are left. */
const RUNS_WRITTEN = 40;
/** Writing stops after so long; the runs that were reached are told. */
const WRITE_LIMIT_MS = 90_000;
/** Files that are appended at once, as a run appends those that settle together: one by one each would wait for others to share its transaction. */
const APPENDED_AT_ONCE = 64;
const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2025, 0, 1);
const DAYS_A_YEAR = 365;
/** Of the year's file, those that really ran: their passes are there one by one, and stand for all that are kept so. */
const NEWEST_RUNS = 12;
const BIG_FILES = 10_000;
const BIG_CASES_PER_FILE = 100;

export const HISTORY: Bench = {
  summary: 'the ledger in SQLite: write rate, bytes of a year at a million case runs a day, latency of its answers',
  run: (options) => withTempDir((directory) => run(options, directory)),
};

type Written = { readonly runs: number; readonly caseRuns: number; readonly writeMs: number };
/** Bytes by table, indexes counted with their table. */
type Sizes = ReadonlyMap<string, number>;

async function run(options: BenchOptions, directory: string): Promise<BenchResult> {
  const store = openSqliteHistory(join(directory, 'history.sqlite'));
  const suite = makeSuite(options);
  const written = await writeRuns(store, suite, { runs: RUNS_WRITTEN, firstMs: FIRST_DAY_MS });
  await store[Symbol.asyncDispose]();
  const year = await makeYear(join(directory, 'year.sqlite'), options);
  const figures: Figure[] = [
    figure('case runs written', 'per second', written.caseRuns / (written.writeMs / 1000), '>= 5000'),
    figure('runs written', 'count', written.runs, null),
    figure('a year of a million a day', 'MB', year.megabytes, '<= 100'),
    figure('bytes a case run, in a year', 'count', year.bytesACaseRun, '<= 1'),
    ...(await measureAnswers(year, options)),
    ...(await measureBig(join(directory, 'big.sqlite'), options)),
  ];
  return {
    table: [['figure', 'value', 'target'], ...figures.map((one) => [`${one.name} (${one.unit})`, show(one.value), one.target ?? ''])],
    figures,
    notes: year.notes,
  };
}

const makeSuite = (options: BenchOptions): MadeSuite =>
  createSuite(Math.max(10, Math.round(FILES * options.size)), CASES_PER_FILE, options.seed);

async function writeRuns(
  store: SqliteHistory,
  suite: MadeSuite,
  plan: { readonly runs: number; readonly firstMs: number },
): Promise<Written> {
  const startedMs = performance.now();
  let [writeMs, caseRuns, runs] = [0, 0, 0];
  for (; runs < plan.runs && performance.now() - startedMs < WRITE_LIMIT_MS; runs++) {
    const startedAtMs = plan.firstMs + (runs * DAY_MS) / RUNS_A_DAY;
    if (runs > 0) editSuite(suite);
    const facts = suite.files.map((made) => runFile(suite, made, startedAtMs));
    const beganMs = performance.now();
    const id = runId(`run-${startedAtMs}`);
    await store.beginRun({
      runId: id,
      revision: { commit: `${runs}`.padStart(40, '0'), tree: `${runs}`.padStart(40, '1'), isDirty: false },
      startedAtMs,
    });
    await Promise.all(facts.map((one) => store.appendFile(id, one)));
    await store.finishRun(summary(id, startedAtMs, facts.length));
    writeMs += performance.now() - beganMs;
    caseRuns += facts.reduce((sum, one) => sum + one.cases.length, 0);
  }
  return { runs, caseRuns, writeMs };
}

type YearFile = {
  readonly path: string;
  readonly suite: MadeSuite;
  readonly endMs: number;
  readonly megabytes: number;
  readonly bytesACaseRun: number;
  readonly notes: readonly string[];
};

/** All of a year's runs, the older ones in sums, then some that ran as any does, then what idle agents left. */
async function makeYear(path: string, options: BenchOptions): Promise<YearFile> {
  const suite = makeSuite(options);
  const runs = writeYear(path, suite, { firstMs: FIRST_DAY_MS, runsADay: RUNS_A_DAY, casesPerFile: CASES_PER_FILE });
  const endMs = FIRST_DAY_MS + DAYS_A_YEAR * DAY_MS;
  const store = openSqliteHistory(path);
  const newest = await writeRuns(store, suite, { runs: NEWEST_RUNS, firstMs: endMs });
  await store[Symbol.asyncDispose]();
  addSoak(path, { random: suite.random, lastMs: endMs });
  settleYear(path, runs);
  const sizes = measureTables(path);
  const kept = Math.min(KEPT_CASE_RUNS * options.size, runs * suite.files.length * CASES_PER_FILE);
  const keptBytes = (((sizes.get('file_run') ?? 0) + (sizes.get('raw_run') ?? 0)) / newest.caseRuns) * kept;
  const others = [...sizes].filter(([name]) => name !== 'file_run' && name !== 'raw_run');
  const bytes = others.reduce((sum, [, size]) => sum + size, keptBytes);
  const tables = [...others, ['passes kept one by one', keptBytes] as const].toSorted(([, a], [, b]) => b - a);
  return {
    path,
    suite,
    endMs,
    megabytes: bytes / 1e6,
    bytesACaseRun: bytes / (runs * suite.files.length * CASES_PER_FILE),
    notes: [
      `the year: ${runs} runs of ${suite.files.length * CASES_PER_FILE} cases; MB: ${tables
        .slice(0, 12)
        .map(([name, size]) => `${name} ${show(size / 1e6)}`)
        .join(', ')}`,
      `passes kept one by one: as ${show(newest.caseRuns / 1e6)} M of the file are, times ${show(kept / 1e6)} M`,
    ],
  };
}

function summary(id: RunSummary['runId'], startedAtMs: number, files: number): RunSummary {
  return {
    runId: id,
    verdict: 'green',
    exitCode: 0,
    reasons: [],
    revision: { commit: '', tree: '', isDirty: false },
    startedAtMs,
    wallMs: 480_123.4,
    boundMs: 470_001.2,
    breakdown: {
      testMs: 15_840_000.1,
      setupMs: 100_000.2,
      repeatedMs: 0,
      starvedMs: 0,
      tailMs: 30_000.3,
      slowAgentMs: 0,
      startupMs: 20_000.4,
    },
    totals: { files, cases: files * CASES_PER_FILE, passed: files * CASES_PER_FILE, failed: 0, skipped: 0, flaky: 0, missing: 0 },
    agents: [],
    errors: [],
    notices: [],
    certificatePath: null,
  };
}

/** Indexes with their table. */
function measureTables(path: string): Sizes {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db
    .prepare('SELECT s.tbl_name AS name, sum(d.pgsize) AS bytes FROM dbstat d JOIN sqlite_schema s ON s.name = d.name GROUP BY 1')
    .all();
  db.close();
  return new Map(rows.map((row) => [String(row['name']), Number(row['bytes'])]));
}

async function measureAnswers({ path, suite, endMs }: YearFile, options: BenchOptions): Promise<readonly Figure[]> {
  const store = openSqliteHistory(path);
  const files = suite.files.map((made) => made.file);
  const someCase = suite.files[suite.files.length >> 1]?.cases[0]?.record.id ?? ('' as never);
  const figures = [
    await timed(`load estimates of ${suite.files.reduce((sum, made) => sum + made.cases.length, 0)} cases`, '<= 60', options, () =>
      store.loadEstimates(files, []),
    ),
    await timed('flake page', '<= 100', options, async () =>
      flakePage(await store.flakeFacts(endMs - LOOK_BACK_MS), await store.listQuarantines(), endMs),
    ),
    await timed('list 100 runs', '<= 100', options, () => store.listRuns(100)),
    await timed('facts of a case, newest 100', '<= 100', options, () => store.caseFacts(someCase, 100)),
    await timed('facts of a case, newest 1000', '<= 100', options, () => store.caseFacts(someCase, 1000)),
    await timed('last failures', '<= 100', options, () => store.lastFailures()),
    await timed('find cases', '<= 100', options, () => store.findCases('3th thing', 20)),
    await timed('known digests', '<= 100', options, () => store.knownDigests()),
  ];
  await store[Symbol.asyncDispose]();
  return figures;
}

/** A suite of a million cases, run once. */
async function measureBig(path: string, options: BenchOptions): Promise<readonly Figure[]> {
  const suite = createSuite(Math.max(10, Math.round(BIG_FILES * options.size)), BIG_CASES_PER_FILE, options.seed);
  const store = openSqliteHistory(path);
  const id = runId('big');
  await store.beginRun({ runId: id, revision: { commit: '', tree: '', isDirty: true }, startedAtMs: FIRST_DAY_MS });
  const beganMs = performance.now();
  for (let from = 0; from < suite.files.length; from += APPENDED_AT_ONCE) {
    const made = suite.files.slice(from, from + APPENDED_AT_ONCE);
    await Promise.all(made.map((one) => store.appendFile(id, runFile(suite, one, FIRST_DAY_MS))));
  }
  const cases = suite.files.length * BIG_CASES_PER_FILE;
  const rate = cases / ((performance.now() - beganMs) / 1000);
  await store.finishRun(summary(id, FIRST_DAY_MS, suite.files.length));
  const files = suite.files.map((made) => made.file);
  const load = await timed(`load estimates of ${cases} cases`, null, { ...options, repeats: Math.min(options.repeats, 3) }, () =>
    store.loadEstimates(files, []),
  );
  await store[Symbol.asyncDispose]();
  return [
    load,
    figure(`first run ever of ${cases} cases`, 'per second', rate, '>= 5000'),
    figure(`file of ${cases} cases, once run`, 'MB', statSync(path).size / 1e6, null),
  ];
}

async function timed(what: string, target: string | null, options: BenchOptions, ask: () => Promise<unknown>): Promise<Figure> {
  const samples: number[] = [];
  for (let repeat = 0; repeat < options.repeats; repeat++) {
    const beganMs = performance.now();
    await ask();
    samples.push(performance.now() - beganMs);
  }
  return { name: what, unit: 'ms', value: median(samples), target, samples };
}

function figure(what: string, unit: Figure['unit'], value: number, target: string | null): Figure {
  return { name: what, unit, value, target, samples: [value] };
}

function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
