/**
 * Counting: in how many ways some can be drawn of many, and how likely the draw has many of the marked ones.
 *
 * The judge asks it of canaries among hosts, a trial of failures among attempts. Both want an exact chance far out in the tail, where an approximation by
 * the normal distribution is wrong by orders of magnitude; numbers are small enough for exact sums in the logarithm.
 */

const LOG_FACTORIALS: number[] = [0, 0];

/** Returns ln(n!) for a whole n of at least 0; exact sums, kept. */
function logFactorial(n: number): number {
  for (let next = LOG_FACTORIALS.length; next <= n; next++) LOG_FACTORIALS.push((LOG_FACTORIALS[next - 1] ?? 0) + Math.log(next));
  return LOG_FACTORIALS[n] ?? 0;
}

/** Returns ln of the number of ways to choose `chosen` of `n`; minus infinity when there is none. */
export function logChoose(n: number, chosen: number): number {
  if (chosen < 0 || chosen > n) return Number.NEGATIVE_INFINITY;
  return logFactorial(n) - logFactorial(chosen) - logFactorial(n - chosen);
}

/** `marked` of `total` are marked; `drawn` of them are drawn at random. */
export type Urn = { readonly total: number; readonly marked: number; readonly drawn: number };

/** Returns the chance that exactly `hits` of those drawn are marked. */
export function hypergeometricChance({ total, marked, drawn }: Urn, hits: number): number {
  return Math.exp(logChoose(marked, hits) + logChoose(total - marked, drawn - hits) - logChoose(total, drawn));
}

/** Returns the chance that at least `hits` of those drawn are marked. */
export function hypergeometricTail({ total, marked, drawn }: Urn, hits: number): number {
  if (hits <= 0) return 1;
  let tail = 0;
  for (let count = Math.min(marked, drawn); count >= hits; count--) tail += hypergeometricChance({ total, marked, drawn }, count);
  return Math.min(1, tail);
}
