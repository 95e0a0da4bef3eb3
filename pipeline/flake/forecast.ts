/**
 * How many runs will be red by chance, with an interval that says how well anybody can know it.
 *
 * The false failures of one run are Poisson with the sum of all rates as its mean; a run is falsely red when there is one. Σp is known only as well as
 * the ledger is long: its posterior is taken for a gamma of equal mean and variance, and a week is drawn from it in slices of equal weight, so that the interval
 * holds both the doubt of the rate and the chance of the week. Clusters of cases that fail together make the true number smaller and more uneven than this
 * says: the mean count of failures survives correlation, the chance of at least one does not.
 */
import { gammaQuantile } from '../../core/gamma.ts';
import { type Count, type Prior, shrunkRate } from './rate.ts';

/** Sum of the rates of a suite: the false failures of one run. */
export type SuiteRate = { readonly mean: number; readonly variance: number };

export const NO_RATE: SuiteRate = { mean: 0, variance: 0 };

/** Returns the sum over a stratum, to be added to that of the others. */
export function addRates(sum: SuiteRate, counts: readonly Count[], prior: Prior): SuiteRate {
  let { mean, variance } = sum;
  for (const count of counts) {
    const rate = shrunkRate(count, prior);
    mean += rate;
    variance += rate / (count.runs + prior.runs);
  }
  return { mean, variance };
}

/** Returns the chance that a run is red by chance alone when nothing is tried again: 1 - exp(-Σp). */
export function falseRedChance(failures: number): number {
  return -Math.expm1(-failures);
}

/**
 * Returns the chance that a run stays red although its false failures are tried again: 1 - exp(-Σ p s^reruns), `stickiness` the share that fails again elsewhere.
 * Reruns are taken to be at independent places; during an incident they are not, and nothing is forgiven.
 */
export function falseBlockChance(failures: number, stickiness: number, reruns: number): number {
  return falseRedChance(failures * stickiness ** reruns);
}

/** Counts of runs. */
export type Forecast = { readonly low: number; readonly mid: number; readonly high: number };

/** Slices of the posterior. */
const SLICES = 24;
const LOW_SHARE = 0.025;

/** Returns how many of `runs` will be red by chance: the mean, and the middle 95 %. */
export function forecastReds(rate: SuiteRate, runs: number): Forecast {
  const total = Math.max(0, Math.round(runs));
  if (total === 0 || rate.mean <= 0) return { low: 0, mid: 0, high: 0 };
  const chances = drawRates(rate).map(falseRedChance);
  const mid = (total * chances.reduce((sum, chance) => sum + chance, 0)) / chances.length;
  return { low: countAt(chances, total, LOW_SHARE), mid, high: countAt(chances, total, 1 - LOW_SHARE) };
}

function drawRates({ mean, variance }: SuiteRate): readonly number[] {
  if (variance <= 0) return [mean];
  const [shape, scale] = [mean ** 2 / variance, variance / mean];
  return Array.from({ length: SLICES }, (_, index) => scale * gammaQuantile((index + 0.5) / SLICES, shape));
}

/** The least count with this share of the mixture of binomials at or below it. */
function countAt(chances: readonly number[], total: number, share: number): number {
  const weights = chances.map((chance) => total * Math.log1p(-Math.min(chance, 1 - 1e-12)));
  const odds = chances.map((chance) => Math.log(Math.max(chance, 1e-300)) - Math.log1p(-Math.min(chance, 1 - 1e-12)));
  let below = 0;
  for (let count = 0; count <= total; count++) {
    for (const [index, logWeight] of weights.entries()) {
      below += Math.exp(logWeight) / weights.length;
      weights[index] = logWeight + (odds[index] ?? 0) + Math.log((total - count) / (count + 1));
    }
    if (below >= share) return count;
  }
  return total;
}
