import { expect, test } from 'vitest';
import { createCounter } from './counter.ts';

test.each([
  { what: 'the first reading says nothing', readings: [[5, 0]], added: [Number.NaN] },
  { what: 'what was added counts', readings: [[5, 0], [7, 5], [7, 10]], added: [Number.NaN, 2, 0] }, // biome-ignore format: a table
  { what: 'a counter that fell began again at zero', readings: [[5, 0], [3, 5], [4, 10]], added: [Number.NaN, 3, 1] }, // biome-ignore format: a table
  { what: 'a reading that is not newer says nothing', readings: [[5, 0], [9, 0], [9, 5]], added: [Number.NaN, Number.NaN, 4] }, // biome-ignore format: a table
  { what: 'what was added in a gap belongs to no tick', readings: [[5, 0], [99, 30], [100, 35]], added: [Number.NaN, Number.NaN, 1] }, // biome-ignore format: a table
])('$what', ({ readings, added }) => {
  const counter = createCounter({ kind: 'count', maxGapMs: 10_000 });
  expect(readings.map(([value, seconds]) => counter.add('web-1', value as number, (seconds as number) * 1000))).toEqual(added);
});

test('for a gauge it is a rate per second, and hosts do not mix', () => {
  const counter = createCounter({ kind: 'gauge', maxGapMs: 10_000 });
  counter.add('web-1', 100, 0);
  expect(counter.add('web-2', 500, 5_000)).toBeNaN();
  expect(counter.add('web-1', 150, 5_000)).toBe(10);
});
