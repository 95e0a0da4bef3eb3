import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { judgeWatch } from './judge.ts';
import { SAMPLE_METRICS, type SampleOptions, sampleWatch } from './sample-fleet.ts';
import type { Arm, WatchDesign } from './types.ts';

/** Without its gate every metric may roll back: the test has nothing but itself to keep its promise. */
const UNGATED = SAMPLE_METRICS.map((metric) => ({ ...metric, smallestEffect: 1e-9, smallestExcess: 0 }));
const DESIGN = { metrics: UNGATED, alpha: 0.1, redraws: 299, looks: 6 } satisfies Partial<WatchDesign>;
const DEPLOYS = 200;
/** Seconds of computing, more on a machine that does other things too. */
const TIMEOUT_MS = 60_000;

function countFails(options: Omit<SampleOptions, 'seed'>, rearrange: (design: WatchDesign) => readonly Arm[] = ({ arms }) => arms): number {
  let fails = 0;
  for (let deploy = 0; deploy < DEPLOYS; deploy++) {
    const watch = sampleWatch({
      hosts: 40,
      racks: 4,
      baselineTicks: 12,
      ...options,
      seed: `deploy ${deploy}`,
      design: { ...DESIGN, ...options.design },
    });
    const design = { ...watch.design, arms: rearrange(watch.design) };
    if (judgeWatch(design, watch.baseline, watch.ticks).at(-1)?.verdict === 'fail') fails++;
  }
  return fails;
}

/** Three deviations above alpha: what a rate of alpha exceeds once in a thousand runs of this test, and the seeds are fixed. */
const MOST = DEPLOYS * DESIGN.alpha + 3 * Math.sqrt(DEPLOYS * DESIGN.alpha * (1 - DESIGN.alpha));

test.each([
  ['a canary stage, where a rack goes bad in every deploy', {}],
  ['a full stage, where almost everybody is switched', { stage: 'full' }],
  ['strata of one or two hosts', { racks: 25 }],
  ['canaries among placebos, with a warm-up that doubles the CPU', { warmUp: 2, settings: { placeboRatio: 0.3 } }],
  ['placebos that count as controls', { settings: { placeboRatio: 0.2 }, design: { against: 'all' } }],
  ['events so rare that most hosts have none', { errorsPerTick: 0.01 }],
] as const)(
  'a release that changes nothing is rolled back at most as often as alpha says: %s',
  (_, options) => {
    expect(countFails(options)).toBeLessThanOrEqual(MOST);
  },
  TIMEOUT_MS,
);

test(
  'the promise hangs on the draw: canaries of one rack are rolled back far more often',
  () => {
    const oneRack = ({ arms }: WatchDesign): Arm[] => arms.map((_, index) => (index % 4 === 0 && index < 20 ? 'canary' : 'control'));
    expect(countFails({}, oneRack)).toBeGreaterThan(MOST);
  },
  TIMEOUT_MS,
);

test(
  'the promise hangs on the placebos: with a warm-up and none of them, everything is rolled back',
  () => {
    expect(countFails({ warmUp: 2 })).toBeGreaterThan(0.95 * DEPLOYS);
  },
  TIMEOUT_MS,
);

test(
  'the gate of the smallest effect can only lower the rate',
  () => {
    const gated = countFails({ design: { metrics: SAMPLE_METRICS } });
    expect(gated).toBeLessThanOrEqual(MOST);
  },
  TIMEOUT_MS,
);

test('the sum over all looks is spent, not each look by itself', () => {
  const random = createRandom('spent');
  const watch = sampleWatch({ hosts: 40, racks: 4, seed: `spent ${random.next()}`, design: { ...DESIGN, looks: 30 } });
  const looks = judgeWatch(watch.design, watch.baseline, watch.ticks);
  expect(Math.max(...looks.map(({ alphaSpent }) => alphaSpent))).toBeLessThanOrEqual(DESIGN.alpha);
});
