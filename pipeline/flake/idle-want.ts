/**
 * What idle agents could do for a ledger: what is wanted, how often, and what of it is done.
 *
 * Three things are worth repetitions. A commit that is green a day or less has its tests burned in, so that an intermittent failure of one in a hundred that it
 * brought shows while its author still knows the change. A fix is proven by so many clean runs as the old rate would not have survived. And every case that is not
 * certified soaks: nobody knows at which rate it fails, each decade is as likely as the next, so after n clean runs the next fault to find is one that shows in about
 * one of n. What was done stands in the ledger, under a context that names its reason; so nothing is counted twice, whoever dies in between.
 * See docs/design/0019-flake-ledger.md.
 */
import type { CaseId } from '../../core/id.ts';
import { activeQuarantines, type CaseTally, ORIGIN_CONTEXT, type QuarantineRow, type SoakRow } from '../../core/ledger-row.ts';
import { CERTIFIED_AT, certifyEvidence } from './evidence.ts';
import type { IdleWant } from './idle-work.ts';
import { burnInRuns } from './proof.ts';

/** An intermittent failure that shows so often does not get past burn-in in 19 of 20 cases. */
const BURN_IN_RATE = 0.01;
/** That a case has a fault in the next decade of rates. */
const DECADE_CHANCE = 0.01;
/** The same of a case that failed falsely before. */
const SUSPECT_CHANCE = 0.5;
/** A first repetition shows what fails in one of so many. */
const FIRST_RUNS = 30;
/** A case that fails so often under repetition is known to: more of it says nothing. */
const ENOUGH_FAILURES = 3;

/** A commit that is green, and cases that it may have changed. */
export type FreshCommit = { readonly commit: string; readonly cases: readonly CaseId[] };

export type IdleKnowledge = {
  readonly tallies: readonly CaseTally[];
  readonly quarantines: readonly QuarantineRow[];
  /** Of a day at least. */
  readonly soak: readonly SoakRow[];
  readonly fresh: readonly FreshCommit[];
  /** Of one repetition, as far as anybody knows. */
  readonly secondsPerRun: (id: CaseId) => number;
  readonly nowMs: number;
};

/** Returns what is left to do. */
export function idleWants(known: IdleKnowledge): readonly IdleWant[] {
  const done = Map.groupBy(known.soak, (row) => row.case);
  const held = new Set(activeQuarantines(known.quarantines, known.nowMs).map((row) => row.case));
  const tallies = new Map(known.tallies.map((tally) => [tally.id, tally]));
  return [
    ...known.fresh.flatMap((fresh) => burnInWants(fresh, known, done)),
    ...proofWants(known, tallies, done),
    ...known.tallies.filter(({ id }) => !held.has(id)).flatMap((tally) => soakWants(tally, known)),
  ];
}

function burnInWants({ commit, cases }: FreshCommit, { secondsPerRun }: IdleKnowledge, done: ReadonlyMap<CaseId, SoakRow[]>): IdleWant[] {
  const context = `burn-in ${commit.slice(0, COMMIT_CHARACTERS)}`;
  return cases.flatMap((id): IdleWant[] => {
    const rows = (done.get(id) ?? []).filter((row) => row.context.startsWith(context));
    const runs = burnInRuns(BURN_IN_RATE) - sumOf(rows, 'runs');
    // One failure is the answer that was looked for.
    return runs <= 0 || sumOf(rows, 'failures') > 0 ? [] : [{ kind: 'burn-in', id, context, runs, secondsPerRun: secondsPerRun(id) }];
  });
}

/** As much of a commit's name as git itself shows. */
const COMMIT_CHARACTERS = 12;

function proofWants(
  { quarantines, secondsPerRun }: IdleKnowledge,
  tallies: ReadonlyMap<CaseId, CaseTally>,
  done: ReadonlyMap<CaseId, SoakRow[]>,
): IdleWant[] {
  const newest = new Map(quarantines.map((row) => [row.case, row]));
  return [...newest.values()].flatMap(({ case: id, kind, proofRuns, atMs }): IdleWant[] => {
    const tally = tallies.get(id);
    if (kind !== 'lifted' || proofRuns <= 0 || tally === undefined || tally.falseFailures > 0) return [];
    const rows = (done.get(id) ?? []).filter((row) => row.atMs >= atMs && !row.context.startsWith(ORIGIN_CONTEXT));
    const runs = proofRuns - tally.runs - sumOf(rows, 'runs');
    if (runs <= 0 || sumOf(rows, 'failures') > 0) return [];
    return [{ kind: 'fix-proof', id, context: 'fix-proof', runs, secondsPerRun: secondsPerRun(id) }];
  });
}

function soakWants({ id, runs, falseFailures, soakRuns, soakFailures }: CaseTally, { secondsPerRun }: IdleKnowledge): IdleWant[] {
  const isCertified = certifyEvidence({ runs: soakRuns, failures: soakFailures }) >= CERTIFIED_AT;
  if (isCertified || soakFailures >= ENOUGH_FAILURES) return [];
  const faultChance = falseFailures > 0 ? SUSPECT_CHANCE : DECADE_CHANCE;
  const showRate = 1 / (runs + soakRuns + FIRST_RUNS);
  return [{ kind: 'soak', id, context: 'soak', faultChance, showRate, secondsPerRun: secondsPerRun(id) }];
}

function sumOf(rows: readonly SoakRow[], what: 'runs' | 'failures'): number {
  return rows.reduce((sum, row) => sum + row[what], 0);
}
