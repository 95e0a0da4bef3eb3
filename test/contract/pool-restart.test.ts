import { afterEach, expect, test, vi } from 'vitest';
import { fetchCertificate } from '../../cli/remote/rpc/run-client.ts';
import { verifyRun } from '../../coordinator/main.ts';
import type { RunId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import type { PlayedAgent } from '../support/rpc/played-agent.ts';
import { PoolPlay, startProcess } from '../support/rpc/pool-play.ts';

// A process of Node starts several times, and git: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PROJECT = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.test.ts`, ['quick', `held ${name}`, 'last']]));
const HELD = Object.keys(PROJECT).map((path) => `held ${path[0]}`);

let play: PoolPlay;
let agents: readonly PlayedAgent[];

async function open(signal: Parameters<typeof startProcess>[0]): Promise<void> {
  play = await PoolPlay.open(startProcess(signal));
  const held = new Set(HELD);
  agents = ['x', 'y', 'z'].map((id) => play.join({ id, project: PROJECT, held }));
}

afterEach(() => play[Symbol.asyncDispose]());

/** Resolves when so many of the run's cases are held. */
async function untilHeld(run: RunId, count: number): Promise<void> {
  let held = 0;
  await play.until(run, (event) => {
    if (event.type === 'case-started' && event.titlePath.join().startsWith('held')) held += 1;
    return held === count;
  });
}

/** What tests said, by name: each has to be there once. Of a copy that lost against its original the last case is cancelled, which says nothing. */
function outcomesOf(events: readonly RunEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.type === 'case-ended' && event.outcome !== 'cancelled'
      ? `${event.file.split('|')[2]} ${event.titlePath.join()} ${event.outcome}`
      : [],
  );
}

/** The most cases that copies of slow units can have run again: on a busy machine what is held looks slow. */
function copiesOf(events: readonly RunEvent[]): number {
  return 3 * events.filter((event) => event.type === 'unit-started' && event.isTwin).length;
}

test.each([
  { signal: 'SIGKILL', times: 3 },
  { signal: 'SIGTERM', times: 1 },
] as const)(
  'after $signal runs go on where they were: nothing is said twice, nobody hears a gap, and each proves its verdict',
  async ({ signal, times }) => {
    await open(signal);
    const runs = [await play.submit({ branch: 'one' }), await play.submit({ branch: 'two' })];
    const watched = runs.map((run) => play.events(run));
    await Promise.all(runs.map((run) => untilHeld(run, 1)));
    const waiting = await Promise.all(['three', 'four'].map((branch) => play.submit({ branch, submissionId: branch })));
    for (let kill = 0; kill < times; kill += 1) {
      await play.restart();
      expect(await play.submit({ branch: 'three', submissionId: 'three' })).toBe(waiting[0]);
      play.release(HELD[kill] ?? '');
    }
    play.release(...HELD);
    for (const [index, events] of (await Promise.all(watched)).entries()) {
      const run = runs[index] as RunId;
      expect(events.at(-1)).toMatchObject({
        type: 'run-finished',
        summary: { verdict: 'green', totals: { cases: 18, passed: 18, missing: 0 } },
      });
      // Whoever watches from the beginning now hears the same.
      expect(await play.events(run)).toEqual(events);
      expect(new Set(outcomesOf(events)).size).toBe(18);
      expect(outcomesOf(events).length).toBeLessThanOrEqual(18 + copiesOf(events));
    }
    for (const run of [...runs, ...waiting]) {
      const summary = await play.summary(run);
      expect(summary.verdict).toBe('green');
      expect(verifyRun(summary.certificatePath ?? '')).toMatchObject({ findings: [], isReplayed: true });
    }
    // Each case of four runs began once, but for those of a copy that an idle agent made: no lease was repeated.
    const all = await Promise.all([...runs, ...waiting].map((run) => play.events(run)));
    const copies = all.reduce((sum, events) => sum + copiesOf(events), 0);
    const began = agents.flatMap((agent) => agent.began).length;
    expect(began).toBeGreaterThanOrEqual(4 * 18);
    expect(began).toBeLessThanOrEqual(4 * 18 + copies);
  },
);

test('a run that was over is still watched, proven and listed, and is not run again', async () => {
  await open('SIGKILL');
  play.release(...HELD);
  const run = await play.submit({ submissionId: 'once' });
  const events = await play.events(run);
  const certificate = await fetchCertificate(play.client, run);
  await play.restart();
  expect(await play.submit({ submissionId: 'once' })).toBe(run);
  expect(await play.events(run)).toEqual(events);
  expect(await fetchCertificate(play.client, run)).toEqual(certificate);
  expect(agents.flatMap(({ began }) => began)).toHaveLength(18);
});

test('Ctrl-C ends the runs, and whoever watches hears that', async () => {
  await open('SIGINT');
  const run = await play.submit();
  await untilHeld(run, 1);
  const events = play.events(run);
  await play.restart();
  expect((await events).at(-1)).toMatchObject({ type: 'run-finished', summary: { verdict: 'incomplete', exitCode: 130 } });
});

test('a run is cancelled by a client who does not know that the coordinator was away', async () => {
  await open('SIGKILL');
  const run = await play.submit();
  await untilHeld(run, 1);
  const events = play.events(run);
  const restarted = play.restart();
  await play.cancel(run);
  await restarted;
  expect((await events).at(-1)).toMatchObject({ type: 'run-finished', summary: { verdict: 'incomplete', exitCode: 130 } });
});
