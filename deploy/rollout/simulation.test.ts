import { expect, test } from 'vitest';
import { playStory } from './simulation.ts';

/** A few seconds of them; `scripts/simulate-rollout.ts` plays as many as there is time for. */
const STORIES = 1_000;
const SABOTAGED = 400;

test('whatever goes wrong, every promise of a rollout is kept', { timeout: 60_000 }, () => {
  const broken: string[] = [];
  const endings = new Set<string>();
  for (let seed = 1; seed <= STORIES && broken.length < 5; seed += 1) {
    const result = playStory(seed);
    for (const ending of result.endings) endings.add(ending);
    if (result.violations.length > 0) broken.push(`seed ${seed}: ${result.violations.join('; ')}`);
  }
  expect(broken).toEqual([]);
  expect([...endings]).toEqual(expect.arrayContaining(['deployed', 'rolled-back', 'refused', 'superseded', 'deserted in watching']));
});

test.for(['dead-man', 'fence'] as const)('a fleet whose hosts have no %s is found out', { timeout: 60_000 }, (lacks) => {
  let found = 0;
  for (let seed = 1; seed <= SABOTAGED && found === 0; seed += 1) found += playStory(seed, lacks).violations.length;
  expect(found).toBeGreaterThan(0);
});
