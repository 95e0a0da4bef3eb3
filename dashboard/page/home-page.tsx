/** The wall that everybody passes: is it green, when is it done, what holds it, who broke it, what is live; and the runs. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import type { DeployView, PipelineView, RunLine, RunView } from '../view/types.ts';
import { nowMs } from './clock.ts';
import { stepWords } from './deploy/step-words.ts';
import { formatAgo, formatClock, formatCommit, formatCount, formatDate, formatDuration } from './format.ts';
import { Empty, Gone, Loading } from './part/state.tsx';
import { Table } from './part/table.tsx';
import { useTitle } from './part/use-title.ts';
import { formatRoute } from './route.ts';
import { decidingFailures, heardNothingFor, stateOf } from './run/run-header.tsx';
import { about, useTopic } from './store.ts';

export function HomePage(): JSX.Element {
  const known = about.value;
  const runs = useTopic('runs');
  const pipeline = useTopic(known?.hasPipeline === true ? 'pipeline' : null);
  const fleet = known?.fleets[0];
  const deploy = useTopic(fleet === undefined ? null : `deploy/${fleet}`);
  const lines = runs.type === 'here' && runs.value.kind === 'runs' ? runs.value.runs : [];
  const newest = lines.find((line) => line.state === 'running') ?? lines[0];
  const run = useTopic(newest === undefined ? null : `run/${newest.runId}`);
  const view = run.type === 'here' && run.value.kind === 'run' ? run.value : null;
  useTitle(view === null ? 'Runs' : stateOf(view).words);
  if (runs.type === 'loading') return <Loading what="runs" />;
  if (runs.type === 'gone') return <Gone words={runs.words} />;
  return (
    <>
      <h1 class="hidden">Runs</h1>
      <section class="wall" aria-label="At a glance">
        <RunTiles line={newest} view={view} />
        <PipelineTile view={pipeline.type === 'here' && pipeline.value.kind === 'pipeline' ? pipeline.value : null} />
        <LiveTile view={deploy.type === 'here' && deploy.value.kind === 'deploy' ? deploy.value : null} />
      </section>
      <RunTable lines={lines} />
    </>
  );
}

type TileProps = { readonly title: string; readonly href?: string; readonly tone?: string; readonly children: ComponentChildren };

function Tile({ title, href, tone, children }: TileProps): JSX.Element {
  return (
    <div class={`tile ${tone ?? ''}`}>
      <h2>{href === undefined ? title : <a href={href}>{title}</a>}</h2>
      {children}
    </div>
  );
}

function RunTiles({ line, view }: { readonly line: RunLine | undefined; readonly view: RunView | null }): JSX.Element {
  if (line === undefined) return <Tile title="Is it green?">No run yet.</Tile>;
  if (view === null) return <Tile title="Is it green?">Loading the newest run…</Tile>;
  const { words, tone } = stateOf(view);
  const failed = view.failures.filter((failure) => !failure.isFlaky && failure.quarantine === undefined);
  return (
    <>
      <Tile title="Is it green?" href={formatRoute({ page: 'run', run: line.runId })} tone={tone}>
        <p class="big">{words}</p>
        <p>
          {formatCount(view.progress.settledCases)} cases, {formatCount(decidingFailures(view.progress))} failed
        </p>
        <p class="muted">
          {line.branch} <code>{formatCommit(line.commit)}</code>
        </p>
      </Tile>
      <Tile title="When is it done?">
        <Done view={view} />
      </Tile>
      <Tile title="What holds it, what broke it?">
        <p>{view.end === null ? view.progress.waitingFor || 'Nothing holds it.' : (view.end.reasons[0] ?? 'Nothing: it is done.')}</p>
        <ul class="short">
          {failed.slice(0, 3).map((failure) => (
            <li key={failure.file + failure.titlePath.join(' ')}>
              {failure.titlePath.join(' › ')} <span class="muted">{failure.file}</span>
            </li>
          ))}
        </ul>
      </Tile>
    </>
  );
}

function Done({ view }: { readonly view: RunView }): JSX.Element {
  const { end, progress, atMs, startedAtMs } = view;
  if (end !== null) {
    return (
      <>
        <p class="big">{formatAgo(startedAtMs + end.wallMs, nowMs.value)}</p>
        <p>
          took {formatDuration(end.wallMs)}, bound {formatDuration(end.boundMs)}
        </p>
      </>
    );
  }
  const { remaining } = progress;
  const silenceMs = heardNothingFor(view);
  if (silenceMs !== null) {
    return (
      <>
        <p class="big">unknown</p>
        <p>nothing heard for {formatDuration(silenceMs)}: nobody conducts it</p>
      </>
    );
  }
  if (remaining === null) return <p class="big">nobody can tell yet</p>;
  const leftMs = atMs + remaining.midMs - nowMs.value;
  return (
    <>
      <p class="big">{leftMs > 0 ? `in ${formatDuration(leftMs)}` : 'any moment'}</p>
      <p>
        {formatClock(atMs + remaining.lowMs)} to {formatClock(atMs + remaining.highMs)}
      </p>
    </>
  );
}

function PipelineTile({ view }: { readonly view: PipelineView | null }): JSX.Element | null {
  if (view === null) return null;
  const evicted = view.commits.filter((commit) => commit.stage === 'evicted' || commit.stage === 'rolled-back').toReversed();
  return (
    <Tile title="Who broke it?" href={formatRoute({ page: 'pipeline' })} tone={view.hold === '' ? '' : 'warn'}>
      <p>
        {view.hold === ''
          ? `${formatCount(view.commits.filter((commit) => commit.stage !== 'live').length)} commits on their way`
          : `Held: ${view.hold}`}
      </p>
      {evicted.length === 0 && <p class="muted">Nobody: no commit was taken out.</p>}
      <ul class="short">
        {evicted.slice(0, 3).map((commit) => (
          <li key={commit.id}>
            <b>{commit.author}</b> <code>{formatCommit(commit.id)}</code> {commit.words}
          </li>
        ))}
      </ul>
    </Tile>
  );
}

function LiveTile({ view }: { readonly view: DeployView | null }): JSX.Element | null {
  if (view === null) return null;
  return (
    <Tile title="What is live?" href={formatRoute({ page: 'deploy', fleet: view.fleet })} tone={view.isHeld ? 'warn' : ''}>
      <p class="big">
        <code>{formatCommit(view.outcome?.result === 'deployed' ? view.release : (view.previous ?? view.release))}</code>
      </p>
      <p>{view.outcome === null ? `${stepWords(view)}: ${view.waitsFor}` : view.outcome.words}</p>
      <p class="muted">{view.fleet}</p>
    </Tile>
  );
}

function RunTable({ lines }: { readonly lines: readonly RunLine[] }): JSX.Element {
  const chosen = useSignal<readonly string[]>([]);
  const choose = (run: string): void => {
    const others = chosen.value.filter((each) => each !== run);
    chosen.value = others.length === chosen.value.length ? [...chosen.value.slice(-1), run] : others;
  };
  const [left, right] = lines.filter((line) => chosen.value.includes(line.runId)).toReversed();
  if (lines.length === 0) return <Empty>No run yet. Start one with shard-run, and it appears here.</Empty>;
  return (
    <section aria-labelledby="runs-title">
      <div class="section-head">
        <h2 id="runs-title">Runs</h2>
        {left !== undefined && right !== undefined ? (
          <a href={formatRoute({ page: 'compare', left: left.runId, right: right.runId })}>Compare the two</a>
        ) : (
          lines.length > 1 && <span class="muted">Choose two to compare them.</span>
        )}
      </div>
      <Table
        label="Runs"
        rows={lines}
        keyOf={(line) => line.runId}
        columns={[
          {
            words: 'Run',
            cell: (line) => <a href={formatRoute({ page: 'run', run: line.runId })}>{line.branch === '' ? line.runId : line.branch}</a>,
          },
          {
            words: 'Compare',
            cell: (line) => (
              <input
                type="checkbox"
                aria-label={`Compare the run of ${formatDate(line.startedAtMs)}`}
                checked={chosen.value.includes(line.runId)}
                onChange={() => choose(line.runId)}
              />
            ),
          },
          { words: 'Verdict', cell: (line) => <VerdictBadge line={line} /> },
          { words: 'Revision', cell: (line) => <code>{`${formatCommit(line.commit)}${line.isDirty ? '+' : ''}`}</code> },
          { words: 'Began', cell: (line) => formatDate(line.startedAtMs) },
          { words: 'Took', isNumber: true, cell: (line) => formatDuration(line.wallMs) },
          { words: 'Bound', isNumber: true, cell: (line) => formatDuration(line.boundMs) },
          { words: 'Cases', isNumber: true, cell: (line) => formatCount(line.cases) },
          {
            words: 'Failed',
            isNumber: true,
            cell: (line) => <span class={line.failed > 0 ? 'bad' : 'muted'}>{formatCount(line.failed)}</span>,
          },
          {
            words: 'Flaky',
            isNumber: true,
            cell: (line) => <span class={line.flaky > 0 ? 'warn' : 'muted'}>{formatCount(line.flaky)}</span>,
          },
        ]}
      />
    </section>
  );
}

function VerdictBadge({ line: { verdict, state } }: { readonly line: RunLine }): JSX.Element {
  const tone = { green: 'good', red: 'bad', incomplete: 'warn' } as const;
  if (verdict !== null) return <span class={`badge ${tone[verdict]}`}>{verdict}</span>;
  return state === 'finished' ? <span class="badge warn">no verdict</span> : <span class="badge">{state}</span>;
}
