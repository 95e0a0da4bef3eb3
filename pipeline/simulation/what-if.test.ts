import { expect, test, vi } from 'vitest';
import { type DayPlan, REFERENCE_DAY } from './plan.ts';
import { type WhatIf, whatIf } from './what-if.ts';

// Days are computed: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 60_000 });

const PLAN: DayPlan = { ...REFERENCE_DAY, hours: 4, commitsPerDay: 60, cases: 2_000, falseFailureRate: 1e-5, culpritShare: 0.05 };
const play = (change: Partial<DayPlan> = {}): WhatIf => whatIf({ ...PLAN, ...change }, { days: 3, seed: 'what-if' });

test('the same seed gives the same days, so that two answers can be compared', () => {
  expect(play()).toEqual(play());
});

test.each<[string, Partial<DayPlan>]>([
  ['tests that take half as long', { testMs: PLAN.testMs / 2 }],
  ['a rollout that takes half as long', { deployMs: PLAN.deployMs / 2 }],
  ['batches of everything that waits, against one commit at a time,', {}],
])('%s bring a commit to everybody sooner', (_, change) => {
  const before = Object.keys(change).length === 0 ? play({ settings: { ...PLAN.settings, maxBatch: 1 } }) : play();
  expect(play(change).meanMs).toBeLessThan(before.meanMs);
});

test('false failures block, and retries hide: the rarest bug that anybody notices is commoner behind one that forgets', () => {
  expect(play({ falseFailureRate: 3e-4 }).blocksPerWeek).toBeGreaterThan(play({ falseFailureRate: 0 }).blocksPerWeek);
  for (const { forgotten, counted } of play({ retries: 1 }).noticed) expect(forgotten).toBeGreaterThan(counted);
  const weekOf = (retries: number) => play({ retries }).noticed[1]?.forgotten ?? 0;
  expect(weekOf(2)).toBeGreaterThan(weekOf(1));
});
