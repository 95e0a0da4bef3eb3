/** Draws a live region at the bottom of a terminal: one write a frame, never an empty screen in between. */
import { displayWidth, stripAnsi } from '../render/text.ts';

export type TerminalScreen = {
  size(): { readonly columns: number; readonly rows: number };
  /** Prints lines for good and redraws the region below them. */
  draw(printed: readonly string[], region: readonly string[]): void;
  /** Leaves the cursor below everything, visible. Safe to call again. */
  close(): void;
};

export type TerminalStream = { readonly columns?: number; readonly rows?: number; write(text: string): unknown };

const ESCAPE = '\u001B[';
const HIDE_CURSOR = `${ESCAPE}?25l`;
const SHOW_CURSOR = `${ESCAPE}?25h`;
/** Terminals that know synchronised output show the frame at once; others ignore it. */
const FRAME_START = `${ESCAPE}?2026h`;
const FRAME_END = `${ESCAPE}?2026l`;
const ERASE_LINE_END = `${ESCAPE}K`;
const ERASE_BELOW = `${ESCAPE}J`;

export function openTerminalScreen(stream: TerminalStream): TerminalScreen {
  let region: readonly string[] = [];
  let isOpen = false;
  const size = (): { columns: number; rows: number } => ({ columns: stream.columns ?? 80, rows: stream.rows ?? 24 });
  const showCursor = (): void => {
    if (isOpen) stream.write(`${region.length > 0 ? '\n' : ''}${SHOW_CURSOR}`);
    isOpen = false;
    region = [];
  };
  process.once('exit', showCursor);
  return {
    size,
    draw: (printed, next) => {
      if (printed.length === 0 && isSame(region, next)) return;
      const start = isOpen ? '' : HIDE_CURSOR;
      isOpen = true;
      const up = heightOf(region, size().columns) - 1;
      const back = `\r${up > 0 ? `${ESCAPE}${up}A` : ''}`;
      const kept = printed.map((line) => `${line}${ERASE_LINE_END}\n`).join('');
      const live = next.map((line) => `${line}${ERASE_LINE_END}`).join('\n');
      stream.write(`${FRAME_START}${start}${back}${kept}${live}${ERASE_BELOW}${FRAME_END}`);
      region = next;
    },
    close: () => {
      showCursor();
      process.off('exit', showCursor);
    },
  };
}

/** Rows that the region takes now: a terminal that became narrower has wrapped it. */
function heightOf(region: readonly string[], columns: number): number {
  return region.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(stripAnsi(line)) / columns)), 0);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
