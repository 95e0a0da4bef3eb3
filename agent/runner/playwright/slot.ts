/** One slot: the worker process that is warm on it. Like Playwright's own, it has at most one, for two would share its ports and databases. */
import { join } from 'node:path';
import type { PlaywrightError, PlaywrightTest } from './framework.ts';
import type { OpenSuite } from './open-suite.ts';
import type { ProjectPlace } from './project-place.ts';
import { type Environment, TestProcess } from './test-process.ts';

/** What a process can be used again for. */
type Purpose = { readonly place: ProjectPlace; readonly test: PlaywrightTest; readonly env: Environment };

type Held = { readonly process: TestProcess; readonly workerHash: string; readonly projectId: string };

/** What a slot needs of the session that it is a part of. */
export type SlotHost = {
  /** Unique in the run of this agent, as Playwright counts: `TEST_WORKER_INDEX`. */
  readonly nextWorkerIndex: () => number;
  /** A process ended: what its code had put into its environment. */
  readonly produced: (projectId: string, env: Environment) => void;
  /** Fixtures failed to be torn down. */
  readonly teardownFailed: (slot: number, errors: readonly PlaywrightError[]) => void;
};

export class Slot {
  readonly #suite: OpenSuite;
  readonly #index: number;
  readonly #host: SlotHost;
  #held: Held | null = null;
  /** Forked before it is known what for; its environment is the runner's. */
  #spare: TestProcess | null = null;

  constructor(suite: OpenSuite, index: number, host: SlotHost) {
    this.#suite = suite;
    this.#index = index;
    this.#host = host;
  }

  /** Forks a process ahead: what it loads before its first test is the same for all. */
  fork(): void {
    this.#spare ??= new TestProcess(this.#suite.playwright.workerEntry, this.#ownEnv());
  }

  /** Returns a process that can run the test: the warm one, or a new one when the old was made for other fixtures. */
  async processFor({ place, test, env }: Purpose): Promise<TestProcess> {
    const held = this.#held;
    if (held !== null && held.workerHash === test._workerHash && held.process.isUsable) return held.process;
    await this.stop();
    return this.#start({ place, test, env });
  }

  /** Has the process tear its fixtures down and exit. */
  async stop(graceMs?: number): Promise<void> {
    const held = this.#held;
    await held?.process.stop(graceMs);
    // Who else waited for its end may have started another by now.
    if (this.#held === held) this.#held = null;
  }

  /** Ends the process when it is a project's: what a set-up leaves in its environment is known then. */
  async stopProject(projectId: string): Promise<void> {
    if (this.#held?.projectId === projectId) await this.stop();
  }

  async close(): Promise<void> {
    await Promise.all([this.stop(), this.#spare?.stop()]);
    this.#spare = null;
  }

  async #start({ place, test, env }: Purpose): Promise<TestProcess> {
    const { playwright, config } = this.#suite;
    const { project } = place;
    const ownEnv = { ...this.#ownEnv(), ...env };
    const isPlain = Object.keys(env).length === 0;
    const process = (isPlain ? this.#takeSpare() : null) ?? new TestProcess(playwright.workerEntry, ownEnv);
    process.on('teardownErrors', ({ fatalErrors }) => this.#host.teardownFailed(this.#index, fatalErrors));
    void process.exited.then(() => this.#host.produced(project.id, process.producedEnv));
    // Before it begins: what is starting can be stopped, too.
    this.#held = { process, workerHash: test._workerHash, projectId: project.id };
    const workerIndex = this.#host.nextWorkerIndex();
    await process.begin({
      workerIndex,
      parallelIndex: this.#index,
      repeatEachIndex: test.repeatEachIndex,
      projectId: project.id,
      config: playwright.common.ipc.serializeConfig(config, true),
      artifactsDir: join(project.project.outputDir, `.playwright-artifacts-${workerIndex}`),
    });
    return process;
  }

  #takeSpare(): TestProcess | null {
    const spare = this.#spare;
    this.#spare = null;
    return spare?.isUsable ? spare : null;
  }

  #ownEnv(): Environment {
    const { slotEnv, cacheDir } = this.#suite.request;
    return { ...compileCache(cacheDir), ...slotEnv[this.#index] };
  }
}

/** A quarter of a process's start is compiling Playwright. What the user has decided stays, and coverage of code from a cache would be wrong. */
function compileCache(cacheDir: string): Environment {
  const isDecided = ['NODE_COMPILE_CACHE', 'NODE_DISABLE_COMPILE_CACHE', 'NODE_V8_COVERAGE'].some(
    (name) => process.env[name] !== undefined,
  );
  return isDecided ? {} : { NODE_COMPILE_CACHE: join(cacheDir, 'compile') };
}
