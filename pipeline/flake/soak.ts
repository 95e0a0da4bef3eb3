/**
 * How idle slots are best spent on repetitions: where the next second is likeliest to show a fault.
 *
 * A suspect i has a fault with the chance π, of a kind that shows in a share q of its runs, and one run takes d seconds. After n runs it has shown with the chance π (1 - e^(-q n)),
 * and the sum over all is largest when the last second spent on each has the same yield λ: n = ln(π q / (λ d)) / q, or nothing where even the first run yields less (water-
 * filling). λ is found so that the seconds are used up.
 */

export type SoakCandidate<Id> = {
  readonly id: Id;
  /** That it has a fault that nobody has seen yet, 0..1. */
  readonly faultChance: number;
  /** Of its runs, where it has one, 0..1. */
  readonly showRate: number;
  readonly secondsPerRun: number;
};

export type SoakShare<Id> = { readonly id: Id; readonly runs: number };

/** Halves the range of ln λ to a relative 1e-9. */
const STEPS = 60;

/** Returns how many runs each gets in so many seconds, the most useful first; those that get none are left out. Fewer seconds are used than given, never more. */
export function planSoak<Id>(candidates: readonly SoakCandidate<Id>[], seconds: number): readonly SoakShare<Id>[] {
  const usable = candidates.filter(({ faultChance, showRate, secondsPerRun }) => faultChance > 0 && showRate > 0 && secondsPerRun > 0);
  if (usable.length === 0 || seconds <= 0) return [];
  const runsAt = (logYield: number): readonly number[] => usable.map((one) => Math.max(0, (firstYield(one) - logYield) / one.showRate));
  const costAt = (logYield: number): number =>
    runsAt(logYield).reduce((sum, runs, index) => sum + runs * (usable[index]?.secondsPerRun ?? 0), 0);
  let high = Math.max(...usable.map(firstYield));
  let low = high - 1;
  while (costAt(low) < seconds) low -= high - low;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (costAt(middle) > seconds) low = middle;
    else high = middle;
  }
  return runsAt(high)
    .flatMap((runs, index): (SoakShare<Id> & { readonly first: number })[] => {
      const one = usable[index];
      return one === undefined || runs < 1 ? [] : [{ id: one.id, runs: Math.floor(runs), first: firstYield(one) }];
    })
    .sort((a, b) => b.first - a.first)
    .map(({ id, runs }) => ({ id, runs }));
}

/** ln of what the first second spent on it yields. */
function firstYield<Id>({ faultChance, showRate, secondsPerRun }: SoakCandidate<Id>): number {
  return Math.log((faultChance * showRate) / secondsPerRun);
}
