/**
 * Figures as text: one way to write a duration, a time, a share and a count, wherever on the page they stand.
 *
 * Exact where a person compares (tabular figures, fixed places), short where a person glances. Unknown is always the same dash, so that an
 * empty cell is never mistaken for a zero. Digits of a duration are cut to what the eye uses: nobody needs the milliseconds of nine minutes.
 */

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/** Stands where a figure is not known. */
export const UNKNOWN = '–';

/** Returns `840 ms`, `12.3 s`, `9 m 05 s`, `2 h 07 m`, `3 d 04 h`. */
export function formatDuration(durationMs: number | null): string {
  if (durationMs === null || !Number.isFinite(durationMs)) return UNKNOWN;
  const tenths = Math.round(Math.max(0, durationMs) / 100);
  if (Math.round(durationMs) < SECOND) return `${Math.round(Math.max(0, durationMs))} ms`;
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const ms = Math.round(durationMs / SECOND) * SECOND;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} m ${pad(Math.floor((ms % MINUTE) / SECOND))} s`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ${pad(Math.floor((ms % HOUR) / MINUTE))} m`;
  return `${Math.floor(ms / DAY)} d ${pad(Math.floor((ms % DAY) / HOUR))} h`;
}

/** Returns a round moment of an axis, `0`, `250 ms`, `30 s`, `1:30`, `2:05:00`, `3 d`, `3 d 06:00`. */
export function formatTick(offsetMs: number): string {
  const ms = Math.round(offsetMs);
  if (ms === 0) return '0';
  if (ms % SECOND !== 0) return ms < SECOND ? `${ms} ms` : `${ms / SECOND} s`;
  if (ms < MINUTE) return `${ms / SECOND} s`;
  if (ms >= DAY)
    return ms % DAY === 0
      ? `${ms / DAY} d`
      : `${Math.floor(ms / DAY)} d ${pad(Math.floor(ms / HOUR) % 24)}:${pad(Math.floor(ms / MINUTE) % 60)}`;
  const minutes = `${Math.floor(ms / MINUTE) % 60}`;
  const seconds = pad(Math.floor(ms / SECOND) % 60);
  return ms < HOUR ? `${minutes}:${seconds}` : `${Math.floor(ms / HOUR)}:${minutes.padStart(2, '0')}:${seconds}`;
}

/** Returns the time of a day in the reader's zone, `14:03:09`. */
export function formatClock(atMs: number): string {
  const at = new Date(atMs);
  return `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
}

/** Returns day and time in the reader's zone, `2026-11-23 14:03`. */
export function formatDate(atMs: number): string {
  const at = new Date(atMs);
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** Returns how long ago or in how long, `3 m 05 s ago`, `in 2 h 07 m`. */
export function formatAgo(atMs: number, nowMs: number): string {
  return atMs > nowMs ? `in ${formatDuration(atMs - nowMs)}` : `${formatDuration(nowMs - atMs)} ago`;
}

/** Returns `1,234,567`. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Returns a share of one as `12.3 %`, and below a tenth of a per mille in powers of ten. */
export function formatShare(ratio: number | null): string {
  if (ratio === null || !Number.isFinite(ratio)) return UNKNOWN;
  if (ratio !== 0 && Math.abs(ratio) < 0.0001) return ratio.toExponential(1);
  const percent = ratio * 100;
  return `${percent.toFixed(Math.abs(percent) < 1 && percent !== 0 ? 2 : 1)} %`;
}

/** Returns a measured value with three digits that count: `0.0123`, `4.56`, `12,300`. */
export function formatMeasure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return UNKNOWN;
  if (Math.abs(value) >= 1_000) return formatCount(value);
  return String(Number(value.toPrecision(3)));
}

/** Returns what is about one with two places, so that a column of it stands in line: `0.70`. */
export function formatRatio(value: number | null): string {
  return value === null || !Number.isFinite(value) ? UNKNOWN : value.toFixed(2);
}

/** Returns `512 B`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Returns the first eight digits of a commit or digest; a dash when there is none. */
export function formatCommit(commit: string | null): string {
  return commit === null || commit === '' ? UNKNOWN : commit.slice(0, 8);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
