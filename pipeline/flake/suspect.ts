/**
 * Machines as suspects: whose share of the failures is too large for chance.
 *
 * If all machines were alike each would have about an equal share of the failures. One whose share is not believable, and whose failures are of several cases, is
 * looked at before the cases are. Only machines on which something failed are counted, which makes the expected share larger than it is and the suspicion smaller,
 * never the other way round; a machine with twice the slots has twice the share, which the threshold leaves room for when the others are many.
 */
import { betaShareBelow } from '../../core/gamma.ts';
import type { AgentId } from '../../core/id.ts';
import type { FirstFailure } from '../../core/ledger-row.ts';

/** Of suspecting any machine although all are alike. */
const SUSPECT_CHANCE = 0.01;
/** One broken test that happened to run on one machine is no machine's fault. */
const SUSPECT_CASES = 3;

export type AgentSuspect = {
  readonly agent: AgentId;
  /** First attempts that failed there, of how many different cases, and how many it would be if all were alike. */
  readonly failures: number;
  readonly cases: number;
  readonly expected: number;
};

/** Returns the machines that are suspected, the most failures first. */
export function findSuspects(failures: readonly FirstFailure[]): readonly AgentSuspect[] {
  const located = failures.filter(({ agent }) => agent !== '');
  const byAgent = Map.groupBy(located, ({ agent }) => agent);
  const share = 1 / byAgent.size;
  const expected = located.length * share;
  return [...byAgent]
    .map(([agent, list]) => ({ agent, failures: list.length, cases: new Set(list.map((failure) => failure.case)).size, expected }))
    .filter(
      ({ failures: count, cases }) =>
        cases >= SUSPECT_CASES && chanceOfAtLeast(count, located.length, share) * byAgent.size < SUSPECT_CHANCE,
    )
    .sort((a, b) => b.failures - a.failures);
}

/** The upper tail of a binomial, as an incomplete beta function. */
function chanceOfAtLeast(hits: number, total: number, share: number): number {
  return hits <= 0 || share >= 1 ? 1 : betaShareBelow(share, hits, total - hits + 1);
}
