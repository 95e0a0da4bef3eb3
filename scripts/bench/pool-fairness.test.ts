import { expect, test } from 'vitest';
import { foldFairness, settledAfterMs } from './pool-fairness.ts';

const share = (runId: string, slots: number, deserved: number) => ({ runId, weight: 1, slots, deserved });
const SAMPLES = [
  { atMs: 0, shares: [share('a', 10, 5), share('b', 0, 5)] },
  { atMs: 1_000, shares: [share('a', 8, 5), share('b', 2, 5)] },
  { atMs: 3_000, shares: [share('a', 5, 5), share('b', 5, 5)] },
  { atMs: 4_000, shares: [share('b', 10, 10)] },
];

test('a run that had more than its share for a while has a ratio above one, and who waited one below', () => {
  expect(foldFairness(SAMPLES)).toEqual([
    { runId: 'a', weight: 1, ratio: 31 / 20, starvedMs: 0 },
    { runId: 'b', weight: 1, ratio: 9 / 20, starvedMs: 1_000 },
  ]);
});

test.each([
  { name: 'the first sample in which all have their share but a slot', samples: SAMPLES, after: 3_000 },
  { name: 'never, while somebody lacks two', samples: SAMPLES.slice(0, 2), after: null },
])('settled: $name', ({ samples, after }) => {
  expect(settledAfterMs(samples)).toBe(after);
});
