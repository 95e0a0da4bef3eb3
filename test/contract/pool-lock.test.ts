import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { verifyRun } from '../../coordinator/main.ts';
import { PoolPlay, SUITE, startProcess } from '../support/rpc/pool-play.ts';

// Processes and git: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PATHS = ['a.test.ts', 'b.test.ts', 'c.test.ts', 'd.test.ts'];
const PROJECT = Object.fromEntries(PATHS.map((path) => [path, [`holds ${path}`]]));
const HELD = Object.values(PROJECT).flat();
const UNITS = 3;
const RESOURCES = { [SUITE]: [{ name: 'payment-sandbox', units: UNITS }] };

let play: PoolPlay;
/** Units of all runs that are under way on the agents. */
let gauge: { now: number; most: number };

beforeEach(async () => {
  play = await PoolPlay.open(startProcess('SIGKILL'));
  const held = new Set(HELD);
  gauge = { now: 0, most: 0 };
  for (const id of ['v', 'w', 'x', 'y', 'z']) play.join({ id, slots: 2, project: PROJECT, held, gauge });
});

afterEach(() => play[Symbol.asyncDispose]());

describe('a resource of all runs', () => {
  test('is used by no more than there are of it, while slots are idle; who waits says for whom', async () => {
    const first = await play.submit({ resources: RESOURCES, branch: 'first' });
    await vi.waitFor(() => expect(gauge.now).toBe(UNITS), { timeout: 30_000 });
    const second = await play.submit({ resources: RESOURCES, branch: 'second' });
    const progress = await play.until(second, (event) => event.type === 'progress' && event.waitingFor.includes(first));
    expect(progress).toMatchObject({ waitingFor: expect.stringContaining('payment-sandbox') });
    play.release(...HELD);
    for (const run of [first, second])
      expect(await play.summary(run)).toMatchObject({ verdict: 'green', totals: { passed: PATHS.length } });
    expect(gauge.most).toBe(UNITS);
  });

  test('comes back from a run that is cancelled, and is there again after the coordinator was killed', async () => {
    const first = await play.submit({ resources: RESOURCES, branch: 'first' });
    await vi.waitFor(() => expect(gauge.now).toBe(UNITS), { timeout: 30_000 });
    const second = await play.submit({ resources: RESOURCES, branch: 'second' });
    await play.restart();
    await play.cancel(first);
    await play.until(second, (event) => event.type === 'unit-started');
    play.release(...HELD);
    const summary = await play.summary(second);
    expect(summary.verdict).toBe('green');
    expect(gauge.most).toBe(UNITS);
    expect(verifyRun(summary.certificatePath ?? '').findings).toEqual([]);
  });

  test.each([
    ['no name', { [SUITE]: [{ name: '', units: 1 }] }],
    ['no units', { [SUITE]: [{ name: 'a', units: 0 }] }],
    ['a suite that is not of the run', { other: [{ name: 'a', units: 1 }] }],
  ])('with %s is refused', async (_, resources) => {
    await expect(play.submit({ resources })).rejects.toMatchObject({ code: 'protocol-version' });
  });
});
