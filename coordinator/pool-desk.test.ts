import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleSubmission } from '../test/support/sample-submission.ts';
import type { PoolOptions } from './api.ts';
import type { DeskRun } from './desk-run.ts';
import { type DeskDoor, PoolDesk } from './pool-desk.ts';
import { MAX_RUNS } from './run-roll.ts';

/** A door through which nobody came. */
const NOBODY: DeskDoor = { registerOf: () => undefined, send: () => undefined, setPaused: () => undefined };

async function openDesk(keptCharacters: number) {
  const stateDir = mkdtempSync(join(tmpdir(), 'shard-run-desk-'));
  const scope = new AsyncDisposableStack();
  scope.defer(() => rmSync(stateDir, { recursive: true, force: true }));
  const told: string[] = [];
  const onEvent: PoolOptions['onEvent'] = (_, event) => told.push(JSON.stringify(event));
  const options = { listen: '', stateDir, history: null, mainBranch: 'main', version: '0', onEvent };
  const desk = scope.use(new PoolDesk(options, NOBODY, keptCharacters));
  return { desk, told, [Symbol.asyncDispose]: () => scope.disposeAsync() };
}

/** A run that was cancelled before it had an agent. */
async function endedRun(desk: PoolDesk, id: string): Promise<DeskRun> {
  const run = desk.find(await desk.submit(sampleSubmission(id)));
  if (run === undefined) throw new Error('it is remembered');
  desk.cancel(run);
  await run.ended;
  return run;
}

function eventsOf({ events }: DeskRun): string[] {
  const told: string[] = [];
  for (let next = events.after(0); next !== null && next !== 'gone'; next = events.after(next.sequence)) told.push(next.json);
  return told;
}

test('events of an ended run that are not kept are the same when somebody asks for them', async () => {
  await using opened = await openDesk(1);
  const run = await endedRun(opened.desk, 'one');
  const told = [...opened.told];
  // A run is settled after it has ended, before the next one has.
  await endedRun(opened.desk, 'two');
  expect([eventsOf(run), run.events.end]).toEqual([[], { error: null }]);
  run.recall();
  expect(eventsOf(run)).toEqual(told);
  expect(told.length).toBeGreaterThan(1);
});

test('runs that are submitted in the same moment are no more than a pool takes', async () => {
  await using opened = await openDesk(1);
  const asked = Array.from({ length: MAX_RUNS + 2 }, (_, index) => opened.desk.submit(sampleSubmission(`${index}`)));
  const refused = (await Promise.allSettled(asked)).flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
  expect(refused).toEqual([expect.objectContaining({ code: 'pool-full' }), expect.objectContaining({ code: 'pool-full' })]);
  expect(opened.desk.list()).toHaveLength(MAX_RUNS);
});

test('a run is remembered when as many as go on at once ended after it', async () => {
  await using opened = await openDesk(1);
  const run = await endedRun(opened.desk, 'one');
  for (let number = 0; number < 20; number += 1) await endedRun(opened.desk, `later ${number}`);
  expect(opened.desk.find(run.runId)).toBe(run);
});
