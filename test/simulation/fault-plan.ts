/**
 * What goes wrong in one simulated run, drawn before it starts.
 *
 * Each kind of fault is switched on for some runs only: a world where everything breaks at once is always red, and hides what one fault
 * alone would show.
 */

import type { Dice } from './dice.ts';
import type { Distortion } from './distortion.ts';
import { DISTORTIONS } from './distortion.ts';
import type { Trouble } from './truth.ts';

export type AgentPlan = {
  readonly id: string;
  readonly slots: number;
  readonly labels: readonly string[];
  readonly speed: number;
  readonly joinsAtMs: number;
  /** Power off: nothing is sent any more, connections hang until the silence is noticed. */
  readonly diesAtMs: number | null;
  /** After its death the machine comes back as a new session. */
  readonly returnsAfterMs: number | null;
  /** It has a disk for reports, of which the machine that comes back delivers the units that had ended. */
  readonly hasSpool: boolean;
  /** The connection breaks; the agent lives and connects again. What was in flight is lost. */
  readonly cuts: readonly Outage[];
  /** The whole machine stands still (swap, suspended laptop), then goes on as if nothing had happened. */
  readonly freezes: readonly Outage[];
  readonly drainsAtMs: number | null;
  /** Chance that a unit is reported with a distortion, and which ones this agent is given to. */
  readonly lieRatio: number;
  readonly lies: readonly Distortion[];
  /** Reports for leases that it does not hold, and after the end of its own. */
  readonly impersonates: boolean;
  /** Chance that the whole runner process dies under a unit. */
  readonly exitRatio: number;
};

export type Outage = { readonly atMs: number; readonly forMs: number };

export type FaultPlan = {
  readonly trouble: Trouble;
  readonly agents: readonly AgentPlan[];
  /** Chance that a message from an agent arrives twice, and that it overtakes the one before it on its own stream. */
  readonly duplicateRatio: number;
  readonly overtakeRatio: number;
  readonly latencyMs: number;
  /** Messages of a lost session still reach the run's decisions, as if the sessions had not been watched. */
  readonly isLax: boolean;
  /** The coordinator's wall clock jumps by this much at some time. */
  readonly clockStep: { readonly atMs: number; readonly byMs: number } | null;
  readonly history: 'absent' | 'right' | 'wrong' | 'failing';
  readonly interruptAtMs: number | null;
  readonly retries: number;
  readonly bail: number | null;
  readonly flakyPolicy: 'allow' | 'fail';
  /** The agents are lent by a pool: one that the run lets go of is another's, and what it says is not heard any more. */
  readonly isShared: boolean;
  /** The coordinator is killed, right after it journaled an input and before it acted on it, and is started again. */
  readonly crashes: readonly Outage[];
  /** Each unit takes all cores of its agent. */
  readonly isHeavy: boolean;
};

/** Most things that are drawn happen within this time; a small project's run takes about as long. */
const BUSY_TIME_MS = 20_000;

/** Returns the faults of one run. About one run in four has none at all. */
export function createFaultPlan(dice: Dice): FaultPlan {
  const isCalm = dice.chance(0.25);
  const on = (probability: number) => !isCalm && dice.chance(probability);
  const trouble: Trouble = {
    failing: on(0.25),
    flaky: on(0.2),
    orderDependent: on(0.2),
    crashing: on(0.2),
    hanging: on(0.1),
    broken: on(0.1),
    empty: on(0.1),
    labels: dice.chance(0.2),
  };
  const faults = { deaths: on(0.3), cuts: on(0.3), freezes: on(0.2), drains: on(0.15), lies: on(0.3), late: on(0.3), exits: on(0.15) };
  const count = 1 + dice.below(8);
  return {
    trouble,
    agents: Array.from({ length: count }, (_, index) => createAgentPlan(dice, index, faults)),
    duplicateRatio: on(0.3) ? dice.between(0, 0.3) : 0,
    overtakeRatio: on(0.1) ? dice.between(0, 0.1) : 0,
    latencyMs: dice.heavy(2, 1),
    isLax: dice.chance(0.5),
    clockStep: on(0.15) ? { atMs: dice.between(0, BUSY_TIME_MS), byMs: dice.pick([-3_600_000, -5_000, 5_000, 3_600_000]) } : null,
    history: dice.pick(['absent', 'right', 'right', 'wrong', 'failing']),
    interruptAtMs: on(0.05) ? dice.between(0, BUSY_TIME_MS) : null,
    retries: dice.pick([0, 0, 1, 2]),
    bail: on(0.1) ? 1 + dice.below(3) : null,
    flakyPolicy: dice.pick(['allow', 'fail']),
    isShared: false,
    crashes: on(0.15) ? outages(dice, 1_000) : [],
    isHeavy: dice.fork('weight').chance(0.2),
  };
}

type AgentFaults = {
  readonly deaths: boolean;
  readonly cuts: boolean;
  readonly freezes: boolean;
  readonly drains: boolean;
  readonly lies: boolean;
  readonly late: boolean;
  readonly exits: boolean;
};

function createAgentPlan(dice: Dice, index: number, faults: AgentFaults): AgentPlan {
  const dies = faults.deaths && dice.chance(0.4);
  return {
    id: `agent-${index}`,
    slots: 1 + dice.below(dice.pick([1, 1, 4])),
    labels: index === 0 || dice.chance(0.3) ? ['browser:ie'] : [],
    speed: dice.chance(0.1) ? dice.between(0.1, 0.5) : dice.between(0.9, 1.1),
    joinsAtMs: faults.late ? dice.between(0, BUSY_TIME_MS) : dice.between(0, 500),
    diesAtMs: dies ? dice.between(0, BUSY_TIME_MS) : null,
    hasSpool: dice.fork('spool').chance(0.7),
    returnsAfterMs: dies && dice.chance(0.3) ? dice.between(100, BUSY_TIME_MS) : null,
    cuts: faults.cuts ? outages(dice, 800) : [],
    freezes: faults.freezes ? outages(dice, 15_000) : [],
    drainsAtMs: faults.drains && dice.chance(0.3) ? dice.between(0, BUSY_TIME_MS) : null,
    lieRatio: faults.lies && dice.chance(0.5) ? dice.between(0.05, 1) : 0,
    lies: Array.from({ length: 1 + dice.below(3) }, () => dice.pick(DISTORTIONS)),
    impersonates: faults.lies && dice.chance(0.2),
    exitRatio: faults.exits && dice.chance(0.5) ? dice.between(0, 0.2) : 0,
  };
}

function outages(dice: Dice, medianMs: number): Outage[] {
  return Array.from({ length: dice.below(4) }, () => ({ atMs: dice.between(0, BUSY_TIME_MS), forMs: dice.heavy(medianMs, 1) })).sort(
    (a, b) => a.atMs - b.atMs,
  );
}
