/**
 * The page of flake figures: what the ledger counted, as a forecast and as a list to repair from the top.
 *
 * Everything is made of counts in one pass: a prior for each suite, because unit tests and browser tests have nothing in common; shrunk rates for rank and
 * forecast; exact intervals for the few rows that are shown. A case is on the list when it failed falsely since its segment began, in runs or under repetition, or is in quarantine; the order
 * is by minutes of blocked deploys a day. What was forecast stands next to what happened, so that everybody sees whether it can be believed.
 */
import type { CaseId, FileKey } from '../../core/id.ts';
import { activeQuarantines, type CaseTally, type FirstFailure, type FlakeFacts, type QuarantineRow } from '../../core/ledger-row.ts';
import { blockingMinutes, caseStickiness, type Reruns, suiteStickiness } from './blocking.ts';
import { clusterFailures } from './cluster.ts';
import { CERTIFIED_AT, certifyEvidence } from './evidence.ts';
import { addRates, type Forecast, falseBlockChance, falseRedChance, forecastReds, NO_RATE, type SuiteRate } from './forecast.ts';
import { fitPrior } from './prior.ts';
import { maskedRate } from './proof.ts';
import { type Bounds, type Count, exactInterval, type Prior, shrunkRate } from './rate.ts';
import { type FlakeState, flakeState, RECENT_DAYS } from './state.ts';
import { type AgentSuspect, findSuspects } from './suspect.ts';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** Runs a day are not guessed from less than this much time: two runs in an hour are no 48 a day. */
const LEAST_DAYS = 1;
/** Deploys that are blocked after so many reruns elsewhere are told of in the page's head. */
const RERUNS = 1;

/** What is recent. */
const RECENT_MS = RECENT_DAYS * DAY_MS;
/** The failures that a page wants one by one: those of a season tell which cases fail together. */
export const LOOK_BACK_MS = 90 * DAY_MS;

export type FlakeRow = {
  readonly id: CaseId;
  readonly file: FileKey;
  readonly titlePath: readonly string[];
  /** First attempts, and false failures among them, since the case's segment began. */
  readonly runs: number;
  readonly falseFailures: number;
  readonly soakRuns: number;
  readonly soakFailures: number;
  /** Shrunk, 0..1. */
  readonly rate: number;
  /** Exact, 95 %; for display only. */
  readonly interval: Bounds;
  readonly minutesPerDay: number;
  readonly falseRedsPerMonth: number;
  readonly state: FlakeState;
  /** The quarantine that holds; `null` for most. */
  readonly quarantine: QuarantineRow | null;
  /** Cases that fail together have the same number; `null` when it fails alone. */
  readonly cluster: number | null;
  /** Of the last false failure; `null` when none is known in the segment. */
  readonly lastAtMs: number | null;
};

export type FlakePage = {
  readonly atMs: number;
  readonly cases: number;
  readonly runsPerDay: number;
  /** False reds of the next week, when nothing is tried again; `actual` are those of the last. */
  readonly forecast: Forecast & { readonly actual: number };
  /** Of one run, 0..1: red by chance, and still red after one rerun elsewhere. */
  readonly falseRedChance: number;
  readonly falseBlockChance: number;
  /** The rarest intermittent bug that is noticed within a week by first attempts, and by a policy that tries once again and forgets; rates, 0..1. */
  readonly noticed: { readonly byLedger: number; readonly byRetry: number };
  /** Share of false failures that fail again elsewhere, 0..1. */
  readonly stickiness: number;
  /** The whole suite as if it were one case: its mean rate with the exact interval. */
  readonly suite: Count & { readonly interval: Bounds };
  /** Cases certified to fail falsely less than once in a million, in runs or in soak; of the latter alone. */
  readonly certified: number;
  readonly certifiedInSoak: number;
  /** Worst first. */
  readonly rows: readonly FlakeRow[];
  readonly suspects: readonly AgentSuspect[];
};

/** Returns the page at a moment. */
export function flakePage(facts: FlakeFacts, quarantines: readonly QuarantineRow[], nowMs: number): FlakePage {
  const context = gatherContext(facts, quarantines, nowMs);
  const { rate, total, runsPerDay, stickiness } = context;
  return {
    atMs: nowMs,
    cases: facts.tallies.length,
    runsPerDay,
    forecast: { ...forecastReds(rate, runsPerDay * WEEK_DAYS), actual: countReds(facts.failures, nowMs - WEEK_DAYS * DAY_MS) },
    falseRedChance: falseRedChance(rate.mean),
    falseBlockChance: falseBlockChance(rate.mean, stickiness, RERUNS),
    noticed: {
      byLedger: maskedRate({ runsPerDay, days: WEEK_DAYS, retries: 0 }),
      byRetry: maskedRate({ runsPerDay, days: WEEK_DAYS, retries: 1 }),
    },
    stickiness,
    suite: { runs: total.runs, failures: total.failures, interval: exactInterval(total) },
    certified: facts.tallies.filter((tally) => isCertified(countOf(tally)) || isCertified(soakOf(tally))).length,
    certifiedInSoak: facts.tallies.filter((tally) => isCertified(soakOf(tally))).length,
    rows: facts.tallies
      .filter((tally) => tally.falseFailures > 0 || tally.soakFailures > 0 || context.held.has(tally.id))
      .map((tally) => makeRow(tally, context))
      .sort((a, b) => b.minutesPerDay - a.minutesPerDay || b.runs - a.runs),
    suspects: findSuspects(facts.failures.filter((failure) => failure.standing !== 'real' && failure.atMs > nowMs - RECENT_MS)),
  };
}

/** Returns the row of one case, whether it ever failed or not; `null` for one that is not counted. */
export function flakeRow(facts: FlakeFacts, quarantines: readonly QuarantineRow[], nowMs: number, id: CaseId): FlakeRow | null {
  const tally = facts.tallies.find((one) => one.id === id);
  return tally === undefined ? null : makeRow(tally, gatherContext(facts, quarantines, nowMs));
}

function gatherContext(facts: FlakeFacts, quarantines: readonly QuarantineRow[], nowMs: number): RowContext {
  const priors = new Map<string, Prior>();
  let rate = NO_RATE;
  for (const [suite, tallies] of Map.groupBy(facts.tallies, ({ file }) => suiteOf(file))) {
    const counts = tallies.map(countOf);
    const prior = fitPrior(counts);
    priors.set(suite, prior);
    rate = addRates(rate, counts, prior);
  }
  const total = sumCounts(facts.tallies);
  return {
    rate,
    total,
    cases: facts.tallies.length,
    runsPerDay: countRunsPerDay(facts.recentRunsMs, nowMs),
    stickiness: suiteStickiness(total),
    // Every suite of a tally has one: they were made from the same tallies.
    priorOf: (tally) => priors.get(suiteOf(tally.file)) ?? fitPrior([]),
    intervalOf: rememberIntervals(),
    ...foldFailures(facts.failures, nowMs),
    ...foldQuarantines(quarantines, nowMs),
  };
}

type RowContext = {
  readonly rate: SuiteRate;
  readonly total: Count & Reruns;
  readonly cases: number;
  readonly runsPerDay: number;
  readonly stickiness: number;
  readonly priorOf: (tally: CaseTally) => Prior;
  readonly intervalOf: (count: Count) => Bounds;
  readonly recent: ReadonlyMap<CaseId, number>;
  readonly clusters: ReadonlyMap<CaseId, number>;
  readonly held: ReadonlyMap<CaseId, QuarantineRow>;
  readonly proofs: ReadonlyMap<CaseId, number>;
};

function makeRow(tally: CaseTally, context: RowContext): FlakeRow {
  const { id, file, titlePath, runs, falseFailures, soakRuns, soakFailures } = tally;
  const count = countOf(tally);
  const rate = shrunkRate(count, context.priorOf(tally));
  const stickiness = caseStickiness(tally, context.stickiness);
  const quarantine = context.held.get(id) ?? null;
  const standing = {
    count,
    recentFailures: context.recent.get(id) ?? 0,
    cases: context.cases,
    isQuarantined: quarantine !== null,
    // Idle agents prove a fix as well as runs do, unless they prove the opposite.
    proofRuns: Math.max(0, (context.proofs.get(id) ?? 0) - (soakFailures > 0 ? 0 : soakRuns)),
  };
  return {
    id,
    file,
    titlePath,
    runs,
    falseFailures,
    soakRuns,
    soakFailures,
    rate,
    quarantine,
    interval: context.intervalOf(count),
    minutesPerDay: blockingMinutes({ rate, runsPerDay: context.runsPerDay, stickiness }),
    falseRedsPerMonth: rate * context.runsPerDay * RECENT_DAYS,
    state: flakeState(standing),
    cluster: context.clusters.get(id) ?? null,
    lastAtMs: tally.lastFalseMs,
  };
}

function foldFailures(failures: readonly FirstFailure[], nowMs: number): Pick<RowContext, 'recent' | 'clusters'> {
  const recent = new Map<CaseId, number>();
  for (const { case: id, atMs, standing } of failures) {
    if (standing !== 'false') continue;
    if (atMs > nowMs - RECENT_MS) recent.set(id, (recent.get(id) ?? 0) + 1);
  }
  return { recent, clusters: clusterFailures(failures.filter(({ standing }) => standing !== 'real')) };
}

function foldQuarantines(rows: readonly QuarantineRow[], nowMs: number): Pick<RowContext, 'held' | 'proofs'> {
  const held = new Map(activeQuarantines(rows, nowMs).map((row) => [row.case, row]));
  const newest = new Map(rows.map((row) => [row.case, row]));
  return { held, proofs: new Map([...newest.values()].map((row) => [row.case, row.kind === 'lifted' ? row.proofRuns : 0])) };
}

/** Many cases have equal counts, and an interval is two searches. */
function rememberIntervals(): (count: Count) => Bounds {
  const known = new Map<string, Bounds>();
  return (count) => {
    const name = `${count.runs}/${count.failures}`;
    const interval = known.get(name) ?? exactInterval(count);
    known.set(name, interval);
    return interval;
  };
}

function countOf({ runs, falseFailures }: CaseTally): Count {
  return { runs, failures: falseFailures };
}

function soakOf({ soakRuns, soakFailures }: CaseTally): Count {
  return { runs: soakRuns, failures: soakFailures };
}

function isCertified(count: Count): boolean {
  return certifyEvidence(count) >= CERTIFIED_AT;
}

function sumCounts(tallies: readonly CaseTally[]): Count & Reruns {
  let [runs, failures, reruns, rerunFailures] = [0, 0, 0, 0];
  for (const tally of tallies) {
    runs += tally.runs;
    failures += tally.falseFailures;
    reruns += tally.reruns;
    rerunFailures += tally.rerunFailures;
  }
  return { runs, failures, reruns, rerunFailures };
}

function countRunsPerDay(startsMs: readonly number[], nowMs: number): number {
  const recent = startsMs.filter((atMs) => atMs > nowMs - RECENT_MS);
  const firstMs = recent[0] ?? nowMs;
  return recent.length / Math.max(LEAST_DAYS, (nowMs - firstMs) / DAY_MS);
}

/** Runs since then in which something failed falsely. */
function countReds(failures: readonly FirstFailure[], sinceMs: number): number {
  return new Set(failures.filter(({ atMs, standing }) => standing === 'false' && atMs > sinceMs).map(({ runId }) => runId)).size;
}

/** The suite is what a file's key begins with. */
function suiteOf(file: FileKey): string {
  return file.slice(0, file.indexOf('|'));
}
