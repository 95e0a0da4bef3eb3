/** The normal and the lognormal distribution, as far as durations need them. */

/**
 * Returns the share of a normal distribution below z, within 1.5e-7: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26.
 * 0 and 1 at the infinities.
 */
export function normalShareBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const beyond = Math.exp(-x * x) * polynomial;
  return z >= 0 ? 1 - beyond / 2 : beyond / 2;
}

/** A positive amount whose logarithm is normal: its mean, and the standard deviation of the logarithm. */
export type Lognormal = { readonly mean: number; readonly sigma: number };

/** Above this z the share is too small to be told by its approximation; the ratio of two tails still can be, by Mills' ratio. */
const TAIL_Z = 4;

/** Returns the chance that the amount is at most `limit` when it is known to be above `past`; both 0 or more. */
export function chanceWithin({ mean, sigma }: Lognormal, limit: number, past: number): number {
  if (limit <= past) return 0;
  if (mean <= 0) return 1;
  const spread = Math.max(sigma, LEAST_SIGMA);
  const zOf = (value: number): number => (value <= 0 ? Number.NEGATIVE_INFINITY : (Math.log(value / mean) + spread ** 2 / 2) / spread);
  const [pastZ, limitZ] = [zOf(past), zOf(limit)];
  if (pastZ > TAIL_Z) return 1 - (Math.exp((pastZ ** 2 - limitZ ** 2) / 2) * pastZ) / limitZ;
  const left = 1 - normalShareBelow(pastZ);
  return Math.min(1, Math.max(0, 1 - (1 - normalShareBelow(limitZ)) / left));
}

/** Nothing is known better than this: a smaller deviation would make every chance 0 or 1. */
const LEAST_SIGMA = 0.02;
