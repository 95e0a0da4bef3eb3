/** Bench `flake`: which estimator ranks and sums a heavy-tailed suite best, and what the flake page of a year costs. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteHistory } from '../../coordinator/history/sqlite-store.ts';
import { runId } from '../../core/id.ts';
import { sum } from '../../core/quantile.ts';
import { createRandom, type Random } from '../../core/random.ts';
import { flakePage, LOOK_BACK_MS } from '../../pipeline/flake/page.ts';
import { fitPrior } from '../../pipeline/flake/prior.ts';
import { type Count, exactHigh, exactLow, shrunkRate } from '../../pipeline/flake/rate.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { withTempDir } from './command.ts';
import { createSuite, runFile } from './history-suite.ts';
import { addSoak, settleYear } from './history-year.ts';
import { mean, median, quantile } from './sample.ts';

const CASES = 15_000;
/** Thirty days at seventy a day. */
const RUNS = 2100;
/** False failures of one run, on average. */
const TRUE_SUM = 0.147;
const TOP = 20;
const SUITES = 20;
const NEW_SHARE = 0.1;
/** A year at seventy runs a day, with one case run in 20,000 that fails first and passes then. */
const RUNS_A_YEAR = 70 * 365;
const FLAKY_ONE_IN = 20_000;
const FILES = 1000;
const DAY_MS = 86_400_000;
const LAST_DAY_MS = Date.UTC(2026, 0, 1);
/** Readings of the page for one repeat. */
const READINGS = 5;

export const FLAKE: Bench = {
  summary: 'flake figures: capture and sum of each estimator on a heavy-tailed suite; milliseconds and bytes of the page of a year',
  run: (options) => withTempDir((directory) => run(options, directory)),
};

async function run(options: BenchOptions, directory: string): Promise<BenchResult> {
  const estimators = measureEstimators(options);
  const year = await measureYear(options, directory);
  return {
    table: [['estimator', 'sum (truth 0.147)', 'top-20 capture', 'with 10 % new cases'], ...estimators.rows],
    figures: [...estimators.figures, ...year],
    notes: [
      `capture: the share of all false failures that the twenty cases hold which the estimator puts first; means over ${SUITES} made suites of ${CASES} cases, ${RUNS} runs each`,
      ...year.map(
        ({ name, value, unit, target }) => `${name}: ${value.toPrecision(3)} ${unit}${target === null ? '' : ` (target ${target})`}`,
      ),
    ],
  };
}

/** 96.5 % solid, 3 % slightly flaky, 0.5 % bad, each kind lognormal; scaled to the sum. */
function makeRates(random: Random): readonly number[] {
  const raw = Array.from({ length: CASES }, () => {
    const kind = random.next();
    if (kind < 0.005) return random.lognormal(5.5e-4, 1.5);
    return kind < 0.035 ? random.lognormal(2e-5, 1.2) : random.lognormal(5e-8, 1);
  });
  const scale = TRUE_SUM / sum(raw);
  return raw.map((rate) => Math.min(1, rate * scale));
}

function draw(runs: number, rate: number, random: Random): number {
  const gap = (): number => Math.ceil(Math.log(1 - random.next()) / Math.log1p(-rate));
  let failures = 0;
  for (let at = gap(); at <= runs; at += gap()) failures += 1;
  return failures;
}

type Estimator = (counts: readonly Count[], rates: readonly number[]) => readonly number[];

const ESTIMATORS: Readonly<Record<string, Estimator>> = {
  'k / n': (counts) => counts.map(({ runs, failures }) => failures / runs),
  'Clopper-Pearson upper': (counts) => bounded(counts, exactHigh),
  'Clopper-Pearson lower': (counts) => bounded(counts, exactLow),
  'Jeffreys': (counts) => counts.map(({ runs, failures }) => (failures + 0.5) / (runs + 1)),
  'empirical Bayes': (counts) => {
    const prior = fitPrior(counts);
    return counts.map((count) => shrunkRate(count, prior));
  },
  'oracle': (_, rates) => rates,
};

/** Most counts are equal, and a bound is a search. */
function bounded(counts: readonly Count[], bound: (count: Count, tail: number) => number): readonly number[] {
  const known = new Map<string, number>();
  return counts.map((count) => {
    const key = `${count.runs}/${count.failures}`;
    const value = known.get(key) ?? bound(count, 0.05);
    known.set(key, value);
    return value;
  });
}

function measureEstimators(options: BenchOptions): { readonly rows: string[][]; readonly figures: readonly Figure[] } {
  const random = createRandom(`flake/${options.seed}`);
  const suites = Array.from({ length: Math.max(2, Math.round(SUITES * options.size)) }, () => {
    const rates = makeRates(random);
    const equal = rates.map((rate): Count => ({ runs: RUNS, failures: draw(RUNS, rate, random) }));
    const fresh = rates.map((rate, index): Count => {
      if (random.next() >= NEW_SHARE) return equal[index] ?? { runs: RUNS, failures: 0 };
      const runs = 5 + random.below(296);
      return { runs, failures: draw(runs, rate, random) };
    });
    return { rates, equal, fresh };
  });
  const results = Object.entries(ESTIMATORS).map(([name, estimate]) => {
    const sums = suites.map(({ equal, rates }) => sum(estimate(equal, rates)));
    const captured = suites.map(({ equal, rates }) => capture(estimate(equal, rates), rates));
    const capturedFresh = suites.map(({ fresh, rates }) => capture(estimate(fresh, rates), rates));
    return { name, sums, captured, capturedFresh };
  });
  const figures = results
    .filter(({ name }) => name === 'empirical Bayes')
    .flatMap(({ sums, captured, capturedFresh }): Figure[] => [
      { name: 'sum of empirical Bayes over truth', unit: 'ratio', value: mean(sums) / TRUE_SUM, target: '0.95 to 1.05', samples: sums },
      { name: 'top-20 capture of empirical Bayes', unit: 'ratio', value: mean(captured), target: '>= 0.6', samples: captured },
      { name: 'the same with new cases', unit: 'ratio', value: mean(capturedFresh), target: '>= 0.6', samples: capturedFresh },
    ]);
  const rows = results.map(({ name, sums, captured, capturedFresh }) => [
    name,
    mean(sums).toPrecision(3),
    mean(captured).toFixed(3),
    mean(capturedFresh).toFixed(3),
  ]);
  return { rows, figures };
}

function capture(estimates: readonly number[], rates: readonly number[]): number {
  const first = estimates.map((value, index) => [value, index] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  return sum(first.slice(0, TOP).map(([, index]) => rates[index] ?? 0)) / sum(rates);
}

/** One real run of the suite; the year's other runs are rows as the ledger writes them, without the passes that the bench `history` measures. */
async function measureYear(options: BenchOptions, directory: string): Promise<readonly Figure[]> {
  const path = join(directory, 'flake.sqlite');
  const files = Math.max(10, Math.round(FILES * options.size));
  const suite = createSuite(files, CASES / FILES, options.seed);
  const firstMs = LAST_DAY_MS - RUNS_A_YEAR * (DAY_MS / 70);
  const store = openSqliteHistory(path);
  const first = runId('run-0');
  await store.beginRun({ runId: first, revision: { commit: 'c', tree: 't', isDirty: false }, startedAtMs: firstMs });
  await Promise.all(suite.files.map((made) => store.appendFile(first, runFile(suite, made, firstMs))));
  await store[Symbol.asyncDispose]();
  const before = statSync(path).size;
  addYear(path, files * (CASES / FILES), firstMs, createRandom(`year/${options.seed}`));
  addSoak(path, { random: createRandom(`soak/${options.seed}`), lastMs: LAST_DAY_MS });
  settleYear(path, RUNS_A_YEAR);
  const megabytes = (statSync(path).size - before) / 1e6;
  await using ledger = openSqliteHistory(path);
  const samples: number[] = [];
  const processorMs: number[] = [];
  let rows = 0;
  for (let reading = 0; reading < READINGS * options.repeats; reading++) {
    const startedMs = performance.now();
    const used = process.cpuUsage();
    const facts = await ledger.flakeFacts(LAST_DAY_MS - LOOK_BACK_MS);
    rows = flakePage(facts, await ledger.listQuarantines(), LAST_DAY_MS).rows.length;
    samples.push(performance.now() - startedMs);
    const { user, system } = process.cpuUsage(used);
    processorMs.push((user + system) / 1000);
  }
  options.log(`page of ${rows} cases that failed: ${samples.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  return [
    { name: 'flake page of a year', unit: 'ms', value: median(samples), target: '<= 100', samples },
    { name: 'flake page of a year, 95 of 100', unit: 'ms', value: quantile(samples, 0.95), target: '<= 100', samples },
    {
      name: 'processor time of it',
      unit: 'ms',
      value: median(processorMs),
      target: '<= 100',
      samples: processorMs,
    },
    { name: 'cases on the page', unit: 'count', value: rows, target: null, samples: [] },
    { name: 'runs, failures, verdicts and repetitions of a year', unit: 'MB', value: megabytes, target: null, samples: [] },
  ];
}

function addYear(path: string, cases: number, firstMs: number, random: Random): void {
  const db = new DatabaseSync(path);
  db.exec('BEGIN');
  const insertRun = db.prepare('INSERT INTO run VALUES (?, ?, ?, ?, 0, ?)');
  const insertEnd = db.prepare("INSERT INTO run_end VALUES (?, 'green', 0, 1, 1, 1000, 15000, 15000, 0, 0, 0, 0, '{}')");
  const insertException = db.prepare("INSERT OR IGNORE INTO exception VALUES (?, ?, 'passed', 1)");
  const insertAttempt = db.prepare("INSERT OR IGNORE INTO attempt VALUES (?, ?, ?, ?, 1, 0, 'l1', 0, 1, 0, 0, NULL)");
  const insertVerdict = db.prepare(
    `INSERT INTO failure_verdict (case_id, run_id, commit_id, agent_id, cause, probability, reruns, rerun_failures, words, case_no, run_no)
     SELECT case_id, ?, 'c', 'a', 'false-failure', 0.99, 6, 0, 'passed in 6 of 6 tries elsewhere', case_no, ? FROM test_case WHERE case_no = ?`,
  );
  // A heavy tail: a few cases fail most.
  const pick = (): number => 1 + Math.min(cases - 1, Math.floor(random.lognormal(cases / 50, 2)));
  for (let number = 1; number < RUNS_A_YEAR; number++) {
    const runNo = number + 1;
    insertRun.run(
      runNo,
      `run-${number}`,
      String(number).padStart(40, '0'),
      String(number).padStart(40, '1'),
      firstMs + number * (DAY_MS / 70),
    );
    insertEnd.run(runNo);
    for (let left = cases / FLAKY_ONE_IN; random.next() < left; left -= 1) {
      const caseNo = pick();
      insertException.run(caseNo, runNo);
      insertAttempt.run(caseNo, runNo, 1, 'failed');
      insertAttempt.run(caseNo, runNo, 2, 'passed');
      insertVerdict.run(`run-${number}`, runNo, caseNo);
    }
  }
  db.exec('COMMIT');
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}
