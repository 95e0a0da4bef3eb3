/**
 * What a run teaches while it runs.
 *
 * Each ended case says how it compares with its history, in logarithms, where durations are additive: ln(observed) = ln(expected) + drift of
 * the suite + factor of the file - ln(speed of the agent) + noise. The three are told apart by averaging over the others, each shrunk by a
 * prior; the agents' median is speed 1. Cases without history teach what new cases and new files take. Only what has not run yet is affected:
 * the order of the pool, the length of slices, the forecast.
 */
import { assert } from '../../core/assert.ts';
import type { AgentId, FileKey } from '../../core/id.ts';
import type { FileTiming } from '../../core/outcome.ts';
import { median } from '../../core/quantile.ts';
import type { Slice } from '../../core/unit.ts';
import { driftOf, fileFactor, fixedMs, liveFactor, newCaseMeanMs, newFileFactor, sigmaOfCase, suiteOf } from './expectation.ts';
import type { AgentLearning, FileStock, Pool } from './pool-state.ts';
import { addToken, findToken, shelve, toPortion, unshelve } from './stock.ts';

/** Variance of what an agent does to one case beyond its speed: cache misses, neighbours. */
const AGENT_NOISE = 0.25;
/** Precision of the prior of ln(speed): 1 / 0.1². */
const AGENT_PRIOR = 100;
/** Variance of what one case says about its file. */
const FILE_NOISE = 0.04;
/** Shorter cases measure the clock. */
const SHORTEST_LESSON_MS = 2;
/** Observations between two medians: speeds move slowly and a median walks over all agents. */
const MEDIAN_EVERY = 64;
/** A lot is filed anew when its expectation moved by this factor. */
const RESHELVE_RATIO = 1.1;

/** Tells the pool which cases a file has, by the collection of any of its units. Safe to repeat. */
export function learnCollected(pool: Pool, file: FileKey, titlePaths: readonly (readonly string[])[]): void {
  const stock = stockOf(pool, file);
  if (stock.isCollected) return;
  const wasPooled = stock.lot.isPooled;
  unshelve(stock.lot);
  const guessMs = newCaseGuessMs(pool, stock, titlePaths.length);
  for (const titlePath of titlePaths) addToken(stock, titlePath, guessMs);
  stock.isCollected = true;
  stock.unknownMs = 0;
  if (wasPooled) shelve(pool, stock.lot);
}

/** What one case took, on an agent. */
export type CaseLesson = {
  readonly agent: AgentId;
  readonly file: FileKey;
  readonly titlePath: readonly string[];
  readonly durationMs: number;
};

/** Learns from a case that ran to its end. Skipped cases and infrastructure outcomes teach nothing: do not pass them. */
export function learnCase(pool: Pool, lesson: CaseLesson): void {
  const stock = stockOf(pool, lesson.file);
  const token = findToken(stock, lesson.titlePath);
  const durationMs = lesson.durationMs * agentSpeed(pool, lesson.agent);
  if (token !== null && token < stock.estimate.cases.length) learnKnown(pool, stock, token, lesson);
  else learnNew(pool, stock, durationMs);
  if (stock.lot.isPooled) reshelveWhenMoved(pool, stock);
}

/** What one load of a file cost. */
export type TimingLesson = { readonly agent: AgentId; readonly file: FileKey; readonly timing: FileTiming; readonly isSlice: boolean };

/** Learns from a unit that completed. */
export function learnTiming(pool: Pool, lesson: TimingLesson): void {
  const stock = stockOf(pool, lesson.file);
  const speed = agentSpeed(pool, lesson.agent);
  const suite = suiteOf(pool, stock.estimate.file.suite);
  const loadMs = (lesson.timing.loadMs + lesson.timing.setupMs) * speed;
  stock.learned.loadMs = loadMs;
  suite.loads += 1;
  suite.loadMs += loadMs;
}

/** What a unit took beside its loads and its tests, on a slot that had run nothing of its suite before (`isCold`) or that had. */
export type SetupLesson = { readonly suite: string; readonly isCold: boolean; readonly overheadMs: number };

/** Learns from a unit that completed what a slot pays for a suite. */
export function learnSetup(pool: Pool, { suite, isCold, overheadMs }: SetupLesson): void {
  const learning = suiteOf(pool, suite);
  const overhead = isCold ? learning.cold : learning.warm;
  overhead.units += 1;
  overhead.ms += Math.max(0, overheadMs);
}

/** Returns the agent's speed relative to the pool's median; 1 for an agent that nothing is known of. */
export function agentSpeed(pool: Pool, agent: AgentId): number {
  const learning = pool.agents.get(agent);
  return learning === undefined ? 1 : Math.exp(pool.medianLog - logOf(learning));
}

/** Returns what a case is expected to take by its history, milliseconds at speed 1; a guess when it has none. */
export function expectedCaseMs(pool: Pool, file: FileKey, titlePath: readonly string[]): number {
  const stock = stockOf(pool, file);
  const token = findToken(stock, titlePath);
  return token === null ? newCaseGuessMs(pool, stock, 1) : (stock.cases[token]?.meanMs ?? 0);
}

/**
 * Returns the sum of `expectedCaseMs` over a unit's cases: its `remainingMs` once its files are collected, without load and hooks. From then
 * on subtract `expectedCaseMs` of each case that ends; the scheduler itself scales what is left by what the run has learned.
 */
export function expectedCasesMs(pool: Pool, files: readonly FileKey[], slice: Slice | null): number {
  let ms = 0;
  for (const file of files) ms += sliceMs(pool, stockOf(pool, file), slice);
  return ms;
}

/** Returns what a unit is expected to take now, loads and hooks included, milliseconds at speed 1. */
export function expectedUnitMs(pool: Pool, files: readonly FileKey[], slice: Slice | null): number {
  let ms = 0;
  for (const file of files) {
    const stock = stockOf(pool, file);
    ms += fixedMs(pool, stock) + sliceMs(pool, stock, slice) * liveFactor(pool, stock);
  }
  return ms;
}

function sliceMs(pool: Pool, stock: FileStock, slice: Slice | null): number {
  const portion = toPortion(stock, slice, newCaseGuessMs(pool, stock, 1));
  let ms = portion.hasUnknown ? stock.unknownMs : 0;
  for (const token of portion.tokens) ms += stock.cases[token]?.meanMs ?? 0;
  return ms;
}

/** Returns the stock of a file of the manifest. */
export function stockOf(pool: Pool, file: FileKey): FileStock {
  const stock = pool.stocks.get(file);
  assert(stock !== undefined, 'the file is in the manifest');
  return stock;
}

/** A case's share of the file's guess and the suite's mean know different things; their geometric mean is wrong by less than either. */
function newCaseGuessMs(pool: Pool, stock: FileStock, count: number): number {
  const suite = suiteOf(pool, stock.estimate.file.suite);
  const mean = newCaseMeanMs(suite, stock.kin);
  if (!stock.isNew) return mean;
  const share = (stock.unknownMs * newFileFactor(suite, stock.kin)) / Math.max(1, count);
  return stock.unknownMs > 0 ? Math.sqrt(share * mean) : mean;
}

function learnKnown(pool: Pool, stock: FileStock, token: number, lesson: CaseLesson): void {
  const expected = stock.cases[token];
  if (expected === undefined || expected.meanMs < SHORTEST_LESSON_MS) return;
  const sigma = sigmaOfCase(expected);
  const log = Math.log(Math.max(lesson.durationMs, 0.1) / expected.meanMs) + (sigma * sigma) / 2;
  const suite = suiteOf(pool, stock.estimate.file.suite);
  const agent = agentOf(pool, lesson.agent);
  const drift = Math.log(driftOf(suite));
  const slowness = logOf(agent) - pool.medianLog;
  fold(agent, log - drift, 1 / (sigma * sigma + AGENT_NOISE));
  fold(stock.learned, log - drift - slowness, 1 / (sigma * sigma + FILE_NOISE));
  fold(suite, log - slowness, 1 / (sigma * sigma + AGENT_NOISE));
  refreshMedian(pool);
}

/**
 * A new file counts with all it is going to take as soon as its first case ended. Counting case by case would let quick files speak more often
 * than slow ones while both run, and every forecast of a first run would be too low.
 */
function learnNew(pool: Pool, stock: FileStock, durationMs: number): void {
  const { learned } = stock;
  const countsAsFile = stock.isNew && stock.isCollected;
  const beforeMs = learned.newCases === 0 ? 0 : (stock.cases.length * learned.newMs) / learned.newCases;
  const guessedMs = learned.newCases === 0 ? stock.estimate.unknownMs : 0;
  learned.newCases += 1;
  learned.newMs += durationMs;
  const afterMs = (stock.cases.length * learned.newMs) / learned.newCases;
  for (const kin of [stock.kin, suiteOf(pool, stock.estimate.file.suite).fresh]) {
    kin.cases += 1;
    kin.ms += durationMs;
    if (!countsAsFile) continue;
    kin.guessedMs += guessedMs;
    kin.guessedTookMs += afterMs - beforeMs;
  }
}

function fold(into: { weight: number; weightedLog: number }, log: number, weight: number): void {
  into.weight += weight;
  into.weightedLog += weight * log;
}

function agentOf(pool: Pool, agent: AgentId): AgentLearning {
  const known = pool.agents.get(agent);
  if (known !== undefined) return known;
  const fresh = { weight: 0, weightedLog: 0 };
  pool.agents.set(agent, fresh);
  return fresh;
}

function logOf(agent: AgentLearning): number {
  return agent.weightedLog / (agent.weight + AGENT_PRIOR);
}

function refreshMedian(pool: Pool): void {
  pool.sinceMedian += 1;
  if (pool.sinceMedian < MEDIAN_EVERY) return;
  pool.sinceMedian = 0;
  pool.medianLog = median([...pool.agents.values()].map(logOf));
}

function reshelveWhenMoved(pool: Pool, stock: FileStock): void {
  const { lot } = stock;
  const nowMs = fixedMs(pool, stock) + stock.pooledMs * fileFactor(stock) + (stock.isUnknownPooled ? stock.unknownMs : 0);
  if (lot.stocks.length > 1 || (nowMs < lot.ms * RESHELVE_RATIO && nowMs * RESHELVE_RATIO > lot.ms)) return;
  unshelve(lot);
  shelve(pool, lot);
}
