/** `shard-run plan [files…]`: discovers the tests, forecasts the run, runs nothing. */

import { EXIT } from '../../core/expected-error.ts';
import type { FileHistory } from '../../core/file-history.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { requireGrids } from '../grid-check.ts';
import { withLocalCoordinator } from '../local-run.ts';
import { parseVerb } from '../option/parse.ts';
import { PLAN_VERB } from '../option/verb-table.ts';
import { printLines } from '../print.ts';
import type { PlannedRun } from '../render/plan-view.ts';
import { renderPlan } from '../render/plan-view.ts';
import { prepareRun } from '../run-setup.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(PLAN_VERB, argv);
  const setup = await prepareRun(options, operands);
  await requireGrids(setup.settings.suites);
  const planned: PlannedRun[] = [];
  const errors: Extract<RunEvent, { type: 'error' }>[] = [];
  await withLocalCoordinator(
    setup,
    async () => undefined,
    async ({ coordinator, agent }) => {
      const request = {
        revision: { commit: '', tree: '', isDirty: true },
        settings: { ...setup.settings, planOnly: true, targetMs: setup.targetMs },
      };
      const handle = coordinator.run(request, (event) => {
        if (event.type === 'run-planned') planned.push(event);
        if (event.type === 'error') errors.push(event);
      });
      await Promise.race([handle.done, agent.done.then(() => handle.done)]);
    },
  );
  for (const { error } of errors) process.stderr.write(`shard-run: ${error.file === null ? '' : `${error.file}: `}${error.message}\n`);
  const [plan] = planned;
  if (plan === undefined) return EXIT.incomplete;
  const histories = await readHistories(setup.history, plan);
  printLines(renderPlan({ planned: plan, histories, slotsPerAgent: setup.slots, targetMs: setup.targetMs }), options['no-color']);
  return EXIT.green;
}

async function readHistories(history: string, plan: PlannedRun): Promise<readonly FileHistory[]> {
  const { openHistory } = await import('../../coordinator/main.ts');
  await using store = await openHistory(history);
  return store.loadEstimates(plan.files, []);
}
