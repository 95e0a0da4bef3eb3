/** Statistics that the other judges need, and intervals for what the bench counts. */
import { logChoose } from '../../../core/combination.ts';
import { mean } from '../sample.ts';

/** z of 95 %, two-sided. */
const Z95 = 1.959963984540054;

/** Of a bisection: a share to twelve digits. */
const STEPS = 60;

/** Returns the exact 95 % interval of a share (Clopper and Pearson 1934): the shares that so many hits do not contradict at 2.5 % on either side. */
export function shareInterval(hits: number, total: number): readonly [number, number] {
  if (total === 0) return [0, 1];
  const low = hits === 0 ? 0 : bisect((share) => 1 - binomialTo(hits - 1, total, share) < 0.025);
  const high = hits === total ? 1 : bisect((share) => binomialTo(hits, total, share) > 0.025);
  return [low, high];
}

/** Finds where a condition that holds for small shares ends. */
function bisect(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The chance of at most so many hits. */
function binomialTo(hits: number, total: number, share: number): number {
  const [log, rest] = [Math.log(share), Math.log1p(-share)];
  let chance = 0;
  for (let count = 0; count <= hits; count++) chance += Math.exp(logChoose(total, count) + count * log + (total - count) * rest);
  return chance;
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

/** Welch's t of two lists and its degrees of freedom; t is 0 when neither varies. */
export function welch(before: readonly number[], after: readonly number[]): { readonly t: number; readonly freedom: number } {
  const [a, b] = [variance(before) / before.length, variance(after) / after.length];
  if (!(a + b > 0)) return { t: 0, freedom: 1 };
  const freedom = (a + b) ** 2 / (a ** 2 / (before.length - 1) + b ** 2 / (after.length - 1));
  return { t: (mean(after) - mean(before)) / Math.sqrt(a + b), freedom };
}

/** Student's t with 97.5 % below it, by the expansion of Cornish and Fisher; three digits for five degrees and more. */
export function criticalT95(freedom: number): number {
  const z = Z95;
  const one = (z ** 3 + z) / 4;
  const two = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const three = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + one / freedom + two / freedom ** 2 + three / freedom ** 3;
}

/**
 * Returns the shift of location between two lists with its 98 % interval, as Mann and Whitney's test gives it: the median of all differences, and the
 * differences between which the test would not reject (normal approximation of the rank).
 */
export function locationShift(control: readonly number[], experiment: readonly number[]): { low: number; estimate: number; high: number } {
  const differences = experiment.flatMap((x) => control.map((y) => x - y)).sort((a, b) => a - b);
  const [n, m] = [control.length, experiment.length];
  const z99 = 2.3263478740408408;
  const rank = Math.max(0, Math.floor((n * m) / 2 - z99 * Math.sqrt((n * m * (n + m + 1)) / 12)));
  const at = (index: number): number => differences[Math.min(Math.max(index, 0), differences.length - 1)] ?? Number.NaN;
  const middle = (differences.length - 1) / 2;
  return { low: at(rank), estimate: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, high: at(differences.length - 1 - rank) };
}
