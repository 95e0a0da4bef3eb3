/** What failed, as it happens; each opens to everything that is known of it. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { failureKey } from '../../view/apply-change.ts';
import type { FailureRow, RunView } from '../../view/types.ts';
import { formatCount, formatDuration } from '../format.ts';
import { Empty } from '../part/state.tsx';
import { formatRoute } from '../route.ts';
import { currentSource } from '../store.ts';
import { AttemptDetail } from './attempt-detail.tsx';

/** So many are drawn at first: somebody whose database was down does not need five hundred at once. */
const FIRST = 50;

export function FailureList({ view }: { readonly view: RunView }): JSX.Element {
  const isAll = useSignal(false);
  const { failures, progress } = view;
  const shown = isAll.value ? failures : failures.slice(0, FIRST);
  const known = progress.failed + progress.flaky;
  return (
    <section class="failures" aria-labelledby="failures-title">
      <div class="section-head">
        <h2 id="failures-title">Failures</h2>
        <span class="muted">
          {formatCount(progress.failed)} failed, {formatCount(progress.flaky)} flaky
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

type Props = { readonly failure: FailureRow; readonly run: string; readonly startedAtMs: number };

function Failure({ failure, run, startedAtMs }: Props): JSX.Element {
  const isOpen = useSignal(false);
  const message = failure.attempts.flatMap((attempt) => attempt.errors)[0]?.message ?? '';
  return (
    <li>
      <details open={isOpen.value} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
        <summary>
          <span class={`badge ${failure.isFlaky ? 'warn' : 'bad'}`}>{failure.isFlaky ? 'flaky' : 'failed'}</span>
          <span class="failure-name">{failure.titlePath.join(' › ')}</span>
          <span class="failure-message">{message}</span>
          <span class="muted failure-file">
            {failure.file} · after {formatDuration(failure.atMs - startedAtMs)}
          </span>
        </summary>
        {isOpen.value && (
          <div class="failure-body">
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
