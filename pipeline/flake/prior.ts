/**
 * What the cases of a stratum have in common: the gamma prior of their false failure rates, by marginal maximum likelihood.
 *
 * With k failures in n runs, k is Poisson with mean n p, and p is gamma with shape a and b runs; then k is negative binomial with size a and chance
 * b / (b + n), and (a, b) are those under which all counts together are likeliest (Robbins 1956). Where failures are rare the likelihood has a long
 * ridge, so the shape is searched on its logarithm, and for each shape b solves its own equation. Cases with equal counts are one term, which is what makes
 * 15,000 of them cheap. No failure anywhere: half a failure in all runs together, for the maximum would be a rate of 0, which no run proves.
 */
import { logGamma } from '../../core/gamma.ts';
import type { Count, Prior } from './rate.ts';

/** A shape below it says that next to no case ever fails, above it that all are alike: nothing changes beyond. */
const SHAPE_MIN = 1e-4;
const SHAPE_MAX = 20;
/** Golden section keeps 0.618 of the bracket each time: 30 leave the logarithm of the shape to 1e-5. */
const STEPS = 30;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** The equation for b is nearly straight in its logarithm: it takes five or six, and never so many. */
const SOLVE_STEPS = 40;
const SOLVED = 1e-10;
/** Up to so many failures the ratio of two gamma functions is a sum of logarithms, which is exact. */
const SUMMED_FAILURES = 40;

/** Cases with equal counts. */
type Term = { readonly runs: number; readonly failures: number; cases: number };

/** Returns the prior of a stratum's counts. Cases without runs play no part; without any run it is half a failure in one run. */
export function fitPrior(counts: readonly Count[]): Prior {
  const terms = gatherTerms(counts);
  const cases = terms.reduce((sum, term) => sum + term.cases, 0);
  const runs = terms.reduce((sum, term) => sum + term.runs * term.cases, 0);
  if (cases === 0) return { shape: 0.5, runs: 1 };
  // As many runs as a case had and one failure among all of them: the posterior means add up to half a failure.
  if (terms.every((term) => term.failures === 0)) return { shape: 1 / cases, runs: runs / cases };
  const solved = (logShape: number): Prior => ({ shape: Math.exp(logShape), runs: solveRuns(terms, Math.exp(logShape)) });
  return solved(maximise((logShape) => logLikelihood(terms, solved(logShape)), Math.log(SHAPE_MIN), Math.log(SHAPE_MAX)));
}

function gatherTerms(counts: readonly Count[]): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const { runs, failures } of counts) {
    if (runs <= 0) continue;
    const name = `${runs}/${failures}`;
    const known = terms.get(name);
    if (known === undefined) terms.set(name, { runs, failures, cases: 1 });
    else known.cases += 1;
  }
  return [...terms.values()];
}

function logLikelihood(terms: readonly Term[], { shape, runs: b }: Prior): number {
  let sum = 0;
  for (const { runs, failures, cases } of terms) {
    const passes = shape * Math.log(b / (b + runs));
    const fails = failures === 0 ? 0 : logRising(shape, failures) + failures * Math.log(runs / (b + runs));
    sum += cases * (passes + fails);
  }
  return sum;
}

/** ln(shape (shape + 1) ... (shape + count - 1)). */
function logRising(shape: number, count: number): number {
  if (count > SUMMED_FAILURES) return logGamma(shape + count) - logGamma(shape);
  let sum = 0;
  for (let index = 0; index < count; index++) sum += Math.log(shape + index);
  return sum;
}

/**
 * The b at which the likelihood of a shape is stationary: the mean of the posteriors is the prior's own, a / b. In other words the sum of
 * n (b k / n - a) / (b + n) is 0, which rises with b.
 */
function solveRuns(terms: readonly Term[], shape: number): number {
  let [low, high] = [Math.log(1e-9), Math.log(1e15)];
  let logB = Math.log(shape) - Math.log(terms.reduce((sum, { failures, cases }) => sum + failures * cases, 0)) + logRuns(terms);
  for (let step = 0; step < SOLVE_STEPS && high - low > SOLVED; step++) {
    const b = Math.exp(logB);
    let [excess, slope] = [0, 0];
    for (const { runs, failures, cases } of terms) {
      excess += (cases * (b * failures - shape * runs)) / (b + runs);
      slope += (cases * b * runs * (failures + shape)) / (b + runs) ** 2;
    }
    if (excess > 0) high = logB;
    else low = logB;
    const next = logB - excess / slope;
    if (Math.abs(next - logB) < SOLVED) break;
    logB = next > low && next < high ? next : (low + high) / 2;
  }
  return Math.exp(logB);
}

function logRuns(terms: readonly Term[]): number {
  return Math.log(terms.reduce((sum, { runs, cases }) => sum + runs * cases, 0));
}

/** The place of the maximum of a function with one. */
function maximise(value: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [value(left), value(right)];
  for (let step = 0; step < STEPS; step++) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = value(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = value(right);
    }
  }
  return (low + high) / 2;
}
