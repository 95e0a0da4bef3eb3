/** Numbers of one bench: repeated, paired, summarised, printed. */

/** Fewer repeats than this say nothing of a noisy machine. */
export const REPEATS = 5;

/** Returns the median; NaN of nothing. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Returns the quantile `at` (0..1) by linear interpolation; NaN of nothing. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Runs the variants in turn, A B C A B C …, so that a slow minute of the machine hits all of them. Returns each one's results, in order. */
export async function paired<Result>(variants: readonly (() => Promise<Result>)[], repeats: number): Promise<Result[][]> {
  const results: Result[][] = variants.map(() => []);
  for (let round = 0; round < repeats; round++) {
    for (const [index, variant] of variants.entries()) results[index]?.push(await variant());
  }
  return results;
}

/** Returns rows as text in columns; the first row is the heading. Numbers stand right. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

export function ratio(value: number): string {
  return value.toFixed(3);
}
