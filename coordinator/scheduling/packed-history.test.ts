import { describe, expect, test } from 'vitest';
import type { CaseHistory, FileHistory } from '../../core/file-history.ts';
import { caseId } from '../../core/test-case.ts';
import { fileKey } from '../../core/test-file.ts';
import { packHistory, unpackCases } from './packed-history.ts';

const KEY = fileKey('vitest', '', 'a.test.ts', 'runtime');
const STAT = { n: 3, meanLog: 2.5, varLog: 0.25 };

function known(titlePath: readonly string[], lastOutcome: CaseHistory['lastOutcome'], n = 3): CaseHistory {
  return { id: caseId(KEY, titlePath, 0), titlePath, ordinal: 0, durationMs: { ...STAT, n }, lastOutcome };
}

const HISTORY: FileHistory = {
  key: KEY,
  contentDigest: 'd',
  loadMs: STAT,
  setupMs: STAT,
  hookMs: STAT,
  slicedRuns: 2,
  brokenSlices: 1,
  cases: [
    known(['group', 'x'], 'passed'),
    known(['group', 'y'], 'failed', 0),
    known(['other', 'y', 'deep'], 'skipped', 7.5),
    known(['x'], 'passed'),
  ],
};

describe('a packed history', () => {
  test('gives back every case as estimates see it', () => {
    const cases = HISTORY.cases.map(({ titlePath, durationMs, lastOutcome }) => ({ titlePath, durationMs, lastOutcome }));
    expect(unpackCases(packHistory(HISTORY, false))).toEqual(cases);
  });

  test('keeps what is known of the file', () => {
    const { cases: _, ...file } = HISTORY;
    expect(packHistory(HISTORY, false)).toMatchObject(file);
  });

  test.each([
    [true, HISTORY.cases.map(({ id }) => id)],
    [false, null],
  ])('keeps the ids of its cases only when they are asked for (%s)', (keepsIds, ids) => {
    expect(packHistory(HISTORY, keepsIds).ids).toEqual(ids);
  });
});
