/** The coordinator's front door: the types a caller needs. `main.ts` beside it implements `startCoordinator`. */
import type { AgentId, RunId } from '../core/id.ts';
import type { Revision, RunEvent, RunSummary } from '../core/run-event.ts';
import type { Placement } from '../core/selection.ts';
import type { PoolStatus } from './pool/status.ts';
import type { RunSettings } from './run/types.ts';
import type { CoordinatorGauges } from './telemetry/run-meter.ts';

/** Who may come in from other machines. The register is kept under `stateDir`; `openAccessBook` reads and changes it. */
export type AccessOptions = {
  /** PEM files of the team's own certificate, its key and its authority; `null` makes a small authority of the coordinator's own. */
  readonly team: { readonly certFile: string; readonly keyFile: string; readonly caFile: string } | null;
  /** What agents are told to connect to, when it is not the host of `listen`: `0.0.0.0` is nowhere. */
  readonly advertisedHost?: string;
  /** How long an agent's certificate lives; a day when unset. */
  readonly certificateTtlMs?: number;
  /** Called for everybody who was refused, a bounded number of times a minute for one address. `agent` is `null` when no name was proven or asked for. */
  readonly onRefused: (refused: { readonly address: string; readonly agent: AgentId | null; readonly reason: string }) => void;
};

/** Where a coordinator listens and keeps what it knows. */
export type CoordinatorOptions = {
  /** `127.0.0.1:0` takes any free port. Without `access` only loopback addresses are accepted. */
  readonly listen: string;
  /** TLS, and a certificate of every agent; unset listens in the clear. */
  readonly access?: AccessOptions;
  /** Path of an SQLite file, or a URL a later store understands. */
  readonly history: string;
  /** Directory for run journals and certificates, usually `.shard-run` in the project. */
  readonly stateDir: string;
  /** True when `resume` follows: agents are let in, and nothing of what they say is read before. */
  readonly isResuming?: boolean;
  /** Of shard-run, for certificates and for agents to show; unset is empty. */
  readonly version?: string;
};

/** What to test and how. */
export type RunRequest = {
  readonly revision: Revision;
  readonly settings: RunSettings;
};

/** A run whose coordinator died, and what was asked of it. */
export type UnfinishedRun = RunRequest & { readonly runId: RunId };

/** A run under way. */
export type RunHandle = {
  readonly runId: RunId;
  /** Resolves when the run is over, whatever its verdict. Rejects with an `ExpectedError` when it could not begin. */
  readonly done: Promise<RunSummary>;
  /** Recalls and cancels; `done` resolves within two seconds with what is known. Safe to call again. */
  interrupt(): void;
};

/** A listening coordinator; disposing it ends its sessions and closes its ledger. */
export interface Coordinator extends AsyncDisposable {
  /** `host:port`, to be given to agents. */
  readonly address: string;
  /** `sha256:…` of the authority that agents pin when they join; `null` without TLS. */
  readonly fingerprint: string | null;
  /** Starts a run; `onEvent` is called in order, synchronously, after what it says was persisted. One run at a time. */
  run(request: RunRequest, onEvent: (event: RunEvent) => void): RunHandle;
  /**
   * Goes on with a run whose coordinator died, as `findUnfinishedRun` found it. `onEvent` gets its events from the beginning. An agent of the run
   * that does not come back in time is lost. Throws `usage` while another process serves the run, `journal-damaged`.
   */
  resume(run: UnfinishedRun, onEvent: (event: RunEvent) => void): RunHandle;
  /** Asks every agent to finish what runs and leave for good; without it, agents wait for a coordinator at the same address. */
  drainAgents(reason: string): void;
  /** What is true of it now, for metrics. */
  gauges(): CoordinatorGauges;
  /**
   * Who is connected, as each told when it came; `speed` is `null` where it was not measured. `sickness` is why the run that is on, or the last
   * one, found it sick, as a clause; `null` when it did not.
   */
  agents(): readonly {
    readonly id: AgentId;
    readonly slots: number;
    readonly labels: readonly string[];
    readonly version: string;
    readonly speed: number | null;
    readonly sickness: string | null;
  }[];
}

/** Where a shared coordinator listens and keeps what it knows. */
export type PoolOptions = {
  /** As in `CoordinatorOptions`. */
  readonly listen: string;
  readonly access?: AccessOptions;
  /** Directory for trees, ledgers, journals and certificates; one process at a time. */
  readonly stateDir: string;
  /** Path of one ledger for all repositories; `null` is one for each, in `stateDir`. */
  readonly history: string | null;
  /** Hears every event of every run, in order and after it was persisted, beside whoever asked for the run. Must neither throw nor wait. */
  readonly onEvent?: (run: ObservedRun, event: RunEvent) => void;
  /** Clean runs of this branch have the main lane. */
  readonly mainBranch: string;
  /** Of shard-run. */
  readonly version: string;
};

/** A run of a shared coordinator; `submittedAtMs` is when it was asked for, Unix milliseconds. `branch` is empty when there is none. */
export type ObservedRun = { readonly runId: RunId; readonly submittedAtMs: number; readonly branch: string };

/** A coordinator that serves runs of others; disposing it interrupts them and ends its sessions, unless it was suspended. */
export interface PoolCoordinator extends AsyncDisposable {
  /** `host:port`, for agents and for `shard-run --on`. */
  readonly address: string;
  /** What is true of it now, for metrics. */
  gauges(): CoordinatorGauges;
  /** Its agents and its queue, now. */
  pool(): PoolReport;
  /** Takes no more runs in: whoever asks is told to try again. Those that are here go on. Returns how many wait or go on. Safe to repeat. */
  refuseMore(): number;
  /**
   * Stops within about three seconds and ends no run: whoever opens a pool in the same folder goes on with them. Agents keep what they run and
   * report it then; watchers and clients are told to ask again. Disposing it afterwards does nothing.
   */
  suspend(): Promise<void>;
}

/** The pool as it is now, and what agents and runs say of themselves. */
export type PoolReport = {
  readonly agents: readonly (PoolStatus['agents'][number] & {
    readonly version: string;
    /** Relative to the pool's median; `null` before it was measured. */
    readonly speed: number | null;
  })[];
  readonly queue: readonly (PoolStatus['queue'][number] & {
    /** Empty when there is none. */
    readonly branch: string;
    readonly isMain: boolean;
  })[];
};

/** A run that somebody else asks for. */
export type Submission = {
  /** Chosen by whoever asks: asked for again, it is the same run. */
  readonly id: string;
  /** Each suite has a workspace, all of one lineage. */
  readonly request: RunRequest;
  readonly isFailedOnly: boolean;
  /** Empty when there is none. */
  readonly branch: string;
  readonly isSuperseding: boolean;
  /** 0 to 9. */
  readonly priority: number;
  readonly placement: Placement;
  /** An agent is taken back for it at once. */
  readonly isUrgent: boolean;
  /** It has only what nobody else wants, and is ended as soon as somebody does. Unset is false. */
  readonly isSpare?: boolean;
};

/** What others would take for the same files on the same agents: pure, for whoever prints a comparison. */
export { type BaselineAgent, type BaselineFile, countShardsMs, longestFirstPullMs, longestFirstStaticMs } from './scheduling/baseline.ts';
