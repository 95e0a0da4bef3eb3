/** The agent's front door: the types a caller needs. `main.ts` beside it implements `startAgent`. */
import type { SuiteRequest } from './runner/contract.ts';

export type AgentOptions = {
  /** `host:port` of the coordinator; a promise when it is not listening yet, so that the runner can be warmed meanwhile. */
  readonly coordinator: string | Promise<string>;
  readonly agentId: string;
  readonly slots: number;
  /** Labels given by hand, added to those found (`os:linux`, `arch:x64`, `node:24`). */
  readonly labels: readonly string[];
  /** Directory for caches and spools. */
  readonly cacheDir: string;
  /** Opened at once, before the coordinator asks: hides the framework's start behind everything else. */
  readonly prewarm: SuiteRequest | null;
};

export interface Agent extends AsyncDisposable {
  /** Resolves when the agent left: drained, closed, or refused (then it rejects with an `ExpectedError`). */
  readonly done: Promise<void>;
  /** Finishes what runs, takes nothing new, leaves. */
  drain(reason: string): void;
}
