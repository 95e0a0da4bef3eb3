/**
 * A line of the screen before it becomes text: spans with a tone each.
 *
 * Lines are cut and padded by columns first and coloured last, so that no colour code is ever counted or cut. What a line drops when the
 * terminal is narrow is decided by priority, not by position: see `joinSegments`.
 */
import { displayWidth, truncateEnd } from './text.ts';

export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'bad' | 'warn' | 'accent';
export type Span = { readonly tone: Tone; readonly text: string };
export type Line = readonly Span[];

/** Colours a span's text, or returns it as it is. */
export type Paint = (tone: Tone, text: string) => string;

export const plainPaint: Paint = (_tone, text) => text;

const CODES: Readonly<Record<Tone, readonly [number, number] | null>> = {
  plain: null,
  strong: [1, 22],
  dim: [2, 22],
  good: [32, 39],
  bad: [31, 39],
  warn: [33, 39],
  accent: [36, 39],
};
const ESCAPE = String.fromCodePoint(0x1b);

export const ansiPaint: Paint = (tone, text) => {
  const codes = CODES[tone];
  if (codes === null || text === '') return text;
  return `${ESCAPE}[${codes[0]}m${text}${ESCAPE}[${codes[1]}m`;
};

export function span(tone: Tone, text: string): Span {
  return { tone, text };
}

/** Returns the line's text, at most `columns` wide. */
export function paintLine(line: Line, columns: number, paint: Paint): string {
  let left = columns;
  let text = '';
  for (const { tone, text: raw } of line) {
    if (left <= 0) break;
    const cut = truncateEnd(raw, left);
    left -= displayWidth(cut);
    text += paint(tone, cut);
  }
  return text;
}

/** A part of a line that is shown whole or not at all; lower `priority` numbers stay longest. */
export type Segment = { readonly priority: number; readonly spans: Line };

/** Returns the segments that fit into `columns`, in their order, two spaces between. The most important one always stays and is cut instead. */
export function joinSegments(segments: readonly Segment[], columns: number): Line {
  const kept = new Set<Segment>();
  let used = 0;
  for (const segment of segments.toSorted((a, b) => a.priority - b.priority)) {
    const width = lineWidth(segment.spans) + (kept.size === 0 ? 0 : 2);
    if (kept.size > 0 && used + width > columns) break;
    used += width;
    kept.add(segment);
  }
  return segments
    .filter((segment) => kept.has(segment))
    .flatMap((segment, index) => (index === 0 ? segment.spans : [span('plain', '  '), ...segment.spans]));
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, part) => sum + displayWidth(part.text), 0);
}
