import { expect, test } from 'vitest';
import { hypergeometricTail, logChoose, upperQuantile, upperTail } from './probability.ts';

test.each([
  [0, 0.5],
  [1, 0.15865525393145707],
  [2, 0.022750131948179195],
  [3, 0.0013498980316300957],
  [6, 9.865876450376981e-10],
  [10, 7.61985302416047e-24],
])('the upper tail at %f is right also far out', (z, tail) => {
  expect(upperTail(z) / tail).toBeCloseTo(1, 6);
  expect(upperTail(-z)).toBeCloseTo(1 - tail, 9);
});

test.each([0.9, 0.5, 0.05, 1e-3, 4e-7, 1e-15])('the quantile of %f is where the tail is that', (p) => {
  expect(upperTail(upperQuantile(p)) / p).toBeCloseTo(1, 9);
});

test('five of thirty canaries and nobody else of three hundred is the chance that a count by hand gives', () => {
  const ways = (142_506 * 1) / 19_582_837_560;
  expect(hypergeometricTail({ total: 300, marked: 5, drawn: 30 }, 5) / ways).toBeCloseTo(1, 9);
  expect(Math.exp(logChoose(20, 5))).toBeCloseTo(15_504, 6);
});

test.each([
  ['nothing asked', { total: 10, marked: 3, drawn: 4 }, 0, 1],
  ['more than there are', { total: 10, marked: 3, drawn: 4 }, 4, 0],
  ['everybody marked', { total: 10, marked: 10, drawn: 4 }, 4, 1],
  ['one of two', { total: 2, marked: 1, drawn: 1 }, 1, 0.5],
])('hypergeometric tails at their ends: %s', (_, urn, hits, chance) => {
  expect(hypergeometricTail(urn, hits)).toBeCloseTo(chance, 12);
});
