/** Chooses what a trial runs and where: the failed cases alone or in the company that they failed in, on their agents or on others. */
import { type AgentId, agentId, type FileKey } from '../../core/id.ts';
import type { Placement, SelectedCase, Selection } from '../../core/selection.ts';
import type { FailedCase, Trial } from '../../pipeline/api.ts';
import type { SlotRecord } from './run-record.ts';

/** Files that run again before the case's own: what leaks from one file to another rarely survives more of them, and a trial has half a minute. */
const COMPANY_FILES = 10;

/** Returns the selection. `before` gives what ran on the slot of a failed case up to the case itself; empty when nobody saw it. */
export function selectTrial(trial: Trial, failed: readonly FailedCase[], before: (failed: FailedCase) => SlotRecord): Selection {
  const tried = failed.filter(({ id }) => trial.cases.includes(id));
  const files = new Map<FileKey, Map<string, SelectedCase>>();
  const whole = new Set<FileKey>();
  const add = ({ id, file, titlePath }: Pick<FailedCase, 'id' | 'file' | 'titlePath'>): void => {
    const cases = files.get(file) ?? new Map<string, SelectedCase>();
    files.set(file, cases);
    // A file that could not be collected has no case to name.
    if (titlePath.length === 0) whole.add(file);
    else cases.set(id, { id, titlePath });
  };
  for (const each of tried) {
    if (trial.cell.order === 'as-run') for (const ran of company(before(each))) add(ran);
    add(each);
  }
  return {
    files: [...files].map(([file, cases]) => ({ file, cases: whole.has(file) ? [] : [...cases.values()] })),
    isSequence: trial.cell.order === 'as-run',
  };
}

/** Returns the last files of a slot, with the cases of them that ran. */
function company(ran: SlotRecord): SlotRecord {
  const files = [...new Set(ran.toReversed().map(({ file }) => file))].slice(0, COMPANY_FILES + 1);
  return ran.filter(({ file }) => files.includes(file));
}

/** Returns the agents that the trial may have. A failure whose agent nobody knows is tried anywhere. */
export function placeTrial(trial: Trial, failed: readonly FailedCase[]): Placement {
  const agents = new Set<AgentId>(
    failed.filter(({ id, agent }) => trial.cases.includes(id) && agent !== agentId('')).map(({ agent }) => agent),
  );
  return trial.cell.place === 'same-agent' ? { onlyAgents: [...agents], notAgents: [] } : { onlyAgents: [], notAgents: [...agents] };
}
