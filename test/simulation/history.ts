/** What the ledger says before a simulated run: the truth with noise, nonsense, or nothing. */
import type { CaseHistory, FileHistory } from '../../core/file-history.ts';
import type { LogStat } from '../../core/log-stat.ts';
import { caseId } from '../../core/test-case.ts';
import type { Dice } from './dice.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { TrueFile, Truth } from './truth.ts';

/** A case that is believed to take an hour gets a lease of half a day, and one that hangs uses it: true, and slow to simulate. */
const LONGEST_WRONG_MS = 20_000;

/** Returns what `load-history` is answered with. */
export function createHistories(truth: Truth, kind: FaultPlan['history'], dice: Dice): readonly FileHistory[] {
  if (kind === 'absent' || kind === 'failing') return [];
  const histories = truth.files.map((file) => rightHistory(file, dice));
  return kind === 'right' ? histories : histories.filter(() => dice.chance(0.8)).map((history) => wrongHistory(history, dice));
}

function stat(ms: number, dice: Dice): LogStat {
  if (ms <= 0) return { n: 0, meanLog: 0, varLog: 0 };
  return { n: dice.between(1, 10), meanLog: Math.log(ms * dice.heavy(1, 0.1)), varLog: dice.between(0.01, 0.1) };
}

function rightHistory(truth: TrueFile, dice: Dice): FileHistory {
  const { file } = truth;
  return {
    key: file.key,
    contentDigest: file.contentDigest,
    loadMs: stat(truth.loadMs, dice),
    setupMs: stat(truth.setupMs, dice),
    hookMs: stat(truth.hookMs, dice),
    cases: truth.cases.map((testCase): CaseHistory => {
      const lastOutcome = testCase.mode === 'run' ? 'passed' : 'skipped';
      return {
        id: testCase.id,
        titlePath: testCase.titlePath,
        ordinal: testCase.ordinal,
        durationMs: stat(testCase.durationMs, dice),
        lastOutcome,
      };
    }),
    slicedRuns: 0,
    brokenSlices: 0,
  };
}

/** Durations off by any factor, cases forgotten, cases that are gone, another content, evidence against slicing. */
function wrongHistory(history: FileHistory, dice: Dice): FileHistory {
  const gone: CaseHistory = {
    id: caseId(history.key, ['long gone'], 0),
    titlePath: ['long gone'],
    ordinal: 0,
    durationMs: stat(dice.heavy(1000, 2), dice),
    lastOutcome: 'failed',
  };
  return {
    ...history,
    contentDigest: dice.chance(0.5) ? 'f'.repeat(64) : history.contentDigest,
    loadMs: stat(dice.heavy(100, 2), dice),
    hookMs: stat(dice.heavy(10, 3), dice),
    cases: [
      ...history.cases
        .filter(() => dice.chance(0.7))
        .map((each) => ({ ...each, durationMs: stat(Math.min(dice.heavy(200, 3), LONGEST_WRONG_MS), dice) })),
      gone,
    ],
    slicedRuns: dice.below(5),
    brokenSlices: dice.below(3),
  };
}
