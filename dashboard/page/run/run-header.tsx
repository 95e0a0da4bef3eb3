/** What one glance at a run must say: is it green, when is it done, what holds it. */
import type { JSX } from 'preact';
import type { Interval } from '../../../core/run-event.ts';
import type { RunView } from '../../view/types.ts';
import { nowMs } from '../clock.ts';
import { formatClock, formatCommit, formatCount, formatDate, formatDuration } from '../format.ts';
import { link } from '../store.ts';
import { largestLoss, partsOf } from './beyond-bound.ts';
import { CompareWith } from './compare-with.tsx';
import { silenceOf } from './silence.ts';

/** How a run stands, as a word and the tone it is said in. */
export type State = { readonly words: string; readonly tone: 'good' | 'bad' | 'warn' | 'plain' };

/** Returns how a run stands; while it goes on, what its failures say already. Reads the clock: who calls it in a component is drawn again. */
export function stateOf(view: Pick<RunView, 'end' | 'progress' | 'atMs'>): State {
  const { end, progress } = view;
  if (heardNothingFor(view) !== null) return { words: 'No verdict', tone: 'warn' };
  switch (end?.verdict) {
    case 'green':
      return { words: 'Green', tone: 'good' };
    case 'red':
      return { words: 'Red', tone: 'bad' };
    case 'incomplete':
      return { words: 'Incomplete', tone: 'warn' };
    case undefined:
      return decidingFailures(progress) > 0 ? { words: 'Running, failing', tone: 'bad' } : { words: 'Running', tone: 'plain' };
  }
}

/** Returns how long nothing was heard of a run that should go on; `null` when it does, is over, or this page is cut off itself. */
export function heardNothingFor(view: Pick<RunView, 'end' | 'atMs'>): number | null {
  // What is over is not drawn again with every second.
  return view.end === null && link.value.state === 'live' ? silenceOf(view, nowMs.value) : null;
}

/** Returns how many failures count: those in quarantine are told, and decide nothing. */
export function decidingFailures({ failed, quarantined = 0 }: RunView['progress']): number {
  return failed - quarantined;
}

type Props = { readonly view: RunView; readonly isPast: boolean };

export function RunHeader({ view, isPast }: Props): JSX.Element {
  const { words, tone } = stateOf(view);
  return (
    <section class="glance" aria-label="At a glance">
      <h1>
        <span class={`verdict ${tone}`}>{isPast ? `${words} (then)` : words}</span>
        <span class="where">
          {view.branch !== '' && <b>{view.branch}</b>} <code>{formatCommit(view.revision.commit)}</code>
          {view.revision.isDirty && <span class="tag">uncommitted changes</span>}
          <span class="muted"> {formatDate(view.startedAtMs)}</span> <CompareWith run={view.runId} startedAtMs={view.startedAtMs} />
        </span>
      </h1>
      <dl class="figures">
        {view.end === null ? <Forecast view={view} isPast={isPast} /> : <Duration view={view} />}
        <Holds view={view} />
        <Counts view={view} />
      </dl>
      <ProgressBar view={view} />
      {view.end !== null && view.end.reasons.length > 0 && (
        <ul class="reasons">
          {view.end.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Forecast({ view, isPast }: Props): JSX.Element {
  const { remaining } = view.progress;
  const silenceMs = isPast ? null : heardNothingFor(view);
  return (
    <div>
      <dt>Done</dt>
      <dd>
        {silenceMs !== null && (
          <>
            <b class="warn">unknown</b>
            <small>nothing heard for {formatDuration(silenceMs)}: nobody conducts it</small>
          </>
        )}
        {silenceMs === null && remaining === null && <span class="muted">{isPast ? 'not kept' : 'nobody can tell yet'}</span>}
        {silenceMs === null && remaining !== null && <Remaining view={view} remaining={remaining} />}
      </dd>
    </div>
  );
}

function Remaining({ view, remaining }: { readonly view: RunView; readonly remaining: Interval }): JSX.Element {
  const { lowMs, midMs, highMs } = remaining;
  const left = (ms: number): number => Math.max(0, view.atMs + ms - nowMs.value);
  return (
    <>
      <b>{left(midMs) === 0 ? 'any moment' : `in ${formatDuration(left(midMs))}`}</b>
      {left(highMs) > 0 && (
        <small>
          {formatDuration(left(lowMs))} to {formatDuration(left(highMs))}, at {formatClock(view.atMs + midMs)}
        </small>
      )}
    </>
  );
}

function Duration({ view: { end, startedAtMs } }: { readonly view: RunView }): JSX.Element | null {
  if (end === null) return null;
  return (
    <div>
      <dt>Took</dt>
      <dd>
        <b>{formatDuration(end.wallMs)}</b>
        <small>ended {formatDate(startedAtMs + end.wallMs)}</small>
      </dd>
    </div>
  );
}

function Holds({ view }: { readonly view: RunView }): JSX.Element {
  const { end, progress, slots } = view;
  const loss = end === null ? null : largestLoss(partsOf(end.breakdown, slots));
  const boundMs = end?.boundMs ?? progress.boundMs;
  return (
    <>
      <div>
        <dt>Bound</dt>
        <dd>
          <b>{formatDuration(boundMs > 0 ? boundMs : null)}</b>
          {end !== null && boundMs > 0 && <small>{(end.wallMs / boundMs).toFixed(2)} × that</small>}
          {end === null && <small>elapsed {formatDuration(view.atMs - view.startedAtMs)}</small>}
        </dd>
      </div>
      <div class="wide">
        <dt>What holds it</dt>
        <dd>
          {end === null && (progress.waitingFor === '' ? <span class="muted">nothing: it runs</span> : progress.waitingFor)}
          {loss !== null && (
            <>
              {loss.words}: <b>{formatDuration(loss.perSlotMs)}</b> a slot
            </>
          )}
          {end !== null && loss === null && <span class="muted">nothing: it ran at its bound</span>}
        </dd>
      </div>
    </>
  );
}

function Counts({ view: { progress } }: { readonly view: RunView }): JSX.Element {
  const counts: readonly (readonly [string, number, string])[] = [
    ['Passed', progress.passed, ''],
    ['Failed', decidingFailures(progress), 'bad'],
    ['In quarantine', progress.quarantined ?? 0, 'warn'],
    ['Flaky', progress.flaky, 'warn'],
    ['Skipped', progress.skipped, ''],
    ['Missing', progress.missing, 'warn'],
  ];
  return (
    <>
      {counts.map(([words, count, tone]) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>
            <b class={count > 0 ? tone : 'muted'}>{formatCount(count)}</b>
          </dd>
        </div>
      ))}
    </>
  );
}

function ProgressBar({ view: { progress, end, files } }: { readonly view: RunView }): JSX.Element {
  const total = Math.max(progress.expectedCases, progress.settledCases, 1);
  const part = (count: number): { readonly width: string } => ({ width: `${(100 * count) / total}%` });
  const words = `${formatCount(progress.settledCases)} of ${end === null ? 'about ' : ''}${formatCount(total)} cases, ${formatCount(progress.settledFiles)} of ${formatCount(files)} files`;
  return (
    <div class="progress-row">
      <div
        class="progress"
        role="progressbar"
        aria-label="Cases"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={progress.settledCases}
        aria-valuetext={words}
      >
        <i class="failed" style={part(progress.failed)} />
        <i class="flaky" style={part(progress.flaky)} />
        <i class="passed" style={part(Math.max(0, progress.settledCases - progress.failed - progress.flaky - progress.skipped))} />
        <i class="skipped" style={part(progress.skipped)} />
      </div>
      <span class="muted">{words}</span>
    </div>
  );
}
