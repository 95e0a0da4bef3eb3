import { expect, test } from 'vitest';
import { parseTimes } from './measure.ts';
import { median, paired, quantile, renderTable } from './sample.ts';

test.each([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 2, 3], 0.5, 2.5],
  [[1, 2, 3, 4, 5], 0.95, 4.8],
  [[7], 0.95, 7],
])('quantile of %j at %d is %d', (values, at, expected) => {
  expect(quantile(values, at)).toBeCloseTo(expected);
});

test('the median of nothing is not a number', () => {
  expect(median([])).toBeNaN();
});

test('variants run in turn, so that a slow minute hits all of them', async () => {
  const order: string[] = [];
  const variant = (name: string) => async () => order.push(name);
  await paired([variant('a'), variant('b')], 2);
  expect(order.join('')).toBe('abab');
});

test("the shell's times of its children are added up", () => {
  expect(parseTimes('0m0.010s 0m0.020s\n1m2.500s 0m0.250s\n')).toBe(62_750);
  expect(parseTimes('')).toBeNull();
});

test('a table has columns, numbers on the right', () => {
  expect(
    renderTable([
      ['', 'ms'],
      ['vitest', '5'],
    ]),
  ).toBe('        ms\nvitest   5');
});
