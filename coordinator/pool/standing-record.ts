/**
 * What a pool remembers of an agent between runs: the evidence that it is sick, and when it was fenced.
 *
 * A run weighs each unit by a likelihood ratio and starts from nothing; a machine that fails one unit in ten is never found in twenty units. So
 * the sums go from run to run: what one left is what the next begins with. Kept from falling below nothing they are Page's cumulative sums, which
 * a healthy agent takes past the limit no oftener for being watched longer. Evidence is of a machine as it was, and somebody may have mended it: it
 * halves in half a day. A fence ends by itself, for a disk is emptied and a service started again without anybody saying so; then the
 * agent is on trial, one step from the next fence, which lasts twice as long. A person's word ends all of it at once.
 *
 * A coordinator that was killed decides its runs again and says the same evidence again: what is not newer than the record is in it already.
 * See docs/operating/sick-agents.md.
 */
import { type AgentStanding, HEALTHY } from '../../core/agent-standing.ts';
import { createStanding, sickOdds } from '../run/standing.ts';
import type { Evidence } from '../run/types.ts';

/** A machine is as often mended as broken in so long; nobody tells the pool. */
const HALF_LIFE_MS = 12 * 3_600_000;
/** Above this an agent is shown as suspect: two units that only it failed, of files that never fail. */
const SUSPECT_ODDS = 100;
/** How suspect it is after a fence: two such units more and it is fenced again, some thirty good ones and it is healthy. */
const TRIAL_ODDS = 1_000;
/** The first fence outlasts a service that is started again; the longest lets an agent be tried once a day. */
const FIRST_FENCE_MS = 1_800_000;
const LONGEST_FENCE_MS = 24 * 3_600_000;

/** Plain, for it is kept as JSON. */
export type StandingRecord = {
  /** As `Standing.logs`, at `atMs`. */
  readonly logs: readonly number[];
  /** Everything that was said until then is in it. */
  readonly atMs: number;
  /** Units since nothing spoke against it, and of them those that other agents contradicted. */
  readonly units: number;
  readonly contradicted: number;
  readonly suspectSinceMs: number | null;
  /** The last one; `null` when there was none, or when it was lived down. */
  readonly fence: { readonly reason: string; readonly sinceMs: number; readonly untilMs: number } | null;
  /** One after the other. */
  readonly fences: number;
};

/** Returns the record with the evidence of a run. */
export function addEvidence(record: StandingRecord | undefined, evidence: Evidence): StandingRecord {
  const { logs, atMs, units, contradicted, sickness } = evidence;
  if (record !== undefined && atMs <= record.atMs) return record;
  if (sickness !== null) return fence(record, sickness, atMs);
  const isClean = logs.every((log) => log === 0);
  const isSuspect = sickOdds({ logs }) >= SUSPECT_ODDS;
  return {
    logs,
    atMs,
    units: isClean ? 0 : (record?.units ?? 0) + units,
    contradicted: isClean ? 0 : (record?.contradicted ?? 0) + contradicted,
    suspectSinceMs: isSuspect ? (record?.suspectSinceMs ?? atMs) : null,
    fence: isSuspect ? (record?.fence ?? null) : null,
    fences: isSuspect ? (record?.fences ?? 0) : 0,
  };
}

function fence(record: StandingRecord | undefined, reason: string, atMs: number): StandingRecord {
  const fences = (record?.fences ?? 0) + 1;
  const untilMs = atMs + Math.min(LONGEST_FENCE_MS, FIRST_FENCE_MS * 2 ** (fences - 1));
  const logs = createStanding().logs.map(() => Math.log(TRIAL_ODDS));
  return { logs, atMs, units: 0, contradicted: 0, suspectSinceMs: atMs, fence: { reason, sinceMs: atMs, untilMs }, fences };
}

/** Returns the record of an agent that a person trusts: what was said until then is void. */
export function forgive(atMs: number): StandingRecord {
  return { logs: [], atMs, units: 0, contradicted: 0, suspectSinceMs: null, fence: null, fences: 0 };
}

/** Returns the sums that a run begins with; empty when nothing speaks against the agent. */
export function recallLogs(record: StandingRecord | undefined, nowMs: number): readonly number[] {
  if (record === undefined || record.logs.every((log) => log === 0)) return [];
  // On trial the time of a fence does not count: nothing was seen of the agent meanwhile.
  const sinceMs = Math.max(record.atMs, record.fence?.untilMs ?? 0);
  const share = 0.5 ** (Math.max(0, nowMs - sinceMs) / HALF_LIFE_MS);
  return record.logs.map((log) => log * share);
}

/** True while the agent is to get no work. */
export function isFenced(record: StandingRecord | undefined, nowMs: number): boolean {
  return record?.fence != null && nowMs < record.fence.untilMs;
}

/** Returns how the agent stands, for people. */
export function standingOf(record: StandingRecord | undefined, nowMs: number): AgentStanding {
  if (record === undefined) return HEALTHY;
  const { fence, units, contradicted } = record;
  if (fence !== null && isFenced(record, nowMs)) return { state: 'fenced', ...fence };
  const logs = recallLogs(record, nowMs);
  if (logs.length === 0 || sickOdds({ logs }) < SUSPECT_ODDS) return HEALTHY;
  const failed = `${contradicted} of its last ${units} units failed there and passed on other agents`;
  const reason = fence === null ? failed : `it is tried again after it was fenced: ${fence.reason}`;
  return { state: 'suspect', reason, sinceMs: fence?.untilMs ?? record.suspectSinceMs, untilMs: null };
}
