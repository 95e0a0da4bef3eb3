/**
 * A slot of an agent in virtual time: loads files, runs cases one by one, reports each. Test support: production never imports it.
 */

import type { LeaseState, Slot, World } from './virtual-world.ts';
import { agentOf, at, send } from './virtual-world.ts';

/** A killed unit costs its slot a worker's boot. */
const CANCEL_COST_MS = 100;

/** A grant arrives at its slot. */
export function accept(world: World, lease: LeaseState): void {
  if (lease.slot.isDead) return;
  lease.slot.local.push(lease);
  startNext(world, lease.slot);
}

/** The slot takes the next lease it holds. */
function startNext(world: World, slot: Slot): void {
  if (slot.running !== null || slot.isDead) return;
  const lease = slot.local.shift();
  slot.idleFromMs = world.nowMs;
  if (lease === undefined) return;
  if (lease.isOver) return startNext(world, slot);
  slot.running = lease;
  lease.isStarted = true;
  world.tally.loads += 1;
  const { speed } = agentOf(world, slot);
  const loadMs = setUp(world, slot, lease.truth.file.suite) + world.options.unitOverheadMs + lease.truth.loadMs / speed;
  report(world, lease, () => world.reports.started(world, lease));
  at(world, world.nowMs + loadMs, () => {
    if (slot.running !== lease) return;
    report(world, lease, () => world.reports.collected(world, lease));
    at(world, world.nowMs + lease.truth.hookMs / speed, () => runCase(world, lease, 0));
  });
}

/** Returns what the slot pays before it can run a unit of the suite. */
function setUp(world: World, slot: Slot, suite: string): number {
  if (slot.setUp.includes(suite)) return 0;
  const firstMs = slot.setUp.length === 0 ? world.options.firstSetupMs : 0;
  const suiteMs = world.options.suiteSetupMs?.get(suite) ?? 0;
  if (suiteMs > 0) world.tally.setups += 1;
  slot.setUp.push(suite);
  return firstMs + suiteMs;
}

/** Reports of a lease that is over are refused. */
export function report(world: World, lease: LeaseState, act: () => void): void {
  send(world, () => {
    if (!lease.isOver) act();
  });
}

function runCase(world: World, lease: LeaseState, position: number): void {
  const { slot, truth } = lease;
  if (slot.running !== lease || slot.isDead) return;
  const index = lease.cases[position];
  if (index === undefined) return finish(world, lease);
  const { speed } = agentOf(world, slot);
  const isFirst = lease.grant.twinOf === null;
  const typicalMs = truth.source.cases[index]?.ms ?? 0;
  const durationMs = (isFirst ? (truth.caseMs[index] ?? 0) : world.random.lognormal(typicalMs, world.options.noiseSigma)) / speed;
  report(world, lease, () => {
    lease.caseStartedAtMs = world.nowMs;
  });
  at(world, world.nowMs + durationMs, () => {
    if (slot.running !== lease || slot.isDead) return;
    report(world, lease, () => world.reports.caseEnded(world, lease, { index, durationMs }));
    runCase(world, lease, position + 1);
  });
}

function finish(world: World, lease: LeaseState): void {
  lease.slot.running = null;
  report(world, lease, () => world.reports.ended(world, lease));
  startNext(world, lease.slot);
}

/** A cancellation arrives: a running unit is killed. */
export function stop(world: World, lease: LeaseState): void {
  const { slot } = lease;
  slot.local = slot.local.filter((other) => other !== lease);
  if (slot.running !== lease) return;
  slot.running = null;
  at(world, world.nowMs + CANCEL_COST_MS, () => startNext(world, slot));
}

/** A recall arrives; answers whether the unit had not started. */
export function withhold(lease: LeaseState): boolean {
  if (lease.isStarted || lease.slot.isDead) return false;
  lease.slot.local = lease.slot.local.filter((other) => other !== lease);
  return true;
}
