/** One run: is it green, when is it done, what holds it; agents by time; what failed; every case. */
import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { RunView, UnitBlock } from '../../view/types.ts';
import { formatDuration } from '../format.ts';
import { announcement } from '../part/announce.ts';
import { Gone, Loading } from '../part/state.tsx';
import { useTitle } from '../part/use-title.ts';
import { useTopic } from '../store.ts';
import { Timeline } from '../timeline/timeline.tsx';
import { AgentTable } from './agent-table.tsx';
import { CaseTable } from './case-table.tsx';
import { FailureList } from './failure-list.tsx';
import { runAt } from './run-at.ts';
import { RunError } from './run-error.tsx';
import { heardNothingFor, RunHeader, stateOf } from './run-header.tsx';
import { TimeParts } from './time-parts.tsx';
import { UnitDialog } from './unit-dialog.tsx';

export function RunPage({ run }: { readonly run: string }): JSX.Element {
  const state = useTopic(`run/${run}`);
  switch (state.type) {
    case 'loading':
      return <Loading what="the run" />;
    case 'gone':
      return <Gone words={state.words} />;
    case 'here':
      return state.value.kind === 'run' ? <Run view={state.value} /> : <Loading what="the run" />;
  }
}

function Run({ view }: { readonly view: RunView }): JSX.Element {
  const at = useSignal<number | null>(null);
  const opened = useSignal<UnitBlock | null>(null);
  const shown = useMemo(() => (at.value === null ? view : runAt(view, at.value)), [view, at.value]);
  useTitle(`${stateOf(view).words} · ${view.branch === '' ? view.runId : view.branch}`);
  useAnnouncement(view);
  return (
    <div class="run">
      <RunHeader view={shown} isPast={at.value !== null} />
      <Scrubber view={view} at={at} />
      <Timeline view={shown} isNow={at.value === null && heardNothingFor(view) === null} onOpen={(unit) => (opened.value = unit)} />
      {shown.end !== null && <TimeParts end={shown.end} slots={view.slots} />}
      <RunError errors={shown.errors} notices={shown.notices} />
      <FailureList view={shown} />
      <CaseTable view={view} />
      <AgentTable view={shown} />
      {opened.value !== null && <UnitDialog run={view.runId} unit={opened.value} onClose={() => (opened.value = null)} />}
    </div>
  );
}

function Scrubber({ view, at }: { readonly view: RunView; readonly at: Signal<number | null> }): JSX.Element {
  const lengthMs = Math.max(1, view.atMs - view.startedAtMs);
  const offset = (at.value ?? view.atMs) - view.startedAtMs;
  return (
    <div class="scrubber">
      <label>
        <span>As it was after</span>
        <input
          type="range"
          min={0}
          max={lengthMs}
          step={Math.max(1, Math.round(lengthMs / 1000))}
          value={offset}
          aria-valuetext={formatDuration(offset)}
          onInput={(event) => {
            const chosen = event.currentTarget.valueAsNumber;
            at.value = chosen >= lengthMs * 0.999 ? null : view.startedAtMs + chosen;
          }}
        />
        <output>{formatDuration(offset)}</output>
      </label>
      <button type="button" disabled={at.value === null} onClick={() => (at.value = null)}>
        {view.end === null ? 'Now' : 'End'}
      </button>
    </div>
  );
}

/** Failures are said as they come; what was there when the page opened is not news. */
function useAnnouncement(view: RunView): void {
  const known = useRef(view.failures.length);
  const verdict = view.end?.verdict ?? null;
  const before = useRef(verdict);
  useEffect(() => {
    const newest = view.failures.at(-1);
    const isMore = view.failures.length > known.current;
    known.current = view.failures.length;
    if (isMore && newest !== undefined) announcement.value = `${newest.isFlaky ? 'Flaky' : 'Failed'}: ${newest.titlePath.join(' ')}`;
    if (verdict !== before.current && verdict !== null) announcement.value = `The run is ${verdict}.`;
    before.current = verdict;
  }, [view.failures, verdict]);
}
