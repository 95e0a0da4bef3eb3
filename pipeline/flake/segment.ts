/**
 * Where the rate of a case changed: its history is cut there, because what is before says nothing of what is now.
 *
 * The runs of a case are a row of passes with some failures. For each place between two of them the row is cut, the two parts get rates of their own, and the
 * gain in likelihood is measured (Hinkley 1970). Only cuts at a failure can be best: just before it, where trouble began, or just after it, where it ended. The gain
 * must pay for the free choice among all places: the threshold grows with the logarithm of the runs, as in BIC, with a constant that keeps a steady case uncut.
 */

/** A cut before the run at this 0-based index, and how much likelier two rates are than one, as a logarithm. */
export type Changepoint = { readonly index: number; readonly gain: number };

/** Two more rates and a place cost this much at the least: one cut in a thousand steady rows. */
const LEAST_GAIN = 6.9;

/** Returns the best cut of a row of `runs` with failures at the given 0-based places, ascending; `null` when one rate explains it well enough. */
export function findChangepoint(runs: number, failures: readonly number[]): Changepoint | null {
  const whole = logLikelihood(failures.length, runs);
  let best: Changepoint | null = null;
  const consider = (index: number, before: number): void => {
    if (index <= 0 || index >= runs) return;
    const gain = logLikelihood(before, index) + logLikelihood(failures.length - before, runs - index) - whole;
    if (best === null || gain > best.gain) best = { index, gain };
  };
  for (const [before, place] of failures.entries()) {
    consider(place, before);
    consider(place + 1, before + 1);
  }
  return isWorth(best, runs) ? best : null;
}

function isWorth(found: Changepoint | null, runs: number): found is Changepoint {
  return found !== null && found.gain >= LEAST_GAIN + Math.log(runs) / 2;
}

/** Of so many failures in so many runs, at the rate that makes them likeliest. */
function logLikelihood(failures: number, runs: number): number {
  if (failures === 0 || failures >= runs) return 0;
  const rate = failures / runs;
  return failures * Math.log(rate) + (runs - failures) * Math.log1p(-rate);
}
