import { expect, test } from 'vitest';
import { formatCount, formatDuration, formatElapsed, formatInterval, plural } from './duration.ts';

test.each([
  [0, '0ms', '0.0s'],
  [0.42, '0.4ms', '0.0s'],
  [12.4, '12ms', '0.0s'],
  [999, '999ms', '1.0s'],
  [1000, '1.0s', '1.0s'],
  [9_949, '9.9s', '9.9s'],
  [9_960, '10s', '10s'],
  [59_400, '59s', '59s'],
  [59_600, '1m 00s', '1m 00s'],
  [125_000, '2m 05s', '2m 05s'],
  [3_599_600, '1h 00m', '1h 00m'],
  [15_840_000, '4h 24m', '4h 24m'],
  [-5, '0ms', '0.0s'],
  [Number.NaN, '0ms', '0.0s'],
])('%d ms reads %s, and %s on a running clock', (ms, duration, elapsed) => {
  expect([formatDuration(ms), formatElapsed(ms)]).toEqual([duration, elapsed]);
});

test('an uncertain duration shows its edges unless they read the same', () => {
  expect(formatInterval({ lowMs: 110_000, midMs: 125_000, highMs: 160_000 })).toBe('2m 05s (1m 50s to 2m 40s)');
  expect(formatInterval({ lowMs: 125_000, midMs: 125_100, highMs: 125_200 })).toBe('2m 05s');
});

test('counts are grouped', () => {
  expect([0, 999, 1000, 15_000, 1_000_000].map(formatCount)).toEqual(['0', '999', '1,000', '15,000', '1,000,000']);
  expect([plural(1, 'case'), plural(2, 'case'), plural(0, 'case')]).toEqual(['1 case', '2 cases', '0 cases']);
});
