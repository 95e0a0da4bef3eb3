import { expect, test } from 'vitest';
import { runId } from '../core/id.ts';
import { sampleSubmission } from '../test/support/sample-submission.ts';
import { DeskRun } from './desk-run.ts';
import { KEPT_FINISHED, RunRoll } from './run-roll.ts';

/** Nothing is read or written before a run begins, and these never do. */
const PROJECT = { stateDir: '', store: {} as never, [Symbol.dispose]: () => undefined };

function comes(roll: RunRoll, name: string): DeskRun {
  const options = {
    runId: runId(name),
    submission: sampleSubmission(name),
    submittedAtMs: 0,
    project: PROJECT,
    only: null,
    quarantine: {},
  };
  const run = new DeskRun({ ...options, version: '0' });
  roll.add(run);
  return run;
}

function ends(roll: RunRoll, run: DeskRun): void {
  run.breakOff(new Error('over'));
  roll.end(run);
}

test('what was over first is forgotten first, whenever it came', () => {
  const roll = new RunRoll();
  const long = comes(roll, 'long');
  const short = Array.from({ length: KEPT_FINISHED }, (_, index) => comes(roll, `short-${index}`));
  for (const run of short) ends(roll, run);
  ends(roll, long);
  expect([roll.find(long.runId), roll.find(runId('short-0')), roll.find(runId('short-1'))]).toEqual([long, undefined, short[1]]);
});

test('a run that goes on is never forgotten', () => {
  const roll = new RunRoll();
  const long = comes(roll, 'long');
  for (let index = 0; index <= KEPT_FINISHED; index += 1) ends(roll, comes(roll, `short-${index}`));
  expect(roll.find(long.runId)).toBe(long);
});
