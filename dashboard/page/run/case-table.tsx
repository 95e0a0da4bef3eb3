/** Every case of a run: searched by the server, and only the rows that are seen are drawn. */
import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CaseLine, CaseSearch, RunView } from '../../view/types.ts';
import { formatCount, formatDuration } from '../format.ts';
import { Empty, Failure } from '../part/state.tsx';
import type { CaseQuery } from '../source/source.ts';
import { currentSource } from '../store.ts';
import { CaseName, OutcomeBadge } from './case-line.tsx';
import { heightOf, keepPages, pagesSeen, ROW_HEIGHT, rowsSeen, scrolledTo } from './window.ts';

type Filter = Pick<CaseQuery, 'text' | 'outcome' | 'suite' | 'sort'>;

const PAGE_CASES = 200;
const ROOM_PX = 420;
/** A bar below the rows must not hide the last of them. */
const SCROLL_BAR_PX = 18;
/** While somebody types the question changes with each letter. */
const TYPING_MS = 150;
/** While somebody drags the bar over a million cases he passes hundreds of pages: he is shown where he stops. */
const SCROLLING_MS = 60;

export function CaseTable({ view }: { readonly view: RunView }): JSX.Element {
  const filter = useSignal<Filter>({ text: '', outcome: '', suite: '', sort: 'settled' });
  const found = useSignal<CaseSearch | null>(null);
  const error = useSignal<unknown>(null);
  const pages = useSignal<ReadonlyMap<number, readonly CaseLine[]>>(new Map());
  const top = useSignal(0);
  usePages({ view, filter: filter.value, top, found, pages, error });
  const matched = found.value?.matched ?? 0;
  return (
    <section class="cases" aria-labelledby="cases-title">
      <div class="section-head">
        <h2 id="cases-title">Cases</h2>
        <Filters view={view} filter={filter} />
        <span class="muted" role="status">
          {found.value === null ? 'searching…' : `${formatCount(matched)} of ${formatCount(found.value.total)}`}
        </span>
      </div>
      {error.value !== null && <Failure error={error.value} />}
      {found.value !== null && matched === 0 && (
        <Empty>{found.value.total === 0 ? 'No case has settled yet.' : 'No case is like that.'}</Empty>
      )}
      {matched > 0 && <Rows run={view.runId} matched={matched} pages={pages.value} top={top} startedAtMs={view.startedAtMs} />}
    </section>
  );
}

function Filters({ view, filter }: { readonly view: RunView; readonly filter: Signal<Filter> }): JSX.Element {
  const change = (part: Partial<Filter>): void => {
    filter.value = { ...filter.value, ...part };
  };
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <input
        type="search"
        aria-label="Search cases by words of title, file and suite"
        placeholder="Search ( / )"
        value={filter.value.text}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      <select aria-label="Outcome" onChange={(event) => change({ outcome: event.currentTarget.value as Filter['outcome'] })}>
        <option value="">all outcomes</option>
        {['failed', 'flaky', 'passed', 'skipped', 'missing'].map((outcome) => (
          <option key={outcome}>{outcome}</option>
        ))}
      </select>
      <select aria-label="Suite" onChange={(event) => change({ suite: event.currentTarget.value })}>
        <option value="">all suites</option>
        {view.suites.map((suite) => (
          <option key={suite}>{suite}</option>
        ))}
      </select>
      <select aria-label="Order" onChange={(event) => change({ sort: event.currentTarget.value as Filter['sort'] })}>
        <option value="settled">as they settled</option>
        <option value="duration">slowest first</option>
        <option value="started">as they began</option>
        <option value="name">by name</option>
      </select>
    </form>
  );
}

type RowsProps = {
  readonly run: string;
  readonly matched: number;
  readonly pages: ReadonlyMap<number, readonly CaseLine[]>;
  readonly top: Signal<number>;
  readonly startedAtMs: number;
};

function Rows({ run, matched, pages, top, startedAtMs }: RowsProps): JSX.Element {
  const scrolledPx = scrolledTo(top.value, ROOM_PX, matched);
  const { first, last } = rowsSeen(scrolledPx, ROOM_PX, matched);
  const shiftPx = Math.round(top.value - scrolledPx);
  const rows = Array.from({ length: last - first }, (_, index) => first + index);
  return (
    <div
      class="virtual"
      tabIndex={0}
      role="group"
      aria-label="Cases, a list that scrolls"
      style={{ height: `${Math.min(ROOM_PX, heightOf(matched) + SCROLL_BAR_PX)}px` }}
      onScroll={(event) => (top.value = event.currentTarget.scrollTop)}
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
    <div role="row" class="row" aria-rowindex={index + 2} style={{ top: `${topPx}px` }}>
      <span role="cell">{line === undefined ? <span class="muted">…</span> : <OutcomeBadge line={line} />}</span>
      <span role="cell">{line !== undefined && <CaseName line={line} run={run} />}</span>
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

type PagesInput = {
  readonly view: RunView;
  readonly filter: Filter;
  readonly top: Signal<number>;
  readonly found: Signal<CaseSearch | null>;
  readonly pages: Signal<ReadonlyMap<number, readonly CaseLine[]>>;
  readonly error: Signal<unknown>;
};

/** Asks for the pages that are seen; a new question drops what the last one found. While a run goes on, settled files make it new every few seconds. */
function usePages({ view, filter, top, found, pages, error }: PagesInput): void {
  const settled = useThrottled(view.progress.settledCases, view.end === null);
  const question = JSON.stringify([view.runId, filter, settled]);
  const asked = useRef(newQuestion(''));
  const ask = (page: number): void => {
    const { current } = asked;
    if (current.asked.has(page)) return;
    current.asked.add(page);
    currentSource()
      .searchCases(view.runId, { ...filter, offset: page * PAGE_CASES, limit: PAGE_CASES })
      .then(
        (answer) => {
          if (asked.current !== current) return;
          error.value = null;
          found.value = answer;
          const kept = keepPages(current.kept, page, answer.cases);
          for (const each of current.kept.keys()) if (!kept.has(each)) current.asked.delete(each);
          current.kept = kept;
          pages.value = kept;
        },
        (refusal: unknown) => {
          if (asked.current === current) error.value = refusal;
        },
      );
  };
  const rows = found.value?.matched ?? PAGE_CASES;
  const wanted = pagesSeen(scrolledTo(top.value, ROOM_PX, rows), ROOM_PX, rows, PAGE_CASES);
  useEffect(() => {
    const isFirst = asked.current.question === '';
    const timer = setTimeout(
      () => {
        asked.current = newQuestion(question);
        for (const page of wanted) ask(page);
      },
      isFirst ? 0 : TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [question]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (asked.current.question === question) for (const page of wanted) ask(page);
    }, SCROLLING_MS);
    return () => clearTimeout(timer);
  }, [wanted.join(' ')]);
}

/** Pages that were asked for, and those of them that came and are still kept. */
type Question = { readonly question: string; readonly asked: Set<number>; kept: ReadonlyMap<number, readonly CaseLine[]> };

function newQuestion(question: string): Question {
  return { question, asked: new Set(), kept: new Map() };
}

function useThrottled(value: number, isMoving: boolean): number {
  const EVERY_MS = 3_000;
  const kept = useSignal(value);
  const newest = useRef(value);
  newest.current = value;
  useEffect(() => {
    kept.value = newest.current;
    if (!isMoving) return undefined;
    const timer = setInterval(() => (kept.value = newest.current), EVERY_MS);
    return () => clearInterval(timer);
  }, [isMoving]);
  return isMoving ? kept.value : value;
}
