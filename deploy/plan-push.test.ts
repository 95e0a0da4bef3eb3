import { expect, test } from 'vitest';
import { hostId } from '../core/id.ts';
import { createDraw } from './analysis/draw.ts';
import { nameArms } from './plan-push.ts';

const PLACES = Array.from({ length: 40 }, (_, index) => ({ id: hostId(`h${index}`), group: 'web', rack: `r${index % 4}` }));
const SETTINGS = { canaryRatio: 0.1, canaryMin: 4, canaryMax: 30, placeboRatio: 0.5, waveRatio: 0.4, holdBackRatio: 0.2 };

test('every host has its stage in its name, a placebo the one in which it switches at last', () => {
  const draw = createDraw(PLACES, SETTINGS, 'plan');
  const arms = nameArms(draw);
  const stageOf = (id: (typeof PLACES)[number]['id']): string => arms.get(id)?.replace('placebo, then ', '') ?? 'none';
  const count = (stage: string): number => PLACES.filter(({ id }) => stageOf(id) === stage).length;
  expect({ canary: count('canary'), wave: count('wave'), full: count('full'), holdBack: count('hold-back') }).toEqual({
    canary: draw.canaries.length,
    wave: draw.wave.length,
    full: draw.stages.full.switched.length,
    holdBack: draw.holdBack.length,
  });
  const placebos = PLACES.filter(({ id }) => arms.get(id)?.startsWith('placebo'));
  expect(new Set(placebos.map(({ id }) => stageOf(id))).size).toBe(3);
});
