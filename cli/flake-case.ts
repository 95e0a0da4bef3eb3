/** Finds the case that a verb was given, and reads what the ledger knows of its past runs. */
import type { CaseLedger } from '../coordinator/main.ts';
import { EXIT, ExpectedError } from '../core/expected-error.ts';
import type { CaseId } from '../core/id.ts';
import type { CaseFact } from '../core/ledger-row.ts';
import type { PastOutcome } from '../pipeline/api.ts';
import { findCase } from './ledger.ts';
import { printLines } from './print.ts';
import { renderChoices } from './render/ledger-view.ts';

/** Runs that are looked at: as many as the ledger answers with at once. */
export const PAST_RUNS = 1000;

/** Calls `use` with the case that the operand means; prints the choices when it means several. Throws `usage` without an operand, `not-found`. */
export async function withCase(
  ledger: Pick<CaseLedger, 'findCases'>,
  verb: string,
  text: string | undefined,
  use: (id: CaseId) => Promise<number>,
): Promise<number> {
  if (text === undefined) throw new ExpectedError('usage', `${verb} needs a case`, { hint: `shard-run ${verb} 'part of its name'` });
  const found = await findCase(ledger, text);
  if (found.kind === 'one') return use(found.id);
  printLines(renderChoices(text, found.cases));
  return EXIT.usage;
}

/** Returns what each run says of the case, in the order of the facts; runs that say nothing are left out. */
export function pastOutcomes(facts: readonly CaseFact[]): readonly PastOutcome[] {
  return facts.flatMap(({ record }): PastOutcome[] => {
    if (record.outcome === 'missing') return [];
    return [record.isFlaky ? 'flaky' : record.outcome];
  });
}
