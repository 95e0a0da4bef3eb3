/**
 * What work is expected to take, in the light of this run.
 *
 * An expectation is the history's mean times what the run has shown so far: the whole suite is slower today (drift), this file's cases take
 * longer than they used to (file factor), new files are larger than their bytes promised. Each factor is shrunk towards 1 by a prior, so that
 * one slow case moves nothing and twenty move it. Times are milliseconds on an agent of speed 1.
 */
import { Z90 } from '../../core/quantile.ts';
import { createKin } from './kin.ts';
import type { FileStock, KinLearning, Pool, SuiteLearning, WorkClass } from './pool-state.ts';
import type { CaseEstimate } from './types.ts';

/** Precision of the prior of a file's factor: 1 / 0.15², a file rarely changes by more than 15 % between two runs. */
const FILE_PRIOR = 44;
/** Precision of the prior of a suite's drift: 1 / 0.1². */
const DRIFT_PRIOR = 100;
/** Guessed cases that the prior of a new file's mean counts as. */
const NEW_CASE_PRIOR = 2;
/** Milliseconds of new files that the prior of their factor counts as. */
const NEW_FILE_PRIOR_MS = 1_000;
/** Loads that a suite's mean cost of a load counts as, and that mean before any was seen. */
const LOAD_PRIOR = 1;
const LOAD_GUESS_MS = 50;
/** First units on a slot that history's figure of a suite's set-up counts as. */
const SETUP_PRIOR = 2;

/** Returns the learning of a suite. */
export function suiteOf(pool: Pool, suite: string): SuiteLearning {
  const known = pool.suites.get(suite);
  if (known !== undefined) return known;
  const first = {
    weight: 0,
    weightedLog: 0,
    loads: 0,
    loadMs: 0,
    cold: { units: 0, ms: 0 },
    warm: { units: 0, ms: 0 },
    fresh: createKin(),
  };
  pool.suites.set(suite, first);
  return first;
}

/**
 * Returns what the first unit of a suite waits for on a slot beyond what every unit does, wall milliseconds; 0 while nobody knows. This run's own
 * units outweigh history soon: a browser that was updated starts otherwise everywhere.
 */
export function setupMs(pool: Pool, suite: string): number {
  const seen = seenSetup(pool, suite);
  const pastMs = pool.setups?.get(suite);
  const prior = pastMs === undefined ? 0 : SETUP_PRIOR;
  return seen.slots + prior === 0 ? 0 : (prior * (pastMs ?? 0) + seen.slots * seen.ms) / (prior + seen.slots);
}

/** Returns the same as this run alone has shown it, and on how many slots; 0 on none. */
export function seenSetup(pool: Pool, suite: string): { readonly slots: number; readonly ms: number } {
  const { cold, warm } = suiteOf(pool, suite);
  if (cold.units === 0) return { slots: 0, ms: 0 };
  const warmMs = warm.units === 0 ? 0 : warm.ms / warm.units;
  return { slots: cold.units, ms: Math.max(0, cold.ms / cold.units - warmMs) };
}

/** Returns by how much cases with history are slower today than their history says. */
export function driftOf(suite: SuiteLearning): number {
  return Math.exp(suite.weightedLog / (suite.weight + DRIFT_PRIOR));
}

/** Returns by how much new files of a folder take longer than was guessed; the folder leans on its suite. */
export function newFileFactor(suite: SuiteLearning, kin: KinLearning): number {
  const ofSuite = (suite.fresh.guessedTookMs + NEW_FILE_PRIOR_MS) / (suite.fresh.guessedMs + NEW_FILE_PRIOR_MS);
  return (kin.guessedTookMs + NEW_FILE_PRIOR_MS * ofSuite) / (kin.guessedMs + NEW_FILE_PRIOR_MS);
}

/** Returns the mean of cases without history; the folder leans on its suite. */
export function newCaseMeanMs(suite: SuiteLearning, kin: KinLearning): number {
  const ofSuite = suite.fresh.ms / suite.fresh.cases;
  return (kin.ms + NEW_CASE_PRIOR * ofSuite) / (kin.cases + NEW_CASE_PRIOR);
}

/** Returns the factor of all work of a class. */
export function classFactor(pool: Pool, workClass: WorkClass): number {
  const suite = suiteOf(pool, workClass.suite);
  return workClass.kin === null ? driftOf(suite) : newFileFactor(suite, workClass.kin);
}

/** Returns by how much the file's cases take longer than expected, apart from drift. */
export function fileFactor(stock: FileStock): number {
  const { learned } = stock;
  if (!stock.isNew) return Math.exp(learned.weightedLog / (learned.weight + FILE_PRIOR));
  const guess = stock.cases[0]?.meanMs ?? 0;
  if (guess <= 0 || learned.newCases === 0) return 1;
  return (NEW_CASE_PRIOR * guess + learned.newMs) / ((NEW_CASE_PRIOR + learned.newCases) * guess);
}

/** Returns the factor of work of the file that is under way. */
export function liveFactor(pool: Pool, stock: FileStock): number {
  const suite = suiteOf(pool, stock.estimate.file.suite);
  if (!stock.isNew) return driftOf(suite) * fileFactor(stock);
  return stock.isCollected ? fileFactor(stock) : newFileFactor(suite, stock.kin);
}

/** Returns what each unit of the file pays before its first case: load, set-up, suite hooks. */
export function fixedMs(pool: Pool, stock: FileStock): number {
  const { estimate, learned } = stock;
  const known = estimate.loadMs + estimate.setupMs;
  if (!stock.isNew) return known + estimate.hookMs;
  if (learned.loadMs > 0) return learned.loadMs + estimate.hookMs;
  const suite = suiteOf(pool, estimate.file.suite);
  const guess = known > 0 ? known : LOAD_GUESS_MS;
  return (suite.loadMs + LOAD_PRIOR * guess) / (suite.loads + LOAD_PRIOR) + estimate.hookMs;
}

/** Returns the standard deviation of ln(duration) that a case's mean and 90th percentile imply; at most 1.28. */
export function sigmaOfCase(estimate: CaseEstimate): number {
  if (estimate.meanMs <= 0 || estimate.highMs <= estimate.meanMs) return 0;
  const ratio = Math.log(estimate.highMs / estimate.meanMs);
  return Z90 - Math.sqrt(Math.max(0, Z90 * Z90 - 2 * ratio));
}
