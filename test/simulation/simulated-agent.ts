/**
 * An agent in virtual time: the real decisions of agent/lifecycle on a machine that may die, stand still or lose its connection.
 *
 * What the agent's loop does with sockets, timers and processes is done here with the event queue.
 */
import { registrationOf } from '../../agent/lifecycle/connection.ts';
import { nextWakeMs } from '../../agent/lifecycle/deadline.ts';
import {
  beginDelivery,
  createDelivery,
  type Delivery,
  endDelivery,
  refuseUnit,
  type SpooledReport,
  settleReports,
  takeDue,
} from '../../agent/lifecycle/estate.ts';
import { reduce } from '../../agent/lifecycle/reduce.ts';
import type { AgentEffect, AgentInput, AgentState, UnitReport } from '../../agent/lifecycle/types.ts';
import { createAgentState } from '../../agent/lifecycle/types.ts';
import { sha256Hex } from '../../core/digest.ts';
import { agentId, type LeaseId } from '../../core/id.ts';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import type { Connection, Network } from './connection.ts';
import { openConnection } from './connection.ts';
import type { Host } from './coordinator-host.ts';
import type { Dice } from './dice.ts';
import { HEARTBEAT_MS } from './door.ts';
import type { AgentPlan, Outage } from './fault-plan.ts';
import type { Observations } from './observation.ts';
import type { SimulatedRunner } from './simulated-runner.ts';
import { createSimulatedRunner } from './simulated-runner.ts';
import type { Tamper } from './tamper.ts';
import type { Truth } from './truth.ts';

export type AgentWorld = {
  readonly truth: Truth;
  readonly network: Network;
  readonly host: Host;
  readonly plan: AgentPlan;
  readonly observations: Observations;
  readonly dice: Dice;
  /** What this agent says instead of a message; the message itself when it is honest. */
  readonly tamper: Tamper;
};

/** What every agent says that it has. */
export const AGENT_CORES = 2;
const RECONNECT_MS = 200;
const KILL_MS = 30;
const STOP_GRACE_MS = 5_000;
const COPY_MS = 20;
const DELIVERY_MS = 10_000;

/** What outlives the processes of an agent. */
type Disk = { session: string; reports: UnitReport[] };

/** One life of an agent process: from its start to its machine's death or its leaving. */
type Process = {
  readonly world: AgentWorld;
  readonly disk: Disk;
  /** What a dead process left, until it is delivered. */
  delivery: Delivery | null;
  readonly state: AgentState;
  readonly runners: Map<number, SimulatedRunner>;
  connection: Connection | null;
  heartbeats: number;
  wakeAtMs: number;
  isAlive: boolean;
};

/** Puts an agent into the world; everything it will ever do is scheduled from here. */
export function startSimulatedAgent(world: AgentWorld): void {
  const { plan, network } = world;
  const after = (delayMs: number, act: () => void) => network.queue.after(plan.joinsAtMs + delayMs, act);
  let current: Process | null = null;
  const disk: Disk = { session: '', reports: [] };
  const begin = (name: string) => {
    current = startProcess(world, disk, name);
  };
  after(0, () => begin('first'));
  if (plan.diesAtMs !== null) {
    after(plan.diesAtMs, () => {
      if (current !== null) die(current, world.dice.chance(0.5));
    });
    if (plan.returnsAfterMs !== null) after(plan.diesAtMs + plan.returnsAfterMs, () => begin('second'));
  }
  for (const cut of plan.cuts) {
    after(cut.atMs, () => {
      if (current !== null) cutConnection(current, cut);
    });
  }
  if (plan.drainsAtMs !== null) {
    after(plan.drainsAtMs, () => {
      if (current !== null) step(current, { type: 'drain', nowMs: network.queue.nowMs(), reason: 'the machine shuts down' });
    });
  }
}

function startProcess(world: AgentWorld, disk: Disk, name: string): Process {
  const { plan } = world;
  const identity = {
    agent: agentId(plan.id),
    session: `${plan.id}-${name}`,
    slots: plan.slots,
    labels: plan.labels,
    version: 'simulated',
    nodeVersion: 'v24',
    cpus: AGENT_CORES,
    memoryBytes: 0,
    cacheDir: '/cache',
    stopGraceMs: STOP_GRACE_MS,
  };
  const delivery = createDelivery(disk.reports.map(spooled));
  const process: Process = {
    world,
    disk,
    delivery: delivery.units.size === 0 ? null : delivery,
    state: createAgentState(identity),
    runners: new Map(),
    connection: null,
    heartbeats: 0,
    wakeAtMs: Number.POSITIVE_INFINITY,
    isAlive: true,
  };
  if (process.delivery === null) openDisk(process);
  connect(process);
  beat(process);
  return process;
}

/** Gives the process an input now, performs the effects, and sets the one timer. */
function step(process: Process, input: AgentInput): void {
  if (!process.isAlive) return;
  for (const effect of reduce(process.state, input)) perform(process, effect);
  const wakeAtMs = nextWakeMs(process.state);
  if (wakeAtMs >= process.wakeAtMs || wakeAtMs === Number.POSITIVE_INFINITY) return;
  process.wakeAtMs = wakeAtMs;
  later(process, wakeAtMs - nowOf(process), () => {
    process.wakeAtMs = Number.POSITIVE_INFINITY;
    step(process, { type: 'tick', nowMs: nowOf(process) });
  });
}

function nowOf(process: Process): number {
  return process.world.network.queue.nowMs();
}

/** Acts after a delay of this machine, if the process still lives. */
function later(process: Process, delayMs: number, act: () => void): void {
  process.world.network.queue.after(stretchOf(process, delayMs), () => {
    if (process.isAlive) act();
  });
}

function stretchOf({ world }: Process, delayMs: number): number {
  return stretchOver(world.plan.freezes, world.network.queue.nowMs() - world.plan.joinsAtMs, delayMs);
}

function perform(process: Process, effect: AgentEffect): void {
  switch (effect.type) {
    case 'send':
      return send(process, effect.message);
    case 'spool-report':
      process.disk.session = effect.session;
      process.disk.reports.push(effect.report);
      return;
    case 'send-spooled':
      return sendSpooled(process, effect);
    case 'clear-spool':
      process.disk.reports = [];
      return;
    case 'spawn-runner':
      return spawnRunner(process, effect.runner);
    case 'tell-runner':
      process.runners.get(effect.runner)?.tell(effect.request);
      return;
    case 'lay-ground':
    case 'question-ground':
    case 'clear-ground':
      throw new Error('simulated suites stand on nothing');
    case 'copy-artifact':
      return copyArtifact(process, effect.copy, effect.path);
    case 'upload-artifact':
      return process.world.observations.broughtFile(effect.file);
    case 'drop-artifact':
    case 'note':
      return;
    case 'kill-runner':
      return exitRunner(process, effect.runner, 'signal SIGKILL');
    case 'leave':
      process.isAlive = false;
      process.connection?.close('left', { byAgent: false, byCoordinator: true });
  }
}

/** Some files cannot be read, and now and then the disk hangs for longer than anybody waits. */
function copyArtifact(process: Process, copy: number, path: string): void {
  const { dice } = process.world;
  const result = dice.chance(0.1) ? { problem: 'it is gone' } : { digest: sha256Hex(path), bytes: 1 };
  const delayMs = dice.chance(0.02) ? 60_000 : dice.heavy(COPY_MS, 1);
  later(process, delayMs, () => step(process, { type: 'artifact-copied', nowMs: nowOf(process), copy, result }));
}

function spawnRunner(process: Process, runner: number): void {
  const { truth, plan, observations, network, dice } = process.world;
  process.runners.set(
    runner,
    createSimulatedRunner({
      truth,
      plan,
      observations,
      dice,
      queue: network.queue,
      stretch: (delayMs) => stretchOf(process, delayMs),
      say: (event) => step(process, { type: 'runner-event', nowMs: nowOf(process), runner, event }),
      exit: (description) => exitRunner(process, runner, description),
    }),
  );
}

function exitRunner(process: Process, runner: number, description: string): void {
  process.runners.get(runner)?.kill();
  if (!process.runners.delete(runner)) return;
  later(process, KILL_MS, () => step(process, { type: 'runner-exited', nowMs: nowOf(process), runner, description }));
}

function connect(process: Process): void {
  const { world } = process;
  if (!process.isAlive || process.connection !== null) return;
  const end = world.host.accept();
  const connection = openConnection(world.network, {
    agent: {
      receive: (message) => later(process, 0, () => hear(process, message)),
      onClosed: (reason) => {
        if (process.connection !== connection) return;
        process.connection = null;
        if (reason === 'fenced') endEstate(process);
        later(process, 0, () => step(process, { type: 'disconnected', nowMs: nowOf(process), isFenced: reason === 'fenced' }));
        later(process, RECONNECT_MS, () => connect(process));
      },
    },
    coordinator: end,
  });
  end.attach(connection);
  process.connection = connection;
  if (process.delivery === null) return step(process, { type: 'connected', nowMs: nowOf(process) });
  send(process, { ...registrationOf(process.state.identity, process.disk.session), isDelivery: true });
}

function hear(process: Process, message: ToAgent): void {
  if (process.delivery === null) return step(process, { type: 'received', nowMs: nowOf(process), message });
  if (process.connection !== null) deliver(process, process.delivery, message);
}

/** As agent/spool/deliver.ts does. */
function deliver(process: Process, delivery: Delivery, message: ToAgent): void {
  if (message.type === 'welcome') {
    beginDelivery(delivery);
    later(process, DELIVERY_MS, () => process.delivery !== null && leaveEstate(process));
  }
  if (message.type === 'report-ack' && message.isFenced) refuseUnit(delivery, message.lease);
  else if (message.type === 'report-ack') settleReports(delivery, message.lease, message.sequence);
  for (const due of takeDue(delivery)) sendSpooled(process, due);
  if (delivery.waiting.length === 0) leaveEstate(process);
}

/** All is answered, or nobody answers: the dead process's session ends, and this one's begins. */
function leaveEstate(process: Process): void {
  const { connection } = process;
  endEstate(process);
  process.connection = null;
  connection?.close('left', { byAgent: false, byCoordinator: true });
  connect(process);
}

function endEstate(process: Process): void {
  if (process.delivery === null) return;
  process.world.observations.delivered += endDelivery(process.delivery).taken;
  process.delivery = null;
  openDisk(process);
}

function openDisk(process: Process): void {
  process.disk.reports = [];
  if (process.world.plan.hasSpool) step(process, { type: 'spool-opened', nowMs: nowOf(process) });
}

function sendSpooled(process: Process, { lease, sequence }: { readonly lease: LeaseId; readonly sequence: number }): void {
  const report = process.disk.reports.find((one) => one.lease === lease && one.sequence === sequence);
  if (report === undefined) throw new Error(`report ${sequence} of ${lease} is not on the disk`);
  send(process, report);
}

function spooled({ lease, sequence, events }: UnitReport): SpooledReport {
  return { lease, sequence, bytes: 1, isLast: events.some(({ event }) => event.type === 'unit-ended' && event.end.kind === 'completed') };
}

function send(process: Process, message: FromAgent): void {
  for (const each of process.world.tamper(message)) process.connection?.sendToCoordinator(each);
}

function beat(process: Process): void {
  send(process, {
    type: 'heartbeat',
    loadRatio: 0.5,
    availableMemoryBytes: 1e9,
    sequence: ++process.heartbeats,
    usableSlots: 0,
    stallRatio: 0,
    oomKills: 0,
    totalMemoryBytes: 0,
  });
  later(process, HEARTBEAT_MS, () => beat(process));
}

function die(process: Process, isNoticed: boolean): void {
  process.isAlive = false;
  for (const runner of process.runners.values()) runner.kill();
  process.connection?.close('lost', { byAgent: false, byCoordinator: isNoticed });
  process.connection = null;
}

function cutConnection(process: Process, cut: Outage): void {
  const { connection } = process;
  if (connection === null || !process.isAlive) return;
  process.connection = null;
  connection.close('lost', { byAgent: false, byCoordinator: process.world.dice.chance(0.5) });
  step(process, { type: 'disconnected', nowMs: nowOf(process), isFenced: false });
  later(process, cut.forMs, () => connect(process));
}

/** Returns how long a delay lasts when the machine stands still during some outages. Times are since the agent's start. */
export function stretchOver(outages: readonly Outage[], nowMs: number, delayMs: number): number {
  let dueMs = nowMs + delayMs;
  for (const outage of outages) {
    const endMs = outage.atMs + outage.forMs;
    if (endMs <= nowMs || outage.atMs >= dueMs) continue;
    dueMs += endMs - Math.max(nowMs, outage.atMs);
  }
  return dueMs - nowMs;
}
