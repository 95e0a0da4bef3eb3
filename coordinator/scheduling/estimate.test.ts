import { describe, expect, test } from 'vitest';
import type { CaseHistory, FileHistory } from '../../core/file-history.ts';
import type { LogStat } from '../../core/log-stat.ts';
import { EMPTY_LOG_STAT, foldDuration } from '../../core/log-stat.ts';
import { sum } from '../../core/quantile.ts';
import { createRandom } from '../../core/random.ts';
import { caseId } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import { estimateFiles } from './estimate.ts';
import { sampleEstimate } from './sample.ts';
import type { FileEstimate } from './types.ts';

const fileOf = (path: string, departures: Partial<TestFile> = {}): TestFile => sampleEstimate(path, [], departures).file;

function stat(...durations: readonly number[]): LogStat {
  return durations.reduce(foldDuration, EMPTY_LOG_STAT);
}

function history(file: TestFile, cases: Readonly<Record<string, readonly number[]>>, departures: Partial<FileHistory> = {}): FileHistory {
  const known = Object.entries(cases).map(([title, durations], index): CaseHistory => {
    return {
      id: caseId(file.key, [title], index),
      titlePath: [title.replace(/#\d$/, '')],
      ordinal: index,
      durationMs: stat(...durations),
      lastOutcome: 'passed',
    };
  });
  return {
    key: file.key,
    contentDigest: file.contentDigest,
    loadMs: stat(40),
    setupMs: stat(10),
    hookMs: EMPTY_LOG_STAT,
    cases: known,
    slicedRuns: 0,
    brokenSlices: 0,
    ...departures,
  };
}

function estimateOne(file: TestFile, known: FileHistory): FileEstimate {
  return estimateFiles([file], [known])[0] as FileEstimate;
}

describe('a case with history', () => {
  const file = fileOf('a');

  test('is expected to take what it took', () => {
    const [estimate] = estimateOne(file, history(file, { steady: [100, 100, 100, 100, 100, 100, 100, 100] })).cases;
    expect(estimate?.meanMs).toBeGreaterThan(95);
    expect(estimate?.meanMs).toBeLessThan(110);
  });

  test('moves little after one slow run and far after many', () => {
    const once = estimateOne(file, history(file, { x: [100, 100, 100, 100, 100, 400] })).cases[0];
    const often = estimateOne(file, history(file, { x: [100, 400, 400, 400, 400, 400, 400, 400, 400, 400] })).cases[0];
    expect(once?.meanMs).toBeLessThan(180);
    expect(often?.meanMs).toBeGreaterThan(300);
  });

  test('that varies more is later nine times of ten', () => {
    const cases = { steady: [100, 101, 99, 100, 100, 100], wild: [20, 400, 90, 30, 700, 100] };
    const [steady, wild] = estimateOne(file, history(file, cases)).cases;
    expect((wild?.highMs ?? 0) / (wild?.meanMs ?? 1)).toBeGreaterThan((steady?.highMs ?? 0) / (steady?.meanMs ?? 1));
  });

  test('seen once leans on its file', () => {
    const typical = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`case ${index}`, [10, 10, 10, 10]]));
    const once = estimateOne(file, history(file, { ...typical, outlier: [1_000] })).cases.at(-1);
    expect(once?.meanMs).toBeLessThan(1_000);
    expect(once?.meanMs).toBeGreaterThan(100);
  });

  test('that was skipped last time costs nothing', () => {
    const known = history(file, { x: [500, 500] });
    const skipped = { ...known, cases: known.cases.map((one) => ({ ...one, lastOutcome: 'skipped' as const })) };
    expect(estimateOne(file, skipped).cases[0]?.meanMs).toBe(0);
  });

  test('with the title of another is one with it', () => {
    const { cases } = estimateOne(file, history(file, { 'same#1': [100, 100, 100], 'same#2': [200, 200, 200] }));
    expect(cases.map(({ titlePath }) => titlePath)).toEqual([['same']]);
    expect(cases[0]?.meanMs).toBeGreaterThan(290);
  });
});

describe('a file', () => {
  test('without history is guessed from its bytes, and the guess admits it', () => {
    const [small, large] = estimateFiles([fileOf('small', { bytes: 500 }), fileOf('large', { bytes: 50_000 })], []);
    expect((large?.unknownMs ?? 0) / (small?.unknownMs ?? 1)).toBeCloseTo(100);
    expect(small).toMatchObject({ cases: [], wholeReason: null });
    expect(small?.sigmaLog).toBeGreaterThan(0.9);
  });

  test("that is new in a known suite is guessed from the suite's pace", () => {
    const known = Array.from({ length: 30 }, (_, index) => fileOf(`k${index}`, { bytes: 1_000 * (1 + (index % 5)) }));
    const histories = known.map((file) => history(file, { x: [file.bytes * 2, file.bytes * 2] }));
    const estimate = estimateFiles([...known, fileOf('new', { bytes: 3_000 })], histories).at(-1);
    expect(estimate?.unknownMs).toBeGreaterThan(3_000);
    expect(estimate?.unknownMs).toBeLessThan(12_000);
    expect(estimate?.loadMs).toBeCloseTo(40, 0);
  });

  test('whose content changed may have a case more and is less certain', () => {
    const file = fileOf('a');
    const same = estimateOne(file, history(file, { x: [100, 100], y: [300, 300] }));
    const changed = estimateOne(file, history(file, { x: [100, 100], y: [300, 300] }, { contentDigest: 'other' }));
    expect(same.unknownMs).toBe(0);
    expect(changed.unknownMs).toBeGreaterThan(50);
    expect(changed.sigmaLog).toBeGreaterThan(same.sigmaLog);
  });

  test.each([
    [0, 0, false],
    [5, 0, false],
    [1, 1, true],
    [3, 1, true],
    [20, 1, false],
    [20, 4, true],
  ])('cut %d times and broken %d times stays whole: %s', (slicedRuns, brokenSlices, isWhole) => {
    const file = fileOf('a');
    const estimate = estimateOne(file, history(file, { x: [1] }, { slicedRuns, brokenSlices }));
    expect(estimate.wholeReason !== null).toBe(isWhole);
    expect(estimate.isSlicingProven).toBe(slicedRuns > 0 && brokenSlices === 0);
  });

  test('keeps its own reason to stay whole', () => {
    const file = fileOf('a', { wholeReason: 'its cases share a port' });
    expect(estimateOne(file, history(file, { x: [1] })).wholeReason).toBe('its cases share a port');
  });
});

test('estimates made from noisy runs add up to what is true, and sigma tells how far off a file is', () => {
  const random = createRandom(5);
  const truth = Array.from({ length: 60 }, (_, index) => ({
    file: fileOf(`f${index}`),
    caseMs: Array.from({ length: 15 }, () => random.lognormal(200, 1)),
  }));
  const draw = (ms: number): number => random.lognormal(ms, 0.3) * Math.exp(-0.045);
  const histories = truth.map(({ file, caseMs }) =>
    history(file, Object.fromEntries(caseMs.map((ms, index) => [`c${index}`, Array.from({ length: 5 }, () => draw(ms))]))),
  );
  const estimates = estimateFiles(
    truth.map(({ file }) => file),
    histories,
  );
  const totals = estimates.map(({ cases }) => sum(cases.map(({ meanMs }) => meanMs)));
  const expected = sum(truth.flatMap(({ caseMs }) => caseMs));
  expect(sum(totals) / expected).toBeGreaterThan(0.95);
  expect(sum(totals) / expected).toBeLessThan(1.08);
  const scores = truth.map(
    ({ caseMs }, index) => Math.log(sum(caseMs.map(draw)) / (totals[index] ?? 1)) / (estimates[index]?.sigmaLog ?? 1),
  );
  expect(scores.filter((score) => Math.abs(score) < 1.65).length).toBeGreaterThan(45);
});
