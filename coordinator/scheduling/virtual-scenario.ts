/** The IMVU shape on its agents, ready to run in virtual time: with history, without, with two agents that die. Test support. */

import { agentId } from '../../core/id.ts';
import { createRandom, type Random } from '../../core/random.ts';
import { capacityOf } from '../../core/weight.ts';
import { createWorkload, NOISE_SIGMA, RESTRICTED_AGENTS, RESTRICTED_LABEL, type WorkloadFile } from '../../core/workload.ts';
import { bound } from './bound.ts';
import { estimateFiles } from './estimate.ts';
import type { Tuning } from './types.ts';
import { runVirtually } from './virtual-run.ts';
import { drawHistory, drawTruth, toEstimates, toTestFiles } from './virtual-workload.ts';
import type { VirtualAgent, VirtualOptions, VirtualResult } from './virtual-world.ts';

/**
 * With history, a first run, with history while two agents die at half time, with history in five suites one of which shares a resource; the
 * same when each slot has to be set up for each suite that it takes something of, with history and without; and five suites on agents of four slots
 * each, where browser tests take more than a slot.
 */
export type Scenario = 'known' | 'new' | 'dying' | 'mixed' | 'costly' | 'costly-new' | 'weighted';

export type ScenarioOptions = {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly timeScale?: number;
  readonly agents?: number;
  readonly tuning?: Partial<Tuning>;
  readonly onPlan?: VirtualOptions['onPlan'];
};

export type ScenarioResult = VirtualResult;

/** The frameworks of the shape's kinds. Of the browser tests one half goes through each. */
const SUITES: Readonly<Record<WorkloadFile['kind'], string>> = { unit: 'vitest', http: 'http', browser: 'playwright', ie: 'ie' };
/** HTTP tests are a quarter of the work: twelve at once take three quarters of the run. */
const RESOURCES: NonNullable<VirtualOptions['resources']> = new Map([['http', [{ name: 'payment-sandbox', units: 12 }]]]);

/** Browsers, services, a session on a Grid, Internet Explorer: what the first unit of a suite waits for on a slot, at time scale 1. */
const SETUP_MS: Readonly<Record<string, number>> = { vitest: 2_000, http: 20_000, playwright: 20_000, selenium: 30_000, ie: 60_000 };
/** What history is off by. */
const SETUP_SIGMA = 0.2;

/** Two units of Playwright fill an agent's cores, two of Selenium its memory, and one of each leaves room for a unit test. */
const WEIGHTS: NonNullable<VirtualOptions['weights']> = new Map([
  ['playwright', { cpuMilli: 2_000, memoryMb: 2_000 }],
  ['selenium', { cpuMilli: 0, memoryMb: 4_000 }],
]);
const WEIGHTED_SLOTS = 4;
const WEIGHTED_CAPACITY = capacityOf({ slots: WEIGHTED_SLOTS, cpus: 4, memoryBytes: 8_192 * 2 ** 20 });

const SPEED_SIGMA = 0.07;
const HISTORY_RUNS = 5;
const JOIN_SPREAD_MS = 2_000;

/** Returns what one run of the shape comes to. */
export function simulateShape({
  scenario,
  seed,
  timeScale = 1,
  agents = RESTRICTED_AGENTS.all,
  tuning = {},
  onPlan = () => {},
}: ScenarioOptions): ScenarioResult {
  const random = createRandom(`scenario/${seed}`);
  const workload = createWorkload({ seed, timeScale });
  const isCostly = scenario === 'costly' || scenario === 'costly-new';
  const isWeighted = scenario === 'weighted';
  const suiteOf = scenario === 'mixed' || isCostly || isWeighted ? mixedSuiteOf : undefined;
  const truths = drawTruth(random.fork('truth'), workload, NOISE_SIGMA, suiteOf);
  const past = { runs: HISTORY_RUNS, sigma: NOISE_SIGMA, ...(suiteOf !== undefined && { suiteOf }) };
  const histories = scenario === 'new' || scenario === 'costly-new' ? [] : drawHistory(random.fork('history'), workload, past);
  const estimates = estimateFiles(toTestFiles(workload, suiteOf), histories);
  const pool = isWeighted ? createLargeAgents(seed, agents, timeScale) : createAgents(seed, agents, timeScale);
  const dying = scenario === 'dying' ? halfTime(pool, toEstimates(truths)) : pool;
  return runVirtually({
    seed,
    truths,
    estimates,
    agents: dying,
    latencyMs: 5,
    firstSetupMs: 200,
    unitOverheadMs: 8,
    detectMs: 1_000,
    noiseSigma: NOISE_SIGMA,
    tuning,
    setups: new Map(),
    ...(isWeighted ? { weights: WEIGHTS } : suiteOf !== undefined && { resources: RESOURCES }),
    ...(isCostly && costs(random.fork('setup'), timeScale, scenario === 'costly')),
    onPlan,
  });
}

function costs(random: Random, timeScale: number, hasHistory: boolean): Pick<VirtualOptions, 'suiteSetupMs' | 'setups'> {
  const suiteSetupMs = new Map(Object.entries(SETUP_MS).map(([suite, ms]) => [suite, ms * timeScale]));
  const remembered = new Map([...suiteSetupMs].map(([suite, ms]) => [suite, random.lognormal(ms, SETUP_SIGMA)]));
  return { suiteSetupMs, setups: hasHistory ? remembered : new Map() };
}

function mixedSuiteOf({ kind, bytes }: WorkloadFile): string {
  return kind === 'browser' && bytes % 2 === 0 ? 'selenium' : SUITES[kind];
}

function createAgents(seed: number, count: number, timeScale: number): VirtualAgent[] {
  const random = createRandom(`agents/${seed}`);
  const restricted = Math.round((count * RESTRICTED_AGENTS.restricted) / RESTRICTED_AGENTS.all);
  return Array.from({ length: count }, (_, index) => ({
    labels: index < restricted ? [RESTRICTED_LABEL] : [],
    slots: 1,
    speed: random.lognormal(1, SPEED_SIGMA),
    joinMs: random.next() * JOIN_SPREAD_MS * timeScale,
    dieMs: null,
  }));
}

/** The same number of slots on a quarter of the machines. */
function createLargeAgents(seed: number, slots: number, timeScale: number): VirtualAgent[] {
  const large = createAgents(seed, Math.ceil(slots / WEIGHTED_SLOTS), timeScale);
  return large.map((agent) => ({ ...agent, slots: WEIGHTED_SLOTS, capacity: WEIGHTED_CAPACITY }));
}

/** One agent of each sort dies when half of the bound has passed. */
function halfTime(agents: readonly VirtualAgent[], estimates: Parameters<typeof bound>[0]): VirtualAgent[] {
  const capacities = agents.map((agent, index) => ({ agent: agentId(String(index)), labels: new Set(agent.labels), speed: agent.speed }));
  const dieMs = bound(estimates, capacities).ms / 2;
  return agents.map((agent, index) => (index === 0 || index === agents.length - 1 ? { ...agent, dieMs } : agent));
}
