/** The keys of a long list: arrows go from row to row, also to those that are not drawn yet, and Enter follows the link of the one that has the focus. */
import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { ROW_HEIGHT, scrolledTo, topShowing } from './window.ts';

/** As many as are seen at once. */
const PAGE_ROWS = 15;
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -PAGE_ROWS,
  PageDown: PAGE_ROWS,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
/** Rows are counted from one, and the head is the first. */
const FIRST_INDEX = 2;

/** What listens on the list. */
type RowWalk = {
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLElement>) => void;
  readonly onFocusIn: (event: TargetedEvent<HTMLElement>) => void;
};

/** Returns what makes a list of so many rows one that keys walk through. */
export function useRowWalk(rows: number): RowWalk {
  // Where the next step goes from: keys may come faster than rows are drawn.
  const at = useRef<number | null>(null);
  return {
    onFocusIn: ({ target }) => {
      const row = target instanceof HTMLElement ? target.closest('[aria-rowindex]') : null;
      at.current = row === null ? null : Number(row.getAttribute('aria-rowindex')) - FIRST_INDEX;
    },
    onKeyDown: (event) => {
      const { key, target, currentTarget: list } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (key === 'Enter' && target instanceof HTMLElement) target.querySelector<HTMLElement>(':scope[role=row] a')?.click();
      const step = STEPS[key];
      if (step === undefined) return;
      event.preventDefault();
      const firstSeen = Math.ceil(scrolledTo(list.scrollTop, list.clientHeight, rows) / ROW_HEIGHT);
      const row = Math.max(0, Math.min(rows - 1, at.current === null ? firstSeen : at.current + step));
      at.current = row;
      list.scrollTop = topShowing(row, list.scrollTop, list.clientHeight, rows);
      // What came into sight is drawn before the next frame.
      requestAnimationFrame(() =>
        list.querySelector<HTMLElement>(`[aria-rowindex="${row + FIRST_INDEX}"]`)?.focus({ preventScroll: true }),
      );
    },
  };
}
