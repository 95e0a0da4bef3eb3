/**
 * The one distribution that only the judge needs: the normal one, both ways. Counting is in core/combination.ts.
 *
 * Approximations are good to a relative 1e-7 or better over the range in which a verdict can hang on them, also deep in the upper tail, where `1 - p` would
 * have lost its digits; that is why the normal distribution is given by its upper tail.
 */

/** Returns P(Z > z) of a standard normal Z, by the continued fraction in the tail and a series in the middle. */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  if (z > 38) return 0;
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  if (z < 3) return 0.5 - density * centralSeries(z);
  let fraction = z;
  for (let depth = 60; depth >= 1; depth--) fraction = z + depth / fraction;
  return density / fraction;
}

/** z + z^3/3 + z^5/15 + ...: the normal distribution's middle, divided by its density. */
function centralSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let index = 1; index < 100 && term > sum * 1e-17; index++) {
    term *= (z * z) / (2 * index + 1);
    sum += term;
  }
  return sum;
}

/** Returns the z with P(Z > z) = p, for 0 < p < 1, by Newton's steps on `upperTail`. */
export function upperQuantile(p: number): number {
  if (p > 0.5) return -upperQuantile(1 - p);
  const smallest = Math.max(p, Number.MIN_VALUE);
  const root = Math.sqrt(-2 * Math.log(smallest));
  // Abramowitz and Stegun 26.2.23, good to 4.5e-4: near enough for Newton's steps in the logarithm to end.
  let z =
    root - (2.515517 + 0.802853 * root + 0.010328 * root * root) / (1 + 1.432788 * root + 0.189269 * root ** 2 + 0.001308 * root ** 3);
  for (let step = 0; step < 4; step++) {
    const tail = upperTail(z);
    const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    z += (Math.log(tail / smallest) * tail) / density;
  }
  return z;
}
