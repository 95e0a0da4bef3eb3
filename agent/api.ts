/** The agent's front door: the types a caller needs. `main.ts` beside it implements `startAgent`. */
import type { SuiteRequest } from './runner/contract.ts';

/** Who an agent is and whom it serves. */
export type AgentOptions = {
  /** `host:port` of the coordinator; a promise when it is not listening yet, so that the runner can be warmed meanwhile. */
  readonly coordinator: string | Promise<string>;
  readonly agentId: string;
  /** Folder with the identity that joining left: mutual TLS, renewed in time. Unset is in the clear, to loopback only. */
  readonly identityDir?: string;
  readonly slots: number;
  /** Labels given by hand, added to those found (`os:linux`, `arch:x64`, `node:24`). */
  readonly labels: readonly string[];
  /** Directory for caches and spools. */
  readonly cacheDir: string;
  /** Opened at once, before the coordinator asks: hides the framework's start behind everything else. */
  readonly prewarm: SuiteRequest | null;
  /** Version of shard-run, for people; empty when not given. */
  readonly version?: string;
  /** Path of the module that every runner's process loads, whatever the suite asks for; the suite's own runner when not given. */
  readonly runnerEntry?: string;
  /** Tries in a row without an answer before the coordinator counts as unreachable: 12, about fifteen seconds. `Infinity` waits for ever. */
  readonly connectTries?: number;
  /** Where trees are kept that a run brings along, and how many bytes of them; `null` or not given: this agent brings none to itself. */
  readonly workspaces?: WorkspaceOptions | null;
  /**
   * Folder of this agent alone, for reports that wait while its coordinator is away, and for what its next process of this name delivers of them;
   * `null` or not given keeps them in memory, until this process ends.
   */
  readonly spoolDir?: string | null;
  /** Told what whoever keeps the machine should know, as a sentence: reports that cannot wait on the disk, or were delivered for a dead process. */
  readonly onNotice?: (message: string) => void;
  /** Told what only a collector of logs wants, as a sentence: what became of a runner that was to be kept. */
  readonly onNote?: (text: string) => void;
  /** How long a runner may take to stop one unit before its whole process is killed; 5000 when not given. */
  readonly stopGraceMs?: number;
};

/** The folder of an agent's trees: made when missing, one agent at a time. */
export type WorkspaceOptions = {
  readonly folder: string;
  /** Of worktrees and set-ups together; 50 GiB when `null`. */
  readonly quotaBytes: number | null;
};

/** A running agent; disposing it kills and reaps whatever it started. */
export interface Agent extends AsyncDisposable {
  /** Resolves when the agent left: drained, closed, or orphaned; rejects with an `ExpectedError` when it was refused or reached nobody. */
  readonly done: Promise<void>;
  /** Whether a coordinator has this agent now. */
  isServing(): boolean;
  /** Finishes what runs, takes nothing new, leaves. */
  drain(reason: string): void;
}

export { requestFor } from './lifecycle/suite-request.ts';
/** Starts the process that the next agent of this process takes for its prewarmed suite: light to import, for whoever cannot wait for all the rest. */
export { warmRunner } from './process/warm-runner.ts';
/** The labels of the browsers that can be opened on this machine, for whoever explains why one cannot. */
export { foundBrowserLabels, installHint } from './selenium/program.ts';
