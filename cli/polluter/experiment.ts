/** Runs a case after some of its predecessors, on one slot of this machine, in a process of its own that nothing ran in before. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunEvent, RunSummary } from '../../core/run-event.ts';
import { withLocalCoordinator } from '../local-run.ts';
import type { RunSetup } from '../run-setup.ts';
import { type Predecessor, selectBefore, type Victim } from './predecessor.ts';

/** One that takes longer is taken for one that hangs. */
export const EXPERIMENT_DEADLINE_MS = 30 * 60_000;

/** Returns whether the case failed. Throws `not-found` when it did not run: it, or a predecessor, is not there any more. */
export async function runAfter(setup: RunSetup, victim: Victim, before: readonly Predecessor[]): Promise<boolean> {
  const stateDir = await mkdtemp(path.join(tmpdir(), 'shard-run-polluter-'));
  try {
    const outcomes: string[] = [];
    const see = (event: RunEvent): void => {
      if (event.type === 'file-settled') outcomes.push(...event.cases.filter(({ id }) => id === victim.id).map(({ outcome }) => outcome));
    };
    const settings = { ...setup.settings, retries: 0, bail: null, only: null, selection: selectBefore(victim, before) };
    // A folder of its own: the journals of what is only tried out must not push out those of real runs.
    const own = { ...setup, slots: 1, stateDir, history: path.join(stateDir, 'history.db') };
    const summary = await withLocalCoordinator(
      own,
      async () => undefined,
      async ({ coordinator, agent }) => {
        const handle = coordinator.run({ revision: { commit: '', tree: '', isDirty: true }, settings }, see);
        const late = setTimeout(handle.interrupt, EXPERIMENT_DEADLINE_MS);
        try {
          return await Promise.race([handle.done, agent.done.then(() => handle.done)]);
        } finally {
          clearTimeout(late);
        }
      },
    );
    return hasFailed(outcomes, summary);
  } finally {
    await rm(stateDir, { recursive: true, force: true });
  }
}

/** Returns whether the case failed in a run of its own. Throws `not-found` when it did not run. */
export function hasFailed([outcome]: readonly string[], { reasons }: Pick<RunSummary, 'reasons'>): boolean {
  if (outcome === 'passed' || outcome === 'failed') return outcome === 'failed';
  const [reason = 'it was skipped'] = reasons;
  throw new ExpectedError('not-found', `the case did not run: ${reason}`, {
    hint: 'run the tests once more, so that the ledger has the names of today',
  });
}
