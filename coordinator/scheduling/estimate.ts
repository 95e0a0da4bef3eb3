/**
 * From what the ledger learned to what a run should expect.
 *
 * Durations are lognormal enough, so all of this happens in ln(ms). Every figure is a precision-weighted mean of what is known of the thing
 * itself and of what it belongs to: a case leans on its file, a file on its suite, a suite on defaults, each by its own variance (empirical
 * Bayes). One slow run of one case therefore moves little, ten runs speak for themselves. Means decide how much work there is; the 90th
 * percentile and sigma decide how risky it is to start it late. The ledger's figures are at speed 1: whoever folds them divides by the agent's
 * speed. See docs/design/0001-scheduling.md.
 */
import type { FileHistory } from '../../core/file-history.ts';
import type { FileKey } from '../../core/id.ts';
import type { LogStat } from '../../core/log-stat.ts';
import { Z90 } from '../../core/quantile.ts';
import type { TestFile } from '../../core/test-file.ts';
import { type KnownCase, type PackedHistory, packHistory, unpackCases } from './packed-history.ts';
import type { SuitePrior } from './suite-prior.ts';
import { describeSuites, guessFile, LOAD_PRIOR_RUNS } from './suite-prior.ts';
import type { CaseEstimate, FileEstimate } from './types.ts';

/** Observations that the pooled variance counts as against a case's own. */
const VARIANCE_PRIOR = 5;
/** What a whole file varies by from run to run, beyond its cases: the machine's mood. And the same when its content changed. */
const FILE_SIGMA = 0.08;
const CHANGED_SIGMA = 0.15;
/** A changed file is expected to have half a case more than history knows. */
const CHANGED_CASES = 0.5;
/** A file whose slices broke more often than this, by its posterior mean, stays whole. */
const MAX_BROKEN_RATIO = 0.1;

/** Returns one estimate for each file of the manifest, in its order. Files without history are guessed from their bytes. */
export function estimateFiles(files: readonly TestFile[], histories: readonly FileHistory[]): FileEstimate[] {
  return estimatePacked(
    files,
    histories.map((history) => packHistory(history, false)),
  );
}

/** The same of histories in columns. */
export function estimatePacked(files: readonly TestFile[], histories: readonly PackedHistory[]): FileEstimate[] {
  const byKey = new Map<FileKey, PackedHistory>(histories.map((history) => [history.key, history]));
  const suites = describeSuites(files, byKey);
  return files.map((file) => {
    const history = byKey.get(file.key);
    const suite = suites(file.suite);
    return history === undefined || history.titlePaths.length === 0 ? estimateNew(file, suite) : estimateKnown(file, history, suite);
  });
}

function estimateNew(file: TestFile, suite: SuitePrior): FileEstimate {
  const guess = guessFile(file, suite);
  return {
    file,
    loadMs: suite.loadMs,
    setupMs: suite.setupMs,
    hookMs: 0,
    cases: [],
    unknownMs: guess.ms,
    sigmaLog: guess.sigmaLog,
    wholeReason: file.wholeReason,
  };
}

function estimateKnown(file: TestFile, history: PackedHistory, suite: SuitePrior): FileEstimate {
  const known = unpackCases(history);
  const prior = describeFile(known, suite);
  const cases = mergeOrdinals(known.map((one) => estimateCase(one, prior)));
  const unknown = history.contentDigest === file.contentDigest ? NOTHING_UNKNOWN : guessUnknown(prior);
  return {
    file,
    loadMs: shrinkMs(history.loadMs, suite.loadMs),
    setupMs: shrinkMs(history.setupMs, suite.setupMs),
    hookMs: shrinkMs(history.hookMs, 0),
    // Kept until the file is settled, so without what only its sum is made of.
    cases: cases.map(({ titlePath, meanMs, highMs }) => ({ titlePath, meanMs, highMs })),
    unknownMs: unknown.ms,
    sigmaLog: sigmaOfSum(cases, unknown),
    wholeReason: file.wholeReason ?? brokenReason(history),
    isSlicingProven: history.slicedRuns > 0 && history.brokenSlices === 0,
    failedBefore: known.some(({ lastOutcome }) => lastOutcome === 'failed'),
  };
}

/** Cases that history may not know: their expected time, its variance, and what the whole file then varies by. */
type Unknown = { readonly ms: number; readonly variance: number; readonly commonSigma: number };

const NOTHING_UNKNOWN: Unknown = { ms: 0, variance: 0, commonSigma: FILE_SIGMA };

/** A new case may be as long as any of its file: little on average, but a reason not to start the file last. */
function guessUnknown({ meanLog, betweenVar, withinVar }: FilePrior): Unknown {
  const varLog = betweenVar + withinVar;
  const ms = CHANGED_CASES * Math.exp(meanLog + varLog / 2);
  return { ms, variance: CHANGED_CASES * Math.exp(2 * meanLog + 2 * varLog), commonSigma: CHANGED_SIGMA };
}

/** What a case of the file looks like before it is looked at: mean and spread of ln(ms) between cases, and variance from run to run. */
type FilePrior = { readonly meanLog: number; readonly betweenVar: number; readonly withinVar: number };

function describeFile(cases: readonly KnownCase[], suite: SuitePrior): FilePrior {
  const seen = cases.map((known) => known.durationMs).filter((stat) => stat.n > 0);
  const count = seen.length;
  let sum = suite.caseMeanLog;
  for (const stat of seen) sum += stat.meanLog;
  const meanLog = sum / (count + 1);
  let spread = suite.caseBetweenVar;
  for (const stat of seen) spread += (stat.meanLog - meanLog) ** 2;
  return { meanLog, betweenVar: spread / (count + 1), withinVar: pooledVariance(seen, suite.caseWithinVar) };
}

function pooledVariance(stats: readonly LogStat[], priorVar: number): number {
  let weight = VARIANCE_PRIOR;
  let sum = VARIANCE_PRIOR * priorVar;
  for (const stat of stats) {
    weight += Math.max(0, stat.n - 1);
    sum += stat.n * stat.varLog;
  }
  return sum / weight;
}

type Drawn = CaseEstimate & { readonly varLog: number };

function estimateCase(known: KnownCase, prior: FilePrior): Drawn {
  if (known.lastOutcome === 'skipped') return { titlePath: known.titlePath, meanMs: 0, highMs: 0, varLog: 0 };
  const { n, meanLog } = known.durationMs;
  const withinVar = pooledVariance([known.durationMs], prior.withinVar);
  const precision = n / withinVar + 1 / prior.betweenVar;
  const center = ((n * meanLog) / withinVar + prior.meanLog / prior.betweenVar) / precision;
  const varLog = withinVar + 1 / precision;
  return { titlePath: known.titlePath, meanMs: Math.exp(center + varLog / 2), highMs: Math.exp(center + Z90 * Math.sqrt(varLog)), varLog };
}

/** Cases with one title path run together: a slice names both. */
function mergeOrdinals(cases: readonly Drawn[]): Drawn[] {
  const merged = new Map<string, Drawn>();
  for (const drawn of cases) {
    const key = JSON.stringify(drawn.titlePath);
    const twin = merged.get(key);
    merged.set(key, twin === undefined ? drawn : { ...drawn, meanMs: twin.meanMs + drawn.meanMs, highMs: twin.highMs + drawn.highMs });
  }
  return [...merged.values()];
}

/** Standard deviation of the logarithm of a sum of independent lognormals with a common factor (Fenton and Wilkinson's matching of moments). */
function sigmaOfSum(cases: readonly Drawn[], unknown: Unknown): number {
  const total = sumMs(cases) + unknown.ms;
  let { variance } = unknown;
  for (const drawn of cases) variance += drawn.meanMs ** 2 * (Math.exp(Math.min(4, drawn.varLog)) - 1);
  const relative = total > 0 ? variance / total ** 2 : 0;
  return Math.sqrt(Math.log(1 + relative) + unknown.commonSigma ** 2);
}

function sumMs(cases: readonly CaseEstimate[]): number {
  let ms = 0;
  for (const known of cases) ms += known.meanMs;
  return ms;
}

function shrinkMs(stat: LogStat, priorMs: number): number {
  if (stat.n === 0) return priorMs;
  const ownMs = Math.exp(stat.meanLog + stat.varLog / 2);
  return (stat.n * ownMs + LOAD_PRIOR_RUNS * priorMs) / (stat.n + LOAD_PRIOR_RUNS);
}

/** The prior is that slicing is safe: one break in one cut keeps a file whole, one in ten is a flake. */
function brokenReason({ slicedRuns, brokenSlices }: PackedHistory): string | null {
  if (brokenSlices === 0 || (brokenSlices + 0.05) / (slicedRuns + 1) <= MAX_BROKEN_RATIO) return null;
  return `cases failed in a slice and passed in the whole file in ${brokenSlices} of ${slicedRuns} runs that cut it`;
}
