/**
 * The judge's looks, one a line, with the numbers that decided, and below each watch what it could have missed.
 *
 * A pass that hides how little it could see is worth nothing; so every watch ends with the smallest change that it would have caught.
 */
import type { Line, Tone } from './line.ts';
import { span } from './line.ts';
import type { Cell } from './table.ts';
import { renderTable } from './table.ts';
import { visible } from './text.ts';

export type LookSeen = {
  readonly number: number;
  readonly sinceMs: number;
  readonly verdict: string;
  readonly p: number;
  readonly words: string;
  readonly metrics: readonly {
    readonly metric: string;
    readonly ratio: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly p: number | null;
    readonly worseHosts: number;
    readonly canaries: number;
    readonly detectable: number | null;
  }[];
};

export type ReplaySeen = { readonly stage: string; readonly looks: readonly LookSeen[]; readonly isSame: boolean };

const TONES: Readonly<Record<string, Tone>> = { pass: 'good', fail: 'bad', inconclusive: 'warn' };

/** Returns every watch, look by look, and whether it came out as it was recorded. */
export function renderReplay(replays: readonly ReplaySeen[]): Line[] {
  if (replays.length === 0) return [[span('plain', 'this rollout was never watched')]];
  return replays.flatMap((replay): Line[] => [
    [
      span('strong', visible(replay.stage)),
      span(replay.isSame ? 'good' : 'bad', replay.isSame ? '  judged again: the same' : '  judged again: NOT what was recorded'),
    ],
    ...renderTable(['', 'since', 'verdict', 'p', ''], replay.looks.map(lookRow)),
    ...renderFindings(replay.looks.at(-1)),
  ]);
}

function lookRow(look: LookSeen): Cell[] {
  return [
    { text: `  ${look.number}`, tone: 'dim' },
    { text: `+${Math.round(look.sinceMs / 1000)} s`, isNumber: true },
    { text: look.verdict, tone: TONES[look.verdict] ?? 'dim' },
    { text: formatP(look.p) },
    { text: look.verdict === 'undecided' ? '' : look.words },
  ];
}

function renderFindings(look: LookSeen | undefined): Line[] {
  if (look === undefined) return [];
  const rows = look.metrics.map((found): Cell[] => [
    { text: `  ${found.metric}`, tone: 'strong' },
    { text: found.ratio === null ? 'no data' : formatRatio(found.ratio), isNumber: true },
    { text: found.low === null || found.high === null ? '' : formatInterval(found.low, found.high) },
    { text: found.p === null ? '' : formatP(found.p) },
    { text: `${found.worseHosts} of ${found.canaries}`, isNumber: true },
    { text: found.detectable === null ? 'nothing' : formatRatio(found.detectable), isNumber: true },
  ]);
  return renderTable(['  metric', 'change', '99 %', 'p', 'worse', 'would have seen'], rows);
}

/** An interval that leaves this open in both directions says nothing yet. */
const UNKNOWN_RATIO = 100;

/** Returns `×2.1 to ×4.0`, or that nothing is known when both ends are far out. */
export function formatInterval(low: number, high: number): string {
  if (low <= 1 / UNKNOWN_RATIO && high >= UNKNOWN_RATIO) return 'not known yet';
  return `${formatRatio(low)} to ${formatRatio(high)}`;
}

const RATIO_MAX = 1000;

/** Returns `×1.9`, or `+7%` for what is near one; beyond a thousandth and a thousand only that it is beyond. */
export function formatRatio(ratio: number): string {
  if (ratio >= RATIO_MAX) return `×${RATIO_MAX}+`;
  if (ratio <= 1 / RATIO_MAX) return '×0';
  if (ratio >= 1.5 || ratio <= 0.5) return `×${ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2)}`;
  const percent = (ratio - 1) * 100;
  return `${percent < 0 ? '' : '+'}${Math.abs(percent) < 9.95 ? percent.toFixed(1) : percent.toFixed(0)}%`;
}

/** Returns a chance as people compare it: `0.31`, `0.0004`, `5e-5`. */
export function formatP(p: number): string {
  if (p >= 0.095) return p.toFixed(2);
  return p >= 1e-4 ? p.toPrecision(1) : p.toExponential(0);
}
