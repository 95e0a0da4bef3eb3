/** A coordinator with TLS on an address of this machine, its register, and agents of this process that join it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Agent } from '../../agent/api.ts';
import { joinCoordinator, startAgent } from '../../agent/main.ts';
import type { AccessOptions, Coordinator } from '../../coordinator/api.ts';
import { type AccessBook, openAccessBook, startCoordinator } from '../../coordinator/main.ts';
import { WAITING_RUNNER } from './waiting-suite.ts';

/** A test that waits longer has failed; said in words instead of a time-out of the whole test. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 20;

export class SecureCoordinator implements AsyncDisposable {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'shard-run-join-'));
  readonly refused: { readonly agent: string | null; readonly reason: string }[] = [];
  readonly #running: Coordinator[] = [];
  readonly #agents: Agent[] = [];

  static async start(listen = '127.0.0.1:0', access: Partial<AccessOptions> = {}): Promise<SecureCoordinator> {
    const secure = new SecureCoordinator();
    await secure.restart(listen, access);
    return secure;
  }

  /** Ends the coordinator that runs, when there is one, and starts another over the same folder. */
  async restart(listen: string, access: Partial<AccessOptions> = {}): Promise<void> {
    await this.#running.pop()?.[Symbol.asyncDispose]();
    const onRefused: AccessOptions['onRefused'] = ({ agent, reason }) => void this.refused.push({ agent, reason });
    const { folder: stateDir } = this;
    this.#running.push(
      await startCoordinator({
        listen,
        history: path.join(stateDir, 'history.db'),
        stateDir,
        access: { team: null, onRefused, ...access },
      }),
    );
  }

  get coordinator(): Coordinator {
    const [running] = this.#running;
    if (running === undefined) throw new Error('no coordinator runs');
    return running;
  }

  get book(): AccessBook {
    return openAccessBook(this.folder);
  }

  stateDir(agentId: string): string {
    return path.join(this.folder, 'machines', agentId);
  }

  token(isSingleUse = false, ttlMs = 60_000): string {
    return this.book.createToken({ nowMs: Date.now(), ttlMs, isSingleUse });
  }

  async join(agentId: string, more: { readonly token?: string; readonly fingerprint?: string; readonly stateDir?: string } = {}) {
    const { address, fingerprint } = this.coordinator;
    return joinCoordinator({
      coordinator: address,
      agentId,
      token: more.token ?? this.token(),
      fingerprint: more.fingerprint ?? fingerprint ?? '',
      stateDir: more.stateDir ?? this.stateDir(agentId),
    });
  }

  /** Starts the agent that joined under the name. */
  startAgent(agentId: string): Agent {
    const agent = startAgent({
      coordinator: this.coordinator.address,
      agentId,
      identityDir: this.stateDir(agentId),
      slots: 1,
      labels: [],
      cacheDir: path.join(this.folder, 'cache'),
      prewarm: null,
      runnerEntry: WAITING_RUNNER,
    });
    this.#agents.push(agent);
    return agent;
  }

  /** Resolves when the coordinator has the agent. */
  untilHere(agentId: string): Promise<unknown> {
    return until(() => this.coordinator.agents().some(({ id }) => id === agentId), `agent ${agentId} did not come in`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#agents, ...this.#running].map((one) => one[Symbol.asyncDispose]()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Resolves when it is so. */
export async function until(isSo: () => boolean, complaint: string): Promise<void> {
  const endMs = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > endMs) throw new Error(complaint);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
