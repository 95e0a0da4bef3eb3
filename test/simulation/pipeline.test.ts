import { expect, test } from 'vitest';
import { checkDay } from '../../pipeline/simulation/check.ts';
import { playDay } from '../../pipeline/simulation/day.ts';
import { type DayPlan, REFERENCE_DAY, type Trouble } from '../../pipeline/simulation/plan.ts';

const DAYS = 200;
const EVERYTHING: Trouble = {
  runLost: 0.05,
  deployFailed: 0.05,
  regressive: 0.01,
  dependent: 0.1,
  revert: 0.05,
  killsPerDay: 5,
  compositeRefused: 0.2,
  wordsPerDay: 6,
};

/** A short day with all that a long one has. */
const SHORT: DayPlan = { ...REFERENCE_DAY, hours: 3, commitsPerDay: 40, culpritShare: 0.05 };

function planOf(seed: number): DayPlan {
  const proof = seed % 2 === 0 ? 'strict' : 'fast';
  const afterRollback = seed % 4 < 2 ? 'split' : 'hold';
  return {
    ...SHORT,
    falseFailureRate: [1e-6, 1e-5, 1e-4][seed % 3] ?? 0,
    trouble: seed % 5 === 0 ? SHORT.trouble : EVERYTHING,
    settings: { ...SHORT.settings, proof, afterRollback, maxBatch: seed % 7 === 0 ? 2 : 100 },
  };
}

test(`the promises of the pipeline hold on ${DAYS} simulated days with everything going wrong`, () => {
  for (let seed = 1; seed <= DAYS; seed++) {
    const violations = checkDay(playDay(planOf(seed), `pipeline/${seed}`, true));
    expect(violations, `seed ${seed}`).toEqual([]);
  }
});
