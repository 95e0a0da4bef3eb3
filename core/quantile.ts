/** Small statistics over lists of numbers: quantiles, the median, the normal distribution's z-scores. */

/** z with 90 % of a normal distribution below it. */
export const Z90 = 1.2815515655446004;

/**
 * Returns the quantile of the values by linear interpolation (R's type 7); `share` is 0..1. The list need not be sorted and is not changed.
 * NaN when it is empty.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const position = Math.min(1, Math.max(0, share)) * (sorted.length - 1);
  const low = sorted[Math.floor(position)] as number;
  const high = sorted[Math.ceil(position)] as number;
  return low + (high - low) * (position - Math.floor(position));
}

/** Returns the middle value; NaN when the list is empty. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Returns the arithmetic mean; NaN when the list is empty. */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Returns the sum. */
export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
