/** What ran before a case when it failed, as what can be run before it again: earlier files whole, and earlier cases of its own file. */
import type { CaseLedger } from '../../coordinator/main.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { CaseId, FileKey } from '../../core/id.ts';
import type { CaseFact } from '../../core/ledger-row.ts';
import type { SelectedCase, Selection } from '../../core/selection.ts';

/** Something that may run before the case. `case` is `null` for a whole file. */
export type Predecessor = { readonly file: FileKey; readonly case: SelectedCase | null; readonly name: string };

export type Victim = { readonly id: CaseId; readonly file: FileKey; readonly titlePath: readonly string[] };

/** What pollutes is rarely further back, and a file of a thousand cases is one of these. */
const PREDECESSORS_MAX = 1000;

/** Returns the case and what ran before it on its slot in the newest run in which its first attempt failed, oldest first. Throws `not-found`. */
export async function readPredecessors(
  ledger: Pick<CaseLedger, 'slotPredecessors'>,
  facts: readonly CaseFact[],
): Promise<{ readonly victim: Victim; readonly predecessors: readonly Predecessor[] }> {
  for (const { record, runId } of facts) {
    const failed = record.attempts.find(({ outcome }) => outcome === 'failed');
    if (failed === undefined || (record.outcome !== 'failed' && !record.isFlaky)) continue;
    const { agent, slot, order } = failed;
    const before = (await ledger.slotPredecessors?.({ runId, agent, slot, order }, PREDECESSORS_MAX)) ?? [];
    if (before.length === 0 && order > 0) continue;
    const victim = { id: record.id, file: record.file, titlePath: record.titlePath };
    return { victim, predecessors: gather(victim, before.toReversed()) };
  }
  throw new ExpectedError('not-found', 'no run is known in which it failed and of which the order is still kept', {
    hint: 'the ledger keeps the order of the newest four million case runs; run the tests until it fails again',
  });
}

function gather(
  victim: Victim,
  before: readonly { readonly id: CaseId; readonly file: FileKey; readonly name: string }[],
): readonly Predecessor[] {
  const files = [...new Set(before.map(({ file }) => file))].filter((file) => file !== victim.file);
  const own = before.filter(({ file }) => file === victim.file);
  return [
    ...files.map((file) => ({ file, case: null, name: fileOf(file) })),
    ...own.map(({ id, file, name }) => ({ file, case: { id, titlePath: name.split(' > ') }, name })),
  ];
}

/** Returns what to run: the files in their order on one slot, at last the case's own file with the cases that are wanted of it. */
export function selectBefore(victim: Victim, before: readonly Predecessor[]): Selection {
  const files = before.filter((one) => one.case === null).map(({ file }) => ({ file, cases: [] }));
  const own = before.flatMap((one) => (one.case === null ? [] : [one.case]));
  return { files: [...files, { file: victim.file, cases: [...own, { id: victim.id, titlePath: victim.titlePath }] }], isSequence: true };
}

/** Returns how a predecessor is named on a command line: a file by its path, a case by its id. */
export function nameForCommand(one: Predecessor): string {
  return one.case?.id ?? fileOf(one.file);
}

function fileOf(key: FileKey): string {
  const [, , ...rest] = key.split('|');
  return rest.slice(0, -1).join('|');
}
