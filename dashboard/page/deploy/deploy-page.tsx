/** A rollout: what is done, what each host serves, what the judge sees, and what a person may do about it. */
import type { JSX } from 'preact';
import type { DeployView } from '../../view/types.ts';
import { formatClock, formatCommit, formatCount } from '../format.ts';
import { Empty, Gone, Loading } from '../part/state.tsx';
import { useTitle } from '../part/use-title.ts';
import { formatRoute } from '../route.ts';
import { about, useTopic } from '../store.ts';
import { Actions } from './action.tsx';
import { HostGrid } from './host-grid.tsx';
import { MetricChart } from './metric-chart.tsx';
import { stepWords } from './step-words.ts';

export function DeployPage({ fleet }: { readonly fleet: string }): JSX.Element {
  const state = useTopic(`deploy/${fleet}`);
  useTitle(`Deploys of ${fleet}`);
  switch (state.type) {
    case 'loading':
      return <Loading what="the fleet" />;
    case 'gone':
      return <Gone words={state.words} />;
    case 'here':
      return state.value.kind === 'deploy' ? <Deploy view={state.value} /> : <Loading what="the fleet" />;
  }
}

function Deploy({ view }: { readonly view: DeployView }): JSX.Element {
  return (
    <>
      <Fleets current={view.fleet} />
      <section class="glance" aria-label="At a glance">
        <h1>
          <span class={`verdict ${toneOf(view)}`}>{verdictOf(view)}</span>
          <span class="where">
            <b>{view.fleet}</b>
            {view.rollout !== null && <code> {view.rollout}</code>}
          </span>
        </h1>
        <dl class="figures">
          <div>
            <dt>Release</dt>
            <dd>
              <b>
                <code>{formatCommit(view.release)}</code>
              </b>
            </dd>
          </div>
          <div>
            <dt>Before</dt>
            <dd>
              <b>
                <code>{formatCommit(view.previous)}</code>
              </b>
            </dd>
          </div>
          <div class="wide">
            <dt>{view.outcome === null ? 'Waits for' : 'Why'}</dt>
            <dd>{(view.outcome?.words ?? view.waitsFor) || <span class="muted">nothing</span>}</dd>
          </div>
        </dl>
        <Actions view={view} />
      </section>
      <Stages stages={view.stages} />
      <HostGrid hosts={view.hosts} />
      <section aria-labelledby="metrics-title">
        <div class="section-head">
          <h2 id="metrics-title">Metrics</h2>
          {view.metrics.length > 0 && <MetricLegend />}
        </div>
        {view.metrics.length === 0 && <Empty>Nothing was sampled yet.</Empty>}
        <div class="charts">
          {view.metrics.map((series) => (
            <MetricChart key={series.metric} series={series} />
          ))}
        </div>
      </section>
      <Log log={view.log} />
    </>
  );
}

function MetricLegend(): JSX.Element {
  return (
    <ul class="legend" aria-label="Legend">
      <li>
        <i class="swatch canary" />
        canary, middle 80 % of hosts
      </li>
      <li>
        <i class="swatch control" />
        control
      </li>
      <li>
        <i class="swatch baseline" />
        baseline, before the switch
      </li>
      <li>
        <i class="swatch look" />
        the judge's interval for the effect
      </li>
    </ul>
  );
}

function Fleets({ current }: { readonly current: string }): JSX.Element | null {
  const fleets = about.value?.fleets ?? [];
  if (fleets.length < 2) return null;
  return (
    <nav class="fleets" aria-label="Fleets">
      {fleets.map((fleet) => (
        <a key={fleet} href={formatRoute({ page: 'deploy', fleet })} aria-current={fleet === current ? 'page' : undefined}>
          {fleet}
        </a>
      ))}
    </nav>
  );
}

function Stages({ stages }: Pick<DeployView, 'stages'>): JSX.Element {
  return (
    <section aria-labelledby="stages-title">
      <h2 id="stages-title">Stages</h2>
      {stages.length === 0 && <Empty>No host was drawn yet.</Empty>}
      <ol class="stages">
        {stages.map((stage) => (
          <li key={stage.stage} class={`stage ${stage.condition}`}>
            <div>
              <b>{stage.stage}</b> <span class="tag">{stage.condition}</span>
            </div>
            <div
              class="progress"
              role="progressbar"
              aria-label={`${stage.stage}: hosts that serve the release`}
              aria-valuemin={0}
              aria-valuemax={stage.hosts}
              aria-valuenow={stage.serving}
            >
              <i class="passed" style={{ width: `${(100 * stage.serving) / Math.max(1, stage.hosts)}%` }} />
            </div>
            <div class="muted">
              {formatCount(stage.serving)} of {formatCount(stage.hosts)} hosts
            </div>
            <div>{stage.words}</div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Log({ log }: Pick<DeployView, 'log'>): JSX.Element {
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title">Log</h2>
      {log.length === 0 && <Empty>Nothing happened yet.</Empty>}
      <ol class="log">
        {log.toReversed().map((line, index) => (
          <li key={log.length - index}>
            <time>{formatClock(line.atMs)}</time> <b>{line.who}</b> <span>{line.words}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a rollout may end as, by the word of its journal. */
const TONE: Readonly<Record<string, string>> = {
  'deployed': 'good',
  'rolled-back': 'bad',
  'refused': 'bad',
  'held': 'warn',
  'superseded': 'warn',
};

function toneOf({ outcome, isHeld }: DeployView): string {
  if (outcome === null) return isHeld ? 'warn' : 'plain';
  return TONE[outcome.result] ?? 'plain';
}

function verdictOf({ outcome, isHeld, rollout, step, stage }: DeployView): string {
  if (outcome !== null) return outcome.result.replaceAll('-', ' ');
  if (isHeld) return 'held';
  return rollout === null ? 'nothing is under way' : stepWords({ step, stage });
}
