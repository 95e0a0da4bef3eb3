import { expect, test } from 'vitest';
import { compareArms } from './compared.ts';
import { lawOf, packingOf } from './law.ts';
import { createRedraws, createSums, findAtLeast, sumRedraws, sumTruth, unpackInto } from './redraw.ts';
import { SAMPLE_SETTINGS, sampleWatch } from './sample-fleet.ts';

/** Made-up scores that differ from law to law and from host to host. */
const scoresOf = (hosts: number, law: number): Float64Array =>
  Float64Array.from({ length: hosts }, (_, at) => Math.sin(at * (law + 1.3)) * (law + 1));

test.each([
  ['a narrow draw of even width', 100, {}, 'canary'],
  ['a narrow draw of odd width', 110, {}, 'canary'],
  ['a wide draw', 600, { canaryRatio: 0.4, canaryMax: 400 }, 'canary'],
  ['the complement of a draw', 100, {}, 'full'],
  ['placebos that count as controls', 60, { placeboRatio: 0.2 }, 'canary'],
] as const)('sums come out of the packing as they are without it: %s', (_, hosts, settings, stage) => {
  const { design } = sampleWatch({
    seed: 'sums',
    hosts,
    stage,
    settings: { ...SAMPLE_SETTINGS, ...settings },
    baselineTicks: 1,
    design: { against: 'all', looks: 1 },
  });
  const compared = compareArms(design);
  const redraws = createRedraws(compared, design.strata, { seed: 'sums', redraws: 40 });
  const { width, isComplement } = redraws;
  const laws = [0, 1, 2, 3, 4].map((law) =>
    lawOf({ z: scoresOf(compared.hosts.length, law), width, isComplement, gateShift: 0, marginShift: 0 }),
  );
  const sums = sumRedraws(redraws, laws, createSums(redraws, laws.length * 2));
  const into = new Int32Array(sums.length * packingOf(width).laws);
  const thresholds = laws.map(({ mean, deviation }) => mean + deviation);
  const found = findAtLeast(sums, packingOf(width), thresholds);
  expect(new Set(found).size).toBe(2);
  for (let draw = 0; draw < redraws.count; draw++) {
    unpackInto(sums, draw, packingOf(width), into);
    const truth = redraws.members.slice(draw * width, (draw + 1) * width);
    expect(Array.from(into.subarray(0, laws.length))).toEqual(laws.map((law) => sumTruth({ ...redraws, truth }, law)));
    expect(new Set(truth).size).toBe(width);
    expect(found[draw]).toBe(laws.some((_law, at) => (into[at] ?? 0) >= (thresholds[at] ?? 0)) ? 1 : 0);
  }
});

test('re-draws that are the true draw again are counted', () => {
  const { design } = sampleWatch({ seed: 'same', hosts: 4, racks: 1, baselineTicks: 1 });
  const { same, count } = createRedraws(compareArms(design), design.strata, { seed: 'same', redraws: 4_000 });
  expect(Math.abs(same / count - 1 / 6)).toBeLessThan(0.03);
});
