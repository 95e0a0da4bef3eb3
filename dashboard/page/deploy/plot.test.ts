import { describe, expect, test } from 'vitest';
import { bandPath, type Frame, linePath, rangeOf } from './plot.ts';

const FRAME: Frame = { width: 100, height: 10, from: 0, to: 4, low: 0, high: 10 };
const AT = [0, 1, 2, 3, 4];

describe('a metric as shapes', () => {
  test('a line is broken where nothing was measured', () => {
    expect(linePath(FRAME, AT, [0, 10, null, 5, 5])).toBe('M0.0 10.0L25.0 0.0M75.0 5.0L100.0 5.0');
    expect(linePath(FRAME, AT, [null, null])).toBe('');
  });

  test('a band goes along its upper edge and back along the lower, where both are known', () => {
    expect(bandPath(FRAME, AT, [0, 0, null, 2, 2], [10, 10, 10, null, 4])).toBe(
      'M0.0 0.0L25.0 0.0L25.0 10.0L0.0 10.0ZM100.0 6.0L100.0 8.0Z',
    );
  });

  test.each([
    [[[]], true, 0, 1],
    [[[2, 10]], true, 0, 10.6],
    [[[null, 8, 10]], true, 7.88, 10.12],
    [[[-1, 1]], false, -1.12, 1.12],
    [[[5, 5]], false, 4.7, 5.3],
  ] as const)('%j is shown from %s', (series, isZeroWanted, low, high) => {
    const range = rangeOf(series, isZeroWanted);
    expect(range.low).toBeCloseTo(low);
    expect(range.high).toBeCloseTo(high);
  });
});
