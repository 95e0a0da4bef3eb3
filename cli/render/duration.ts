/**
 * Durations and counts as people read them.
 *
 * Three significant parts at most, always the same width class for the same size, so that a column of them does not dance: `0.42s`, `8.3s`,
 * `42s`, `3m 05s`, `1h 02m`. An uncertain duration shows its middle and, when the edges differ from it, its edges.
 */
import type { Interval } from '../../core/run-event.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Returns a duration in at most six columns; negative and NaN count as zero. */
export function formatDuration(durationMs: number): string {
  const ms = durationMs > 0 ? durationMs : 0;
  if (ms < SECOND_MS) return ms < 10 ? `${trimZero(ms.toFixed(1))}ms` : `${Math.round(ms)}ms`;
  if (ms < 9_950) return `${(ms / SECOND_MS).toFixed(1)}s`;
  const seconds = Math.round(ms / SECOND_MS);
  if (seconds < 60) return `${seconds}s`;
  if (ms < HOUR_MS - SECOND_MS / 2) return `${Math.floor(seconds / 60)}m ${twoDigits(seconds % 60)}s`;
  const minutes = Math.round(ms / MINUTE_MS);
  return `${Math.floor(minutes / 60)}h ${twoDigits(minutes % 60)}m`;
}

/** Returns a duration for a clock that ticks on the screen: tenths below ten seconds, never milliseconds. */
export function formatElapsed(elapsedMs: number): string {
  const ms = elapsedMs > 0 ? elapsedMs : 0;
  return ms < SECOND_MS ? `${(ms / SECOND_MS).toFixed(1)}s` : formatDuration(ms);
}

/** Returns `2m 05s (1m 50s to 2m 40s)`, or the middle alone where the edges read the same. */
export function formatInterval(interval: Interval): string {
  const [low, mid, high] = [interval.lowMs, interval.midMs, interval.highMs].map(formatElapsed);
  return low === mid && high === mid ? `${mid}` : `${mid} (${low} to ${high})`;
}

/** Returns `2026-01-31 23:59:59` of ISO 8601, whose time zone (UTC) it leaves to a title. */
export function formatMoment(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

/** Returns a count with a thin grouping that every terminal shows: `15,000`. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** Returns `1 case`, `15,000 cases`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Returns a ratio as `41%`. */
export function formatPercent(ratio: number): string {
  return `${Math.round(ratio * 100)}%`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function trimZero(text: string): string {
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}
