/** A shared coordinator and its agents as processes, each with a folder of its own, started and stopped as a person does it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, credentials } from '@grpc/grpc-js';
import { LAUNCHER, plainEnvironment } from './cli-project.ts';
import { type Listed, type ListedRun, listRuns } from './rpc/list-runs.ts';

/** A process of ours starts in less than a second on an idle machine. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 100;

export type Command = { readonly child: ChildProcess; readonly ended: Promise<{ readonly code: number | null; readonly said: string }> };

/** Starts `shard-run` in a folder; what it says on both streams is `said`. */
export function startCommand(
  cwd: string,
  args: readonly string[],
  { hear = () => undefined, env = {} }: { readonly hear?: (text: string) => void; readonly env?: Readonly<Record<string, string>> } = {},
): Command {
  const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd, env: plainEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      hear(text);
    });
  }
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, said }))) };
}

/** `metrics` is where it serves them; empty when it does not. */
type Listening = Command & { readonly address: string; readonly metrics: string };

/** Starts a shared coordinator that keeps what it knows in a folder. Rejects when it ends before it listens. */
export async function startCoordinator(folder: string, listen: string, more: readonly string[] = []): Promise<Listening> {
  const heard = Promise.withResolvers<string>();
  let said = '';
  const hear = (text: string): void => {
    said += text;
    const address = /listening on (\S+);/u.exec(said)?.[1];
    if (address !== undefined) heard.resolve(address);
  };
  const coordinator = startCommand(folder, ['coordinator', '--listen', listen, ...more], { hear });
  void coordinator.ended.then((end) => heard.reject(new Error(`no coordinator: ${end.said}`)));
  const address = await heard.promise;
  return { ...coordinator, address, metrics: /metrics are at (\S+)/u.exec(said)?.[1] ?? '' };
}

export class PoolGround implements AsyncDisposable {
  readonly folder: string;
  readonly #agents: Command[] = [];
  #coordinator: Listening;
  readonly #client: Client;
  readonly address: string;

  readonly #more: readonly string[];

  private constructor(folder: string, coordinator: Listening, more: readonly string[]) {
    this.folder = folder;
    this.#more = more;
    this.address = coordinator.address;
    this.#coordinator = coordinator;
    this.#client = new Client(this.address, credentials.createInsecure());
  }

  /** `more` follows each start of the coordinator. */
  static async open(more: readonly string[] = []): Promise<PoolGround> {
    const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-pool-'));
    return new PoolGround(folder, await startCoordinator(folder, '127.0.0.1:0', more), more);
  }

  /** `kill -9` of the coordinator, and its start at the same address. */
  async killCoordinator(): Promise<void> {
    this.#coordinator.child.kill('SIGKILL');
    await this.#coordinator.ended;
    this.#coordinator = await startCoordinator(this.folder, this.address, this.#more);
  }

  /** An agent with one slot; its tests see `env`, too. */
  join(id: string, env: Readonly<Record<string, string>> = {}): void {
    const folder = path.join(this.folder, id);
    mkdirSync(folder);
    const args = ['agent', '--coordinator', this.address, '--slots', '1', '--id', id, '--cache', path.join(folder, 'cache')];
    this.#agents.push(startCommand(folder, args, { env }));
  }

  /** What the coordinator says of its runs. */
  list(): Promise<Listed> {
    return listRuns(this.#client);
  }

  /** Resolves when what the coordinator says of its runs fits. */
  async until(fits: (runs: readonly ListedRun[]) => boolean): Promise<void> {
    const overdueMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const { runs } = await this.list();
      if (fits(runs)) return;
      if (performance.now() > overdueMs) throw new Error(`the runs are ${JSON.stringify(runs)}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /** Resolves when so many agents are connected; the coordinator serves its metrics. */
  async untilHere(agents: number): Promise<void> {
    const overdueMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const text = await (await fetch(this.#coordinator.metrics, { signal: AbortSignal.timeout(PATIENCE_MS) })).text();
      const here = Number(/^shard_run_agents (\d+)$/mu.exec(text)?.[1]);
      if (here === agents) return;
      if (performance.now() > overdueMs) throw new Error(`${here} agents are connected:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /** Agents first: they leave by themselves while their coordinator is there. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#client.close();
    for (const { child, ended } of [...this.#agents, this.#coordinator]) {
      child.kill('SIGTERM');
      const overdue = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(overdue);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
