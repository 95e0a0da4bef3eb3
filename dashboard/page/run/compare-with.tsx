/** From a run to what differs from another one: the newest runs, those before it first. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { RunLine } from '../../view/types.ts';
import { formatCommit, formatDate } from '../format.ts';
import { formatRoute } from '../route.ts';
import { currentSource, useTopic } from '../store.ts';

type Props = { readonly run: string; readonly startedAtMs: number };

/** Older ones are ticked in the list of all runs. */
const OFFERED = 20;

export function CompareWith({ run, startedAtMs }: Props): JSX.Element | null {
  const isAsked = useSignal(false);
  if (currentSource().isExport) return null;
  if (isAsked.value) return <Choice run={run} startedAtMs={startedAtMs} />;
  return (
    <button type="button" class="link" onClick={() => (isAsked.value = true)}>
      Compare with…
    </button>
  );
}

/** With a button of its own: in a list that leads away by itself arrows get no farther than its first line. */
function Choice({ run, startedAtMs }: Props): JSX.Element {
  const chosen = useSignal('');
  const runs = useTopic('runs');
  if (runs.type !== 'here' || runs.value.kind !== 'runs') return <span class="muted">looking for other runs…</span>;
  const others = runs.value.runs.filter((line) => line.runId !== run);
  if (others.length === 0) return <span class="muted">there is no other run</span>;
  const isBefore = (line: RunLine): boolean => line.startedAtMs <= startedAtMs;
  const offered = [...others.filter(isBefore), ...others.filter((line) => !isBefore(line))].slice(0, OFFERED);
  const wanted = others.find(({ runId }) => runId === chosen.value) ?? offered[0];
  const follow = (): void => {
    if (wanted === undefined) return;
    const [left, right] = isBefore(wanted) ? [wanted.runId, run] : [run, wanted.runId];
    location.hash = formatRoute({ page: 'compare', left, right });
  };
  return (
    <>
      <select
        ref={focusOnce}
        aria-label="Compare with"
        value={wanted?.runId}
        onChange={(event) => (chosen.value = event.currentTarget.value)}
      >
        {offered.map((line) => (
          <option key={line.runId} value={line.runId}>
            {[line.branch, formatCommit(line.commit), formatDate(line.startedAtMs), line.verdict ?? line.state].join(' ').trim()}
          </option>
        ))}
      </select>{' '}
      <button type="button" onClick={follow}>
        Compare
      </button>
    </>
  );
}

/** It stands where the button was that had the focus. */
function focusOnce(element: HTMLSelectElement | null): void {
  element?.focus();
}
