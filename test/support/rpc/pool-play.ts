/** A shared coordinator in this process, a tree that it has, and played agents: what every contract test of the pool stands on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Client } from '@grpc/grpc-js';
import { makeSampleTree } from '../../../agent/workspace/sample-trees.ts';
import { cancelRun, connect, type RemoteRequest, submitRun, watchRun } from '../../../cli/remote/rpc/run-client.ts';
import { sendSnapshot } from '../../../cli/workspace/rpc/send-snapshot.ts';
import { takeSnapshot } from '../../../cli/workspace/snapshot.ts';
import type { PoolCoordinator } from '../../../coordinator/api.ts';
import { startPool } from '../../../coordinator/main.ts';
import type { RunId } from '../../../core/id.ts';
import type { RunEvent, RunSummary } from '../../../core/run-event.ts';
import type { WorkspaceRef } from '../../../core/workspace.ts';
import { startCoordinator } from '../pool-ground.ts';
import { PlayedAgent, type PlayedOptions } from './played-agent.ts';
import { sampleRequest } from './sample-request.ts';

export const SUITE = 'unit';

/** A coordinator as its clients see it, in whatever process. */
type StartedPool = Pick<PoolCoordinator, 'address' | typeof Symbol.asyncDispose>;

/** Starts a coordinator of a folder at an address; `127.0.0.1:0` is anywhere. */
export type PoolStarter = (folder: string, listen: string) => Promise<StartedPool>;

/** In this process. */
const startHere: PoolStarter = (folder, listen) =>
  startPool({ listen, stateDir: path.join(folder, 'state'), history: null, mainBranch: 'main', version: '0' });

/** What the process of a coordinator answers to each signal with. */
const EXIT_CODES = { SIGKILL: null, SIGTERM: 0, SIGINT: 130 } as const;

/** A process of its own, which disposing stops with a signal. */
export const startProcess =
  (signal: keyof typeof EXIT_CODES): PoolStarter =>
  async (folder, listen) => {
    const { address, child, ended } = await startCoordinator(folder, listen);
    const stop = async (): Promise<void> => {
      child.kill(signal);
      const { code, said } = await ended;
      if (code !== EXIT_CODES[signal]) throw new Error(`the coordinator answered ${signal} with ${code}: ${said}`);
    };
    return { address, [Symbol.asyncDispose]: stop };
  };

export class PoolPlay implements AsyncDisposable {
  readonly folder: string;
  readonly address: string;
  readonly client: Client;
  readonly #scope = new AsyncDisposableStack();
  readonly #agents: PlayedAgent[] = [];
  readonly #start: PoolStarter;
  #pool: StartedPool;
  #ref: WorkspaceRef | null = null;

  private constructor(folder: string, pool: StartedPool, start: PoolStarter) {
    this.folder = folder;
    this.address = pool.address;
    this.#pool = pool;
    this.#start = start;
    this.#scope.defer(() => rmSync(folder, { recursive: true, force: true }));
    this.#scope.defer(() => this.#pool[Symbol.asyncDispose]());
    this.client = this.#scope.adopt(this.connect(), (one) => one.close());
  }

  static async open(start = startHere): Promise<PoolPlay> {
    const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-play-'));
    const play = new PoolPlay(folder, await start(folder, '127.0.0.1:0'), start);
    makeSampleTree(path.join(folder, 'project'), { a: '1' });
    const signal = AbortSignal.timeout(30_000);
    const snapshot = await takeSnapshot({ folder: path.join(folder, 'project'), store: path.join(folder, 'snapshots'), signal });
    await sendSnapshot(play.client, snapshot, signal);
    play.#ref = snapshot.ref;
    return play;
  }

  /** A channel of its own, to be closed. */
  connect(): Client {
    return connect({ address: this.address, identity: () => null });
  }

  /** Stops the coordinator as its starter does it, and starts it again at the same address. */
  async restart(): Promise<void> {
    await this.#pool[Symbol.asyncDispose]();
    this.#pool = await this.#start(this.folder, this.address);
  }

  join(options: PlayedOptions): PlayedAgent {
    const agent = this.#scope.use(new PlayedAgent(this.address, options));
    this.#agents.push(agent);
    return agent;
  }

  /** The tree of the played project. */
  get workspace(): NonNullable<RemoteRequest['suites'][number]['workspace']> {
    if (this.#ref === null) throw new Error('the play is open once its tree was sent');
    return { ref: this.#ref, setup: 'none' };
  }

  /** Asks for a run of the played project. */
  submit(options: Partial<RemoteRequest> = {}): Promise<RunId> {
    if (this.#ref === null) throw new Error('the play is open once its tree was sent');
    return submitRun(this.client, sampleRequest(this.#ref, SUITE, options));
  }

  /** Events of a run from its beginning, until one fits; rejects when the run ends without. */
  async until(run: RunId, fits: (event: RunEvent) => boolean): Promise<RunEvent> {
    for await (const watched of watchRun(this.client, run)) if ('event' in watched && fits(watched.event)) return watched.event;
    throw new Error(`the run ${run} ended before`);
  }

  /** Watches the run to its end. */
  async events(run: RunId): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    for await (const watched of watchRun(this.client, run)) if ('event' in watched) events.push(watched.event);
    return events;
  }

  async summary(run: RunId): Promise<RunSummary> {
    const last = (await this.events(run)).at(-1);
    if (last?.type !== 'run-finished') throw new Error('the run has no end');
    return last.summary;
  }

  cancel(run: RunId): Promise<void> {
    return cancelRun(this.client, run);
  }

  /** Lets cases go that agents hold. */
  release(...titles: readonly string[]): void {
    for (const agent of this.#agents) agent.release(...titles);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#scope.disposeAsync();
  }
}
