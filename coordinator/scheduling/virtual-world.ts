/**
 * The world of a run in virtual time: its slots, what is on its way, what has an outcome. Test support: production never imports it.
 */

import type { AgentId, FileKey, LeaseId } from '../../core/id.ts';
import { agentId } from '../../core/id.ts';
import type { Random } from '../../core/random.ts';
import { createRandom } from '../../core/random.ts';
import type { Capacity } from '../../core/weight.ts';
import { createHeap, pushHeap } from './heap.ts';
import { createPool } from './pool.ts';
import type { Pool } from './pool-state.ts';
import type { FileEstimate, Grant, PlanOptions, PoolSettings, SlotView, Tuning } from './types.ts';
import type { Truth } from './virtual-workload.ts';

export type VirtualAgent = {
  readonly labels: readonly string[];
  readonly slots: number;
  readonly speed: number;
  readonly joinMs: number;
  readonly dieMs: number | null;
  /** What it has for all of its slots; unset is without end. */
  readonly capacity?: Capacity;
};

export type VirtualOptions = {
  readonly seed: number | string;
  readonly truths: readonly Truth[];
  readonly estimates: readonly FileEstimate[];
  readonly agents: readonly VirtualAgent[];
  /** One way, milliseconds. */
  readonly latencyMs: number;
  /** What the first unit on a slot pays, and every unit. */
  readonly firstSetupMs: number;
  readonly unitOverheadMs: number;
  /** By suite: what the first unit of it pays on each slot. Unset is nothing. */
  readonly suiteSetupMs?: ReadonlyMap<string, number>;
  /** How long the death of an agent stays unnoticed. */
  readonly detectMs: number;
  readonly noiseSigma: number;
  readonly tuning?: Partial<Tuning>;
  /** As in `PoolSettings`. */
  readonly resources?: NonNullable<PoolSettings['resources']>;
  readonly setups?: NonNullable<PoolSettings['setups']>;
  readonly weights?: NonNullable<PoolSettings['weights']>;
  /** Sees every plan's view before it is made. */
  readonly onPlan?: (pool: Pool, slots: readonly SlotView[], nowMs: number, options: PlanOptions) => void;
};

export type VirtualResult = {
  readonly makespanMs: number;
  readonly boundMs: number;
  readonly loads: number;
  readonly slices: number;
  readonly recalls: number;
  readonly copies: number;
  readonly cancelled: number;
  readonly missing: number;
  /** Slot time on cases that had an outcome already, and idle slot time at the end. */
  readonly repeatedMs: number;
  /** When each slot became idle for good. */
  readonly idleFromMs: readonly number[];
  readonly plans: number;
  /** Suites that slots were set up for, counted for each slot. */
  readonly setups: number;
};

export type Slot = {
  readonly agent: number;
  readonly id: AgentId;
  readonly index: number;
  readonly labels: ReadonlySet<string>;
  queue: LeaseState[];
  local: LeaseState[];
  running: LeaseState | null;
  /** Suites that it is set up for, in their order; and what the run knows of it. */
  readonly setUp: string[];
  warm: string[];
  isOpen: boolean;
  isDead: boolean;
  idleFromMs: number;
};

export type LeaseState = {
  readonly id: LeaseId;
  readonly grant: Grant;
  readonly slot: Slot;
  readonly truth: Truth;
  readonly cases: readonly number[];
  isCollected: boolean;
  startedAtMs: number | null;
  caseStartedAtMs: number | null;
  remainingMs: number;
  isOver: boolean;
  isStarted: boolean;
  /** As the run saw it when the unit began: the slot had run nothing of its suite. */
  isCold: boolean;
};

type Event = { readonly atMs: number; readonly order: number; readonly act: () => void };

/** What the run learns from its slots, after the latency; nothing of a lease that is over. */
export type Reports = {
  readonly started: (world: World, lease: LeaseState) => void;
  readonly collected: (world: World, lease: LeaseState) => void;
  readonly caseEnded: (world: World, lease: LeaseState, result: { readonly index: number; readonly durationMs: number }) => void;
  readonly ended: (world: World, lease: LeaseState) => void;
};

export type World = {
  readonly reports: Reports;
  readonly options: VirtualOptions;
  readonly random: Random;
  readonly pool: Pool;
  readonly slots: Slot[];
  readonly events: ReturnType<typeof createHeap<Event>>;
  readonly outcomes: Map<FileKey, Uint8Array>;
  readonly live: Map<FileKey, Set<LeaseState>>;
  readonly leases: Map<LeaseId, LeaseState>;
  readonly truths: Map<FileKey, Truth>;
  readonly tally: Mutable<Omit<VirtualResult, 'makespanMs' | 'boundMs' | 'missing' | 'idleFromMs'>>;
  nowMs: number;
  order: number;
  left: number;
  isPlanDue: boolean;
};

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Returns the world before anything happened. */
export function createWorld(options: VirtualOptions, reports: Reports): World {
  const { tuning = {}, resources, setups, weights } = options;
  const pool = createPool(options.estimates, {
    tuning,
    ...(resources && { resources }),
    ...(setups && { setups }),
    ...(weights && { weights }),
  });
  const slots = options.agents.flatMap((agent, number) => {
    const labels = new Set(agent.labels);
    const id = agentId(`agent-${String(number + 1).padStart(3, '0')}`);
    return Array.from(
      { length: agent.slots },
      (_, index): Slot => ({
        agent: number,
        id,
        index,
        labels,
        queue: [],
        local: [],
        running: null,
        setUp: [],
        warm: [],
        isOpen: false,
        isDead: false,
        idleFromMs: 0,
      }),
    );
  });
  return {
    reports,
    options,
    pool,
    slots,
    random: createRandom(`virtual/${options.seed}`),
    events: createHeap<Event>((a, b) => (a.atMs === b.atMs ? a.order < b.order : a.atMs < b.atMs)),
    outcomes: new Map(options.truths.map(({ file, caseMs }) => [file.key, new Uint8Array(caseMs.length)])),
    live: new Map(options.truths.map(({ file }) => [file.key, new Set()])),
    leases: new Map(),
    truths: new Map(options.truths.map((truth) => [truth.file.key, truth])),
    tally: { loads: 0, slices: 0, recalls: 0, copies: 0, cancelled: 0, repeatedMs: 0, plans: 0, setups: 0 },
    nowMs: 0,
    order: 0,
    left: options.truths.reduce((count, { caseMs }) => count + caseMs.length, 0),
    isPlanDue: false,
  };
}

/** Lets something happen then. */
export function at(world: World, atMs: number, act: () => void): void {
  pushHeap(world.events, { atMs, order: world.order++, act });
}

/** A message between agent and coordinator. */
export function send(world: World, act: () => void): void {
  at(world, world.nowMs + world.options.latencyMs, act);
}

/** Returns the title path of a case of the lease. */
export function titleOf(lease: LeaseState, index: number): readonly string[] {
  return lease.truth.source.cases[index]?.titlePath ?? [];
}

/** Returns the cases of the lease that have no outcome. */
export function pendingOf(world: World, lease: LeaseState): number[] {
  const outcomes = world.outcomes.get(lease.truth.file.key) as Uint8Array;
  return lease.cases.filter((index) => outcomes[index] === 0);
}

/** Returns what the agent of a slot is like. */
export function agentOf(world: World, slot: Slot): VirtualAgent {
  return world.options.agents[slot.agent] as VirtualAgent;
}
