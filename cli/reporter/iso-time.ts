/** The calendar that the pure formats are given. */

/** Returns Unix milliseconds as ISO 8601 in UTC; the epoch for a time that is none. */
export function isoTime(atMs: number): string {
  return new Date(Number.isFinite(atMs) ? atMs : 0).toISOString();
}
