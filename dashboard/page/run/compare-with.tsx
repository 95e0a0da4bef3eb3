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

function Choice({ run, startedAtMs }: Props): JSX.Element {
  const runs = useTopic('runs');
  if (runs.type !== 'here' || runs.value.kind !== 'runs') return <span class="muted">looking for other runs…</span>;
  const others = runs.value.runs.filter((line) => line.runId !== run);
  if (others.length === 0) return <span class="muted">there is no other run</span>;
  const isBefore = (line: RunLine): boolean => line.startedAtMs <= startedAtMs;
  const offered = [...others.filter(isBefore), ...others.filter((line) => !isBefore(line))].slice(0, OFFERED);
  const choose = (other: string): void => {
    const line = others.find(({ runId }) => runId === other);
    if (line === undefined) return;
    const [left, right] = isBefore(line) ? [other, run] : [run, other];
    location.hash = formatRoute({ page: 'compare', left, right });
  };
  return (
    <label>
      <span class="hidden">Compare with</span>
      <select onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">Compare with…</option>
        {offered.map((line) => (
          <option key={line.runId} value={line.runId}>
            {[line.branch, formatCommit(line.commit), formatDate(line.startedAtMs), line.verdict ?? line.state].join(' ').trim()}
          </option>
        ))}
      </select>
    </label>
  );
}
