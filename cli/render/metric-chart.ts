/**
 * What the judge is looking at, for eyes: a line a metric, the new release's last ticks beside those of the others.
 *
 * Both sides of a line share one scale that begins at zero, so that a difference which can be seen is one, and both end at now. The numbers are means over the
 * last few ticks, because one tick of a few hosts says little and dances. They are plain means: the verdict is made from the judge's own numbers.
 */
import { formatRatio } from './judge-view.ts';
import type { Line, Tone } from './line.ts';
import { span } from './line.ts';
import { displayWidth, padEnd, padStart, truncateEnd, visible } from './text.ts';

/** Names of stages and metrics, which stand below each other. */
export const NAME_COLUMNS = 10;
/** Ticks behind the two numbers of a metric. */
const TICKS_SHOWN = 10;
const NUMBER_COLUMNS = 7;
const CHANGE_COLUMNS = 7;
/** Of the terminal, for the longest name. */
const NAME_SHARE = 0.2;
const CHART_COLUMNS_MIN = 6;
const CHART_COLUMNS_MAX = 60;
/** Without the full block: metrics that stand still would melt into one. */
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];
/** A tick in which nothing was told. */
const NO_BAR = '·';

/** `null`: that side told nothing. */
export type ContrastSeen = { readonly metric: string; readonly unit: string; readonly next: number | null; readonly others: number | null };

/** A line a metric below one for the titles; the bars go when there is no room, then the old release's numbers stay as long as the new one's. */
export function renderCharts(history: readonly (readonly ContrastSeen[])[], columns: number): Line[] {
  const last = history.at(-1) ?? [];
  if (last.length === 0) return [];
  const longest = Math.max(...last.map(({ metric }) => displayWidth(visible(metric))));
  const nameColumns = Math.max(NAME_COLUMNS, Math.min(longest, Math.floor(columns * NAME_SHARE)));
  const fixed = nameColumns + 2 * (NUMBER_COLUMNS + 3) + 2 + CHANGE_COLUMNS;
  const room = Math.min(CHART_COLUMNS_MAX, Math.floor((columns - fixed) / 2));
  const chartColumns = room < CHART_COLUMNS_MIN ? 0 : room;
  const side = NUMBER_COLUMNS + (chartColumns === 0 ? 0 : chartColumns + 1);
  const titles: Line = [
    span(
      'dim',
      `${' '.repeat(nameColumns + 2)}${padEnd(padStart('new', NUMBER_COLUMNS), side)}  ${padEnd(padStart('old', NUMBER_COLUMNS), side)}`.trimEnd(),
    ),
  ];
  const charts = last.map((contrast, index) =>
    chartLine(
      contrast,
      history.map((tick) => tick[index] ?? null),
      { name: nameColumns, chart: chartColumns },
    ),
  );
  return [titles, ...charts];
}

type Side = 'next' | 'others';

function chartLine(
  contrast: ContrastSeen,
  ticks: readonly (ContrastSeen | null)[],
  width: { readonly name: number; readonly chart: number },
): Line {
  const shown = width.chart === 0 ? [] : ticks.slice(-width.chart);
  const highest = Math.max(0, ...shown.flatMap((tick) => [tick?.next ?? 0, tick?.others ?? 0]));
  const means = { next: meanOf(ticks, 'next'), others: meanOf(ticks, 'others') };
  const side = (of: Side, tone: Tone): Line => {
    const bars = shown.map((tick) => barOf(tick?.[of] ?? null, highest)).join('');
    return [
      span('plain', `  ${padStart(formatValue(means[of], contrast.unit), NUMBER_COLUMNS)}`),
      span(tone, width.chart === 0 ? '' : ` ${padStart(bars, width.chart)}`),
    ];
  };
  const change = means.next === null || means.others === null || means.others === 0 ? '' : formatRatio(means.next / means.others);
  return [
    span('strong', padEnd(truncateEnd(visible(contrast.metric), width.name), width.name)),
    ...side('next', 'accent'),
    ...side('others', 'dim'),
    span('plain', change === '' ? '' : `  ${padStart(change, CHANGE_COLUMNS)}`),
  ];
}

/** The mean of the last ticks in which both sides told something; of the side alone before that. */
function meanOf(ticks: readonly (ContrastSeen | null)[], of: Side): number | null {
  const both = ticks.slice(-TICKS_SHOWN).filter((tick) => tick !== null && tick.next !== null && tick.others !== null);
  const values = (both.length > 0 ? both : ticks.slice(-1)).flatMap((tick) => tick?.[of] ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function barOf(value: number | null, highest: number): string {
  if (value === null) return NO_BAR;
  const level = highest <= 0 ? 0 : Math.round((Math.max(value, 0) / highest) * (BARS.length - 1));
  return BARS[Math.min(level, BARS.length - 1)] ?? ' ';
}

function formatValue(value: number | null, unit: string): string {
  if (value === null) return '-';
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
  const full = `${text}${visible(unit)}`;
  return displayWidth(full) > NUMBER_COLUMNS ? text : full;
}
