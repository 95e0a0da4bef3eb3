/**
 * The work that no slot has yet. The run holds the others, and puts back what comes back.
 *
 * How the run uses this folder: `estimateFiles` and `createPool` once; `planGrants` when a unit started, ended or came back, when a slot opened,
 * and on tick; `returnWork`, `addEvidence` and `groupDone` as it happens; `learnCollected`, `learnCase` and `learnTiming` for what is reported.
 * A queued unit's `remainingMs` is its grant's `expectedMs` until its file is collected, from then on `expectedCasesMs` less `expectedCaseMs` of
 * each case that ended in it; the scheduler itself scales it by what the run has learned.
 *
 * A tail that an idle slot takes from a running unit is granted with `twinOf` and a slice of cases that have not ended; the first outcome of a
 * case counts. A unit all of whose cases have outcomes from elsewhere may be cancelled. See docs/design/0001-scheduling.md.
 */
import type { FileKey, LeaseId } from '../../core/id.ts';
import { classFactor, suiteOf } from './expectation.ts';
import { takeInventory } from './inventory.ts';
import { expectedUnitMs, stockOf } from './learn.ts';
import type { EvidenceLot, FileStock, Pool, WorkClass } from './pool-state.ts';
import type { Portion } from './stock.ts';
import { forgetCases, putPortion, shelve, toPortion, unshelve } from './stock.ts';
import { TUNING } from './tuning.ts';
import type { Evidence, FileEstimate, PooledWork, PoolSettings, ReturnedWork } from './types.ts';

/** Cases that a suite's mean counts as when the first cases without history end; and that mean when the suite has no history at all. */
const NEW_CASE_PRIOR = 3;
const NEW_CASE_GUESS_MS = 50;

/** Returns a pool that holds every file of the manifest, or what `settings.only` names. Bundles are made of the files that share a bundle name. */
export function createPool(estimates: readonly FileEstimate[], settings: PoolSettings = {}): Pool {
  const only = settings.only ?? null;
  const wanted = only === null ? estimates : estimates.filter((estimate) => only.has(estimate.file.key));
  const weights = settings.weights ?? new Map();
  const pool: Pool = {
    ...takeInventory(wanted, weights),
    tuning: { ...TUNING, ...settings.tuning },
    resources: settings.resources ?? new Map(),
    allotted: settings.allotted ?? null,
    weights,
    whileGreen: settings.whileGreen ?? new Map(),
    deferred: new Set(),
    groups: [...new Set(wanted.map((estimate) => estimate.file.group))].sort((a, b) => a - b),
    doneGroups: new Set(),
    suiteNames: [...new Set(wanted.map(({ file }) => file.suite))],
    setups: settings.setups ?? null,
    suites: new Map(),
    agents: new Map(),
    medianLog: 0,
    sinceMedian: 0,
    evidenceCount: 0,
    copied: new Map(),
    recalled: new Set(),
  };
  seedSuites(pool);
  for (const lot of pool.lots) {
    for (const stock of lot.stocks) putPortion(stock, firstPortion(stock, only?.get(stock.estimate.file.key) ?? []));
    shelve(pool, lot);
  }
  return pool;
}

/** A case of the suite failed: the suites that ask it to be green are served last from now on. */
export function deferAfterFailure(pool: Pool, suite: string): void {
  for (const [dependent, needed] of pool.whileGreen) if (needed.includes(suite)) pool.deferred.add(dependent);
}

/** Puts back what a lease still owed when it ended. Cases that are in the pool already stay there once. */
export function returnWork(pool: Pool, work: ReturnedWork): void {
  if (isCopy(work)) pool.copied.delete(work.twinOf);
  else if ((work.attempt ?? 1) > 1) returnEvidence(pool, work);
  else returnFirstHand(pool, work);
}

function isCopy(work: ReturnedWork): work is ReturnedWork & { readonly twinOf: LeaseId } {
  return work.twinOf !== undefined && work.twinOf !== null;
}

function returnFirstHand(pool: Pool, work: ReturnedWork): void {
  for (const file of work.files) {
    const stock = stockOf(pool, file);
    unshelve(stock.lot);
    const isWhole = stock.estimate.wholeReason !== null || stock.lot.bundle !== null;
    const portion = toPortion(stock, isWhole ? null : work.slice, NEW_CASE_GUESS_MS);
    if (portion.tokens.length > 0 || !stock.isCollected) putPortion(stock, portion);
    shelve(pool, stock.lot);
  }
}

/** Adds cases to be tried again. They go out before first attempts, one unit for each call. */
export function addEvidence(pool: Pool, evidence: Evidence): void {
  const stock = stockOf(pool, evidence.file);
  const { bundle } = stock.lot;
  const isWhole = stock.estimate.wholeReason !== null || bundle !== null || evidence.titlePaths.length === 0;
  const slice = isWhole ? null : ({ kind: 'only', titlePaths: evidence.titlePaths } as const);
  const files = (bundle === null ? [stock] : stock.lot.stocks).map((member) => member.estimate.file.key);
  const { attempt, avoidAgent, likeLabels = [] } = evidence;
  fileEvidence(pool, stock.lot.workClass, { files, slice, attempt, avoidAgent, likeLabels, ms: expectedUnitMs(pool, files, slice) });
}

/**
 * Lets go of a file that nothing will be granted of any more, and of what of it is still in the pool: a million cases then cost what is open.
 * Leases of it that are out may go on being shown to the scheduler. Files of a bundle are kept, for the bundle goes out as one. Safe to repeat.
 */
export function forgetFile(pool: Pool, file: FileKey): void {
  const stock = stockOf(pool, file);
  if (stock.lot.bundle !== null) return;
  unshelve(stock.lot);
  forgetCases(stock);
}

/** Lets go of what is noted about a lease that is not out any more. */
export function forgetLease(pool: Pool, lease: LeaseId): void {
  pool.copied.delete(lease);
  pool.recalled.delete(lease);
}

/** Says that every unit of a group ended, evidence included: files of the next group may start. Safe to repeat. */
export function groupDone(pool: Pool, group: number): void {
  pool.doneGroups.add(group);
}

/** Returns the lowest group that is not done, the highest that may start; `null` when all are done. */
export function openGroup(pool: Pool): number | null {
  return pool.groups.find((group) => !pool.doneGroups.has(group)) ?? null;
}

/** Returns how much work nobody has. Both figures are 0 when everything was handed out. */
export function pooledWork(pool: Pool): PooledWork {
  let units = pool.evidenceCount;
  let expectedMs = 0;
  for (const workClass of pool.classes) {
    units += workClass.lots;
    expectedMs += workClass.workMs * classFactor(pool, workClass);
    for (const queue of workClass.evidence.values()) for (const lot of queue) expectedMs += lot.ms;
  }
  return { units, expectedMs };
}

function firstPortion(stock: FileStock, only: readonly (readonly string[])[]): Portion {
  const isWhole = only.length === 0 || stock.estimate.wholeReason !== null || stock.lot.bundle !== null;
  return toPortion(stock, isWhole ? null : { kind: 'only', titlePaths: only }, NEW_CASE_GUESS_MS);
}

/** A case's mean in a suite, before any case without history ended: its known cases speak for the new ones. */
function seedSuites(pool: Pool): void {
  for (const { estimate } of pool.stocks.values()) {
    const suite = suiteOf(pool, estimate.file.suite);
    suite.fresh.cases += estimate.cases.length;
    for (const known of estimate.cases) suite.fresh.ms += known.meanMs;
  }
  for (const { fresh } of pool.suites.values()) {
    const mean = fresh.cases === 0 ? NEW_CASE_GUESS_MS : fresh.ms / fresh.cases;
    fresh.cases = NEW_CASE_PRIOR;
    fresh.ms = NEW_CASE_PRIOR * mean;
  }
}

function fileEvidence(pool: Pool, workClass: WorkClass, lot: EvidenceLot): void {
  const queue = workClass.evidence.get(lot.avoidAgent);
  if (queue === undefined) workClass.evidence.set(lot.avoidAgent, [lot]);
  else queue.push(lot);
  pool.evidenceCount += 1;
}

function returnEvidence(pool: Pool, work: ReturnedWork): void {
  const [file] = work.files;
  if (file === undefined) return;
  const titlePaths = work.slice?.titlePaths ?? [];
  addEvidence(pool, { file, titlePaths, attempt: work.attempt ?? 1, avoidAgent: work.avoidAgent ?? null });
}
