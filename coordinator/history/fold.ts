/**
 * What is learned of a file, as a fold over its facts, one run at a time.
 *
 * Two steps: `observeFile` reads from the facts what is worth learning, with the agents' speed taken out and durations rounded as the ledger
 * keeps them; `foldFile` adds it to what was known. Both stores use both, when facts come in and when the estimates are made again, so the two
 * ways give equal figures. Cases are told apart by whatever id the store uses.
 *
 * A case's duration is that of its accepted passing attempt: a failing test ends early or at its time-out, which says little about the next
 * run; it counts only while nothing better is known. What no case accounts for is the suite-level hooks' time of a load.
 */
import { EMPTY_LOG_STAT, foldDuration, type LogStat } from '../../core/log-stat.ts';
import type { AttemptOutcome, TestOutcome } from '../../core/outcome.ts';
import { decodeSpeed, encodeSpeed, roundDuration } from './duration-code.ts';
import type { LoadTiming } from './store.ts';

export type CaseFold = {
  readonly duration: LogStat;
  readonly lastOutcome: TestOutcome;
  /** The content of the file when the case was last seen: a case that is gone from newer content is not expected again. */
  readonly content: string;
};

export type FileFold<Id> = {
  readonly content: string;
  readonly loadMs: LogStat;
  readonly setupMs: LogStat;
  readonly hookMs: LogStat;
  readonly slicedRuns: number;
  readonly brokenSlices: number;
  readonly cases: ReadonlyMap<Id, CaseFold>;
};

/** Times in milliseconds on an agent of speed 1. */
export type FileObservation<Id> = {
  readonly content: string;
  readonly loads: readonly { readonly loadMs: number; readonly setupMs: number; readonly hookMs: number }[];
  readonly cases: readonly { readonly id: Id; readonly outcome: TestOutcome; readonly durationMs: number | null }[];
  readonly wasSliced: boolean;
  readonly sliceBroke: boolean;
};

/** The facts of a file in one run, as far as something is learned from them. */
export type ObservableFile<Id> = {
  readonly content: string;
  readonly timings: readonly LoadTiming[];
  readonly wasSliced: boolean;
  readonly sliceBroke: boolean;
  readonly cases: readonly ObservableCase<Id>[];
};

type ObservableCase<Id> = {
  readonly id: Id;
  readonly outcome: TestOutcome | 'missing';
  readonly attempts: readonly { readonly outcome: AttemptOutcome; readonly lease: string; readonly durationMs: number }[];
};

const NOTHING = { content: '', loadMs: EMPTY_LOG_STAT, setupMs: EMPTY_LOG_STAT, hookMs: EMPTY_LOG_STAT, slicedRuns: 0, brokenSlices: 0 };

/** Returns what is known of a file that was never seen. */
export function emptyFileFold<Id>(): FileFold<Id> {
  return { ...NOTHING, cases: new Map() };
}

/** Returns what the facts teach. */
export function observeFile<Id>(facts: ObservableFile<Id>): FileObservation<Id> {
  const speeds = speedByLease(facts.timings);
  return {
    content: facts.content,
    wasSliced: facts.wasSliced,
    sliceBroke: facts.sliceBroke,
    loads: observeLoads(facts, speeds),
    cases: facts.cases.flatMap((record) => observeCase(record, speeds)),
  };
}

/** Returns the estimate with one more run of the file. */
export function foldFile<Id>(known: FileFold<Id>, seen: FileObservation<Id>): FileFold<Id> {
  const cases = new Map(known.cases);
  for (const { id, outcome, durationMs } of seen.cases) {
    const old = cases.get(id)?.duration ?? EMPTY_LOG_STAT;
    const isTelling = durationMs !== null && (outcome === 'passed' || old.n === 0);
    cases.set(id, { duration: isTelling ? fold(old, durationMs) : old, lastOutcome: outcome, content: seen.content });
  }
  return {
    content: seen.content,
    loadMs: seen.loads.reduce((stat, load) => fold(stat, load.loadMs), known.loadMs),
    setupMs: seen.loads.reduce((stat, load) => fold(stat, load.setupMs), known.setupMs),
    hookMs: seen.loads.reduce((stat, load) => fold(stat, load.hookMs), known.hookMs),
    slicedRuns: known.slicedRuns + (seen.wasSliced ? 1 : 0),
    brokenSlices: known.brokenSlices + (seen.sliceBroke ? 1 : 0),
    cases,
  };
}

/** Single precision at every step, because that is what is stored: a fold that was interrupted by a restart is not different from one that was not. */
function fold(stat: LogStat, durationMs: number): LogStat {
  const { n, meanLog, varLog } = foldDuration(stat, durationMs);
  return { n: Math.fround(n), meanLog: Math.fround(meanLog), varLog: Math.fround(varLog) };
}

/** For an attempt whose load is not known, the loads' mean speed is the best guess. */
function speedByLease(timings: readonly LoadTiming[]): (lease: string) => number {
  const known = new Map<string, number>();
  let sumLog = 0;
  for (const { lease, speed } of timings) {
    const rounded = decodeSpeed(encodeSpeed(speed));
    if (lease !== undefined) known.set(lease, rounded);
    sumLog += Math.log(rounded);
  }
  const typical = timings.length === 0 ? 1 : Math.exp(sumLog / timings.length);
  return (lease) => known.get(lease) ?? typical;
}

function observeCase<Id>(record: ObservableCase<Id>, speedOf: (lease: string) => number): FileObservation<Id>['cases'] {
  if (record.outcome === 'missing') return [];
  const accepted = record.attempts.findLast((attempt) => attempt.outcome === record.outcome);
  const isTimed = accepted !== undefined && record.outcome !== 'skipped';
  const durationMs = isTimed ? roundDuration(accepted.durationMs) * speedOf(accepted.lease) : null;
  return [{ id: record.id, outcome: record.outcome, durationMs }];
}

function observeLoads<Id>(facts: ObservableFile<Id>, speedOf: (lease: string) => number): FileObservation<Id>['loads'] {
  const attempts = facts.cases.flatMap((record) => record.attempts);
  const leases = new Set(facts.timings.map((load) => load.lease));
  const share = (of: readonly { readonly durationMs: number }[]): number =>
    of.reduce((sum, attempt) => sum + roundDuration(attempt.durationMs), 0);
  /** Without leases nobody knows which attempt belongs to which load: each gets its share of all. */
  const unknownMs =
    share(attempts.filter((attempt) => !leases.has(attempt.lease as never))) /
    Math.max(1, facts.timings.filter((load) => load.lease === undefined).length);
  return facts.timings.map(({ timing, speed, lease }) => {
    const rate = lease === undefined ? decodeSpeed(encodeSpeed(speed)) : speedOf(lease);
    const casesMs = lease === undefined ? unknownMs : share(attempts.filter((attempt) => attempt.lease === lease));
    return {
      loadMs: roundDuration(timing.loadMs) * rate,
      setupMs: roundDuration(timing.setupMs) * rate,
      hookMs: Math.max(0, roundDuration(timing.testMs) - casesMs) * rate,
    };
  });
}
