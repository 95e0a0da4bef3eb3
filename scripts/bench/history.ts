/** Bench `history`: what the ledger costs to write, to keep for a year, and to ask. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KEPT_CASE_RUNS } from '../../coordinator/history/compact.ts';
import { openSqliteHistory, type SqliteHistory } from '../../coordinator/history/sqlite-store.ts';
import type { FileFacts } from '../../coordinator/history/store.ts';
import { agentId, runId } from '../../core/id.ts';
import type { RunSummary } from '../../core/run-event.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { withTempDir } from './command.ts';
import { createSuite, editSuite, type MadeSuite, runFile } from './history-suite.ts';
import { median } from './sample.ts';

const FILES = 1000;
const CASES_PER_FILE = 15;
/** 15,000 cases, 66 times: a million a day. */
const RUNS_A_DAY = 66;
const DAYS = 20;
/** Eight hours of idle agents in pieces of twenty seconds: the default budget. */
const PIECES_A_DAY = 1_440;
/** As the ledger keeps them: a month one by one, then a row for each case that was repeated in a quarter. */
const SOAK_DAYS = 30;
const QUARTERS = 4;
/** Case runs kept one by one here; fewer than the product keeps, so that most of the simulated days are summed up as most of a year's are. */
const KEPT_IN_BENCH = 1_500_000;
/** Writing stops after so long; the days that were reached are told. `--part long` has no such end. */
const WRITE_LIMIT_MS = 90_000;
/** Files that are appended at once, as a run appends those that settle together: one by one each would wait for others to share its transaction. */
const APPENDED_AT_ONCE = 64;
const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2025, 0, 1);
const DAYS_A_YEAR = 365;
const DAYS_A_MONTH = 30.4;
const BIG_FILES = 10_000;
const BIG_CASES_PER_FILE = 100;

export const HISTORY: Bench = {
  summary: 'the ledger in SQLite: write rate, bytes of a year at a million case runs a day, latency of its answers',
  run: (options) => withTempDir((directory) => run(options, directory)),
};

type Written = {
  readonly days: number;
  readonly caseRuns: number;
  readonly writeMs: number;
  readonly suite: MadeSuite;
  readonly afterFirstRun: Sizes;
};
/** Bytes by table, indexes counted with their table. */
type Sizes = ReadonlyMap<string, number>;

async function run(options: BenchOptions, directory: string): Promise<BenchResult> {
  const path = join(directory, 'history.sqlite');
  const kept = Math.round(KEPT_IN_BENCH * options.size);
  const store = openSqliteHistory(path, kept);
  const written = await writeDays(store, options, () => measureTables(path));
  await store[Symbol.asyncDispose]();
  const sizes = measureTables(path);
  const year = extrapolate(sizes, written, kept * (KEPT_CASE_RUNS / KEPT_IN_BENCH));
  const figures: Figure[] = [
    figure('case runs written', 'per second', written.caseRuns / (written.writeMs / 1000), '>= 5000'),
    figure('days written', 'count', written.days, null),
    figure('bytes a case run, all of the file', 'count', statSync(path).size / written.caseRuns, null),
    figure('bytes a case run, in a year', 'count', year.bytesACaseRun, '<= 1'),
    figure('a year of a million a day', 'MB', year.megabytes, '<= 100'),
    ...(await measureAnswers(path, written.suite, options)),
    ...(await measureBig(join(directory, 'big.sqlite'), options)),
  ];
  return {
    table: [['figure', 'value', 'target'], ...figures.map((one) => [`${one.name} (${one.unit})`, show(one.value), one.target ?? ''])],
    figures,
    notes: [`file after ${show(written.days)} days: ${sizesOf(sizes, written)}`, ...year.notes],
  };
}

async function writeDays(store: SqliteHistory, options: BenchOptions, measure: () => Sizes): Promise<Written> {
  const suite = createSuite(Math.max(10, Math.round(FILES * options.size)), CASES_PER_FILE, options.seed);
  const startedMs = performance.now();
  const limitMs = options.extra['part'] === 'long' ? Number.POSITIVE_INFINITY : WRITE_LIMIT_MS;
  let [writeMs, caseRuns, runs] = [0, 0, 0];
  let afterFirstRun: Sizes = new Map();
  for (; runs < DAYS * RUNS_A_DAY && performance.now() - startedMs < limitMs; runs++) {
    const startedAtMs = FIRST_DAY_MS + (runs * DAY_MS) / RUNS_A_DAY;
    if (runs > 0) editSuite(suite);
    const facts = suite.files.map((made) => runFile(suite, made, startedAtMs));
    const beganMs = performance.now();
    const id = runId(`run-${runs}`);
    await store.beginRun({
      runId: id,
      revision: { commit: `${runs}`.padStart(40, '0'), tree: `${runs}`.padStart(40, '1'), isDirty: false },
      startedAtMs,
    });
    await Promise.all(facts.map((one) => store.appendFile(id, one)));
    await store.finishRun(summary(id, startedAtMs, facts.length));
    await judgeRun(store, suite, { id, startedAtMs, facts });
    writeMs += performance.now() - beganMs;
    caseRuns += facts.reduce((sum, one) => sum + one.cases.length, 0);
    if (runs === 0) afterFirstRun = measure();
    if (runs % RUNS_A_DAY === RUNS_A_DAY - 1)
      options.log(`day ${(runs + 1) / RUNS_A_DAY}: ${Math.round(caseRuns / (writeMs / 1000))} case runs/s`);
  }
  return { days: runs / RUNS_A_DAY, caseRuns, writeMs, suite, afterFirstRun };
}

/** What a pipeline and idle agents add: a verdict on each failure, and a row for each piece of repetitions. */
async function judgeRun(
  store: SqliteHistory,
  suite: MadeSuite,
  { id, startedAtMs, facts }: { readonly id: RunSummary['runId']; readonly startedAtMs: number; readonly facts: readonly FileFacts[] },
): Promise<void> {
  const failed = facts.flatMap(({ cases }) => cases.filter(({ outcome, isFlaky }) => outcome === 'failed' || isFlaky));
  const verdict = { runId: id, commit: '0'.repeat(40), agent: agentId('agent-1'), cause: 'false-failure', probability: 0.99 } as const;
  const words = { rerunsElsewhere: 6, rerunFailuresElsewhere: 0, words: 'passed in 6 of 6 tries elsewhere' };
  const soaked = Array.from({ length: PIECES_A_DAY / RUNS_A_DAY }, () => suite.files[suite.random.below(suite.files.length)]?.cases[0]);
  await Promise.all([
    ...failed.map((one) => store.recordVerdict({ case: one.id, ...verdict, ...words })),
    ...soaked.flatMap((one) =>
      one === undefined
        ? []
        : store.recordSoak({ case: one.record.id, atMs: startedAtMs, context: 'soak in-process', runs: 150, failures: 0 }),
    ),
  ]);
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

/** Bytes by table, indexes with their table, and how many runs have no passes one by one any more. */
function measureTables(path: string): Sizes {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db
    .prepare('SELECT s.tbl_name AS name, sum(d.pgsize) AS bytes FROM dbstat d JOIN sqlite_schema s ON s.name = d.name GROUP BY 1')
    .all();
  const sizes = new Map(rows.map((row) => [String(row['name']), Number(row['bytes'])]));
  sizes.set(
    'summed runs',
    Number(db.prepare('SELECT (SELECT count(*) FROM run) - (SELECT count(*) FROM raw_run) AS runs').get()?.['runs']),
  );
  db.close();
  return sizes;
}

/** The largest tables first. */
function sizesOf(sizes: Sizes, { caseRuns }: Written): string {
  const tables = [...sizes].filter(([name]) => name !== 'summed runs').sort(([, a], [, b]) => b - a);
  const whole = tables.reduce((sum, [, bytes]) => sum + bytes, 0);
  const told = tables.slice(0, 8).map(([name, bytes]) => `${name} ${show(bytes / 1e6)}`);
  return `${show(whole / 1e6)} MB of ${show(caseRuns / 1e6)}M case runs, by table: ${told.join(', ')}`;
}

type Year = { readonly megabytes: number; readonly bytesACaseRun: number; readonly notes: readonly string[] };

/** Four kinds of tables: bounded by what is kept one by one, there since the first run, growing by the day, and summed up by the month. */
function extrapolate(sizes: Sizes, written: Written, kept: number): Year {
  const of = (from: Sizes, ...tables: readonly string[]): number => tables.reduce((sum, table) => sum + (from.get(table) ?? 0), 0);
  const growing = [
    'run',
    'run_end',
    'version',
    'shape',
    'exception',
    'attempt',
    'error_text',
    'test_case',
    'segment',
    'same_tree_pass',
    'failure_verdict',
  ];
  const summedDays = (sizes.get('summed runs') ?? 0) / RUNS_A_DAY;
  const keptInBench = written.caseRuns * (1 - summedDays / written.days);
  const whole = (of(sizes, 'file_run', 'raw_run') / keptInBench) * kept;
  const first = of(written.afterFirstRun, ...growing);
  const fixed = of(sizes, 'file', 'agent', 'estimate', 'tally', 'body') + first;
  const daily = (of(sizes, ...growing) - first) / written.days;
  const monthly = summedDays < 1 ? 0 : of(sizes, 'pass_month') * Math.max(1, DAYS_A_MONTH / summedDays);
  const rowBytes = of(sizes, 'soak') / Math.max(1, written.days * PIECES_A_DAY);
  const cases = written.caseRuns / (written.days * RUNS_A_DAY);
  const soak = rowBytes * (SOAK_DAYS * PIECES_A_DAY + QUARTERS * Math.min(cases, (DAYS_A_YEAR / QUARTERS) * PIECES_A_DAY));
  const bytes = whole + fixed + daily * DAYS_A_YEAR + monthly * 12 + soak;
  const notes = [
    `of the year: ${show(whole / 1e6)} MB kept one by one, ${show((monthly * 12) / 1e6)} MB summed up by month, ${show((daily * DAYS_A_YEAR) / 1e6)} MB runs, edits, failures and verdicts, ${show(soak / 1e6)} MB repetitions, ${show(fixed / 1e6)} MB names and estimates`,
    ...(summedDays < 1
      ? ['too few days were written to sum any up: the year is too small by its months']
      : [`extrapolated from ${show(written.days)} days, ${show(summedDays)} of them summed up`]),
  ];
  return { megabytes: bytes / 1e6, bytesACaseRun: bytes / ((written.caseRuns / written.days) * DAYS_A_YEAR), notes };
}

async function measureAnswers(path: string, suite: MadeSuite, options: BenchOptions): Promise<readonly Figure[]> {
  const store = openSqliteHistory(path);
  const files = suite.files.map((made) => made.file);
  const someCase = suite.files[suite.files.length >> 1]?.cases[0]?.record.id ?? ('' as never);
  const figures = [
    await timed(`load estimates of ${suite.files.reduce((sum, made) => sum + made.cases.length, 0)} cases`, '<= 60', options, () =>
      store.loadEstimates(files, []),
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
