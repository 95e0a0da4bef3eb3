import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capacityMs, fluidLevelMs } from './fluid.ts';

test.each([
  [
    'two idle slots share',
    [
      [0, 1],
      [0, 1],
    ],
    100,
    50,
  ],
  [
    'a busy slot takes less',
    [
      [0, 1],
      [40, 1],
    ],
    100,
    70,
  ],
  [
    'a slot busy beyond the level takes nothing',
    [
      [0, 1],
      [500, 1],
    ],
    100,
    100,
  ],
  [
    'a fast slot takes more',
    [
      [0, 1],
      [0, 3],
    ],
    100,
    25,
  ],
  [
    'without work nothing is poured',
    [
      [10, 1],
      [20, 1],
    ],
    0,
    0,
  ],
  ['nobody there', [], 100, Number.POSITIVE_INFINITY],
])('%s', (_, vessels, workMs, expected) => {
  expect(
    fluidLevelMs(
      vessels.map(([owedMs = 0, speed = 1]) => ({ owedMs, speed })),
      workMs,
    ),
  ).toBeCloseTo(expected);
});

test('what was poured fits below the level', () => {
  const vessel = fc.record({ owedMs: fc.integer({ min: 0, max: 10_000 }), speed: fc.constantFrom(0.5, 1, 2) });
  fc.assert(
    fc.property(fc.array(vessel, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 100_000 }), (vessels, workMs) => {
      expect(capacityMs(vessels, fluidLevelMs(vessels, workMs))).toBeCloseTo(workMs, 3);
    }),
  );
});
