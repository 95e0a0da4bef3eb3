/** A runner process in virtual time: answers like the real one, and plays the story of each unit event by event. */
import type { RunnerAnswer, RunnerArtifact, RunnerRequest, RunnerUnitEvent } from '../../agent/runner/contract.ts';
import { sha256Hex } from '../../core/digest.ts';
import type { LeaseId } from '../../core/id.ts';
import type { Lease, UnitEnd, UnitEvent } from '../../core/unit.ts';
import type { Dice } from './dice.ts';
import { distort } from './distortion.ts';
import type { EventQueue } from './event-queue.ts';
import type { AgentPlan } from './fault-plan.ts';
import type { Observations } from './observation.ts';
import type { Truth } from './truth.ts';
import type { ScriptedEvent, UnitScript } from './unit-script.ts';
import { scriptUnit } from './unit-script.ts';

export type SimulatedRunner = {
  readonly tell: (request: RunnerRequest) => void;
  /** The process is gone: nothing more is said. */
  readonly kill: () => void;
};

export type RunnerWorld = {
  readonly truth: Truth;
  readonly queue: EventQueue;
  readonly dice: Dice;
  readonly plan: AgentPlan;
  readonly observations: Observations;
  /** Returns how long a delay that begins now lasts on this machine, which may stand still meanwhile. */
  readonly stretch: (delayMs: number) => number;
  readonly say: (event: RunnerAnswer | RunnerUnitEvent | RunnerArtifact) => void;
  /** The process ends by itself: it crashed, or it was closed. */
  readonly exit: (description: string) => void;
};

const OPEN_MS = 300;
const DISCOVER_MS = 200;
const PREPARE_MS = 50;
const STOP_MS = 20;

type Running = { readonly lease: Lease; readonly startedAtMs: number };
type Runner = { readonly world: RunnerWorld; readonly running: Map<LeaseId, Running>; isAlive: boolean; suite: string };

/** Starts a runner process; it answers nothing before it is opened. */
export function createSimulatedRunner(world: RunnerWorld): SimulatedRunner {
  const runner: Runner = { world, running: new Map(), isAlive: true, suite: '' };
  return {
    tell: (request) => answer(runner, request),
    kill: () => {
      runner.isAlive = false;
    },
  };
}

function answer(runner: Runner, request: RunnerRequest): void {
  const { truth } = runner.world;
  switch (request.type) {
    case 'open':
      runner.suite = request.suite.suite;
      return later(runner, OPEN_MS, {
        type: 'opened',
        requestId: request.requestId,
        framework: { name: 'vitest', version: '5', notices: [] },
      });
    case 'reopen':
      throw new Error('simulated suites stand on nothing, so nothing is kept');
    case 'discover': {
      const files = truth.files.map((file) => file.file).filter((file) => file.suite === runner.suite);
      const discovery = { files, bodies: [], errors: [], notices: [], unsupported: [] };
      return later(runner, DISCOVER_MS, { type: 'discovered', requestId: request.requestId, discovery });
    }
    case 'prepare':
      return later(runner, PREPARE_MS, { type: 'ready', requestId: request.requestId });
    case 'run-unit':
      return runUnit(runner, request.lease);
    case 'expect-unit':
      return;
    case 'cancel-unit':
      return cancelUnit(runner, request.leaseId, request.reason);
    case 'close':
      return after(runner, PREPARE_MS, () => {
        runner.world.say({ type: 'closed', requestId: request.requestId, errors: [], notices: [] });
        after(runner, PREPARE_MS, () => runner.world.exit('exit code 0'));
      });
  }
}

function after(runner: Runner, delayMs: number, act: () => void): void {
  const { queue, stretch } = runner.world;
  queue.after(stretch(delayMs), () => {
    if (runner.isAlive) act();
  });
}

function later(runner: Runner, medianMs: number, event: RunnerAnswer | RunnerUnitEvent): void {
  after(runner, runner.world.dice.heavy(medianMs, 0.5), () => runner.world.say(event));
}

function runUnit(runner: Runner, lease: Lease): void {
  const { world, running } = runner;
  if (running.has(lease.id)) return;
  running.set(lease.id, { lease, startedAtMs: world.queue.nowMs() });
  const { plan, dice } = world;
  if (plan.exitRatio > 0 && dice.chance(plan.exitRatio)) after(runner, dice.heavy(200, 1), () => world.exit('signal SIGKILL'));
  play(runner, lease, { script: tellStory(world, lease), index: 0 });
}

function tellStory(world: RunnerWorld, lease: Lease): UnitScript {
  const { plan, dice } = world;
  const script = scriptUnit(world.truth, lease, plan.speed, dice);
  const [first, ...others] = plan.lies;
  if (first === undefined || !dice.chance(plan.lieRatio)) return script;
  return distort(script, dice.pick([first, ...others]), dice);
}

type Place = { readonly script: UnitScript; readonly index: number };

function play(runner: Runner, lease: Lease, { script, index }: Place): void {
  const scripted = script.events[index];
  if (scripted === undefined) return;
  const previous = script.events[index - 1];
  after(runner, scripted.atMs - (previous?.atMs ?? 0), () => {
    const hasEnded = !runner.running.has(lease.id);
    if (hasEnded && previous?.event.type !== 'unit-ended') return;
    if (scripted.event.type === 'unit-ended') runner.running.delete(lease.id);
    witness(runner.world, lease, scripted);
    if (isLeftBefore(lease)) leaveFile(runner, lease, scripted);
    sayUnit(runner, lease.id, scripted.event);
    if (!isLeftBefore(lease)) leaveFile(runner, lease, scripted);
    play(runner, lease, { script, index: index + 1 });
  });
}

function sayUnit(runner: Runner, leaseId: LeaseId, event: UnitEvent): void {
  runner.world.say({ type: 'unit', leaseId, event });
}

/** Frameworks differ: some tell of a file before the end of its case, some after it. */
function isLeftBefore({ id }: Lease): boolean {
  return sha256Hex(id) < '8';
}

/** One case in eight leaves a file, and so does a failed one. Chosen by name and not by dice: what else happens stays what it was. */
function leaveFile(runner: Runner, lease: Lease, { event, isGenuine }: ScriptedEvent): void {
  if (!isGenuine || event.type !== 'case-ended') return;
  const { file, caseIndex, result } = event;
  const testCase = runner.world.truth.byKey.get(file)?.cases[caseIndex];
  if (testCase === undefined) return;
  const path = `/left/${lease.id}/${testCase.id}`;
  if (result.outcome !== 'failed' && sha256Hex(path) > '2') return;
  runner.world.observations.leftFile(lease.id, testCase.id, sha256Hex(path));
  runner.world.say({ type: 'artifact', leaseId: lease.id, artifact: { file, caseIndex, name: 'trace', contentType: '', path } });
}

function cancelUnit(runner: Runner, leaseId: LeaseId, reason: 'cancelled' | 'timed-out'): void {
  const unit = runner.running.get(leaseId);
  if (unit === undefined) return;
  runner.running.delete(leaseId);
  const end: UnitEnd = reason === 'cancelled' ? { kind: 'cancelled' } : { kind: 'timed-out', message: 'no end until the timeout' };
  const wallMs = runner.world.queue.nowMs() - unit.startedAtMs;
  after(runner, STOP_MS, () => sayUnit(runner, leaseId, { type: 'unit-ended', end, wallMs }));
}

/** Remembers what really happened. A collection counts when it shows every case of the file. */
function witness(world: RunnerWorld, lease: Lease, { event, isGenuine }: ScriptedEvent): void {
  if (!isGenuine) return;
  if (event.type === 'collected') world.observations.sawCollection(lease.id, event.file);
  if (event.type !== 'case-started' && event.type !== 'case-ended') return;
  const testCase = world.truth.byKey.get(event.file)?.cases[event.caseIndex];
  if (testCase === undefined) return;
  if (event.type === 'case-started') world.observations.sawStart(lease.id, testCase.id);
  else world.observations.sawOutcome(lease.id, testCase.id, event.result.outcome);
}
