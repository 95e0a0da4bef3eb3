/**
 * Rows of cells in columns as wide as their widest cell.
 *
 * The last column is not padded, so that no line ends in spaces; a column of numbers is right-aligned by its cells asking for it. Cells come from
 * hosts and people: each is made visible here, once.
 */
import type { Line, Tone } from './line.ts';
import { span } from './line.ts';
import { displayWidth, padEnd, padStart, visible } from './text.ts';

export type Cell = { readonly text: string; readonly tone?: Tone; readonly isNumber?: boolean };

const GAP = '  ';

/** Returns one line a row, after a dim one for the titles when there are any. A row may be shorter than the others. */
export function renderTable(titles: readonly string[], rows: readonly (readonly Cell[])[]): Line[] {
  const head: readonly Cell[] = titles.map((text, index) => ({ text, tone: 'dim', isNumber: rows[0]?.[index]?.isNumber === true }));
  const all = (titles.length === 0 ? rows : [head, ...rows]).map((row) =>
    trimEmpty(row.map((cell) => ({ ...cell, text: visible(cell.text) }))),
  );
  const widths: number[] = [];
  for (const row of all) for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell.text));
  return all.map((row) =>
    row.map((cell, index) => {
      const width = widths[index] ?? 0;
      const text = cell.isNumber === true ? padStart(cell.text, width) : index === row.length - 1 ? cell.text : padEnd(cell.text, width);
      return span(cell.tone ?? 'plain', index === row.length - 1 ? text : `${text}${GAP}`);
    }),
  );
}

/** Without the empty cells at its end, so that no line ends in the padding before them. */
function trimEmpty(row: readonly Cell[]): readonly Cell[] {
  return row.slice(0, row.findLastIndex((cell) => cell.text !== '') + 1);
}
