/** What failed, as it happens; each opens to everything that is known of it. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { failureKey } from '../../view/apply-change.ts';
import type { FailureRow, RunView } from '../../view/types.ts';
import { formatCount, formatDate, formatDuration } from '../format.ts';
import { Empty } from '../part/state.tsx';
import { formatRoute } from '../route.ts';
import { currentSource } from '../store.ts';
import { AttemptDetail } from './attempt-detail.tsx';
import { decidingFailures } from './run-header.tsx';

/** So many are drawn at first: somebody whose database was down does not need five hundred at once. */
const FIRST = 50;

export function FailureList({ view }: { readonly view: RunView }): JSX.Element {
  const isAll = useSignal(false);
  const { failures, progress } = view;
  const shown = isAll.value ? failures : failures.slice(0, FIRST);
  const known = progress.failed + progress.flaky;
  // Shown at once, counted when their files have settled: until then another attempt may pass.
  const unsettled = failures.filter(({ id }) => id === '').length;
  return (
    <section class="failures" aria-labelledby="failures-title">
      <div class="section-head">
        <h2 id="failures-title">Failures</h2>
        <span class="muted">
          {formatCount(decidingFailures(progress))} failed, {formatCount(progress.flaky)} flaky
          {(progress.quarantined ?? 0) > 0 && `, ${formatCount(progress.quarantined ?? 0)} in quarantine`}
          {unsettled > 0 && `, ${formatCount(unsettled)} not settled`}
          {failures.length < known && `; the first ${formatCount(failures.length)} are kept here, search has all`}
        </span>
      </div>
      {failures.length === 0 && <Empty>{view.end === null ? 'No failure so far.' : 'Nothing failed.'}</Empty>}
      <ul class="failure-list">
        {shown.map((failure) => (
          <Failure key={failureKey(failure)} failure={failure} run={view.runId} startedAtMs={view.startedAtMs} />
        ))}
      </ul>
      {shown.length < failures.length && (
        <button type="button" onClick={() => (isAll.value = true)}>
          Show all {formatCount(failures.length)}
        </button>
      )}
    </section>
  );
}

function isMild({ isFlaky, quarantine }: FailureRow): boolean {
  return isFlaky || quarantine !== undefined;
}

type Props = { readonly failure: FailureRow; readonly run: string; readonly startedAtMs: number };

function Failure({ failure, run, startedAtMs }: Props): JSX.Element {
  const isOpen = useSignal(false);
  const message = failure.attempts.flatMap((attempt) => attempt.errors)[0]?.message ?? '';
  return (
    <li>
      <details open={isOpen.value} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
        <summary>
          <span class={`badge ${isMild(failure) ? 'warn' : 'bad'}`}>{failure.isFlaky ? 'flaky' : 'failed'}</span>
          <span class="failure-name">{failure.titlePath.join(' › ')}</span>
          <span class="failure-message">{message}</span>
          <span class="muted failure-file">
            {failure.quarantine !== undefined && 'in quarantine · '}
            {failure.file} · after {formatDuration(failure.atMs - startedAtMs)}
          </span>
        </summary>
        {isOpen.value && (
          <div class="failure-body">
            {failure.quarantine !== undefined && (
              <p class="warn">
                In quarantine until {formatDate(failure.quarantine.untilMs)}, kept by {failure.quarantine.owner}:{' '}
                {failure.quarantine.reason}
              </p>
            )}
            {failure.id !== '' && !currentSource().isExport && (
              <p>
                <a href={formatRoute({ page: 'case', id: failure.id, run })}>History, and why it ran here and then</a>
              </p>
            )}
            {failure.attempts.map((attempt, index) => (
              <AttemptDetail key={index} attempt={attempt} number={index + 1} run={run} />
            ))}
          </div>
        )}
      </details>
    </li>
  );
}
