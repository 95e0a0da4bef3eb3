/**
 * A workload in the scheduler's terms, for runs in virtual time: test files, a history made of earlier noisy runs, and what each load and case
 * will really take this time. Test support: production never imports it.
 */
import type { CaseHistory, FileHistory } from '../../core/file-history.ts';
import type { LogStat } from '../../core/log-stat.ts';
import { EMPTY_LOG_STAT, foldDuration } from '../../core/log-stat.ts';
import type { Random } from '../../core/random.ts';
import { caseId } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import { fileKey } from '../../core/test-file.ts';
import type { WorkloadFile } from '../../core/workload.ts';
import { drawDurationMs } from '../../core/workload.ts';
import type { FileEstimate } from './types.ts';

/** What a file takes in one particular run, milliseconds at speed 1. */
export type Truth = {
  readonly file: TestFile;
  readonly source: WorkloadFile;
  readonly loadMs: number;
  readonly hookMs: number;
  readonly caseMs: readonly number[];
};

/** Deviation of a load's logarithm from run to run. */
const LOAD_SIGMA = 0.15;

/** Which suite a file is of. */
export type SuiteOf = (file: WorkloadFile) => string;

/** Nothing tells kinds apart then but labels and history. */
const ONE_SUITE: SuiteOf = () => 'vitest';

/** Returns the manifest of a workload: one suite unless `suiteOf` says more. */
export function toTestFiles(workload: readonly WorkloadFile[], suiteOf = ONE_SUITE): TestFile[] {
  return workload.map((source) => toTestFile(source, suiteOf(source)));
}

function toTestFile({ path, bytes, labels }: WorkloadFile, suite: string): TestFile {
  return {
    key: fileKey(suite, '', path, 'runtime'),
    suite,
    project: '',
    path,
    kind: 'runtime',
    contentDigest: path,
    bytes,
    group: 0,
    maxPerAgent: null,
    bundle: null,
    labels,
    wholeReason: null,
  };
}

/** Returns what the run will take, drawn from the typical durations. */
export function drawTruth(random: Random, workload: readonly WorkloadFile[], sigma: number, suiteOf = ONE_SUITE): Truth[] {
  const files = toTestFiles(workload, suiteOf);
  return workload.map((source, index) => ({
    file: files[index] as TestFile,
    source,
    loadMs: random.lognormal(source.loadMs, LOAD_SIGMA),
    hookMs: source.hookMs === 0 ? 0 : random.lognormal(source.hookMs, LOAD_SIGMA),
    caseMs: source.cases.map(({ ms }) => drawDurationMs(random, ms, sigma)),
  }));
}

/** Returns the history that so many earlier runs of the workload leave; new tests are not in it. */
export function drawHistory(
  random: Random,
  workload: readonly WorkloadFile[],
  options: { readonly runs: number; readonly sigma: number; readonly suiteOf?: SuiteOf },
): FileHistory[] {
  const files = toTestFiles(workload, options.suiteOf);
  const fold = (typicalMs: number, sigma: number): LogStat => {
    let stat = EMPTY_LOG_STAT;
    for (let run = 0; run < options.runs; run++) stat = foldDuration(stat, typicalMs === 0 ? 0 : random.lognormal(typicalMs, sigma));
    return stat;
  };
  return workload.map((source, index) => {
    const { key, contentDigest } = files[index] as TestFile;
    const cases: CaseHistory[] = source.cases
      .filter((one) => !one.isNew)
      .map(({ titlePath, ms }) => ({
        id: caseId(key, titlePath, 0),
        titlePath,
        ordinal: 0,
        durationMs: fold(ms, options.sigma),
        lastOutcome: 'passed',
      }));
    return {
      key,
      contentDigest: source.cases.some(({ isNew }) => isNew) ? `${contentDigest} before` : contentDigest,
      loadMs: fold(source.loadMs, LOAD_SIGMA),
      setupMs: fold(0, 0),
      hookMs: fold(source.hookMs, LOAD_SIGMA),
      cases,
      slicedRuns: 1,
      brokenSlices: 0,
    };
  });
}

/** Returns the truth as estimates, for the bound of the run as it came out. */
export function toEstimates(truths: readonly Truth[]): FileEstimate[] {
  return truths.map(({ file, source, loadMs, hookMs, caseMs }) => ({
    file,
    loadMs,
    setupMs: 0,
    hookMs,
    cases: source.cases.map(({ titlePath }, index) => ({ titlePath, meanMs: caseMs[index] ?? 0, highMs: caseMs[index] ?? 0 })),
    unknownMs: 0,
    sigmaLog: 0,
    wholeReason: null,
  }));
}
