/**
 * Which rows of a long list are seen, and which pages of the answer they lie on.
 *
 * Every row is as high as every other, so that its place is a product and nothing is measured. A few rows more than are seen are drawn, for a
 * scroll that is faster than the next frame. Browsers cut off what is higher than some tens of millions of pixels: a list of more rows is drawn
 * as high as that, and its bar moves it by more than a pixel for each of its own, so that the last case of a million can be scrolled to.
 */

/** Pixels; the style sheet has the same. */
export const ROW_HEIGHT = 26;
/** So much of the page the rows get before they scroll. */
export const ROOM_PX = 420;
const MORE_ROWS = 8;
/** Firefox ends at 17.8 million, Chromium at 33.5 million. */
export const MAX_HEIGHT_PX = 16_000_000;

/** Returns how high the list is drawn, its head with it. */
export function heightOf(rows: number): number {
  return Math.min(MAX_HEIGHT_PX, wholeHeightOf(rows));
}

/** Returns how far down the rows are scrolled when the list is at `topPx`. */
export function scrolledTo(topPx: number, roomPx: number, rows: number): number {
  const [drawn, whole] = [heightOf(rows), wholeHeightOf(rows)];
  return drawn === whole ? topPx : (topPx * (whole - roomPx)) / (drawn - roomPx);
}

/** Returns the `topPx` at which a 0-based row is seen whole below the head, moved as little as may be. */
export function topShowing(row: number, topPx: number, roomPx: number, rows: number): number {
  const [drawn, whole] = [heightOf(rows), wholeHeightOf(rows)];
  const lowest = Math.max(0, (row + 2) * ROW_HEIGHT - roomPx);
  const wantedPx = Math.max(lowest, Math.min(row * ROW_HEIGHT, scrolledTo(topPx, roomPx, rows)));
  return drawn === whole ? wantedPx : (wantedPx * (drawn - roomPx)) / (whole - roomPx);
}

/** So many pages of the answer stay: one that is scrolled through must not become a million rows in a browser's memory. */
export const KEPT_PAGES = 16;

/** Returns the pages with one more; the farthest from it go when there are too many. */
export function keepPages<Rows>(pages: Iterable<readonly [number, Rows]>, page: number, rows: Rows): Map<number, Rows> {
  const near = [...pages].filter(([each]) => each !== page).toSorted(([a], [b]) => Math.abs(a - page) - Math.abs(b - page));
  return new Map([[page, rows] as const, ...near.slice(0, KEPT_PAGES - 1)]);
}

function wholeHeightOf(rows: number): number {
  return (rows + 1) * ROW_HEIGHT;
}

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
