/**
 * A rollout on a terminal: a line a stage, a chart a metric, what it waits for.
 *
 * The upper half says where the fleet is by the hosts' own words, the lower half what the judge is looking at (metric-chart.ts). What is over is printed
 * above, for good. Nothing grows with the fleet: hosts with the same trouble are one line, and what does not fit is cut by priority. Whoever looks at a
 * rollout that stands still sees what it waits for, and when it is held, what to type.
 */
import { formatElapsed } from './duration.ts';
import { groupHostWords, partHostWords } from './host-group.ts';
import { formatP } from './judge-view.ts';
import type { Line, Segment, Tone } from './line.ts';
import { joinSegments, span } from './line.ts';
import type { ContrastSeen } from './metric-chart.ts';
import { NAME_COLUMNS, renderCharts } from './metric-chart.ts';
import { padEnd, padStart, visible } from './text.ts';
import { wrapLine } from './wrap.ts';

const TICKS_KEPT = 240;
const NUMBER_COLUMNS = 7;
const BAR_COLUMNS = 12;
/** Lines for hosts that are out: a low terminal has other things to show. */
const QUARANTINE_LINES_MAX = 4;
/** What it waits for may say why at length. */
const WAIT_LINES_MAX = 3;

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
  /** Sentences of hosts and sources that were not shown yet. */
  problems: string[];
  /** Of the last notice. */
  lastWords: string;
  startedAtMs: number | null;
  readonly history: (readonly ContrastSeen[])[];
};

export function emptyDeployScreen(): DeployScreenState {
  return { view: null, words: '', problems: [], lastWords: '', startedAtMs: null, history: [] };
}

/** Takes one event in. */
export function foldDeployScreen(state: DeployScreenState, event: DeployEventSeen): void {
  switch (event.type) {
    case 'waiting':
      state.words = `waits for ${event.holder}`;
      break;
    case 'preparing':
      // Once hosts are asked, whatever is said beside the rollout is what somebody complains of.
      if (state.view === null) state.words = event.words;
      else state.problems.push(event.words);
      break;
    case 'notice':
      state.startedAtMs ??= event.atMs;
      state.lastWords = event.notice.words;
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

const NOTICE_TONES: Readonly<Record<string, Tone>> = { verdict: 'strong', human: 'accent', warning: 'warn', host: 'warn' };
const VERDICT_TONES: Readonly<Record<string, Tone>> = { pass: 'good', fail: 'bad', inconclusive: 'warn' };

/** Returns what is printed for good; nothing for the end, which `renderDeployEnd` says. `time` is ISO 8601, `before` the words of the notice before. */
export function renderDeployNotice(notice: NoticeSeen, time: string, before = ''): Line[] {
  if (notice.kind === 'finish') return [];
  const verdict = notice.kind === 'verdict' ? /^[\w-]+: (pass|fail|inconclusive)\b/u.exec(notice.words)?.[1] : undefined;
  const tone = VERDICT_TONES[verdict ?? ''] ?? NOTICE_TONES[notice.kind] ?? 'plain';
  return [[span('dim', `${time.slice(11, 19)}  `), span(tone, visible(withoutEcho(notice.words, before)))]];
}

/** What follows from a verdict gives the verdict's words as its reason: they stand in the line above. */
function withoutEcho(words: string, before: string): string {
  const colon = words.indexOf(': ');
  const isEcho = colon > 0 && `: ${before}`.endsWith(words.slice(colon));
  return isEcho ? words.slice(0, colon) : words;
}

/** Returns what hosts and sources complain of, a line a kind; `sentences` begin with the host's name where there is one. */
export function renderProblems(sentences: readonly string[]): Line[] {
  return groupHostWords(sentences.map(partHostWords)).map((words) => [span('warn', words)]);
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
    ...quarantineLines(view),
    ...waitLines(view, size.columns),
  ];
  // A low terminal loses charts first: where the fleet is goes before how it does.
  const spare = Math.max(0, lines.length - (size.rows - 1));
  return lines.filter((line) => !charts.slice(Math.max(0, charts.length - spare)).includes(line)).slice(0, Math.max(1, size.rows - 1));
}

const RESULT_TONES: Readonly<Record<string, Tone>> = { 'deployed': 'good', 'rolled-back': 'bad' };

/** Returns the last words: what became of it, and who does not serve what he should. */
export function renderDeployEnd(end: EndSeen): Line[] {
  const { outcome, release } = end;
  const about = outcome.words.includes(release.id) ? '' : `${release.id}: `;
  return [
    [
      span(RESULT_TONES[outcome.result] ?? 'warn', outcome.result.replace('-', ' ')),
      span('plain', `  ${visible(about)}${visible(outcome.words)}`),
    ],
    ...groupQuarantined(outcome.quarantined).map((words): Line => [span('plain', '  '), span('warn', words)]),
    [span('dim', `why and when: shard-run deploy log ${visible(end.id)}`)],
  ];
}

function headLine(view: RolloutSeen, elapsedMs: number, columns: number): Line {
  const step = view.isTakenBack ? 'rollback' : view.isHeld ? 'held' : view.step;
  const tone: Tone = view.isTakenBack ? 'bad' : view.isHeld ? 'warn' : 'accent';
  const segments: Segment[] = [
    { priority: 1, spans: [span(tone, padEnd(visible(step), NAME_COLUMNS))] },
    { priority: 0, spans: [span('strong', visible(view.release ?? ''))] },
    { priority: 3, spans: [span('dim', view.previous === null ? 'first release' : `from ${visible(view.previous)}`)] },
    { priority: 2, spans: [span('plain', formatElapsed(elapsedMs))] },
  ];
  return joinSegments(segments, columns);
}

const CONDITION_TONES: Readonly<Record<RolloutSeen['stages'][number]['condition'], Tone>> = {
  'waiting': 'dim',
  'active': 'accent',
  'passed': 'good',
  'taken-back': 'bad',
};

function stageLine(stage: RolloutSeen['stages'][number], columns: number): Line {
  const tone = CONDITION_TONES[stage.condition];
  const filled = stage.hosts === 0 ? 0 : Math.round((stage.serving / stage.hosts) * BAR_COLUMNS);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_COLUMNS - filled)}`;
  return joinSegments(
    [
      { priority: 0, spans: [span(tone, padEnd(visible(stage.stage), NAME_COLUMNS))] },
      { priority: 1, spans: [span('plain', padStart(`${stage.serving}/${stage.hosts}`, NUMBER_COLUMNS))] },
      { priority: 3, spans: [span(tone, bar)] },
      ...stageWords(stage),
    ],
    columns,
  );
}

/** A stage may pass while its last look was undecided: then the look is no news. */
function stageWords({ condition, lastLook }: RolloutSeen['stages'][number]): Segment[] {
  const words = condition.replace('-', ' ');
  if (lastLook === null || (condition !== 'active' && lastLook.verdict === 'undecided'))
    return [{ priority: 2, spans: [span('plain', words)] }];
  const { verdict, sinceMs, p } = lastLook;
  return [
    { priority: 2, spans: [span(VERDICT_TONES[verdict] ?? 'plain', verdict)] },
    { priority: 4, spans: [span('plain', `+${Math.round(sinceMs / 1000)} s, p ${formatP(p)}`)] },
  ];
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
  return [span('dim', `${padEnd('hosts', NAME_COLUMNS)}  `), ...joinSegments(segments, Math.max(1, columns - NAME_COLUMNS - 2))];
}

function quarantineLines({ quarantined }: RolloutSeen): Line[] {
  const all = groupQuarantined(quarantined).map((words): Line => [span('warn', words)]);
  if (all.length <= QUARANTINE_LINES_MAX) return all;
  const more = all.length - QUARANTINE_LINES_MAX + 1;
  return [...all.slice(0, QUARANTINE_LINES_MAX - 1), [span('warn', `and ${more} more troubles: shard-run deploy status`)]];
}

function groupQuarantined(quarantined: RolloutSeen['quarantined']): string[] {
  return groupHostWords(quarantined.map(({ host, reason }) => ({ host, words: reason })));
}

function waitLines(view: RolloutSeen, columns: number): Line[] {
  const line: Line = [span(view.isHeld ? 'warn' : 'dim', padEnd('waits for', NAME_COLUMNS + 2)), span('plain', visible(view.waitsFor))];
  const lines = wrapLine(line, columns);
  const next: Line = [span('dim', 'next: shard-run deploy release goes on, shard-run deploy rollback takes back')];
  return [...lines.slice(0, WAIT_LINES_MAX), ...(view.isHeld && !view.isTakenBack ? wrapLine(next, columns) : [])];
}
