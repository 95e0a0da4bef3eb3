import { expect, test } from 'vitest';
import { type Evidence, judge } from './verdict.ts';

const TOTALS = { files: 2, cases: 3, passed: 3, failed: 0, skipped: 0, flaky: 0, missing: 0 };
const PROVEN: Evidence = { totals: TOTALS, provenFiles: 2, fatalFlakes: 0, faults: [], gaps: [], stop: 'none', failureExit: null };
const totals = (change: Partial<Evidence['totals']>): Partial<Evidence> => ({ totals: { ...TOTALS, ...change } });

test.each([
  ['everything proven', {}, 'green', 0],
  ['every case skipped', totals({ passed: 0, skipped: 3 }), 'green', 0],
  ['one case failed', totals({ passed: 2, failed: 1 }), 'red', 1],
  ['only a failure in quarantine', totals({ passed: 2, failed: 1, quarantined: 1 }), 'green', 0],
  ['a failure beside one in quarantine', totals({ passed: 1, failed: 2, quarantined: 1 }), 'red', 1],
  ['a failure in quarantine and a case missing', totals({ passed: 1, failed: 1, quarantined: 1, missing: 1 }), 'incomplete', 3],
  ['an error outside cases', { faults: ['a.test.ts: unhandled'] }, 'red', 1],
  ['a flake that the policy forbids', { fatalFlakes: 1 }, 'red', 1],
  ['a case missing', totals({ passed: 2, missing: 1 }), 'incomplete', 3],
  ['a file not proven', { provenFiles: 1 }, 'incomplete', 3],
  ['a gap in words', { gaps: ['no agent is left'] }, 'incomplete', 3],
  ['no case at all', totals({ cases: 0, passed: 0 }), 'incomplete', 3],
  ['a failure and a gap', { ...totals({ passed: 1, failed: 1, missing: 1 }), gaps: ['no agent is left'] }, 'red', 1],
  ['a failure and an interrupt', { ...totals({ passed: 1, failed: 1, missing: 1 }), stop: 'interrupt' }, 'incomplete', 130],
  ['bail after a failure', { ...totals({ passed: 1, failed: 1, missing: 1 }), stop: 'bail' }, 'red', 1],
  ['an expected error before dispatch', { failureExit: 2, gaps: ['no test file matches "x"'], provenFiles: 0 }, 'incomplete', 2],
] satisfies (readonly [string, Partial<Evidence>, string, number])[])('%s is %o: %s, exit code %i', (_, change, verdict, exitCode) => {
  const judgement = judge({ ...PROVEN, ...change });
  expect(judgement).toMatchObject({ verdict, exitCode });
  expect(judgement.reasons.length === 0).toBe(verdict === 'green');
});
