import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AXIS_HEIGHT, maxTop, sizeRows, topShowing } from './scene.ts';

test('rows get the room that there is, and the drawing never grows beyond its limit', () => {
  const heights = [1, 36, 72, 500, 1_000].map((lanes) => sizeRows(lanes));
  expect(heights.map(({ laneHeight }) => laneHeight)).toEqual([20, 15, 7, 4, 4]);
  expect(Math.max(...heights.map(({ height }) => height))).toBeLessThanOrEqual(600);
  expect(maxTop(36)).toBe(0);
  expect(maxTop(1_000)).toBeGreaterThan(0);
});

test('any row can be scrolled into sight, and one that is in sight moves nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(2_000), fc.nat(10_000), (lanes, wanted, scrolled) => {
      const lane = wanted % lanes;
      const { laneHeight, height } = sizeRows(lanes);
      const top = topShowing(lane, Math.min(scrolled, maxTop(lanes)), lanes);
      expect(lane * laneHeight).toBeGreaterThanOrEqual(top);
      expect((lane + 1) * laneHeight).toBeLessThanOrEqual(top + height - AXIS_HEIGHT);
      expect(topShowing(lane, top, lanes)).toBe(top);
    }),
  );
});
