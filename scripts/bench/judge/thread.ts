/** A thread of the bench: runs its share of the deploys of one cell and tells each outcome. */
import { parentPort, workerData } from 'node:worker_threads';
import { CELLS } from './cell.ts';
import type { DeployOutcome } from './deploy.ts';
import { runDeploy } from './deploy.ts';

/** Deploys `first`, `first + step`, … below `count`. */
export type ThreadPlan = {
  readonly cell: string;
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  readonly count: number;
  readonly redraws: number;
};

/** Outcomes that go to the bench at once. */
const BATCH = 20;

function runShare(plan: ThreadPlan, tell: (outcomes: readonly DeployOutcome[]) => void): void {
  const cell = CELLS.find(({ name }) => name === plan.cell);
  if (cell === undefined) throw new Error(`no cell is called "${plan.cell}"`);
  let batch: DeployOutcome[] = [];
  for (let number = plan.first; number < plan.count; number += plan.step) {
    batch.push(runDeploy({ cell, seed: `${plan.seed}/${cell.name}/${number}`, redraws: plan.redraws }));
    if (batch.length < BATCH) continue;
    tell(batch);
    batch = [];
  }
  tell(batch);
}

runShare(workerData as ThreadPlan, (outcomes) => parentPort?.postMessage(outcomes));
