/**
 * Cases that fail together have one cause, and are one thing to repair.
 *
 * Three quarters of flaky tests fail in the company of others (Parry and others 2025): a service, a port, a clock. Two cases belong together when they failed in the
 * same runs at least twice and in at least half of the runs in which the rarer one failed at all; clusters are what hangs together. A run in which very
 * many fail says that the run was bad, not that its cases are related, so such runs are left out, and the work stays small.
 */
import type { CaseId, RunId } from '../../core/id.ts';

/** More failures in one run than this have a common cause that is not the cases' own: a machine, a network, a commit. */
const LARGEST_RUN = 50;
const SHARED_RUNS = 2;
const SHARED_RATIO = 0.5;

/** A case that failed in a run, falsely or for nobody knows what. */
export type Failing = { readonly case: CaseId; readonly runId: RunId };

/** Returns the number of each case's cluster, 1-based, the largest first; cases that fail alone are not in it. */
export function clusterFailures(failures: readonly Failing[]): ReadonlyMap<CaseId, number> {
  const runsOf = new Map<CaseId, Set<RunId>>();
  for (const { case: id, runId } of failures) runsOf.set(id, (runsOf.get(id) ?? new Set()).add(runId));
  const shared = countShared(failures);
  const roots = new Map<CaseId, CaseId>();
  for (const [left, others] of shared) {
    for (const [right, count] of others) {
      const rarer = Math.min(runsOf.get(left)?.size ?? 0, runsOf.get(right)?.size ?? 0);
      if (count >= SHARED_RUNS && count >= rarer * SHARED_RATIO) join(roots, left, right);
    }
  }
  const members = Map.groupBy(roots.keys(), (id) => rootOf(roots, id));
  const largestFirst = [...members.values()].sort((a, b) => b.length - a.length || (a[0] ?? '').localeCompare(b[0] ?? '', 'en'));
  return new Map(largestFirst.flatMap((ids, index) => ids.map((id) => [id, index + 1] as const)));
}

/** In how many runs two cases failed, by the smaller id and the larger. */
function countShared(failures: readonly Failing[]): ReadonlyMap<CaseId, ReadonlyMap<CaseId, number>> {
  const shared = new Map<CaseId, Map<CaseId, number>>();
  for (const together of Map.groupBy(failures, ({ runId }) => runId).values()) {
    const ids = [...new Set(together.map((failure) => failure.case))].sort();
    if (ids.length > LARGEST_RUN) continue;
    for (const [index, left] of ids.entries()) {
      const others = shared.get(left) ?? new Map<CaseId, number>();
      for (const right of ids.slice(index + 1)) others.set(right, (others.get(right) ?? 0) + 1);
      shared.set(left, others);
    }
  }
  return shared;
}

function rootOf(roots: ReadonlyMap<CaseId, CaseId>, id: CaseId): CaseId {
  let root = id;
  for (let next = roots.get(root); next !== undefined && next !== root; next = roots.get(root)) root = next;
  return root;
}

function join(roots: Map<CaseId, CaseId>, left: CaseId, right: CaseId): void {
  for (const id of [left, right]) if (!roots.has(id)) roots.set(id, id);
  roots.set(rootOf(roots, right), rootOf(roots, left));
}
