/**
 * The live region: what a terminal shows of a running run, as lines that fit it.
 *
 * Three lines of header say how far the run is, how long it still takes and how sure that is, and what no schedule can beat (the bound).
 * Below stands what runs now, the slowest first, elapsed against expected. The region has one height for the whole run where the terminal
 * allows it, so that nothing jumps: rows without work stay empty. Whatever must be kept (failures) is not here; it is printed above, once.
 */
import { formatCount, formatDuration, formatElapsed, formatInterval, formatPercent } from './duration.ts';
import type { Line, Paint, Segment, Tone } from './line.ts';
import { joinSegments, paintLine, span } from './line.ts';
import type { RunningUnit, RunView } from './run-view.ts';
import { currentCounts } from './run-view.ts';
import { displayWidth, padEnd, padStart, truncateEnd, truncateStart, visible } from './text.ts';

export type Screen = { readonly columns: number; readonly rows: number; readonly paint: Paint };

/** More rows than this say nothing more to a person; the rest is counted. */
const ROWS_MAX = 16;
const HEADER_LINES = 3;
const BAR_MAX = 40;
const BAR_MIN = 8;
const TIME_COLUMNS = 6;
/** A case's title that is cut to less says nothing: the file has the room. */
const TITLE_COLUMNS_MIN = 8;
/** Below this a row tells what runs and for how long, not how long it should. */
const NARROW_COLUMNS = 60;
/** Elapsed time at which a row is coloured as late, relative to what was expected. */
const LATE_RATIO = 1.5;
const VERY_LATE_RATIO = 3;
/** Below this a unit is never called late: small durations are all noise. */
const LATE_FLOOR_MS = 1000;
/** A run that has not ended does not read as one that has. */
const LEAST_LEFT_MS = 100;

/** Returns the live region, at most `screen.rows - 1` lines of at most `screen.columns` columns. */
export function renderLiveView(view: RunView, nowMs: number, screen: Screen): string[] {
  const height = Math.max(1, screen.rows - 1);
  const lines: Line[] = view.plan === null ? [renderSearching(view, nowMs)] : renderHeader(view, nowMs, screen.columns);
  const room = height - lines.length - 1;
  if (view.plan !== null && room > 0) lines.push([], ...renderRunning(view, nowMs, { rows: room, columns: screen.columns - 2 }));
  return lines.slice(0, height).map((line) => paintLine([span('plain', ' '), ...line], screen.columns, screen.paint));
}

function renderSearching(view: RunView, nowMs: number): Line {
  const doing = view.waitingFor === '' ? 'finding tests' : waitingText(view);
  return [span('strong', 'shard-run'), span('plain', `  ${doing}  `), span('dim', elapsedText(view, nowMs))];
}

function renderHeader(view: RunView, nowMs: number, columns: number): Line[] {
  const width = columns - 2;
  return [joinSegments(countSegments(view), width), renderProgress(view, nowMs, width), joinSegments(boundSegments(view), width)].slice(
    0,
    HEADER_LINES,
  );
}

function countSegments(view: RunView): Segment[] {
  const counts = currentCounts(view);
  const total = view.plan?.files ?? 0;
  const number = (priority: number, count: number, noun: string, tone: Tone): Segment[] =>
    count === 0 ? [] : [{ priority, spans: [span(tone, `${formatCount(count)} ${noun}`)] }];
  return [
    { priority: 6, spans: [span('strong', 'shard-run')] },
    { priority: 0, spans: [span('plain', `${formatCount(view.settledFileKeys.size)}/${formatCount(total)} files`)] },
    { priority: 2, spans: [span('good', `${formatCount(counts.passed)} passed`)] },
    ...number(1, counts.failed, 'failed', 'bad'),
    ...number(1, counts.missing, 'missing', 'bad'),
    ...number(3, counts.flaky, 'flaky', 'warn'),
    ...number(5, counts.skipped, 'skipped', 'dim'),
  ];
}

function renderProgress(view: RunView, nowMs: number, width: number): Line {
  const left = timeLeft(view, nowMs);
  const elapsedMs = Math.max(0, nowMs - view.startedAtMs);
  const ratio = left === null ? settledShare(view) : elapsedMs / (elapsedMs + left.midMs);
  const percent = padStart(formatPercent(Math.min(ratio, 0.99)), 3);
  const texts: Segment[] = [
    { priority: 1, spans: [span('plain', percent)] },
    { priority: 2, spans: [span('plain', padStart(elapsedText(view, nowMs), TIME_COLUMNS))] },
  ];
  if (left !== null) {
    const whole = formatInterval(left);
    const text = displayWidth(whole) + 30 > width ? formatElapsed(left.midMs) : whole;
    texts.push({ priority: 0, spans: [span('strong', `left ${text}`)] });
  } else if (view.waitingFor !== '') texts.push({ priority: 0, spans: [span('strong', waitingText(view))] });
  const words = joinSegments(texts, width);
  const used = words.reduce((sum, part) => sum + displayWidth(part.text), 0);
  const barColumns = Math.min(BAR_MAX, width - used - 2);
  if (barColumns < BAR_MIN) return words;
  const filled = Math.round(barColumns * Math.min(1, ratio));
  const tone = view.settled.failed + view.settled.missing > 0 ? 'bad' : 'good';
  return [span(tone, '━'.repeat(filled)), span('dim', '━'.repeat(barColumns - filled)), span('plain', '  '), ...words];
}

function boundSegments(view: RunView): Segment[] {
  const plan = view.plan;
  if (plan === null) return [];
  const agents = view.agents.size - view.lostAgents.size;
  const dim = (priority: number, text: string): Segment => ({ priority, spans: [span('dim', text)] });
  const segments = [
    dim(0, `bound ${formatDuration(view.boundMs)}`),
    dim(1, forecastText(plan)),
    dim(2, `${formatCount(plan.slots)} slots${agents > 1 ? ` on ${formatCount(agents)} agents` : ''}`),
  ];
  if (view.lostAgents.size > 0) segments.push({ priority: 1, spans: [span('warn', `${view.lostAgents.size} lost`)] });
  if (view.waitingFor !== '' && view.remaining !== null) segments.push(dim(3, waitingText(view)));
  return segments;
}

function forecastText(plan: NonNullable<RunView['plan']>): string {
  if (!plan.hasHistory) return 'first run: durations are guesses';
  return plan.forecast === null ? 'no forecast' : `forecast ${formatInterval(plan.forecast)}`;
}

function waitingText(view: RunView): string {
  return `waiting for ${visible(view.waitingFor)}`;
}

/** How far the run is where nobody can tell the time. */
function settledShare(view: RunView): number {
  return view.expectedCases > 0 ? view.settledCases / view.expectedCases : 0;
}

/** What is left now: the last forecast less the time since it was made. While something runs it is never nothing. */
function timeLeft(view: RunView, nowMs: number): { lowMs: number; midMs: number; highMs: number } | null {
  if (view.remaining === null) return null;
  const passed = Math.max(0, nowMs - view.remainingAtMs);
  const later = (ms: number): number => Math.max(LEAST_LEFT_MS, ms - passed);
  return { lowMs: later(view.remaining.lowMs), midMs: later(view.remaining.midMs), highMs: later(view.remaining.highMs) };
}

function renderRunning(view: RunView, nowMs: number, room: { readonly rows: number; readonly columns: number }): Line[] {
  const rows = Math.min(room.rows, ROWS_MAX, Math.max(1, view.plan?.slots ?? 1));
  const units = [...view.running.values()].sort((a, b) => a.startedAtMs - b.startedAtMs);
  const isCut = units.length > rows;
  const shown = units.slice(0, isCut ? rows - 1 : rows);
  const hasManyAgents = view.agents.size > 1;
  const labels = shown.map((unit) => visible(hasManyAgents ? `${unit.agent}/${unit.slot + 1}` : `${unit.slot + 1}`));
  const labelColumns = Math.min(Math.max(0, ...labels.map(displayWidth)), Math.floor(room.columns / 4));
  const lines = shown.map((unit, index) => {
    const label = padStart(truncateEnd(labels[index] ?? '', labelColumns), labelColumns);
    return renderUnit(view, unit, { label, nowMs, columns: room.columns });
  });
  if (isCut) lines.push([span('dim', `… ${formatCount(units.length - shown.length)} more running`)]);
  while (lines.length < rows) lines.push([]);
  return lines;
}

function renderUnit(
  view: RunView,
  unit: RunningUnit,
  row: { readonly label: string; readonly nowMs: number; readonly columns: number },
): Line {
  const elapsedMs = Math.max(0, row.nowMs - unit.startedAtMs);
  const expected = unit.expectedMs > 0 ? formatElapsed(unit.expectedMs) : '?';
  const head: Line = [
    span('dim', `${row.label}  `),
    span(lateness(elapsedMs, unit.expectedMs), padStart(formatElapsed(elapsedMs), TIME_COLUMNS)),
    span('dim', row.columns < NARROW_COLUMNS ? '  ' : ` of ${padEnd(expected, TIME_COLUMNS)}  `),
  ];
  const used = head.reduce((sum, part) => sum + displayWidth(part.text), 0);
  return [...head, ...renderWhat(view, unit, row.columns - used)];
}

function renderWhat(view: RunView, unit: RunningUnit, columns: number): Line {
  const first = unit.files[0];
  const known = first === undefined ? '' : (view.fileNames.get(first) ?? first);
  const more = unit.files.length > 1 ? ` and ${unit.files.length - 1} more` : '';
  const marks = `${unit.isSlice ? ' (slice)' : ''}${unit.isTwin ? ' (twin)' : ''}`;
  const title = unit.runningCase === null ? '' : unit.runningCase.titlePath.map(visible).join(' > ');
  const titleRoom = title === '' ? 0 : Math.min(displayWidth(title) + 3, Math.max(0, Math.floor(columns / 2)));
  const titleColumns = titleRoom < TITLE_COLUMNS_MIN ? 0 : titleRoom;
  const file = truncateStart(visible(known), Math.max(4, columns - titleColumns - displayWidth(more) - marks.length));
  const fileLine = [span('plain', file), span('dim', `${more}${marks}`)];
  if (titleColumns === 0) return fileLine;
  const left = columns - fileLine.reduce((sum, part) => sum + displayWidth(part.text), 0);
  return [...fileLine, span('dim', ` > ${truncateEnd(title, left - 3)}`)];
}

function lateness(elapsedMs: number, expectedMs: number): Tone {
  if (expectedMs <= 0 || elapsedMs < LATE_FLOOR_MS) return 'plain';
  const ratio = elapsedMs / expectedMs;
  if (ratio > VERY_LATE_RATIO) return 'bad';
  return ratio > LATE_RATIO ? 'warn' : 'plain';
}

function elapsedText(view: RunView, nowMs: number): string {
  return view.startedAtMs === 0 ? '' : formatElapsed(nowMs - view.startedAtMs);
}
