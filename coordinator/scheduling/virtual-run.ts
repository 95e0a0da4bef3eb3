/**
 * A whole run in virtual time: the real scheduler against simulated slots.
 *
 * The run keeps what it knows from reports alone, as the real one does, so the scheduler decides on stale views. Agents join late, differ in
 * speed, and die. Test support: production never imports it.
 */

import type { FileKey, LeaseId } from '../../core/id.ts';
import { leaseId } from '../../core/id.ts';
import { bound } from './bound.ts';
import { popHeap } from './heap.ts';
import { agentSpeed, expectedCaseMs, expectedCasesMs, learnCase, learnCollected, learnSetup, learnTiming } from './learn.ts';
import { planGrants } from './plan-grants.ts';
import { returnWork } from './pool.ts';
import type { Grant, QueuedUnit, SlotCapacity, SlotView } from './types.ts';
import { accept, report, stop, withhold } from './virtual-slot.ts';
import type { Truth } from './virtual-workload.ts';
import { toEstimates } from './virtual-workload.ts';
import type { LeaseState, Slot, VirtualOptions, VirtualResult, World } from './virtual-world.ts';
import { agentOf, at, createWorld, pendingOf, send, titleOf } from './virtual-world.ts';

/** Stops a run that does not end: an error of the scheduler, not a figure. */
const MAX_EVENTS = 20_000_000;

const TICK_MS = 250;

/** Runs everything and returns what came of it. */
export function runVirtually(options: VirtualOptions): VirtualResult {
  const world = createWorld(options, { started, collected, caseEnded, ended });
  for (const slot of world.slots) {
    const agent = agentOf(world, slot);
    at(world, agent.joinMs, () => open(world, slot));
    if (agent.dieMs !== null) at(world, agent.dieMs, () => die(world, slot));
  }
  at(world, 0, () => tick(world));
  for (let count = 0; world.left > 0; count++) {
    const event = popHeap(world.events);
    if (event === null || count > MAX_EVENTS) throw new Error(`run ${options.seed} stands still with ${world.left} cases left`);
    world.nowMs = event.atMs;
    event.act();
    if (world.isPlanDue) plan(world);
  }
  return summarize(world);
}

function tick(world: World): void {
  world.isPlanDue = true;
  at(world, world.nowMs + TICK_MS, () => tick(world));
}

function open(world: World, slot: Slot): void {
  slot.isOpen = true;
  world.isPlanDue = true;
}

function plan(world: World): void {
  world.isPlanDue = false;
  world.tally.plans += 1;
  const views = world.slots.filter((slot) => slot.isOpen).map((slot) => viewOf(world, slot));
  const options = { pendingCases: (lease: LeaseId) => pendingTitles(world, lease) };
  world.options.onPlan?.(world.pool, views, world.nowMs, options);
  const decision = planGrants(world.pool, views, world.nowMs, options);
  for (const grant of decision.grants) lend(world, grant);
  for (const lease of decision.recalls) recall(world, lease);
}

function viewOf(world: World, slot: Slot): SlotView {
  const { capacity } = agentOf(world, slot);
  const queue = slot.queue.map(
    (lease): QueuedUnit => ({
      lease: lease.id,
      files: lease.grant.files,
      slice: lease.grant.slice,
      group: 0,
      expectedMs: lease.grant.expectedMs,
      startedAtMs: lease.startedAtMs,
      remainingMs: lease.remainingMs,
      isTwin: lease.grant.twinOf !== null,
      caseStartedAtMs: lease.caseStartedAtMs,
    }),
  );
  return {
    agent: slot.id,
    slot: slot.index,
    labels: slot.labels,
    speed: agentSpeed(world.pool, slot.id),
    queue,
    isOpen: true,
    warm: slot.warm,
    ...(capacity && { capacity }),
  };
}

function pendingTitles(world: World, id: LeaseId): readonly (readonly string[])[] {
  const lease = world.leases.get(id);
  return lease === undefined || !lease.isCollected ? [] : pendingOf(world, lease).map((index) => titleOf(lease, index));
}

function lend(world: World, grant: Grant): void {
  const slot = world.slots.find((one) => one.id === grant.agent && one.index === grant.slot) as Slot;
  const truth = world.truths.get(grant.files[0] as FileKey) as Truth;
  const id = leaseId(`lease-${world.leases.size + 1}`);
  const lease: LeaseState = {
    id,
    grant,
    slot,
    truth,
    cases: casesOf(truth, grant),
    isCollected: false,
    startedAtMs: null,
    caseStartedAtMs: null,
    remainingMs: grant.expectedMs,
    isOver: false,
    isStarted: false,
    isCold: false,
  };
  world.leases.set(id, lease);
  world.live.get(truth.file.key)?.add(lease);
  slot.queue.push(lease);
  if (grant.slice !== null && grant.twinOf === null) world.tally.slices += 1;
  if (grant.twinOf !== null) world.tally.copies += 1;
  send(world, () => accept(world, lease));
}

function casesOf(truth: Truth, { slice }: Grant): number[] {
  const all = truth.caseMs.map((_, index) => index);
  if (slice === null) return all;
  const named = new Set(slice.titlePaths.map((titlePath) => JSON.stringify(titlePath)));
  return all.filter((index) => named.has(JSON.stringify(truth.source.cases[index]?.titlePath)) === (slice.kind === 'only'));
}

function collected(world: World, lease: LeaseState): void {
  lease.isCollected = true;
  learnCollected(
    world.pool,
    lease.truth.file.key,
    lease.truth.source.cases.map(({ titlePath }) => titlePath),
  );
  lease.remainingMs = expectedCasesMs(world.pool, lease.grant.files, lease.grant.slice);
}

function caseEnded(world: World, lease: LeaseState, result: { readonly index: number; readonly durationMs: number }): void {
  const { key } = lease.truth.file;
  const titlePath = titleOf(lease, result.index);
  const outcomes = world.outcomes.get(key) as Uint8Array;
  lease.caseStartedAtMs = null;
  lease.remainingMs = Math.max(0, lease.remainingMs - expectedCaseMs(world.pool, key, titlePath));
  learnCase(world.pool, { agent: lease.slot.id, file: key, titlePath, durationMs: result.durationMs });
  if (outcomes[result.index] === 1) {
    world.tally.repeatedMs += result.durationMs;
    return;
  }
  outcomes[result.index] = 1;
  world.left -= 1;
  const live = world.live.get(key) as Set<LeaseState>;
  if (live.size > 1)
    for (const other of live) if (other.isCollected && other !== lease && pendingOf(world, other).length === 0) cancel(world, other);
}

/** The coordinator forgets a lease. */
function drop(world: World, lease: LeaseState): void {
  lease.isOver = true;
  world.live.get(lease.truth.file.key)?.delete(lease);
  lease.slot.queue = lease.slot.queue.filter((other) => other !== lease);
  world.isPlanDue = true;
}

function cancel(world: World, lease: LeaseState): void {
  world.tally.cancelled += 1;
  drop(world, lease);
  send(world, () => stop(world, lease));
}

function recall(world: World, id: LeaseId): void {
  const lease = world.leases.get(id) as LeaseState;
  send(world, () => {
    if (!withhold(lease)) return;
    report(world, lease, () => {
      world.tally.recalls += 1;
      giveBack(world, lease);
    });
  });
}

/** Returns what nobody else holds of a lease, in the unit's own terms. */
function giveBack(world: World, lease: LeaseState): void {
  const { grant, truth } = lease;
  drop(world, lease);
  const others = [...(world.live.get(truth.file.key) ?? [])];
  if (grant.twinOf !== null) returnWork(world.pool, { files: grant.files, slice: grant.slice, twinOf: grant.twinOf });
  const held = new Set(others.flatMap((other) => other.cases));
  const settled =
    lease.isCollected || others.length > 0
      ? lease.cases.filter((index) => world.outcomes.get(truth.file.key)?.[index] === 1 || held.has(index))
      : [];
  if (settled.length === lease.cases.length) return;
  const gone = new Set(settled);
  const titlesOf = (indexes: readonly number[]): (readonly string[])[] => indexes.map((index) => titleOf(lease, index));
  if (grant.slice?.kind === 'only') {
    returnWork(world.pool, {
      files: grant.files,
      slice: { kind: 'only', titlePaths: titlesOf(lease.cases.filter((index) => !gone.has(index))) },
    });
  } else if (grant.slice === null && gone.size === 0) {
    returnWork(world.pool, { files: grant.files, slice: null });
  } else {
    returnWork(world.pool, {
      files: grant.files,
      slice: { kind: 'except', titlePaths: [...(grant.slice?.titlePaths ?? []), ...titlesOf(settled)] },
    });
  }
}

function die(world: World, slot: Slot): void {
  slot.isDead = true;
  at(world, world.nowMs + world.options.detectMs, () => {
    slot.isOpen = false;
    for (const lease of slot.queue) giveBack(world, lease);
    world.isPlanDue = true;
  });
}

function summarize(world: World): VirtualResult {
  const { options, tally } = world;
  const capacities = world.slots.map((slot): SlotCapacity => {
    const agent = agentOf(world, slot);
    return {
      agent: slot.id,
      labels: slot.labels,
      speed: agent.speed,
      fromMs: agent.joinMs,
      ...(agent.dieMs === null ? {} : { untilMs: agent.dieMs }),
      ...(agent.capacity && { capacity: agent.capacity }),
    };
  });
  const least = bound(toEstimates(options.truths), capacities, { setups: options.suiteSetupMs, weights: options.weights });
  return {
    ...tally,
    makespanMs: world.nowMs,
    boundMs: least.ms,
    missing: world.left,
    idleFromMs: world.slots.map((slot) => (slot.running === null ? slot.idleFromMs : world.nowMs)),
  };
}

function started(world: World, lease: LeaseState): void {
  const { slot } = lease;
  const { suite } = lease.truth.file;
  lease.isCold = !slot.warm.includes(suite);
  slot.warm = [...slot.warm.filter((other) => other !== suite), suite];
  lease.startedAtMs = world.nowMs;
  world.isPlanDue = true;
}

function ended(world: World, lease: LeaseState): void {
  const { truth, slot, cases, grant } = lease;
  const testMs = cases.reduce((sum, index) => sum + (truth.caseMs[index] ?? 0), truth.hookMs);
  const timing = { loadMs: truth.loadMs, setupMs: 0, testMs };
  learnTiming(world.pool, { agent: slot.id, file: truth.file.key, timing, isSlice: grant.slice !== null });
  const wallMs = world.nowMs - (lease.startedAtMs ?? world.nowMs);
  const overheadMs = wallMs - (truth.loadMs + testMs) / agentOf(world, slot).speed;
  learnSetup(world.pool, { suite: truth.file.suite, isCold: lease.isCold, overheadMs });
  drop(world, lease);
}
