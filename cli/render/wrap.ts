/**
 * Lines broken at words, for what is printed once and stays.
 *
 * A live region cuts what does not fit, because it is drawn again; what is printed for good may lose nothing. A terminal would break it in the middle of
 * a word and go on at its left edge. Here the rest goes on below the last span's beginning: a notice below its words and not below its time,
 * a table's row below its last column. A word longer than a line, such as a path, is left to the terminal, so that it can be copied whole.
 */
import type { Line, Span } from './line.ts';
import { lineWidth, span } from './line.ts';
import { displayWidth } from './text.ts';

/** An indentation beyond this share of the width leaves no room for words. */
const INDENT_SHARE = 0.5;
const SMALL_INDENT = 2;

/** Returns the line as one or more, none wider than `columns` but for single words. Infinite columns return it as it is. */
export function wrapLine(line: Line, columns: number): Line[] {
  if (lineWidth(line) <= columns) return [line];
  const before = lineWidth(line.slice(0, -1));
  const indent = before <= columns * INDENT_SHARE ? before : SMALL_INDENT;
  const lines: Span[][] = [[]];
  let used = 0;
  let hasWord = false;
  for (const { tone, text } of line) {
    for (const piece of text.match(/ *[^ ]+ *$| *[^ ]+| +$/gu) ?? []) {
      const width = displayWidth(piece.trimEnd());
      if (used + width > columns && hasWord) {
        lines.push([span('plain', ' '.repeat(indent))]);
        used = indent;
        hasWord = false;
      }
      hasWord ||= width > 0;
      const isFirst = used === indent && lines.length > 1;
      const word = isFirst ? piece.trimStart() : piece;
      lines.at(-1)?.push(span(tone, word));
      used += displayWidth(word);
    }
  }
  return lines.map(joinSpans);
}

/** Spans of one tone in a row are one again. */
function joinSpans(spans: readonly Span[]): Line {
  const joined: Span[] = [];
  for (const each of spans) {
    const last = joined.at(-1);
    if (last?.tone === each.tone) joined[joined.length - 1] = span(each.tone, last.text + each.text);
    else joined.push(each);
  }
  return joined;
}
