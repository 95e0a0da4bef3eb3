import { describe, expect, test } from 'vitest';
import {
  formatAgo,
  formatBytes,
  formatCommit,
  formatCount,
  formatDuration,
  formatMeasure,
  formatRatio,
  formatShare,
  formatTick,
} from './format.ts';

describe('figures as text', () => {
  test.each([
    [null, '–'],
    [Number.NaN, '–'],
    [-5, '0 ms'],
    [0, '0 ms'],
    [999.4, '999 ms'],
    [1_000, '1.0 s'],
    [999.6, '1.0 s'],
    [4_660, '4.7 s'],
    [59_949, '59.9 s'],
    [59_990, '1 m 00 s'],
    [60_000, '1 m 00 s'],
    [545_000, '9 m 05 s'],
    [7_620_000, '2 h 07 m'],
    [273_600_000, '3 d 04 h'],
  ])('a duration of %s ms is %s', (durationMs, text) => expect(formatDuration(durationMs)).toBe(text));

  test.each([
    [0, '0'],
    [250, '250 ms'],
    [1_500, '1.5 s'],
    [30_000, '30 s'],
    [90_000, '1:30'],
    [3_600_000, '1:00:00'],
    [7_500_000, '2:05:00'],
    [3 * 86_400_000, '3 d'],
    [3.25 * 86_400_000, '3 d 06:00'],
  ])('a tick after %s ms is %s', (offsetMs, text) => expect(formatTick(offsetMs)).toBe(text));

  test.each([
    [7, '7'],
    [1_000, '1,000'],
    [1_234_567, '1,234,567'],
  ])('a count of %s is %s', (count, text) => expect(formatCount(count)).toBe(text));

  test.each([
    [null, '–'],
    [0, '0.0 %'],
    [0.5, '50.0 %'],
    [0.0067, '0.67 %'],
    [0.000001, '1.0e-6'],
    [1, '100.0 %'],
  ])('a share of %s is %s', (ratio, text) => expect(formatShare(ratio)).toBe(text));

  test.each([
    [null, '–'],
    [0.012345, '0.0123'],
    [4.5678, '4.57'],
    [12_345.6, '12,346'],
    [-1_500, '-1,500'],
  ])('a measure of %s is %s', (value, text) => expect(formatMeasure(value)).toBe(text));

  test.each([
    [0.7, '0.70'],
    [1.118, '1.12'],
    [null, '–'],
  ])('what is about one, %s, is %s', (value, text) => expect(formatRatio(value)).toBe(text));

  test.each([
    [512, '512 B'],
    [1_400, '1.4 kB'],
    [2_500_000, '2.5 MB'],
  ])('%s bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  test('a moment is told from now, before and after', () => {
    expect(formatAgo(1_000, 61_000)).toBe('1 m 00 s ago');
    expect(formatAgo(61_000, 1_000)).toBe('in 1 m 00 s');
  });

  test('a commit is its first eight digits, and a dash when there is none', () => {
    expect(['0123456789', '', null].map(formatCommit)).toEqual(['01234567', '–', '–']);
  });
});
