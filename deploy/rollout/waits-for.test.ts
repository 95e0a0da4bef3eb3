import { expect, test } from 'vitest';
import { RolloutPlay } from './rollout-play.ts';
import { waitsFor } from './waits-for.ts';

test.for([
  [0, '8 h 00 min'],
  [1_000, '8 h 00 min'],
  [60_000, '7 h 59 min'],
  [7 * 3_600_000 + 55 * 60_000, '5 min 00 s'],
  [8 * 3_600_000 - 61_000, '1 min 01 s'],
  [8 * 3_600_000 - 42_000, '42 s'],
  [9 * 3_600_000, '0 s'],
] as const)('a hold that stands for %i ms says how long it may still last, as people read it', ([passedMs, words]) => {
  const play = new RolloutPlay().until(({ step }) => step === 'watching');
  play.deployer.say('hold');
  const { state } = play.until(({ hold }) => hold !== null);
  const heldMs = state.nowMs - (state.hold?.sinceMs ?? 0);
  expect(waitsFor(state, state.inputMs - heldMs + passedMs)).toContain(`for ${words} at most`);
});
