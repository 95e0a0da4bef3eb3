/** A thread of the bench: runs its share of the deploys of one cell and tells each outcome. */
import { parentPort, workerData } from 'node:worker_threads';
import { CELLS } from './cell.ts';
import type { DeployOutcome } from './deploy.ts';
import { runDeploy } from './deploy.ts';

/** Deploys by their numbers; each has a seed of its own. */
export type ThreadPlan = { readonly cell: string; readonly seed: number; readonly numbers: readonly number[]; readonly redraws: number };

export type NumberedOutcome = { readonly number: number; readonly outcome: DeployOutcome };

/** Outcomes that go to the bench at once. */
const BATCH = 20;

function runShare(plan: ThreadPlan, tell: (outcomes: readonly NumberedOutcome[]) => void): void {
  const cell = CELLS.find(({ name }) => name === plan.cell);
  if (cell === undefined) throw new Error(`no cell is called "${plan.cell}"`);
  let batch: NumberedOutcome[] = [];
  for (const number of plan.numbers) {
    batch.push({ number, outcome: runDeploy({ cell, seed: `${plan.seed}/${cell.name}/${number}`, redraws: plan.redraws }) });
    if (batch.length < BATCH) continue;
    tell(batch);
    batch = [];
  }
  tell(batch);
}

runShare(workerData as ThreadPlan, (outcomes) => parentPort?.postMessage(outcomes));
