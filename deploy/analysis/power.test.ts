import { expect, test } from 'vitest';
import { judgeWatch } from './judge.ts';
import { forecastPower } from './power.ts';
import { sampleWatch } from './sample-fleet.ts';

const DEPLOYS = 30;
const TIMEOUT_MS = 60_000;

test.each(['errors', 'cpu', 'requests'] as const)(
  'a regression as large as the forecast of %s says is seen, and half of it often is not',
  (metric) => {
    const place = ['errors', 'cpu', 'requests'].indexOf(metric);
    let [whole, half, counted] = [0, 0, 0];
    for (let number = 0; number < DEPLOYS; number++) {
      const seed = `power ${number}`;
      const { design, baseline } = sampleWatch({ seed, isCalm: true });
      const detectable = forecastPower(design, baseline, 13)[place]?.detectable ?? null;
      if (detectable === null) continue;
      counted++;
      const isCaught = (ratio: number): boolean => {
        const watch = sampleWatch({ seed, isCalm: true, effect: { [metric]: ratio } });
        return judgeWatch(watch.design, watch.baseline, watch.ticks).at(-1)?.verdict === 'fail';
      };
      if (isCaught(detectable)) whole++;
      if (isCaught(Math.sqrt(Math.sqrt(detectable)))) half++;
    }
    expect(counted).toBe(DEPLOYS);
    expect(whole).toBeGreaterThanOrEqual(0.9 * DEPLOYS);
    expect(half).toBeLessThan(0.8 * DEPLOYS);
  },
  TIMEOUT_MS,
);

test('nothing can be forecast without a past', () => {
  const { design } = sampleWatch({ seed: 'no past' });
  expect(forecastPower(design, [], 12).map(({ detectable }) => detectable)).toEqual([null, null, null]);
});

test('more traffic shows smaller regressions', () => {
  const detectable = (errorsPerTick: number): number => {
    const { design, baseline } = sampleWatch({ seed: 'traffic', errorsPerTick });
    return forecastPower(design, baseline, 12)[0]?.detectable ?? Number.POSITIVE_INFINITY;
  };
  expect(detectable(0.1)).toBeGreaterThan(detectable(1));
  expect(detectable(1)).toBeGreaterThan(detectable(10));
});
