/** Commits on their way from waiting to live: each with its clock, and the reason for whatever waits. */
import type { JSX } from 'preact';
import type { CommitStage } from '../../core/pipeline-status.ts';
import type { PipelineView } from '../view/types.ts';
import { nowMs } from './clock.ts';
import { formatAgo, formatCommit, formatDuration, formatShare } from './format.ts';
import { Empty, Gone, Loading } from './part/state.tsx';
import { useTitle } from './part/use-title.ts';
import { formatRoute } from './route.ts';
import { useTopic } from './store.ts';

type Commit = PipelineView['commits'][number];
type Batch = PipelineView['batches'][number];

/** Columns of the flow, in the order in which a commit goes through them; what left it stands at the end. */
const COLUMNS: readonly { readonly words: string; readonly stages: readonly CommitStage[] }[] = [
  { words: 'Waiting', stages: ['waiting'] },
  { words: 'Batched', stages: ['batched'] },
  { words: 'Testing', stages: ['testing'] },
  { words: 'Evidence', stages: ['evidence'] },
  { words: 'Green', stages: ['green'] },
  { words: 'Deploying', stages: ['deploying'] },
  { words: 'Live', stages: ['live'] },
  { words: 'Taken out', stages: ['evicted', 'held', 'rolled-back'] },
];
/** What is live or out is past: the newest of it is enough. */
const KEPT_OF_PAST = 12;

export function PipelinePage(): JSX.Element {
  const state = useTopic('pipeline');
  useTitle('Pipeline');
  switch (state.type) {
    case 'loading':
      return <Loading what="the pipeline" />;
    case 'gone':
      return <Gone words={state.words} />;
    case 'here':
      return state.value.kind === 'pipeline' ? <Pipeline view={state.value} /> : <Loading what="the pipeline" />;
  }
}

function Pipeline({ view }: { readonly view: PipelineView }): JSX.Element {
  return (
    <>
      <h1>
        Pipeline <span class="where">{view.branch}</span>
      </h1>
      <dl class="figures">
        <div>
          <dt>Green</dt>
          <dd>
            <b>
              <code>{formatCommit(view.green)}</code>
            </b>
          </dd>
        </div>
        <div>
          <dt>Live</dt>
          <dd>
            <b>
              <code>{formatCommit(view.live)}</code>
            </b>
          </dd>
        </div>
        <div class="wide">
          <dt>What holds it</dt>
          <dd>{view.hold === '' ? <span class="muted">nothing</span> : <span class="warn">{view.hold}</span>}</dd>
        </div>
        <div class="wide">
          <dt>Waits for</dt>
          <dd>{view.waitsFor === '' ? <span class="muted">nothing</span> : view.waitsFor}</dd>
        </div>
      </dl>
      <section class="flow" aria-label="Commits by stage" tabIndex={0}>
        {COLUMNS.map((column) => (
          <Column
            key={column.words}
            words={column.words}
            commits={view.commits.filter((commit) => column.stages.includes(commit.stage)).toReversed()}
          />
        ))}
      </section>
      <section aria-labelledby="batches-title">
        <h2 id="batches-title">Batches</h2>
        {view.batches.length === 0 && <Empty>No batch is on its way.</Empty>}
        <ul class="batches">
          {view.batches.map((batch) => (
            <BatchRow key={batch.number} batch={batch} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Column({ words, commits }: { readonly words: string; readonly commits: readonly Commit[] }): JSX.Element {
  const isPast = words === 'Live' || words === 'Taken out';
  const shown = isPast ? commits.slice(0, KEPT_OF_PAST) : commits;
  return (
    <div class="column">
      <h2>
        {words} <span class="muted">{commits.length}</span>
      </h2>
      <ul>
        {shown.map((commit) => (
          <li key={commit.id} class={`commit ${commit.stage}`}>
            <div class="commit-head">
              <code>{formatCommit(commit.id)}</code>
              <span class="muted">
                {isPast ? formatDuration(commit.sinceMs - commit.enteredAtMs) : formatDuration(nowMs.value - commit.sinceMs)}
              </span>
            </div>
            <div class="commit-subject">{commit.subject}</div>
            <div class="muted">
              {commit.author}
              {commit.batch !== null && ` · batch ${commit.batch}`}
            </div>
            {commit.words !== '' && <div class="commit-words">{commit.words}</div>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function BatchRow({ batch }: { readonly batch: Batch }): JSX.Element {
  return (
    <li class="batch">
      <div>
        <b>Batch {batch.number}</b> <span class="tag">{batch.stage}</span> {batch.commits} {batch.commits === 1 ? 'commit' : 'commits'} ·
        began {formatAgo(batch.startedAtMs, nowMs.value)}
        {batch.runId !== null && (
          <>
            {' '}
            · <a href={formatRoute({ page: 'run', run: batch.runId })}>its run</a>
          </>
        )}
        {batch.rollout !== null && ` · rollout ${batch.rollout}`}
      </div>
      <div>{batch.words}</div>
      {batch.suspects.length > 0 && (
        <ol class="suspects" aria-label="Causes, most likely first">
          {batch.suspects.map((suspect) => (
            <li key={suspect.words}>
              <span class="bar-cell" aria-hidden="true">
                <i style={{ width: `${suspect.probability * 100}%` }} />
              </span>
              <span class="number">{formatShare(suspect.probability)}</span>
              <span>{suspect.words}</span>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}
