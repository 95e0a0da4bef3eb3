import { expect, test } from 'vitest';
import { largestLoss, partsOf } from './beyond-bound.ts';

const NOTHING = { testMs: 0, setupMs: 0, repeatedMs: 0, starvedMs: 0, tailMs: 0, slowAgentMs: 0, startupMs: 0 };

test('parts are averages over slots, and their shares sum to one', () => {
  const parts = partsOf({ ...NOTHING, testMs: 600, setupMs: 300, tailMs: 100 }, 10);
  expect(parts.find((part) => part.key === 'setupMs')).toMatchObject({ perSlotMs: 30, share: 0.3 });
  expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1);
});

test('what holds a run is the largest part that is not tests', () => {
  expect(largestLoss(partsOf({ ...NOTHING, testMs: 900, starvedMs: 40, tailMs: 60 }, 4))?.key).toBe('tailMs');
  expect(largestLoss(partsOf({ ...NOTHING, testMs: 900 }, 4))).toBeNull();
  expect(largestLoss(partsOf(NOTHING, 0))).toBeNull();
});
