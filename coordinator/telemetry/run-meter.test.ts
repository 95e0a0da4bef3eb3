import { expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { readPrometheusText } from '../../test/support/prometheus-text.ts';
import { runFinished, runPlanned, runStarted, START_MS, sampleFile, unitStarted } from '../../test/support/sample-run.ts';
import { renderMetrics } from './metric.ts';
import { type CoordinatorGauges, collectMetrics, createRunMeter, meterEvent } from './run-meter.ts';

const FILE = sampleFile('a.test.ts');
const unit = (slot: number, agent = 'local') => unitStarted(FILE, { slot, agent, startedAtMs: START_MS + 3_000, expectedMs: 10 });
const ended = (slot: number): RunEvent => ({ ...(unit(slot) as Extract<RunEvent, { type: 'unit-started' }>), type: 'unit-ended' });
const lost = (agent: string): RunEvent => ({ type: 'agent-lost', atMs: START_MS, agent: agentId(agent), reason: 'silent', movedUnits: 1 });
const sick = (agent: string): RunEvent => ({ type: 'agent-sick', atMs: START_MS, agent: agentId(agent), reason: 'slow', movedUnits: 1 });
const QUIET: CoordinatorGauges = { waitingRuns: 0, agents: [], receivedBytes: 0, sentBytes: 0 };

function read(events: readonly RunEvent[], gauges = QUIET): Map<string, number> {
  const meter = createRunMeter();
  for (const event of events) meterEvent(meter, 'run-1', event, START_MS - 1_000);
  const metrics = readPrometheusText(renderMetrics(collectMetrics(meter, gauges)));
  return new Map([...metrics.values()].flatMap(({ samples }) => [...samples]));
}

const BEGUN = [runStarted(), runPlanned([FILE])];
const END = runFinished({ verdict: 'red', totals: { files: 1, cases: 6, passed: 3, failed: 2, skipped: 1, flaky: 1, missing: 0 } });

test.for<[string, readonly RunEvent[], Readonly<Record<string, number>>]>([
  ['a run that goes on is counted as one', BEGUN, { 'shard_run_runs{state="running"}': 1, 'shard_run_busy_slots': 0 }],
  ['slots are busy from the start of a unit to its end', [...BEGUN, unit(0), unit(1), ended(0)], { shard_run_busy_slots: 1 }],
  ['a slot that goes on to another unit is busy once', [...BEGUN, unit(0), unit(0)], { shard_run_busy_slots: 1, shard_run_units_total: 2 }],
  ['a lost agent has no busy slots', [...BEGUN, unit(0), lost('local')], { shard_run_busy_slots: 0, shard_run_agents_lost_total: 1 }],
  ['nor has a sick one', [...BEGUN, unit(0), sick('local')], { shard_run_busy_slots: 0, shard_run_agents_sick_total: 1 }],
  [
    'a run that ended is counted by its verdict, its cases by their outcome',
    [...BEGUN, unit(0), END],
    {
      'shard_run_runs_total{verdict="red"}': 1,
      'shard_run_runs_total{verdict="green"}': 0,
      'shard_run_cases_total{outcome="failed"}': 2,
      'shard_run_flaky_cases_total': 1,
      'shard_run_runs{state="running"}': 0,
      'shard_run_busy_slots': 0,
    },
  ],
  [
    'the wait is from asking to the first unit, once for each run',
    [...BEGUN, unit(0), unit(1)],
    { 'shard_run_queue_wait_seconds_sum': 4, 'shard_run_queue_wait_seconds_count': 1, 'shard_run_queue_wait_seconds_bucket{le="2"}': 0 },
  ],
  ['makespan and bound are histograms', [...BEGUN, END], { shard_run_run_wall_seconds_sum: 63, shard_run_run_bound_seconds_sum: 60 }],
])('%s', ([, events, expected]) => {
  const values = read(events);
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, values.get(name)]))).toEqual(expected);
});

test('agents are named whatever their name is, and without a load before their first heartbeat', () => {
  const load = { loadRatio: 0.25, availableMemoryBytes: 2 ** 30, usableSlots: 2, stallRatio: 0, oomKills: 0, totalMemoryBytes: 2 ** 32 };
  const agents = [
    { id: 'a "quoted\\name"\nof two lines', slots: 2, load },
    { id: 'b', slots: 3, load: null },
  ];
  const values = read([], { ...QUIET, agents, sentBytes: 7 });
  expect(values.get('shard_run_slots')).toBe(5);
  expect(values.get('shard_run_tree_sent_bytes_total')).toBe(7);
  const named = [...values.keys()].filter((name) => name.startsWith('shard_run_agent_load_ratio'));
  expect(named).toEqual(['shard_run_agent_load_ratio{agent="a \\"quoted\\\\name\\"\\nof two lines"}']);
});
