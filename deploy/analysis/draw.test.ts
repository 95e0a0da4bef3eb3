import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDraw } from './draw.ts';
import { SAMPLE_SETTINGS, samplePlaces } from './sample-fleet.ts';

test.each([
  // hosts, canaries, wave, held back
  [1, 0, 0, 0],
  [2, 1, 0, 0],
  [8, 4, 0, 2],
  [20, 5, 0, 5],
  [60, 6, 9, 6],
  [300, 30, 45, 30],
  [2_000, 30, 470, 200],
])('of %i hosts, %i are canaries, %i switch in the wave and %i are held back', (hosts, canaries, wave, holdBack) => {
  const draw = createDraw(samplePlaces(hosts, 4), SAMPLE_SETTINGS, 'table');
  expect([draw.canaries.length, draw.wave.length, draw.holdBack.length]).toEqual([canaries, wave, holdBack]);
});

test('each host switches in one stage or is held back, and is out of the comparisons after its own stage', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(0, 0.2),
      fc.string(),
      (hosts, racks, placeboRatio, seed) => {
        const draw = createDraw(samplePlaces(hosts, racks), { ...SAMPLE_SETTINGS, placeboRatio }, seed);
        const { canary, wave, full } = draw.stages;
        const all = [...canary.switched, ...wave.switched, ...full.switched, ...draw.holdBack];
        expect(all.toSorted()).toEqual(draw.hosts.toSorted());
        for (const [index, arm] of canary.arms.entries()) {
          if (arm === 'canary') expect([wave.arms[index], full.arms[index]]).toEqual(['out', 'out']);
          if (wave.arms[index] === 'canary') expect(full.arms[index]).toBe('out');
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('held-back hosts are placebos of the full stage where there are placebos at all', () => {
  const draw = createDraw(samplePlaces(100, 5), { ...SAMPLE_SETTINGS, placeboRatio: 0.2 }, 'placebo');
  expect(draw.stages.full.placebos).toEqual(draw.holdBack);
  expect([draw.placebos.length, draw.stages.wave.placebos.length]).toEqual([20, 20]);
});

test('the same seed gives the same draw, another seed another', () => {
  const draw = (seed: string) => createDraw(samplePlaces(100, 5), SAMPLE_SETTINGS, seed);
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a').canaries).not.toEqual(draw('b').canaries);
});

test.each([
  ['two of four', 4, 1, 1 / 6],
  ['five of twenty', 20, 1, 1 / 15_504],
  ['five of twenty in four racks, two from one of them', 20, 4, 1 / (5 ** 3 * 10)],
])('a small fleet knows the smallest p that its draw allows: %s', (_, hosts, racks, chance) => {
  const { smallestP } = createDraw(samplePlaces(hosts, racks), SAMPLE_SETTINGS, 'small').stages.canary;
  expect(smallestP).toBeCloseTo(chance, 8);
});

test.each([
  [12, 2, 'as wished: the fleet cannot prove anything'],
  [20, 15, 'everybody'],
  [40, 15, 'more than wished'],
  [300, 60, 'as wished: that is plenty'],
])('of %i hosts, %i are placebos: %s', (hosts, placebos) => {
  const settings = { ...SAMPLE_SETTINGS, placeboRatio: 0.2, alpha: { canary: 4e-4, wave: 3e-4, full: 3e-4 } };
  expect(createDraw(samplePlaces(hosts, 2), settings, 'small').placebos).toHaveLength(placebos);
});
