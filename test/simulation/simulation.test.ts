import { describe, expect, test } from 'vitest';
import { createEventQueue } from './event-queue.ts';
import { stretchOver } from './simulated-agent.ts';
import { type SimulationResult, simulateRun } from './simulation.ts';
import { addToTally, createTally } from './tally.ts';

/** A few thousand runs in a few seconds; `npm run simulate` does more. */
const BATCHES = 8;
const RUNS_A_BATCH = 250;

describe('a run under seeded faults', () => {
  test.for(Array.from({ length: BATCHES }, (_, batch) => batch * RUNS_A_BATCH))(
    'keeps every promise from seed %d on',
    { timeout: 60_000 },
    (firstSeed) => {
      for (let seed = firstSeed; seed < firstSeed + RUNS_A_BATCH; seed++) {
        const { violations } = simulateRun(seed);
        expect(violations, `npm run simulate -- --runs 1 --story --seed ${seed}`).toEqual([]);
      }
    },
  );

  test('of a pool has let go of all its agents when it is over', () => {
    for (let seed = 0; seed < RUNS_A_BATCH; seed++) {
      const { violations } = simulateRun(seed, { adjust: (plan) => ({ ...plan, isShared: true }) });
      expect(violations, `seed ${seed}`).toEqual([]);
    }
  });

  test('is not held against agents that close while their coordinator is away', () => {
    // Of a hundred thousand; its coordinator dies as the last file ends, for longer than closing may take.
    expect(simulateRun(676_260_232).violations).toEqual([]);
  });

  test('is the same run when its seed is the same', () => {
    const first = simulateRun(42);
    const again = simulateRun(42);
    expect(again.record.effects).toEqual(first.record.effects);
  });

  test('that was green is green and loses no agent when its coordinator died twice as well', () => {
    const crashes = [800, 3_000].map((atMs) => ({ atMs, forMs: 1_000 }));
    const lost = ({ record }: SimulationResult) => record.events.filter(({ type }) => type === 'agent-lost').length;
    const calm = Array.from({ length: 100 }, (_, seed) => simulateRun(seed)).filter(
      (run) => run.verdict === 'green' && lost(run) === 0 && run.plan.crashes.length === 0 && !run.plan.isLax,
    );
    expect(calm.length).toBeGreaterThan(5);
    for (const { seed } of calm) {
      const again = simulateRun(seed, { adjust: (plan) => ({ ...plan, crashes }) });
      expect([seed, again.verdict, lost(again), again.violations]).toEqual([seed, 'green', 0, []]);
    }
  });

  test('does not run again what an agent had finished that was killed while its coordinator was away, and that came back', {
    timeout: 60_000,
  }, () => {
    const play = (seed: number, hasSpool: boolean) =>
      simulateRun(seed, {
        adjust: (plan) => ({
          ...plan,
          agents: plan.agents.map((agent, index) => ({
            ...agent,
            hasSpool,
            joinsAtMs: 0,
            ...(index === 0 && { diesAtMs: 5_500, returnsAfterMs: 300 }),
          })),
          crashes: [{ atMs: 2_000, forMs: 4_000 }],
        }),
      });
    const tried = Array.from({ length: 100 }, (_, seed) => ({ seed, kept: play(seed, true), lost: play(seed, false) }));
    expect(tried.flatMap(({ kept, lost }) => [...kept.violations, ...lost.violations])).toEqual([]);
    const delivered = tried.filter(({ kept }) => kept.observations.delivered > 0);
    expect(delivered.length).toBeGreaterThan(10);
    const starts = (which: 'kept' | 'lost') => delivered.reduce((sum, one) => sum + one[which].observations.starts(), 0);
    expect(starts('kept')).toBeLessThan(starts('lost'));
    expect(tried.every(({ lost }) => lost.observations.delivered === 0)).toBe(true);
  });

  test('ends in each of the verdicts often enough to prove something', () => {
    const tally = createTally();
    for (let seed = 0; seed < 200; seed++) addToTally(tally, simulateRun(seed));
    expect(Math.min(tally.green, tally.red, tally.incomplete)).toBeGreaterThan(10);
    expect(tally.agentsLost).toBeGreaterThan(10);
  });
});

describe('virtual time', () => {
  test('calls what is due in the order of time, and of arrival where times are equal', () => {
    const queue = createEventQueue();
    const called: string[] = [];
    for (const [delayMs, name] of [
      [5, 'c'],
      [1, 'a'],
      [5, 'd'],
      [1, 'b'],
      [9, 'e'],
    ] as const)
      queue.after(delayMs, () => called.push(name));
    queue.runUntil(() => called.length === 5, 100);
    expect(called.join('')).toBe('abcde');
    expect(queue.nowMs()).toBe(9);
  });

  test('gives up at its limit', () => {
    const queue = createEventQueue();
    queue.after(50, () => undefined);
    expect(queue.runUntil(() => false, 10)).toBe(false);
  });

  test.for([
    ['before an outage', 0, 10, 10],
    ['into an outage', 95, 10, 110],
    ['during an outage', 150, 10, 60],
    ['after an outage', 250, 10, 10],
  ] as const)('stands still with the machine: %s', ([, nowMs, delayMs, expectedMs]) => {
    expect(stretchOver([{ atMs: 100, forMs: 100 }], nowMs, delayMs)).toBe(expectedMs);
  });
});
