import { expect, test } from 'vitest';
import { mean } from './quantile.ts';
import { createRandom } from './random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number | string): number[] => {
    const random = createRandom(seed);
    return Array.from({ length: 5 }, () => random.next());
  };
  expect(draw(1)).toEqual(draw('1'));
  expect(draw(1)).not.toEqual(draw(2));
});

test('the numbers are these for ever', () => {
  const random = createRandom('pinned');
  expect([random.next(), random.next(), random.next()]).toMatchInlineSnapshot(`
    [
      0.7735435483045876,
      0.07009629742242396,
      0.8303551047574729,
    ]
  `);
});

test.each([0, 1, 5])('%i numbers at once are what so many calls give, and the stream goes on behind them', (count) => {
  const [one, all] = [createRandom('many'), createRandom('many')];
  const numbers = new Float64Array(6).fill(-1);
  all.nextInto(numbers, count);
  expect([...numbers]).toEqual([...numbers.keys()].map((at) => (at < count ? one.next() : -1)));
  expect(all.next()).toBe(one.next());
});

test('uniform numbers fill the interval evenly', () => {
  const random = createRandom(7);
  const counts = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 10_000; draw++) {
    const bucket = random.below(10);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(880);
  expect(Math.max(...counts)).toBeLessThan(1_120);
});

test('normal and lognormal draws have their moments', () => {
  const random = createRandom(11);
  const normal = Array.from({ length: 20_000 }, () => random.normal(5, 2));
  expect(mean(normal)).toBeCloseTo(5, 1);
  expect(mean(normal.map((value) => (value - 5) ** 2))).toBeCloseTo(4, 0);
  const logs = Array.from({ length: 20_000 }, () => Math.log(random.lognormal(100, 0.5)));
  expect(mean(logs)).toBeCloseTo(Math.log(100), 1);
});

test('a fork does not depend on what its origin draws later', () => {
  const first = createRandom(3);
  const second = createRandom(3);
  const forks = [first.fork('a'), second.fork('a')] as const;
  first.next();
  expect(forks[0].next()).toBe(forks[1].next());
  expect(first.fork('b').next()).not.toBe(first.fork('b').next());
});
