/**
 * A rollout on a terminal: a line a stage, a chart a metric, what it waits for.
 *
 * The upper half says where the fleet is by the hosts' own words; the lower half is what the judge is looking at, new release against the others, each
 * as its last ticks. A chart's two lines share one scale, so that a difference that can be seen is one. What is over is printed above, for good.
 */
import { formatElapsed, formatPercent } from './duration.ts';
import { formatP } from './judge-view.ts';
import type { Line, Segment, Tone } from './line.ts';
import { joinSegments, span } from './line.ts';
import { displayWidth, padEnd, padStart, truncateEnd, visible } from './text.ts';

const TICKS_KEPT = 240;
const STAGE_COLUMNS = 10;
const METRIC_COLUMNS = 10;
const NUMBER_COLUMNS = 7;
const BAR_COLUMNS = 12;
const CHART_COLUMNS_MAX = 60;
const QUARANTINED_MAX = 4;
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

export type ContrastSeen = { readonly metric: string; readonly unit: string; readonly next: number | null; readonly others: number | null };

export type LookLineSeen = { readonly verdict: string; readonly sinceMs: number; readonly p: number };

/** What is drawn of a rollout's view. */
export type RolloutSeen = {
  readonly release: string | null;
  readonly previous: string | null;
  readonly step: string;
  readonly stages: readonly {
    readonly stage: string;
    readonly condition: 'waiting' | 'active' | 'passed' | 'taken-back';
    readonly hosts: number;
    readonly serving: number;
    readonly lastLook: LookLineSeen | null;
  }[];
  readonly hosts: {
    readonly next: number;
    readonly previous: number;
    readonly placebo: number;
    readonly other: number;
    readonly unknown: number;
  };
  readonly armed: number;
  readonly quarantined: readonly { readonly host: string; readonly reason: string }[];
  readonly isHeld: boolean;
  readonly isTakenBack: boolean;
  readonly waitsFor: string;
};

export type NoticeSeen = { readonly kind: string; readonly words: string };

export type DeployEventSeen =
  | { readonly type: 'waiting'; readonly holder: string }
  | { readonly type: 'preparing'; readonly words: string }
  | { readonly type: 'notice'; readonly atMs: number; readonly notice: NoticeSeen }
  | { readonly type: 'view'; readonly view: RolloutSeen }
  | { readonly type: 'measured'; readonly atMs: number; readonly contrasts: readonly ContrastSeen[] };

export type EndSeen = {
  readonly id: string;
  readonly release: { readonly id: string };
  readonly outcome: {
    readonly result: string;
    readonly words: string;
    readonly quarantined: readonly { readonly host: string; readonly reason: string }[];
  };
};

/** What the screen remembers between frames. */
export type DeployScreenState = {
  view: RolloutSeen | null;
  words: string;
  startedAtMs: number | null;
  readonly history: (readonly ContrastSeen[])[];
};

export function emptyDeployScreen(): DeployScreenState {
  return { view: null, words: '', startedAtMs: null, history: [] };
}

/** Takes one event in. */
export function foldDeployScreen(state: DeployScreenState, event: DeployEventSeen): void {
  switch (event.type) {
    case 'waiting':
      state.words = `waits for ${event.holder}`;
      break;
    case 'preparing':
      state.words = event.words;
      break;
    case 'notice':
      state.startedAtMs ??= event.atMs;
      break;
    case 'view':
      state.view = event.view;
      break;
    case 'measured':
      state.history.push(event.contrasts);
      if (state.history.length > TICKS_KEPT) state.history.shift();
      break;
    default:
      event satisfies never;
  }
}

const NOTICE_TONES: Readonly<Record<string, Tone>> = {
  verdict: 'strong',
  human: 'accent',
  warning: 'warn',
  host: 'warn',
  finish: 'strong',
};

/** Returns what is printed for good. `time` is ISO 8601. */
export function renderDeployNotice(notice: NoticeSeen, time: string): Line[] {
  return [[span('dim', `${time.slice(11, 19)}  `), span(NOTICE_TONES[notice.kind] ?? 'plain', visible(notice.words))]];
}

/** Returns the live region, at most `rows - 1` lines. */
export function renderDeployLive(
  state: DeployScreenState,
  nowMs: number,
  size: { readonly columns: number; readonly rows: number },
): Line[] {
  const { view } = state;
  if (view === null) return [[span('dim', visible(state.words))]];
  const charts = renderCharts(state.history, size.columns);
  const lines: Line[] = [
    headLine(view, state.startedAtMs === null ? 0 : nowMs - state.startedAtMs, size.columns),
    ...view.stages.map((stage) => stageLine(stage, size.columns)),
    hostLine(view, size.columns),
    ...charts,
    ...view.quarantined.slice(0, QUARANTINED_MAX).map(({ host, reason }): Line => [span('warn', `${visible(host)}: ${visible(reason)}`)]),
    [span(view.isHeld ? 'warn' : 'dim', view.isHeld ? 'held: ' : 'waits for '), span('plain', visible(view.waitsFor))],
  ];
  // A low terminal loses charts first: where the fleet is goes before how it does.
  const spare = Math.max(0, lines.length - (size.rows - 1));
  return lines.filter((line) => !charts.slice(Math.max(0, charts.length - spare)).includes(line)).slice(0, Math.max(1, size.rows - 1));
}

/** Returns the last words: what became of it, and who does not serve what he should. */
export function renderDeployEnd(end: EndSeen): Line[] {
  const { outcome } = end;
  const tone: Tone = outcome.result === 'deployed' ? 'good' : outcome.result === 'rolled-back' ? 'bad' : 'warn';
  return [
    [span(tone, outcome.result), span('plain', `  ${visible(end.release.id)}: ${visible(outcome.words)}`)],
    ...outcome.quarantined.map(({ host, reason }): Line => [span('warn', `  ${visible(host)}: ${visible(reason)}`)]),
    [span('dim', `shard-run deploy log ${visible(end.id)}`)],
  ];
}

function headLine(view: RolloutSeen, elapsedMs: number, columns: number): Line {
  const tone: Tone = view.isTakenBack ? 'bad' : 'accent';
  const segments: Segment[] = [
    { priority: 1, spans: [span(tone, padEnd(view.isTakenBack ? 'rolling back' : view.step, STAGE_COLUMNS))] },
    { priority: 0, spans: [span('strong', visible(view.release ?? ''))] },
    { priority: 3, spans: [span('dim', view.previous === null ? 'first release' : `from ${visible(view.previous)}`)] },
    { priority: 2, spans: [span('plain', formatElapsed(elapsedMs))] },
  ];
  return joinSegments(segments, columns);
}

function stageLine(stage: RolloutSeen['stages'][number], columns: number): Line {
  const tones: Readonly<Record<typeof stage.condition, Tone>> = {
    'waiting': 'dim',
    'active': 'accent',
    'passed': 'good',
    'taken-back': 'bad',
  };
  const filled = stage.hosts === 0 ? 0 : Math.round((stage.serving / stage.hosts) * BAR_COLUMNS);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_COLUMNS - filled)}`;
  const look = stage.lastLook;
  const words =
    look === null ? stage.condition.replace('-', ' ') : `${look.verdict} +${Math.round(look.sinceMs / 1000)} s, p ${formatP(look.p)}`;
  return joinSegments(
    [
      { priority: 0, spans: [span(tones[stage.condition], padEnd(stage.stage, STAGE_COLUMNS))] },
      { priority: 1, spans: [span('plain', padStart(`${stage.serving}/${stage.hosts}`, NUMBER_COLUMNS))] },
      { priority: 3, spans: [span(tones[stage.condition], bar)] },
      { priority: 2, spans: [span(look?.verdict === 'fail' ? 'bad' : 'plain', words)] },
    ],
    columns,
  );
}

function hostLine({ hosts, armed }: RolloutSeen, columns: number): Line {
  const parts: readonly (readonly [number, string, number])[] = [
    [hosts.next, 'new', 0],
    [hosts.previous, 'old', 1],
    [hosts.placebo, 'placebo', 3],
    [hosts.other, 'other', 4],
    [hosts.unknown, 'unknown', 2],
    [armed, 'dead-men armed', 5],
  ];
  const segments = parts.flatMap(([count, name, priority]): Segment[] =>
    count === 0 && name !== 'new' ? [] : [{ priority, spans: [span('plain', `${count} `), span('dim', name)] }],
  );
  return [span('dim', `${padEnd('hosts', STAGE_COLUMNS)}  `), ...joinSegments(segments, Math.max(1, columns - STAGE_COLUMNS - 2))];
}

function renderCharts(history: readonly (readonly ContrastSeen[])[], columns: number): Line[] {
  const last = history.at(-1) ?? [];
  const chartColumns = Math.min(CHART_COLUMNS_MAX, Math.floor((columns - METRIC_COLUMNS - 2 * NUMBER_COLUMNS - 20) / 2));
  return last.map((contrast, index) =>
    chartLine(
      contrast,
      history.map((tick) => tick[index] ?? null),
      chartColumns,
    ),
  );
}

function chartLine(contrast: ContrastSeen, ticks: readonly (ContrastSeen | null)[], chartColumns: number): Line {
  const name = padEnd(truncateEnd(visible(contrast.metric), METRIC_COLUMNS), METRIC_COLUMNS);
  const shown = ticks.slice(-Math.max(chartColumns, 1));
  const values = shown.flatMap((tick) => [tick?.next ?? null, tick?.others ?? null]).filter((value) => value !== null);
  const highest = Math.max(...values, 0);
  const side = (label: string, value: number | null, of: (tick: ContrastSeen) => number | null, tone: Tone): Line => {
    const chart =
      chartColumns < 4 ? '' : ` ${padStart(shown.map((tick) => barOf(tick === null ? null : of(tick), highest)).join(''), chartColumns)}`;
    return [span('dim', ` ${label}`), span('plain', padStart(formatValue(value, contrast.unit), NUMBER_COLUMNS)), span(tone, chart)];
  };
  const change =
    contrast.next === null || contrast.others === null || contrast.others === 0 ? '' : formatPercent(contrast.next / contrast.others - 1);
  return [
    span('strong', name),
    ...side('new', contrast.next, (tick) => tick.next, 'accent'),
    ...side('old', contrast.others, (tick) => tick.others, 'dim'),
    span('plain', change === '' ? '' : ` ${change.startsWith('-') ? change : `+${change}`}`),
  ];
}

function barOf(value: number | null, highest: number): string {
  if (value === null) return ' ';
  const level = highest <= 0 ? 0 : Math.round((Math.max(value, 0) / highest) * (BARS.length - 1));
  return BARS[Math.min(level, BARS.length - 1)] ?? ' ';
}

function formatValue(value: number | null, unit: string): string {
  if (value === null) return '-';
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
  const full = `${text}${unit}`;
  return displayWidth(full) > NUMBER_COLUMNS ? text : full;
}
