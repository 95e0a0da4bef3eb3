/**
 * How often a case fails falsely: three answers to three questions, never mixed.
 *
 * A rate is *estimated* with a prior that all cases of a stratum share (empirical Bayes, prior.ts): that ranks and adds up. An exact interval says what is
 * *known* of one case: it is for display only, for upper bounds of new cases are all alike and near 1, and whoever ranks or adds them finds nothing else.
 * What is *decided* hangs on e-values (evidence.ts), which may be looked at after every run. Counts are of first attempts on trees believed good; a
 * failure that was tried again says nothing of its own rate. See docs/design/0019-flake-ledger.md.
 */
import { betaQuantile } from '../../core/gamma.ts';

/** First attempts on trees believed good, and how many of them failed falsely. */
export type Count = { readonly runs: number; readonly failures: number };

/** A gamma distribution of rates: `shape` failures in `runs` runs, as if they had been seen before. */
export type Prior = { readonly shape: number; readonly runs: number };

/** Shares, 0..1. */
export type Bounds = { readonly low: number; readonly high: number };

/** Returns the posterior mean of the rate, (k + a) / (n + b): for rank and forecast. */
export function shrunkRate({ runs, failures }: Count, prior: Prior): number {
  return (failures + prior.shape) / (runs + prior.runs);
}

/**
 * Returns the exact interval of a rate (Clopper and Pearson 1934): Beta(tail; k, n-k+1) to Beta(1-tail; k+1, n-k). For display; never added, never ranked by.
 * Without runs everything is possible.
 */
export function exactInterval({ runs, failures }: Count, coverage = 0.95): Bounds {
  const tail = (1 - coverage) / 2;
  return { low: exactLow({ runs, failures }, tail), high: exactHigh({ runs, failures }, tail) };
}

/** Returns the one-sided lower bound that is wrong with the chance `tail`. */
export function exactLow({ runs, failures }: Count, tail: number): number {
  return failures === 0 ? 0 : betaQuantile(tail, failures, runs - failures + 1);
}

/** Returns the one-sided upper bound that is wrong with the chance `tail`; about 3 / n at 0.05 when nothing failed. */
export function exactHigh({ runs, failures }: Count, tail: number): number {
  return failures >= runs ? 1 : betaQuantile(1 - tail, failures + 1, runs - failures);
}
