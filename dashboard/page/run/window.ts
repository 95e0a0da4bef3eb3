/**
 * Which rows of a long list are seen, and which pages of the answer they lie on.
 *
 * Every row is as high as every other, so that its place is a product and nothing is measured. A few rows more than are seen are drawn, for a
 * scroll that is faster than the next frame. Browsers stop at some tens of millions of pixels, which is more rows than a run has cases.
 */

/** Pixels; the style sheet has the same. */
export const ROW_HEIGHT = 26;
const MORE_ROWS = 8;

/** Returns the rows to draw, `first` included and `last` not. */
export function rowsSeen(topPx: number, roomPx: number, rows: number): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.floor(topPx / ROW_HEIGHT) - MORE_ROWS);
  return { first: Math.min(first, rows), last: Math.min(rows, Math.ceil((topPx + roomPx) / ROW_HEIGHT) + MORE_ROWS) };
}

/** Returns the 0-based pages that hold the rows that are seen. */
export function pagesSeen(topPx: number, roomPx: number, rows: number, pageRows: number): readonly number[] {
  const { first, last } = rowsSeen(topPx, roomPx, rows);
  const [from, to] = [Math.floor(first / pageRows), Math.floor(Math.max(first, last - 1) / pageRows)];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
