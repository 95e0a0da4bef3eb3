/** Every case of a run: searched by the server, and asked for by the pages that are seen. */
import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CaseLine, CaseSearch, RunView } from '../../view/types.ts';
import { formatCount } from '../format.ts';
import { Empty, Failure } from '../part/state.tsx';
import type { CaseQuery } from '../source/source.ts';
import { currentSource } from '../store.ts';
import { CaseRows, PAGE_CASES } from './case-rows.tsx';
import { keepPages, pagesSeen, ROOM_PX, scrolledTo } from './window.ts';

type Filter = Pick<CaseQuery, 'text' | 'outcome' | 'suite' | 'sort'>;

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
      {matched > 0 && <CaseRows run={view.runId} matched={matched} pages={pages.value} top={top} startedAtMs={view.startedAtMs} />}
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
