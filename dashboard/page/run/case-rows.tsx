/** The rows of a long list of cases: only those that are seen are drawn, and keys walk through all of them. */
import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CaseLine } from '../../view/types.ts';
import { formatDuration } from '../format.ts';
import { CaseName, OutcomeBadge } from './case-line.tsx';
import { useRowWalk } from './row-walk.ts';
import { heightOf, ROOM_PX, ROW_HEIGHT, rowsSeen, scrolledTo } from './window.ts';

/** Cases on one page of the answer. */
export const PAGE_CASES = 200;
/** A bar below the rows must not hide the last of them. */
const SCROLL_BAR_PX = 18;

type RowsProps = {
  readonly run: string;
  readonly matched: number;
  readonly pages: ReadonlyMap<number, readonly CaseLine[]>;
  readonly top: Signal<number>;
  readonly startedAtMs: number;
};

/** Draws the rows that are seen of all that match. For Tab the list is one stop, for thousands of them would be a trap; arrows go from case to case. */
export function CaseRows({ run, matched, pages, top, startedAtMs }: RowsProps): JSX.Element {
  const walk = useRowWalk(matched);
  const scrolledPx = scrolledTo(top.value, ROOM_PX, matched);
  const { first, last } = rowsSeen(scrolledPx, ROOM_PX, matched);
  const shiftPx = Math.round(top.value - scrolledPx);
  const rows = Array.from({ length: last - first }, (_, index) => first + index);
  return (
    <div
      class="virtual"
      tabIndex={0}
      role="group"
      aria-label="Cases, a list that scrolls: arrows go from case to case, Enter opens one"
      style={{ height: `${Math.min(ROOM_PX, heightOf(matched) + SCROLL_BAR_PX)}px` }}
      onScroll={(event) => (top.value = event.currentTarget.scrollTop)}
      {...walk}
    >
      <div role="table" aria-label="Cases" aria-rowcount={matched + 1} style={{ height: `${heightOf(matched)}px` }}>
        <div role="row" class="row head" aria-rowindex={1}>
          <span role="columnheader">Outcome</span>
          <span role="columnheader">Case</span>
          <span role="columnheader">File</span>
          <span role="columnheader">Ran on</span>
          <span role="columnheader" class="number">
            Began
          </span>
          <span role="columnheader" class="number">
            Took
          </span>
        </div>
        {rows.map((index) => (
          <Row
            key={index}
            index={index}
            topPx={(index + 1) * ROW_HEIGHT + shiftPx}
            run={run}
            startedAtMs={startedAtMs}
            line={pages.get(Math.floor(index / PAGE_CASES))?.[index % PAGE_CASES]}
          />
        ))}
      </div>
    </div>
  );
}

type RowProps = {
  readonly index: number;
  readonly topPx: number;
  readonly run: string;
  readonly startedAtMs: number;
  readonly line: CaseLine | undefined;
};

function Row({ index, topPx, run, startedAtMs, line }: RowProps): JSX.Element {
  return (
    <div role="row" class="row" tabIndex={-1} aria-rowindex={index + 2} style={{ top: `${topPx}px` }}>
      <span role="cell">{line === undefined ? <span class="muted">…</span> : <OutcomeBadge line={line} />}</span>
      <span role="cell">{line !== undefined && <CaseName line={line} run={run} isStop={false} />}</span>
      <span role="cell" class="muted" title={line?.file}>
        {line?.file}
      </span>
      <span role="cell" class="muted">
        {line === undefined ? '' : `${line.agent} / ${line.slot}`}
      </span>
      <span role="cell" class="number">
        {line === undefined ? '' : formatDuration(line.startedAtMs - startedAtMs)}
      </span>
      <span role="cell" class="number">
        {line === undefined ? '' : formatDuration(line.durationMs)}
      </span>
    </div>
  );
}
