/**
 * What a test of a suite looks like before anything is known of it: the top of the estimates' hierarchy.
 *
 * A new file is guessed twice, from its bytes times the suite's milliseconds per byte and from the suite's typical file, and the two guesses are
 * weighed by how well each fits the files that are known. Without any history only bytes speak, and the guess says how little it knows.
 */
import type { FileKey } from '../../core/id.ts';
import type { LogStat } from '../../core/log-stat.ts';
import { meanMs } from '../../core/log-stat.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { PackedHistory } from './packed-history.ts';

export type SuitePrior = {
  readonly loadMs: number;
  readonly setupMs: number;
  /** Of ln(ms) of cases: centre, variance between cases, variance from run to run. */
  readonly caseMeanLog: number;
  readonly caseBetweenVar: number;
  readonly caseWithinVar: number;
  /** Of ln(ms) of files, and of ln(ms per byte). */
  readonly file: Moments;
  readonly perByte: Moments;
};

/** How many values, their mean and variance, the default counted in. */
export type Moments = { readonly count: number; readonly mean: number; readonly variance: number };

/** Runs that a suite's mean load counts as against a file's own. */
export const LOAD_PRIOR_RUNS = 0.5;

/** Without any history: a load, a case of 50 ms, and 0.1 ms of tests for each byte of a file. Unit tests of public projects lie around these. */
const DEFAULT_LOAD_MS = 50;
const DEFAULT_CASE_LOG = Math.log(50);
const DEFAULT_PER_BYTE_LOG = Math.log(0.1);
const DEFAULT_FILE_LOG = Math.log(500);
/** Variance of ln(ms) between cases, files, and of ms per byte: factors of three to five. */
const DEFAULT_BETWEEN_VAR = 1.5;
/** Variance of one case from run to run: 30 %. */
const DEFAULT_WITHIN_VAR = 0.09;
/** No guess is worse than this, or its mean would be all tail. */
const MAX_GUESS_VAR = 1.2;

/** Returns what is known of each suite; a suite without history has the defaults. */
export function describeSuites(files: readonly TestFile[], histories: ReadonlyMap<FileKey, PackedHistory>): (suite: string) => SuitePrior {
  const known = new Map<string, Known[]>();
  for (const file of files) {
    const history = histories.get(file.key);
    if (history === undefined) continue;
    const list = known.get(file.suite);
    if (list === undefined) known.set(file.suite, [{ file, history }]);
    else list.push({ file, history });
  }
  const priors = new Map([...known].map(([suite, list]) => [suite, describeSuite(list)]));
  const none = describeSuite([]);
  return (suite) => priors.get(suite) ?? none;
}

type Known = { readonly file: TestFile; readonly history: PackedHistory };

function describeSuite(known: readonly Known[]): SuitePrior {
  const cases = momentsOf(seenLogs(known), { mean: DEFAULT_CASE_LOG, variance: DEFAULT_BETWEEN_VAR });
  const totals = known.map(({ file, history }) => ({ bytes: Math.max(1, file.bytes), ms: Math.max(1, testMs(history)) }));
  return {
    loadMs: typicalMs(
      known.map(({ history }) => history.loadMs),
      DEFAULT_LOAD_MS,
    ),
    setupMs: typicalMs(
      known.map(({ history }) => history.setupMs),
      0,
    ),
    caseMeanLog: cases.mean,
    caseBetweenVar: cases.variance,
    caseWithinVar: withinVariance(known),
    file: momentsOf(
      totals.map(({ ms }) => Math.log(ms)),
      { mean: DEFAULT_FILE_LOG, variance: 2 * DEFAULT_BETWEEN_VAR },
    ),
    perByte: momentsOf(
      totals.map(({ ms, bytes }) => Math.log(ms / bytes)),
      { mean: DEFAULT_PER_BYTE_LOG, variance: DEFAULT_BETWEEN_VAR },
    ),
  };
}

function testMs({ stats }: PackedHistory): number {
  let ms = 0;
  for (let at = 0; at < stats.length; at += 3) ms += meanMs({ n: stats[at] ?? 0, meanLog: stats[at + 1] ?? 0, varLog: stats[at + 2] ?? 0 });
  return ms;
}

/** The mean logarithms of the cases that were timed; a million of them. */
function seenLogs(known: readonly Known[]): Float64Array {
  let count = 0;
  const logs = new Float64Array(known.reduce((sum, { history }) => sum + history.titlePaths.length, 0));
  for (const { history } of known) {
    const { stats } = history;
    for (let at = 0; at < stats.length; at += 3) if ((stats[at] ?? 0) > 0) logs[count++] = stats[at + 1] ?? 0;
  }
  return logs.subarray(0, count);
}

/** The default counts as one value: it speaks alone and is outvoted at once. */
function momentsOf(values: readonly number[] | Float64Array, prior: { readonly mean: number; readonly variance: number }): Moments {
  const count = values.length + 1;
  let mean = values.length === 0 ? prior.mean : 0;
  for (const value of values) mean += value / values.length;
  let variance = prior.variance;
  for (const value of values) variance += (value - mean) ** 2;
  return { count, mean, variance: variance / count };
}

function typicalMs(stats: readonly LogStat[], fallbackMs: number): number {
  const seen = stats.filter((stat) => stat.n > 0);
  let ms = 0;
  for (const stat of seen) ms += meanMs(stat) / seen.length;
  return seen.length === 0 ? fallbackMs : ms;
}

function withinVariance(known: readonly Known[]): number {
  let weight = 1;
  let sum = DEFAULT_WITHIN_VAR;
  for (const { history } of known) {
    const { stats } = history;
    for (let at = 0; at < stats.length; at += 3) {
      const n = stats[at] ?? 0;
      weight += Math.max(0, n - 1);
      sum += n * (stats[at + 2] ?? 0);
    }
  }
  return sum / weight;
}

/** Returns the expected time of a new file's tests, and the standard deviation of its logarithm. */
export function guessFile(file: TestFile, suite: SuitePrior): { readonly ms: number; readonly sigmaLog: number } {
  const byBytes = 1 / suite.perByte.variance;
  const byFile = suite.file.count > 1 ? 1 / suite.file.variance : 0;
  const fromBytes = suite.perByte.mean + Math.log(Math.max(1, file.bytes));
  const center = (byBytes * fromBytes + byFile * suite.file.mean) / (byBytes + byFile);
  const variance = Math.min(MAX_GUESS_VAR, 1 / Math.max(byBytes, byFile));
  return { ms: Math.exp(center + variance / 2), sigmaLog: Math.sqrt(variance) };
}
