/** A metric over time as a chart shows it: canaries against the others, each with the middle 80 % of its hosts, and what the judge knew at each look. */

/**
 * Parallel arrays, oldest first; `null` where nothing was measured. A look's numbers are the ratio of canaries to the others, each relative to its own
 * baseline, with its interval: 1 is no effect. Times are Unix milliseconds.
 */
export type MetricBand = {
  readonly metric: string;
  readonly unit: string;
  /** What is measured until then is the baseline: nothing had switched. `null` when nobody can tell. */
  readonly baselineEndMs: number | null;
  readonly atMs: readonly number[];
  readonly canary: readonly (number | null)[];
  readonly canaryLow: readonly (number | null)[];
  readonly canaryHigh: readonly (number | null)[];
  readonly control: readonly (number | null)[];
  readonly controlLow: readonly (number | null)[];
  readonly controlHigh: readonly (number | null)[];
  readonly looks: readonly {
    readonly atMs: number;
    readonly low: number;
    readonly effect: number;
    readonly high: number;
    readonly words: string;
  }[];
};
