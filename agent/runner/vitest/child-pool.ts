/**
 * Which worker runs a unit: the project's own isolation, kept to the letter.
 *
 * An isolated project gets a new worker for every unit; the next one is booted while the current one tests, for the slot that expects it,
 * because `VITEST_POOL_ID` is settled at boot and must be that of the slot. A project without isolation keeps its worker on the slot and
 * uses it again for the same project and environment; vm workers are reused as Vitest does, until their heap exceeds the limit.
 */
import { OWN_VARIABLE } from '../../lifecycle/kept-runner.ts';
import { Child } from './child.ts';
import type { PoolOptions, StartRequest, WorkerResponse } from './framework.ts';
import type { Gate } from './gate.ts';
import type { OpenSuite } from './open-suite.ts';
import { type GatePool, type ProjectSetting, workerMaker } from './project-setting.ts';

export type Seat = { readonly gate: Gate; readonly setting: ProjectSetting };

/** Idle workers kept on one slot: the projects of a workspace alternate, and each kept worker holds its whole module graph. */
const MAX_KEPT_PER_SLOT = 2;
/** Long enough for a worker that tears down a browser-like environment; what hangs longer is left to the process group's end. */
const CLOSE_GRACE_MS = 5_000;

export class ChildPool {
  readonly #suite: OpenSuite;
  readonly #compileCacheDir: string | null;
  readonly #ahead = new Map<number, Child>();
  readonly #kept = new Map<number, Child[]>();
  /** Workers that run a unit, and the slot that each is of. */
  readonly #taken = new Map<Child, number>();
  readonly #all = new Set<Child>();
  readonly #ending = new Set<Promise<unknown>>();
  readonly #onTeardownError: (error: unknown) => void;

  constructor(suite: OpenSuite, options: { readonly compileCacheDir: string | null; readonly onTeardownError: (error: unknown) => void }) {
    this.#suite = suite;
    this.#compileCacheDir = options.compileCacheDir;
    this.#onTeardownError = options.onTeardownError;
  }

  /** Returns the worker for a unit at this gate: booted ahead, kept, or new and still booting. */
  take(seat: Seat, asked: number): Child {
    const slot = homeSlot(seat, asked);
    const child = this.#find(slot, childKey(seat)) ?? this.#boot(seat, slot);
    this.#taken.set(child, slot);
    return child;
  }

  /** Boots a worker that the slot will need; does nothing when it has one, or will get one back. */
  bootAhead(seat: Seat, asked: number): void {
    const slot = homeSlot(seat, asked);
    const isFit = (child: Child): boolean => child.key === childKey(seat) && child.isAlive;
    const ahead = this.#ahead.get(slot);
    if (ahead !== undefined && isFit(ahead)) return;
    if (this.#keptOn(slot).some(isFit)) return;
    if (!seat.setting.isIsolated && [...this.#taken].some(([child, home]) => home === slot && isFit(child))) return;
    if (ahead !== undefined) this.discard(ahead);
    this.#ahead.set(slot, this.#boot(seat, slot));
  }

  /** Takes a worker back after its unit. */
  giveBack(seat: Seat, asked: number, child: Child, response: WorkerResponse): void {
    this.#taken.delete(child);
    const slot = homeSlot(seat, asked);
    const { memoryLimitBytes, isIsolated } = seat.setting;
    const isTooBig = memoryLimitBytes !== null && (response.usedMemory ?? 0) >= memoryLimitBytes;
    if (isIsolated || isTooBig || !child.isAlive) {
      this.#end(child, child.stop());
      return;
    }
    const kept = this.#keptOn(slot);
    kept.push(child);
    if (kept.length > MAX_KEPT_PER_SLOT) this.discard(kept.shift() as Child);
  }

  discard(child: Child): void {
    this.#end(child, child.isAlive ? child.stop() : child.kill());
  }

  kill(child: Child): void {
    this.#end(child, child.kill());
  }

  /** Returns whether all have ended in time. */
  async close(): Promise<boolean> {
    for (const child of this.#all) this.discard(child);
    const deadline = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), CLOSE_GRACE_MS).unref());
    return await Promise.race([Promise.all(this.#ending).then(() => true), deadline]);
  }

  #find(slot: number, key: string): Child | undefined {
    const ahead = this.#ahead.get(slot);
    if (ahead?.key === key && ahead.isAlive) {
      this.#ahead.delete(slot);
      return ahead;
    }
    const kept = this.#keptOn(slot);
    const index = kept.findIndex((child) => child.key === key && child.isAlive);
    return index === -1 ? undefined : kept.splice(index, 1)[0];
  }

  #boot(seat: Seat, slot: number): Child {
    const { gatePool } = seat.setting;
    const child = new Child({
      key: childKey(seat),
      createWorker: workerMaker(this.#suite.framework, gatePool as GatePool),
      options: this.#optionsOf(seat.gate.options, slot),
      start: startRequest(seat, slot),
    });
    this.#all.add(child);
    seat.gate.link(child, null);
    return child;
  }

  #optionsOf(given: PoolOptions, slot: number): PoolOptions {
    const { env, slotEnv } = this.#suite.request;
    // Vitest may have read its environment for an earlier run.
    const own = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith(OWN_VARIABLE)));
    const options = { ...given, env: { ...given.env, ...own, ...slotEnv[slot] } };
    const isDecided = options.env['NODE_COMPILE_CACHE'] !== undefined || options.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined;
    if (this.#compileCacheDir === null || isDecided) return options;
    return { ...options, env: { ...options.env, NODE_COMPILE_CACHE: this.#compileCacheDir } };
  }

  #end(child: Child, ending: Promise<unknown>): void {
    this.#all.delete(child);
    this.#taken.delete(child);
    const done = ending.then((error) => {
      this.#ending.delete(done);
      if (error !== undefined && error !== null) this.#onTeardownError(error);
    });
    this.#ending.add(done);
  }

  #keptOn(slot: number): Child[] {
    const kept = this.#kept.get(slot) ?? [];
    this.#kept.set(slot, kept);
    return kept;
  }
}

/** Where all files share one worker, it is at home on the first slot. */
function homeSlot({ setting }: Seat, slot: number): number {
  return setting.isSingle ? 0 : slot;
}

/** The request that Vitest made of the gate, with what the gated session replaced put back. */
function startRequest(seat: Seat, slot: number): StartRequest {
  const { start } = seat.gate.held;
  const { pool, resolvedMaxWorkers } = seat.setting;
  const poolId = slot + 1;
  if (start.context === undefined) return { ...start, poolId };
  const config = { ...start.context.config, pool, ...(resolvedMaxWorkers === undefined ? {} : { maxWorkers: resolvedMaxWorkers }) };
  return { ...start, poolId, context: { ...start.context, pool, config } };
}

function childKey(seat: Seat): string {
  const { project, pool } = seat.setting;
  const isVm = pool === 'vmForks' || pool === 'vmThreads';
  const { environment } = seat.gate.options;
  const environmentKey = isVm
    ? ''
    : JSON.stringify(typeof environment === 'string' ? environment : [environment.name, environment.options]);
  return `${project.name}|${pool}|${environmentKey}`;
}
