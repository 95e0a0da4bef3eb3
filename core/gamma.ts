/**
 * The gamma and beta distributions, both ways: what exact intervals and forecasts of rare events are made of.
 *
 * Rates here are as small as 1e-9 and counts as large as 1e9, so quantiles are searched on the logarithm (gamma) or the log-odds (beta), where a tail is
 * as wide as the middle. The shares come from the series and continued fractions of Numerical Recipes (third edition, 6.1, 6.2 and 6.4), good to about
 * 1e-12 relative. Nothing is kept between calls.
 */

const LANCZOS: readonly number[] = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Below this a continued fraction's part counts as nothing, and is kept from being 0. */
const TINY = 1e-300;
const EPSILON = 1e-15;
/** No series that is used here needs more: both are asked on the side of the mean where they are quick. */
const TERMS_MAX = 100_000;
/** Of a logarithm: a relative 1e-9 of what it is the logarithm of. */
const ROOT_PRECISION = 1e-9;
const STEPS_MAX = 200;
/** False position stalls on a function that is flat on one side; a halving now and then cannot. */
const HALVE_EVERY = 4;

/** Returns ln of the gamma function for x above 0, by Lanczos' approximation (g = 7, 9 terms). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  let sum = LANCZOS[0] ?? 0;
  for (let index = 1; index < LANCZOS.length; index++) sum += (LANCZOS[index] ?? 0) / (shifted + index);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Returns the share of a gamma distribution (rate 1) below x: the regularised lower incomplete gamma function. */
export function gammaShareBelow(x: number, shape: number): number {
  if (x <= 0) return 0;
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  return x < shape + 1 ? scale * gammaSeries(x, shape) : 1 - scale * gammaFraction(x, shape);
}

function gammaSeries(x: number, shape: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let index = 1; index < TERMS_MAX && term > sum * EPSILON; index++) {
    term *= x / (shape + index);
    sum += term;
  }
  return sum;
}

/** Lentz's method. */
function gammaFraction(x: number, shape: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let index = 1; index < TERMS_MAX; index++) {
    const a = -index * (index - shape);
    b += 2;
    d = 1 / awayFromZero(a * d + b);
    c = awayFromZero(b + a / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) break;
  }
  return h;
}

/** Returns the x with `share` of a gamma distribution (rate 1) below it; `share` in 0..1. 0 where x is too small for a double. */
export function gammaQuantile(share: number, shape: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  return Math.exp(findRoot((logX) => gammaShareBelow(Math.exp(logX), shape) - share, Math.log(shape)));
}

/** Returns the share of a beta distribution below x: the regularised incomplete beta function. */
export function betaShareBelow(x: number, a: number, b: number): number {
  return betaShare(x, { a, b, logScale: logBetaScale(a, b) });
}

/** A beta distribution with what its density is scaled by, which a search for a quantile needs once. */
type Beta = { readonly a: number; readonly b: number; readonly logScale: number };

function logBetaScale(a: number, b: number): number {
  return logGamma(a + b) - logGamma(a) - logGamma(b);
}

function betaShare(x: number, { a, b, logScale }: Beta): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const scale = Math.exp(logScale + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (scale * betaFraction(x, a, b)) / a : 1 - (scale * betaFraction(1 - x, b, a)) / b;
}

/** Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < TERMS_MAX; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) break;
  }
  return h;
}

/**
 * Returns the x with `share` of a beta distribution below it; `share` in 0..1. An x that is nearer to 1 than a double can say is not exact: ask for that of
 * `(1 - share, b, a)` there, which is 1 - x.
 */
export function betaQuantile(share: number, a: number, b: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  const toShare = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
  const beta = { a, b, logScale: logBetaScale(a, b) };
  return toShare(findRoot((logOdds) => betaShare(toShare(logOdds), beta) - share, Math.log(a / b)));
}

/** Logarithms of what a double can hold. */
const LOG_LEAST = -700;
const LOG_MOST = 700;

/**
 * Finds where a rising function is 0, by the Illinois variant of false position inside a bracket that grows from `start`: a dozen values where halving takes eighty.
 * What cannot be told from 0 in a double ends it.
 */
function findRoot(value: (at: number) => number, start: number): number {
  let [low, high] = [start - 1, start + 1];
  let [atLow, atHigh] = [value(low), value(high)];
  for (let step = 2; atLow > 0 && low > LOG_LEAST; step *= 2) {
    [high, atHigh] = [low, atLow];
    low = Math.max(LOG_LEAST, low - step);
    atLow = value(low);
  }
  for (let step = 2; atHigh < 0 && high < LOG_MOST; step *= 2) {
    [low, atLow] = [high, atHigh];
    high = Math.min(LOG_MOST, high + step);
    atHigh = value(high);
  }
  if (atLow >= 0) return low;
  if (atHigh <= 0) return high;
  for (let step = 0; step < STEPS_MAX && high - low > ROOT_PRECISION; step++) {
    const middle = step % HALVE_EVERY === HALVE_EVERY - 1 ? (low + high) / 2 : high - (atHigh * (high - low)) / (atHigh - atLow);
    const at = value(middle);
    if (at === 0) return middle;
    if (at < 0) [low, atLow, atHigh] = [middle, at, atHigh / 2];
    else [high, atHigh, atLow] = [middle, at, atLow / 2];
  }
  return (low + high) / 2;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
