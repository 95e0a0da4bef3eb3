import { expect, test } from 'vitest';
import { hypergeometricTail, logChoose } from './combination.ts';

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
