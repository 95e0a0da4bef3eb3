import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PoolPlay } from '../support/rpc/pool-play.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let play: PoolPlay;

beforeEach(async () => {
  play = await PoolPlay.open();
});

afterEach(() => play[Symbol.asyncDispose]());

const SELECTION = { files: [{ file: 'd.test.ts', cases: [] }], isSequence: false };

test('a spare run gives its agent up while its case runs, and is over without a verdict', async () => {
  play.join({ id: 'only', project: { 'a.test.ts': ['one'], 'd.test.ts': ['stuck'] }, held: new Set(['stuck']) });
  const spare = await play.submit({ selection: SELECTION, isSpare: true });
  await play.until(spare, (event) => event.type === 'case-started');
  // Nobody lets go of the case: the agent is free because somebody else came.
  const wanted = await play.submit({ selection: { files: [{ file: 'a.test.ts', cases: [] }], isSequence: false } });
  expect(await play.summary(wanted)).toMatchObject({ verdict: 'green', totals: { passed: 1 } });
  expect(await play.summary(spare)).toMatchObject({ verdict: 'incomplete', exitCode: 3 });
});

test('a spare run that waits lets everybody go first, and runs when nobody is there any more', async () => {
  const held = new Set(['stuck']);
  const spare = await play.submit({ selection: { files: [{ file: 'a.test.ts', cases: [] }], isSequence: false }, isSpare: true });
  const wanted = await play.submit({ selection: SELECTION });
  play.join({ id: 'only', project: { 'a.test.ts': ['one'], 'd.test.ts': ['stuck'] }, held });
  await play.until(wanted, (event) => event.type === 'case-started');
  play.release('stuck');
  expect(await play.summary(wanted)).toMatchObject({ verdict: 'green' });
  expect(await play.summary(spare)).toMatchObject({ verdict: 'green', totals: { passed: 1 } });
});

test('a run that is urgent and spare is refused', async () => {
  await expect(play.submit({ isUrgent: true, isSpare: true })).rejects.toMatchObject({ code: 'protocol-version' });
});
