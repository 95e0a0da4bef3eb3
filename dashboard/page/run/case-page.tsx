/** A case over runs, and why it ran where and when it did. */
import type { JSX } from 'preact';
import type { CaseHistory } from '../../view/types.ts';
import { formatCommit, formatDate, formatDuration, formatShare } from '../format.ts';
import { Empty, Failure, Loading } from '../part/state.tsx';
import { useAnswer } from '../part/use-answer.ts';
import { useTitle } from '../part/use-title.ts';
import { formatRoute } from '../route.ts';
import { currentSource } from '../store.ts';
import { AttemptDetail } from './attempt-detail.tsx';

type Props = { readonly id: string; readonly run: string };
type HistoryRun = CaseHistory['runs'][number];

export function CasePage({ id, run }: Props): JSX.Element {
  const { value: answer } = useAnswer(() => currentSource().caseHistory(id, run), id);
  useTitle(answer.type === 'here' ? answer.value.name : 'Case');
  switch (answer.type) {
    case 'asked':
      return <Loading what="the history of the case" />;
    case 'failed':
      return (
        <>
          <h1>Case</h1>
          <Failure error={answer.error} />
        </>
      );
    case 'here':
      return <History history={answer.value} run={run} />;
  }
}

function History({ history, run }: { readonly history: CaseHistory; readonly run: string }): JSX.Element {
  const durations = history.runs.map((each) => durationOf(each)).filter((ms) => ms !== null);
  const longestMs = Math.max(1, ...durations);
  const failed = history.runs.filter((each) => each.outcome === 'failed').length;
  return (
    <>
      {run !== '' && (
        <p>
          <a href={formatRoute({ page: 'run', run })}>← the run</a>
        </p>
      )}
      <h1 class="case-title">{history.name}</h1>
      <p class="muted">
        {history.runs.length} runs are known, {failed} failed ({formatShare(failed / Math.max(1, history.runs.length))})
      </p>
      {history.runs.length === 0 && <Empty>The ledger has no run of this case.</Empty>}
      <ol class="history">
        {history.runs.map((each) => (
          <li key={each.runId}>
            <RunOfCase each={each} isOpen={each.runId === run} longestMs={longestMs} />
          </li>
        ))}
      </ol>
    </>
  );
}

function RunOfCase({
  each,
  isOpen,
  longestMs,
}: {
  readonly each: HistoryRun;
  readonly isOpen: boolean;
  readonly longestMs: number;
}): JSX.Element {
  const durationMs = durationOf(each);
  const tone = each.outcome === 'failed' ? 'bad' : 'good';
  return (
    <details open={isOpen}>
      <summary>
        <span class={`badge ${each.isFlaky ? 'warn' : tone}`}>{each.isFlaky ? 'flaky' : each.outcome}</span>
        <span>{formatDate(each.startedAtMs)}</span>
        <code>{formatCommit(each.commit)}</code>
        <span class="number">{formatDuration(durationMs)}</span>
        <span class="bar-cell" aria-hidden="true">
          <i class={tone} style={{ width: `${(100 * (durationMs ?? 0)) / longestMs}%` }} />
        </span>
      </summary>
      <p>
        <a href={formatRoute({ page: 'run', run: each.runId })}>Its run</a>
      </p>
      <Why title="Why here, why then" lines={each.reasons} empty="The ledger does not remember." />
      <Why title="Ran before it on the slot" lines={each.before} empty="Nothing, or it is not remembered." />
      {each.attempts.map((attempt, index) => (
        <AttemptDetail key={index} attempt={attempt} number={index + 1} run={each.runId} />
      ))}
    </details>
  );
}

function Why({ title, lines, empty }: { readonly title: string; readonly lines: readonly string[]; readonly empty: string }): JSX.Element {
  return (
    <>
      <h2 class="minor">{title}</h2>
      {lines.length === 0 ? (
        <p class="muted">{empty}</p>
      ) : (
        <ul>
          {lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function durationOf({ attempts }: HistoryRun): number | null {
  return attempts.at(-1)?.durationMs ?? null;
}
