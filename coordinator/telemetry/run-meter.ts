/**
 * Figures of a coordinator's runs, as a fold over their events.
 *
 * Counters only grow, from the start of the process; Prometheus takes care of restarts. What is true right now (agents, runs that wait, bytes) is
 * asked of the coordinator when somebody looks, because no event says it. A run is forgotten when it ends, so that memory is that of the runs
 * which are on. Labels have few values: verdicts, outcomes, agents; never a test, a revision or a run.
 */
import type { RunEvent } from '../../core/run-event.ts';
import { createHistogram, type Histogram, histogramSamples, type MetricFamily, type MetricSample, observe } from './metric.ts';

/** Seconds: from a run of one file to a night. */
const RUN_BOUNDS_S = [1, 2, 5, 10, 20, 30, 60, 120, 300, 540, 900, 1800, 3600, 7200] as const;
/** Seconds that somebody waits before anything happens. */
const WAIT_BOUNDS_S = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800] as const;

type LiveRun = { sinceMs: number; readonly units: Map<string, string>; hasBegun: boolean };

export type RunMeter = {
  readonly runs: Map<string, LiveRun>;
  readonly verdicts: Record<'green' | 'red' | 'incomplete', number>;
  readonly cases: Record<'passed' | 'failed' | 'skipped' | 'missing', number>;
  flaky: number;
  units: number;
  lost: number;
  sick: number;
  readonly errors: Record<'collection' | 'runner' | 'agent' | 'workspace', number>;
  readonly wall: Histogram;
  readonly bound: Histogram;
  readonly wait: Histogram;
};

/** What is true of a coordinator at one moment. Bytes are counted from its start. */
export type CoordinatorGauges = {
  readonly waitingRuns: number;
  readonly agents: readonly AgentGauge[];
  /** Of trees, from whoever has runs and to agents. */
  readonly receivedBytes: number;
  readonly sentBytes: number;
};

/** An agent by its last heartbeat; `load` is `null` before the first. */
export type AgentGauge = {
  readonly id: string;
  readonly slots: number;
  readonly load: {
    readonly loadRatio: number;
    readonly availableMemoryBytes: number;
    readonly usableSlots: number;
    readonly stallRatio: number;
    readonly oomKills: number;
    /** 0 when the agent does not tell. */
    readonly totalMemoryBytes: number;
  } | null;
};

export function createRunMeter(): RunMeter {
  return {
    runs: new Map(),
    verdicts: { green: 0, red: 0, incomplete: 0 },
    cases: { passed: 0, failed: 0, skipped: 0, missing: 0 },
    flaky: 0,
    units: 0,
    lost: 0,
    sick: 0,
    errors: { collection: 0, runner: 0, agent: 0, workspace: 0 },
    wall: createHistogram(RUN_BOUNDS_S),
    bound: createHistogram(RUN_BOUNDS_S),
    wait: createHistogram(WAIT_BOUNDS_S),
  };
}

/** Applies one event of a run, in place; `submittedAtMs` is when it was asked for. */
export function meterEvent(meter: RunMeter, run: string, event: RunEvent, submittedAtMs: number): void {
  const live = meter.runs.get(run) ?? { sinceMs: submittedAtMs, units: new Map(), hasBegun: false };
  meter.runs.set(run, live);
  switch (event.type) {
    case 'unit-started':
      meter.units += 1;
      if (!live.hasBegun) observe(meter.wait, (event.atMs - live.sinceMs) / 1000);
      live.hasBegun = true;
      live.units.set(`${event.agent}/${event.slot}`, event.lease);
      return;
    case 'unit-ended':
      endUnit(live, `${event.agent}/${event.slot}`, event.lease);
      return;
    case 'agent-lost':
      meter.lost += 1;
      dropAgent(live, event.agent);
      return;
    case 'agent-sick':
      meter.sick += 1;
      dropAgent(live, event.agent);
      return;
    case 'error':
      meter.errors[event.error.kind] += 1;
      return;
    case 'run-finished':
      finishRun(meter, run, event);
      return;
    default:
  }
}

function endUnit({ units }: LiveRun, slot: string, lease: string): void {
  if (units.get(slot) === lease) units.delete(slot);
}

function dropAgent({ units }: LiveRun, agent: string): void {
  for (const slot of units.keys()) if (slot.startsWith(`${agent}/`)) units.delete(slot);
}

function finishRun(meter: RunMeter, run: string, { summary }: Extract<RunEvent, { readonly type: 'run-finished' }>): void {
  meter.runs.delete(run);
  meter.verdicts[summary.verdict] += 1;
  meter.flaky += summary.totals.flaky;
  for (const outcome of ['passed', 'failed', 'skipped', 'missing'] as const) meter.cases[outcome] += summary.totals[outcome];
  observe(meter.wall, summary.wallMs / 1000);
  observe(meter.bound, summary.boundMs / 1000);
}

/** Returns everything, for `renderMetrics`. */
export function collectMetrics(meter: RunMeter, gauges: CoordinatorGauges): MetricFamily[] {
  return [...runMetrics(meter, gauges), ...agentMetrics(gauges.agents)];
}

function runMetrics(meter: RunMeter, gauges: CoordinatorGauges): MetricFamily[] {
  const slots = gauges.agents.reduce((sum, agent) => sum + agent.slots, 0);
  const busy = [...meter.runs.values()].reduce((sum, { units }) => sum + units.size, 0);
  return [
    counter('shard_run_runs_total', 'Runs that ended, by verdict.', byLabel('verdict', meter.verdicts)),
    gauge('shard_run_runs', 'Runs that wait for agents or go on.', [
      sample(gauges.waitingRuns, { state: 'waiting' }),
      sample(meter.runs.size, { state: 'running' }),
    ]),
    counter('shard_run_cases_total', 'Test cases of runs that ended, by their final outcome.', byLabel('outcome', meter.cases)),
    counter('shard_run_flaky_cases_total', 'Test cases that passed, but not at the first attempt.', [sample(meter.flaky)]),
    counter('shard_run_units_total', 'Units that began on a slot.', [sample(meter.units)]),
    counter('shard_run_errors_total', 'Errors outside any case, by kind.', byLabel('kind', meter.errors)),
    counter('shard_run_agents_lost_total', 'Times an agent was lost while it worked for a run.', [sample(meter.lost)]),
    counter('shard_run_agents_sick_total', 'Times a run fenced an agent whose failures or speed did not match its tests.', [
      sample(meter.sick),
    ]),
    histogram('shard_run_run_wall_seconds', 'How long runs took from their beginning.', meter.wall),
    histogram('shard_run_run_bound_seconds', 'The least that these runs could have taken.', meter.bound),
    histogram('shard_run_queue_wait_seconds', 'From asking for a run until its first unit began.', meter.wait),
    gauge('shard_run_agents', 'Agents that are connected.', [sample(gauges.agents.length)]),
    gauge('shard_run_slots', 'Slots of connected agents.', [sample(slots)]),
    gauge('shard_run_busy_slots', 'Slots that run a unit.', [sample(busy)]),
    counter('shard_run_tree_received_bytes_total', 'Bytes of trees that came from whoever has runs.', [sample(gauges.receivedBytes)]),
    counter('shard_run_tree_sent_bytes_total', 'Bytes of trees that went to agents.', [sample(gauges.sentBytes)]),
  ];
}

function agentMetrics(agents: readonly AgentGauge[]): MetricFamily[] {
  const loads = agents.flatMap(({ id, load }) => (load === null ? [] : [{ agent: id, ...load }]));
  return [
    gauge(
      'shard_run_agent_slots',
      'Slots of an agent.',
      agents.map(({ id, slots }) => sample(slots, { agent: id })),
    ),
    gauge(
      'shard_run_agent_load_ratio',
      'One-minute load average of the machine for each core.',
      loads.map(({ agent, loadRatio }) => sample(loadRatio, { agent })),
    ),
    gauge(
      'shard_run_agent_available_memory_bytes',
      'Memory that a new process could have there.',
      loads.map(({ agent, availableMemoryBytes }) => sample(availableMemoryBytes, { agent })),
    ),
    gauge(
      'shard_run_agent_memory_stall_ratio',
      'Share of ten seconds in which a process there waited for memory.',
      loads.map(({ agent, stallRatio }) => sample(stallRatio, { agent })),
    ),
    gauge(
      'shard_run_agent_usable_slots',
      'Slots that may take something new; 0 is all.',
      loads.map(({ agent, usableSlots }) => sample(usableSlots, { agent })),
    ),
    counter(
      'shard_run_agent_oom_kills_total',
      'Processes that the kernel killed there for want of memory since the agent began.',
      loads.map(({ agent, oomKills }) => sample(oomKills, { agent })),
    ),
  ];
}

function sample(value: number, labels: Readonly<Record<string, string>> = {}): MetricSample {
  return { suffix: '', labels, value };
}

function byLabel(name: string, values: Readonly<Record<string, number>>): MetricSample[] {
  return Object.entries(values).map(([label, value]) => sample(value, { [name]: label }));
}

function counter(name: string, help: string, samples: readonly MetricSample[]): MetricFamily {
  return { name, help, type: 'counter', samples };
}

function gauge(name: string, help: string, samples: readonly MetricSample[]): MetricFamily {
  return { name, help, type: 'gauge', samples };
}

function histogram(name: string, help: string, values: Histogram): MetricFamily {
  return { name, help, type: 'histogram', samples: histogramSamples(values) };
}
