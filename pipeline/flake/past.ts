/** What the ledger knew of a case before it failed, in the words of a trial. A case that it does not know has no past, which is not a good one. */
import type { CaseId } from '../../core/id.ts';
import type { FlakeFacts } from '../../core/ledger-row.ts';
import type { CasePast } from '../trial/types.ts';

const NO_PAST: CasePast = { runs: 0, falseFailures: 0, reruns: 0, rerunFailures: 0 };

/** Returns a function that gives the past of a case; to be made once for all failures of a run. */
export function casePasts(facts: FlakeFacts): (id: CaseId) => CasePast {
  const pasts = new Map(
    facts.tallies.map(({ id, runs, falseFailures, reruns, rerunFailures }) => [id, { runs, falseFailures, reruns, rerunFailures }]),
  );
  return (id) => pasts.get(id) ?? NO_PAST;
}
