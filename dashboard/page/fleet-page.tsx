/** The agents of a coordinator, how they are, and who waits for them. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { PoolView } from '../view/types.ts';
import { nowMs } from './clock.ts';
import { formatAgo, formatCount, formatDuration, formatMeasure, formatRatio, formatShare } from './format.ts';
import { Empty, Gone, Loading } from './part/state.tsx';
import { type Column, Table } from './part/table.tsx';
import { useTitle } from './part/use-title.ts';
import { formatRoute } from './route.ts';
import { useTopic } from './store.ts';

type Agent = PoolView['agents'][number];
type Place = PoolView['queue'][number];

const TONE: Readonly<Record<Agent['state'], string>> = { idle: 'muted', busy: 'good', draining: 'warn', sick: 'bad', lost: 'bad' };

export function FleetPage(): JSX.Element {
  const state = useTopic('pool');
  useTitle('Agents');
  switch (state.type) {
    case 'loading':
      return <Loading what="agents" />;
    case 'gone':
      return <Gone words={state.words} />;
    case 'here':
      return state.value.kind === 'pool' ? <Pool view={state.value} /> : <Loading what="agents" />;
  }
}

function Pool({ view }: { readonly view: PoolView }): JSX.Element {
  const counts = Map.groupBy(view.agents, (agent) => agent.state);
  const count = (state: Agent['state']): number => counts.get(state)?.length ?? 0;
  return (
    <>
      <h1>Agents</h1>
      <dl class="figures">
        {(['busy', 'idle', 'draining', 'sick', 'lost'] as const).map((state) => (
          <div key={state}>
            <dt>{state}</dt>
            <dd>
              <b class={count(state) > 0 ? TONE[state] : 'muted'}>{formatCount(count(state))}</b>
            </dd>
          </div>
        ))}
        <div>
          <dt>slots</dt>
          <dd>
            <b>{formatCount(view.agents.reduce((sum, agent) => sum + agent.slots, 0))}</b>
          </dd>
        </div>
        <div>
          <dt>runs</dt>
          <dd>
            <b>{formatCount(view.queue.length)}</b>
            <small>{formatCount(view.queue.filter((place) => place.state === 'waiting').length)} waiting</small>
          </dd>
        </div>
      </dl>
      <section aria-labelledby="queue-title">
        <h2 id="queue-title">Runs and their shares</h2>
        {view.queue.length === 0 ? (
          <Empty>No run wants an agent.</Empty>
        ) : (
          <Table label="Runs and their shares" columns={QUEUE} rows={view.queue} keyOf={(place) => place.runId} />
        )}
      </section>
      <Agents agents={view.agents} />
    </>
  );
}

function Agents({ agents }: { readonly agents: readonly Agent[] }): JSX.Element {
  const text = useSignal('');
  const words = text.value
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const shown = agents.filter((agent) => {
    const all =
      `${agent.id} ${agent.labels.join(' ')} ${agent.state} ${agent.version} ${agent.words} ${agent.standing?.state ?? ''}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return (
    <section aria-labelledby="agents-title">
      <div class="section-head">
        <h2 id="agents-title">Machines</h2>
        <input
          type="search"
          aria-label="Filter agents by name, label, state or version"
          placeholder="Filter ( / )"
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
        <span class="muted" role="status">
          {formatCount(shown.length)} of {formatCount(agents.length)}
        </span>
      </div>
      {agents.length === 0 && <Empty>No agent has joined.</Empty>}
      {shown.length > 0 && <Table label="Machines" columns={MACHINES} rows={byUrgency(shown)} keyOf={(agent) => agent.id} />}
    </section>
  );
}

const QUEUE: readonly Column<Place>[] = [
  {
    words: 'Run',
    cell: (place) => <a href={formatRoute({ page: 'run', run: place.runId })}>{place.branch === '' ? place.runId : place.branch}</a>,
  },
  { words: 'State', cell: (place) => <span class={place.state === 'running' ? 'good' : 'warn'}>{place.state}</span> },
  { words: 'Agents', isNumber: true, cell: (place) => formatCount(place.agents) },
  { words: 'Slots', isNumber: true, cell: (place) => formatCount(place.slots) },
  { words: 'Its share', isNumber: true, cell: (place) => place.deserved.toFixed(1) },
  { words: 'Weight', isNumber: true, cell: (place) => formatMeasure(place.weight) },
  { words: 'Asked', cell: (place) => formatAgo(place.submittedAtMs, nowMs.value) },
  { words: 'Forecast', cell: (place) => forecastOf(place) },
  { words: 'Waits for', isLong: true, cell: (place) => place.waitsFor },
];

function forecastOf({ state, forecastMs }: Place): string {
  if (forecastMs === null) return formatDuration(null);
  return `${state === 'waiting' ? 'begins' : 'done'} in ${formatDuration(forecastMs)}`;
}

const MACHINES: readonly Column<Agent>[] = [
  { words: 'Agent', cell: (agent) => agent.id },
  { words: 'State', cell: (agent) => <State agent={agent} /> },
  { words: 'What is wrong', isLong: true, cell: (agent) => <Wrong agent={agent} /> },
  { words: 'Slots', isNumber: true, cell: (agent) => formatCount(agent.slots) },
  { words: 'Load', isNumber: true, cell: (agent) => <Load load={agent.load} /> },
  { words: 'Memory free', isNumber: true, cell: (agent) => formatShare(agent.memoryFreeRatio) },
  { words: 'Speed', isNumber: true, cell: (agent) => formatRatio(agent.speed) },
  { words: 'Version', cell: (agent) => agent.version },
  {
    words: 'Run',
    cell: (agent) => (agent.runId === null ? '' : <a href={formatRoute({ page: 'run', run: agent.runId })}>{agent.runId}</a>),
  },
  { words: 'Since', isNumber: true, cell: (agent) => formatDuration(agent.sinceMs === null ? null : nowMs.value - agent.sinceMs) },
  { words: 'Labels', cell: (agent) => <span class="muted">{agent.labels.join(' ')}</span> },
];

/** What somebody has to do something about comes first; the others stand as they came. */
function byUrgency(agents: readonly Agent[]): readonly Agent[] {
  return agents.toSorted((left, right) => urgencyOf(right) - urgencyOf(left));
}

function urgencyOf({ state, standing }: Agent): number {
  if (state === 'sick' || standing?.state === 'fenced') return 3;
  if (state === 'lost') return 2;
  return standing?.state === 'suspect' || state === 'draining' ? 1 : 0;
}

/** What it does now, and what earlier runs found of it. */
function State({ agent: { state, standing } }: { readonly agent: Agent }): JSX.Element {
  return (
    <>
      <span class={TONE[state]}>{state}</span>
      {standing?.state === 'fenced' && state !== 'sick' && <span class="bad"> fenced</span>}
      {standing?.state === 'suspect' && <span class="warn"> suspect</span>}
    </>
  );
}

function Wrong({ agent: { words, standing } }: { readonly agent: Agent }): JSX.Element {
  if (standing === undefined || standing.state === 'healthy') return <span class="bad">{words}</span>;
  const { state, reason, sinceMs, untilMs } = standing;
  return (
    <>
      <span class={state === 'fenced' ? 'bad' : 'warn'}>{words === '' ? reason : words}</span>
      <small class="muted">
        {sinceMs !== null && ` since ${formatAgo(sinceMs, nowMs.value)}`}
        {untilMs !== null && `, tried again ${formatAgo(untilMs, nowMs.value)}`}
      </small>
    </>
  );
}

/** Above one, more wants to run than there are cores. */
function Load({ load }: { readonly load: number | null }): JSX.Element {
  return <span class={load !== null && load > 1 ? 'warn' : ''}>{formatRatio(load)}</span>;
}
