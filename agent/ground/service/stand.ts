/** All services of a suite at once: started in order, on ports and with a database name of their own, and ended together. */
import { randomBytes } from 'node:crypto';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { TestError } from '../../../core/outcome.ts';
import type { Service } from '../../../core/service.ts';
import type { SuiteSpec } from '../../../core/suite-spec.ts';
import type { LaidGround } from '../../lifecycle/types.ts';
import { isFree, reservePorts } from './port.ts';
import { isListening, untilReady } from './readiness.ts';
import { type ServiceProcess, startService } from './service-process.ts';
import { countPorts, ownVariables, type Place, planPlaces, type Site, sharedVariables, slotVariables } from './variable.ts';

export type StandRequest = {
  readonly spec: Pick<SuiteSpec, 'services' | 'env'>;
  readonly runId: string;
  readonly slots: number;
  readonly cwd: string;
  /** Ends the wait; what was started is then ended. */
  readonly signal: AbortSignal;
};

/** `because` says which one and how it ended, in a sentence; `words` are the last lines that it wrote, empty when there are none. */
export type ServiceDeath = { readonly because: string; readonly words: string };

export type Stand = Pick<LaidGround, 'env' | 'slotEnv'> & {
  /** Resolves when a process has ended by itself. */
  readonly died: Promise<ServiceDeath>;
  /** True when a process has ended, or nobody listens any more on a port where somebody did. */
  isShaky(): Promise<boolean>;
  /** What the services of a slot wrote since, one entry for each that wrote anything. */
  words(slot: number, sinceMs: number): readonly TestError[];
  /** Ends them all, and resolves when they have ended. */
  stop(): Promise<void>;
};

/** Below what a failure shows of a stack. */
const SHOWN_LINES = 12;

/** A service's port went to somebody else between the look and its start: other ports will do. */
export class PortLost extends Error {}

/** Starts the services. Rejects with `service-failed`, with `PortLost`, or with the signal's reason, and then leaves nothing behind. */
export async function startStand(request: StandRequest): Promise<Stand> {
  const { spec, slots, runId, cwd, signal } = request;
  const ports = await reservePorts(countPorts(spec.services, slots));
  const places = planPlaces(spec.services, slots, ports.numbers);
  const site: Site = { runId, slots, database: `shard_run_${randomBytes(6).toString('hex')}`, places };
  const running: ServiceProcess[] = [];
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop()));
    ports.release();
  };
  const start = (place: Place) => {
    const process = startService(place, cwd, environmentOf(place, site, spec.env));
    running.push(process);
    return untilUsable(process, cwd, signal);
  };
  try {
    for (const service of spec.services) await Promise.all(places.filter((place) => place.service === service).map(start));
  } catch (error) {
    await stop();
    throw error;
  }
  const open = await Promise.all(ports.numbers.map(isListening));
  const listening = ports.numbers.filter((_, index) => open[index]);
  return {
    env: sharedVariables(site),
    slotEnv: Array.from({ length: slots }, (_, slot) => slotVariables(site, slot)),
    died: Promise.race(running.map(deathOf)),
    isShaky: async () => !running.every((process) => process.isAlive()) || (await Promise.all(listening.map(isListening))).includes(false),
    words: (slot, sinceMs) => running.filter(({ place }) => (place.slot ?? slot) === slot).flatMap((process) => wordsOf(process, sinceMs)),
    stop,
  };
}

async function deathOf({ place: { service }, log, ended }: ServiceProcess): Promise<ServiceDeath> {
  const how = await ended;
  return { because: `the service ${nameOf(service)} ended with ${how}`, words: log.lastLines(SHOWN_LINES).join('\n') };
}

function environmentOf(place: Place, site: Site, suiteEnv: SuiteSpec['env']): NodeJS.ProcessEnv {
  const ofSlot = place.slot === null ? {} : slotVariables(site, place.slot);
  return { ...process.env, ...suiteEnv, ...sharedVariables(site), ...ofSlot, ...ownVariables(place) };
}

async function untilUsable(process: ServiceProcess, cwd: string, signal: AbortSignal): Promise<void> {
  const { place, log, ended } = process;
  const { service, ports } = place;
  const over = new AbortController();
  const waiting = AbortSignal.any([signal, over.signal, AbortSignal.timeout(service.readyTimeoutMs)]);
  const ready = untilReady({ ready: service.ready, ports, log, signal: waiting }).then(
    () => null,
    () => `was not ready within ${service.readyTimeoutMs / 1000} s: ${awaited(place)}`,
  );
  const failure = await Promise.race([ready, ended.then((how) => `ended with ${how} before it was ready`)]);
  over.abort();
  signal.throwIfAborted();
  if (failure === null && process.isAlive()) return;
  if (!process.isAlive() && (await hasLostPort(place))) throw new PortLost(sentence(process, 'lost its port'));
  throw new ExpectedError('service-failed', sentence(process, failure ?? `ended with ${await ended} when it was started`), {
    hint: `run it in ${cwd} to see why: ${service.command}`,
  });
}

function awaited({ service, ports }: Place): string {
  switch (service.ready?.type) {
    case 'port':
      return `nobody listened on its port "${service.ready.port}", ${ports[service.ready.port]}`;
    case 'url':
      return `${service.ready.url} was not answered with a status below 400`;
    default:
      return `no line of its output matched /${service.ready?.pattern ?? ''}/`;
  }
}

async function hasLostPort({ ports }: Place): Promise<boolean> {
  const free = await Promise.all(Object.values(ports).map(isFree));
  return free.includes(false);
}

function sentence({ place: { service }, log }: ServiceProcess, what: string): string {
  const lines = log.lastLines(SHOWN_LINES);
  return `the service ${nameOf(service)} ${what}${lines.length === 0 ? '' : `; its last words were:\n${lines.join('\n')}`}`;
}

function wordsOf({ place: { service }, log }: ServiceProcess, sinceMs: number): TestError[] {
  const lines = log.lastLines(SHOWN_LINES, sinceMs);
  if (lines.length === 0) return [];
  const message = `meanwhile the service ${nameOf(service)} wrote:`;
  return [{ message, location: null, diff: null, codeFrame: null, stack: lines.join('\n') }];
}

function nameOf({ name }: Service): string {
  return JSON.stringify(name);
}
