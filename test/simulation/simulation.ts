/** One simulated run: a seed makes the project, its troubles and the faults, and tells the whole story again. */
import { createRun, reduce } from '../../coordinator/run/reduce.ts';
import type { Effect, RunInput, RunSettings } from '../../coordinator/run/types.ts';
import type { Verdict } from '../../core/outcome.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';
import type { Decider, HostRecord } from './coordinator-host.ts';
import { createHost } from './coordinator-host.ts';
import type { Dice } from './dice.ts';
import { createDice } from './dice.ts';
import { createEventQueue } from './event-queue.ts';
import type { FaultPlan } from './fault-plan.ts';
import { createFaultPlan } from './fault-plan.ts';
import { createHistories } from './history.ts';
import { findReplayDifference, findViolations } from './invariant.ts';
import { createObservations, type Observations } from './observation.ts';
import { AGENT_CORES, startSimulatedAgent } from './simulated-agent.ts';
import type { Overheard } from './tamper.ts';
import { createTamper } from './tamper.ts';
import type { Truth } from './truth.ts';
import { createTruth } from './truth.ts';

export type SimulationResult = {
  readonly seed: number;
  /** `null` when the run never ended. */
  readonly verdict: Verdict | null;
  /** Promises that were broken, one sentence each; empty is good. */
  readonly violations: readonly string[];
  readonly virtualMs: number;
  readonly cases: number;
  readonly record: HostRecord;
  readonly plan: FaultPlan;
  readonly observations: Observations;
};

export type SimulationOptions = {
  /** Makes the decisions of one run; the real ones by default. A test of the simulator gives broken ones. */
  readonly createDecider?: () => Decider;
  /** Changes what was drawn, to look at one fault alone. */
  readonly adjust?: (plan: FaultPlan) => FaultPlan;
};

/** Liveness: whatever happens, a verdict within this much virtual time. The longest lease is six hours, and a case that hangs may get two. */
const LONGEST_RUN_MS = 24 * 3_600_000;
/** A run that goes round in circles takes little virtual time: the largest honest ones have a tenth of these inputs, ticks not counted. */
const MOST_MESSAGES = 50_000;

/** Runs one seed to its end and returns what was found. Never throws for what the run does: a crash of the decisions is a violation. */
export function simulateRun(seed: number, options: SimulationOptions = {}): SimulationResult {
  const dice = createDice(seed);
  const plan = (options.adjust ?? ((drawn) => drawn))(createFaultPlan(dice.fork('faults')));
  const truth = createTruth(dice.fork('truth'), plan.trouble);
  const createDecider = options.createDecider ?? realDecider;
  const settings = createSettings(plan);
  const observations = createObservations();
  const queue = createEventQueue();
  const host = createHost({
    queue,
    settings,
    createDecider,
    loadHistory: historyOf(truth, plan, dice),
    clockErrorMs: (atMs) => (plan.clockStep !== null && atMs >= plan.clockStep.atMs ? plan.clockStep.byMs : 0),
    isLax: plan.isLax,
  });
  const overheard: Overheard = new Map();
  const network = { queue, dice: dice.fork('network'), plan };
  host.start();
  for (const agent of plan.agents) {
    const own = dice.fork(agent.id);
    startSimulatedAgent({
      truth,
      network,
      host,
      plan: agent,
      observations,
      dice: own,
      tamper: createTamper(agent, truth, overheard, own.fork('tamper')),
    });
  }
  if (plan.interruptAtMs !== null) queue.after(plan.interruptAtMs, host.interrupt);
  for (const { atMs, forMs } of plan.crashes) queue.after(atMs, () => host.crash(forMs));
  const violations: string[] = [];
  try {
    const { record } = host;
    queue.runUntil(() => record.summary !== null || record.messages > MOST_MESSAGES, LONGEST_RUN_MS);
    violations.push(...findViolations({ truth, plan, settings, record: host.record, observations }));
    violations.push(...findReplayDifference(host.record, createDecider().reduce));
  } catch (error) {
    violations.push(`crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  const { record } = host;
  return {
    seed,
    verdict: record.summary?.verdict ?? null,
    violations,
    virtualMs: queue.nowMs(),
    cases: record.summary?.totals.cases ?? 0,
    record,
    plan,
    observations,
  };
}

/** The decisions as they are. */
export function realDecider(): { reduce: (input: RunInput) => readonly Effect[] } {
  const state = createRun();
  return { reduce: (input) => reduce(state, input) };
}

function historyOf(truth: Truth, plan: FaultPlan, dice: Dice): () => ReturnType<typeof createHistories> {
  const histories = createHistories(truth, plan.history, dice.fork('history'));
  return () => histories;
}

function createSettings(plan: FaultPlan): RunSettings {
  return {
    isCi: true,
    retries: plan.retries,
    bail: plan.bail,
    flakyPolicy: plan.flakyPolicy,
    only: null,
    expectAgents: plan.agents.length,
    agentWaitMs: 30_000,
    suites: [{ ...PLAIN_SUITE, suite: 'vitest', cwd: '/project', configFile: null, filters: [], projects: [] }],
    ...(plan.isHeavy && { weights: { vitest: { cpuMilli: AGENT_CORES * 1_000, memoryMb: 0 } } }),
    planOnly: false,
    ...(plan.isShared && { isShared: true }),
  };
}
