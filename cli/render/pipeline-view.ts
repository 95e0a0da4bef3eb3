/**
 * A pipeline on a terminal: a line a commit on its way, the newest below, what everything waits for, and who is suspected of what.
 *
 * Whoever looks wants to find one commit, his own, and to see how far it is and since when. A commit that nothing moves says why in a line of its own: that
 * line is never cut for one that merely waits. What went live leaves the screen soon; a low terminal loses the oldest live ones first, then those
 * that wait in the queue, and says how many there are.
 */
import { formatCount, formatElapsed, formatMoment, plural } from './duration.ts';
import type { Line, Segment, Tone } from './line.ts';
import { joinSegments, span } from './line.ts';
import { padEnd, padStart, truncateEnd, visible } from './text.ts';
import { wrapLine } from './wrap.ts';

export type CommitSeen = {
  readonly id: string;
  readonly subject: string;
  readonly author: string;
  readonly batch: number | null;
  readonly stage: string;
  readonly enteredAtMs: number;
  readonly sinceMs: number;
  readonly words: string;
};

export type PipelineSeen = {
  readonly branch: string;
  readonly tip: string;
  readonly green: string;
  readonly live: string | null;
  readonly hold: string;
  readonly waitsFor: string;
  readonly commits: readonly CommitSeen[];
  readonly batches: readonly {
    readonly number: number;
    readonly stage: string;
    readonly words: string;
    readonly suspects: readonly { readonly words: string; readonly probability: number }[];
  }[];
};

export type IdleSeen = {
  readonly atMs: number;
  readonly repetitions: number;
  readonly failures: number;
  readonly cases: number;
  readonly yielded: number;
  readonly busyMs: number;
  readonly now: readonly string[];
};

export type PipelineNoticeSeen = { readonly kind: string; readonly words: string; readonly commits: readonly string[] };

const ID_CHARACTERS = 10;
const STAGE_COLUMNS = 11;
const CLOCK_COLUMNS = 7;
const AUTHOR_COLUMNS = 14;
/** Of those that are live already. */
const LIVE_KEPT = 3;
const SUSPECTS_MAX = 3;
/** Of a low terminal. */
const FOOT_SHARE = 0.34;

const TONES: Readonly<Record<string, Tone>> = {
  'waiting': 'dim',
  'batched': 'plain',
  'testing': 'accent',
  'evidence': 'warn',
  'green': 'good',
  'deploying': 'accent',
  'live': 'good',
  'evicted': 'bad',
  'held': 'warn',
  'rolled-back': 'bad',
};
const NOTICE_TONES: Readonly<Record<string, Tone>> = {
  green: 'good',
  red: 'bad',
  culprit: 'bad',
  acquittal: 'warn',
  hold: 'warn',
  human: 'accent',
  warning: 'warn',
};
/** Nothing moves them but somebody: why has to be seen. */
const STUCK: ReadonlySet<string> = new Set(['held', 'evicted', 'rolled-back', 'evidence']);

type Size = { readonly columns: number; readonly rows: number };

/** Returns the live region, at most `rows - 1` lines. */
export function renderPipelineLive(seen: PipelineSeen, nowMs: number, { columns, rows }: Size): Line[] {
  const head = [headLine(seen, columns)];
  // Where commits are goes before what is thought of them.
  const foot = [...suspectLines(seen, columns), ...waitLines(seen, columns)].slice(0, Math.floor(rows * FOOT_SHARE));
  const room = Math.max(1, rows - 1 - head.length - foot.length);
  return [...head, ...fitCommits(seen.commits, { nowMs, columns, room }), ...foot].slice(0, Math.max(1, rows - 1));
}

/** Returns everything, for `pipeline status`. */
export function renderPipelineStatus(seen: PipelineSeen & { readonly idle?: IdleSeen | null }, nowMs: number): Line[] {
  const wide = Number.MAX_SAFE_INTEGER;
  const commits = seen.commits.flatMap((commit) => commitLines(commit, nowMs, wide));
  const none: Line[] = commits.length === 0 ? [[span('dim', 'no commit is on its way')]] : [];
  return [
    headLine(seen, wide),
    ...commits,
    ...none,
    ...suspectLines(seen, wide),
    ...waitLines(seen, wide),
    ...idleLines(seen.idle ?? null, nowMs),
  ];
}

/** Returns what is printed for good; `time` is ISO 8601. */
export function renderPipelineNotice({ kind, words, commits }: PipelineNoticeSeen, time: string): Line[] {
  const named = commits.filter((commit) => !words.includes(commit.slice(0, ID_CHARACTERS))).map((commit) => commit.slice(0, ID_CHARACTERS));
  const [only] = named;
  const about = named.length > 1 ? `  (${named.length} commits)` : only === undefined ? '' : `  (${only})`;
  return [[span('dim', `${time.slice(11, 19)}  `), span(NOTICE_TONES[kind] ?? 'plain', visible(words)), span('dim', visible(about))]];
}

/** Returns the log, a line a sentence. */
export function renderPipelineLog(
  lines: readonly (PipelineNoticeSeen & { readonly atMs: number })[],
  iso: (atMs: number) => string,
): Line[] {
  if (lines.length === 0) return [[span('plain', 'nothing is said of it')]];
  return lines.map(({ atMs, kind, words }) => [
    span('dim', `${formatMoment(iso(atMs))}  `),
    span(kind === 'fact' ? 'dim' : (NOTICE_TONES[kind] ?? 'plain'), visible(words)),
  ]);
}

/** Returns the answer to "is my commit live, and if not, what holds it?". */
export function renderCommitAnswer(answer: CommitSeen & { readonly isLive: boolean; readonly answer: string }, nowMs: number): Line[] {
  const { id, subject, author, isLive, enteredAtMs, sinceMs } = answer;
  const clock = isLive ? sinceMs - enteredAtMs : nowMs - enteredAtMs;
  const since = `${isLive ? 'live' : 'on its way for'} ${isLive ? `after ${formatElapsed(clock)}` : formatElapsed(clock)}`;
  return [
    [span(TONES[answer.stage] ?? 'plain', visible(answer.answer))],
    [span('strong', id.slice(0, ID_CHARACTERS)), span('plain', `  ${visible(subject)}`), span('dim', `  ${visible(author)}, ${since}`)],
  ];
}

function headLine({ branch, green, live, hold }: PipelineSeen, columns: number): Line {
  const segments: Segment[] = [
    { priority: 0, spans: [span('strong', visible(branch))] },
    { priority: 2, spans: [span('dim', 'green '), span('good', green.slice(0, ID_CHARACTERS))] },
    {
      priority: 3,
      spans: live === null ? [span('dim', 'nothing live')] : [span('dim', 'live '), span('good', live.slice(0, ID_CHARACTERS))],
    },
  ];
  if (hold !== '') segments.push({ priority: 1, spans: [span('warn', `held: ${visible(hold)}`)] });
  return joinSegments(segments, columns);
}

type Fitting = { readonly nowMs: number; readonly columns: number; readonly room: number };

function fitCommits(commits: readonly CommitSeen[], { nowMs, columns, room }: Fitting): Line[] {
  const live = commits.filter(({ stage }) => stage === 'live').slice(-LIVE_KEPT);
  const onWay = commits.filter(({ stage }) => stage !== 'live');
  const linesOf = (some: readonly CommitSeen[]): Line[] => some.flatMap((commit) => commitLines(commit, nowMs, columns));
  for (let kept = live.length; kept >= 0; kept--) {
    const lines = linesOf([...live.slice(live.length - kept), ...onWay]);
    if (lines.length <= room) return lines;
  }
  const stuck = onWay.filter(({ stage }) => stage !== 'waiting');
  const lines = linesOf(stuck).slice(0, Math.max(0, room - 1));
  const more: Segment[] = [
    { priority: 0, spans: [span('dim', `and more of ${onWay.length}`)] },
    { priority: 1, spans: [span('dim', 'shard-run pipeline status')] },
  ];
  return [...lines, joinSegments(more, columns)];
}

function commitLines({ id, subject, author, stage, enteredAtMs, sinceMs, words }: CommitSeen, nowMs: number, columns: number): Line[] {
  const tone = TONES[stage] ?? 'plain';
  const isOver = stage === 'live';
  const clock = isOver ? sinceMs - enteredAtMs : nowMs - sinceMs;
  const segments: Segment[] = [
    { priority: 1, spans: [span(tone, padEnd(stage.replace('-', ' '), STAGE_COLUMNS))] },
    { priority: 2, spans: [span('plain', padStart(formatElapsed(clock), CLOCK_COLUMNS))] },
    { priority: 0, spans: [span('strong', id.slice(0, ID_CHARACTERS))] },
    { priority: 4, spans: [span('dim', padEnd(truncateEnd(visible(author), AUTHOR_COLUMNS), AUTHOR_COLUMNS))] },
  ];
  const line = joinSegments(segments, columns);
  const first: Line = [...line, span('plain', `  ${visible(subject)}`)];
  if (!STUCK.has(stage) || words === '') return [first];
  return [first, ...wrapLine([span('plain', '  '), span(tone, visible(words))], columns)];
}

function suspectLines({ batches }: PipelineSeen, columns: number): Line[] {
  return batches
    .flatMap(({ number, suspects }) => suspects.slice(0, SUSPECTS_MAX).map((suspect) => ({ number, ...suspect })))
    .map(({ number, words, probability }) =>
      joinSegments(
        [
          { priority: 2, spans: [span('dim', padEnd(`batch ${number}`, STAGE_COLUMNS))] },
          { priority: 0, spans: [span('plain', padStart(`${(probability * 100).toFixed(1)} %`, CLOCK_COLUMNS))] },
          { priority: 1, spans: [span('plain', visible(words))] },
        ],
        columns,
      ),
    );
}

function waitLines({ waitsFor }: PipelineSeen, columns: number): Line[] {
  return waitsFor === ''
    ? []
    : wrapLine([span('dim', `${padEnd('waits for', STAGE_COLUMNS)}  `), span('plain', visible(waitsFor))], columns);
}

/** Nothing for a pipeline whose agents are never idle, or that does not use them. */
function idleLines(idle: IdleSeen | null, nowMs: number): Line[] {
  if (idle === null) return [];
  const { repetitions, failures, cases, yielded, busyMs, now, atMs } = idle;
  const done = `${plural(repetitions, 'repetition')} of ${plural(cases, 'case')}, `;
  const given = yielded === 0 ? '' : `, ${yielded} given up`;
  return [
    [
      span('dim', `${padEnd('idle', STAGE_COLUMNS)}  `),
      span('plain', done),
      span(failures === 0 ? 'plain' : 'warn', `${formatCount(failures)} failed`),
      span('dim', `${given}; ${formatElapsed(busyMs)} of agents, ${formatElapsed(Math.max(0, nowMs - atMs))} ago`),
    ],
    ...now.map((words): Line => [span('dim', `${padEnd('', STAGE_COLUMNS)}  ${visible(words)}`)]),
  ];
}
