/**
 * A metric's samples as the shapes of a chart.
 *
 * Bands and lines are broken where nothing was measured: a line across a gap would claim samples that nobody took. The scale takes in all that is
 * drawn and begins at zero where that costs less than half of the height, since most metrics are counts or loads and a cut axis makes noise look
 * like a cliff.
 */

/** A chart's frame: pixels, and what its axes show. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
};

type Values = readonly (number | null)[];

/** Returns the lowest and highest value to show; a scale of one when there is none. */
export function rangeOf(series: readonly Values[], isZeroWanted: boolean): { readonly low: number; readonly high: number } {
  const present = series.flatMap((values) => values.filter((value) => value !== null));
  if (present.length === 0) return { low: 0, high: 1 };
  const least = present.reduce((low, value) => Math.min(low, value));
  const most = present.reduce((high, value) => Math.max(high, value));
  const low = isZeroWanted && least > 0 && least < (most + 0) / 2 ? 0 : least;
  const room = (most - low || Math.abs(most) || 1) * 0.06;
  return { low: low === 0 ? 0 : low - room, high: most + room };
}

/** Returns the pixel of a moment or value. */
export function placeOf({ width, height, from, to, low, high }: Frame, at: number, value: number): readonly [number, number] {
  return [((at - from) / Math.max(1, to - from)) * width, height - ((value - low) / (high - low)) * height];
}

/** Returns the `d` of a line's path. */
export function linePath(frame: Frame, at: readonly number[], values: Values): string {
  return runsOf(values)
    .map((run) => `M${run.map((index) => pointOf(frame, at[index], values[index])).join('L')}`)
    .join('');
}

/** Returns the `d` of a band's path: along its upper edge and back along the lower. */
export function bandPath(frame: Frame, at: readonly number[], low: Values, high: Values): string {
  const both = low.map((value, index) => (value === null ? null : (high[index] ?? null)));
  return runsOf(both)
    .map((run) => {
      const upper = run.map((index) => pointOf(frame, at[index], high[index]));
      const lower = run.toReversed().map((index) => pointOf(frame, at[index], low[index]));
      return `M${[...upper, ...lower].join('L')}Z`;
    })
    .join('');
}

/** Returns the stretches of places that have a value. */
function runsOf(values: Values): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs;
}

function pointOf(frame: Frame, at: number | undefined, value: number | null | undefined): string {
  const [x, y] = placeOf(frame, at ?? 0, value ?? 0);
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
