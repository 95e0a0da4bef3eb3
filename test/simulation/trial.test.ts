/**
 * Seeded worlds with a planted truth, played by the real planner and the real verdict: nobody who is innocent is convicted. A failure names its
 * seed, which `playWorld` repeats.
 */
import { describe, expect, test } from 'vitest';
import { playWorld, SOUND, type Truth, type World } from '../../pipeline/trial/trial-world.ts';

describe('in seeded worlds', () => {
  const bug =
    (rate: number, falseRate: number) =>
    (batchSize: number, index: number): Truth => ({ ...SOUND, falseRate, bugs: [{ commitIndex: index % batchSize, rate }] });
  const worlds: readonly (readonly [string, (batchSize: number, index: number) => Truth])[] = [
    ['bugs that always show', bug(1, 0)],
    ['bugs in a case that fails falsely in 10 %', bug(1, 0.1)],
    ['bugs in a case that fails falsely in 30 %', bug(1, 0.3)],
    ['cases that fail falsely in 10 %', () => ({ ...SOUND, falseRate: 0.1 })],
    ['cases that fail falsely in 30 %', () => ({ ...SOUND, falseRate: 0.3 })],
    ['sick agents', () => ({ ...SOUND, hasSickAgent: true })],
    ['bursts', (_, index) => ({ ...SOUND, burstMs: 1000 * (1 + (index % 100)) })],
  ];
  const TRIALS = 500;
  /** An acquittal is wrong in one of a hundred at most. */
  const ACQUITTED = TRIALS / 100;

  test.each(worlds)('no innocent is convicted by %s, and bugs that always show are not shipped', (name, truthOf) => {
    const acquitted: string[] = [];
    for (let index = 0; index < TRIALS; index++) {
      const batchSize = 1 + (index % 11);
      const truth = truthOf(batchSize, index * 7);
      const isTouched = index % 3 === 0;
      const touchedBy = isTouched ? [truth.bugs[0]?.commitIndex ?? 0] : [];
      const world: World = {
        seed: `${name}/${index}`,
        batchSize,
        agents: 36,
        pastRuns: [0, 20, 500, 5000][index % 4] ?? 0,
        touchedBy,
        isTouched,
        isMostlyChance: index % 5 === 0,
        truth,
      };
      const { verdict } = playWorld(world);
      const guilty = truth.bugs.map(({ commitIndex }) => commitIndex);
      if (verdict.kind === 'convicted') expect(guilty, `seed ${world.seed}: ${verdict.words}`).toContain(verdict.commitIndex);
      if (guilty.length > 0 && verdict.kind === 'acquitted') acquitted.push(`seed ${world.seed}: ${verdict.words}`);
    }
    expect(acquitted.length, acquitted.join('; ')).toBeLessThanOrEqual(ACQUITTED);
  });

  test('the same world ends the same way', () => {
    const world: World = {
      seed: 'again',
      batchSize: 5,
      agents: 36,
      pastRuns: 20,
      touchedBy: [],
      isTouched: false,
      isMostlyChance: false,
      truth: bug(0.5, 0.1)(5, 3),
    };
    expect(playWorld(world)).toEqual(playWorld(world));
  });
});
