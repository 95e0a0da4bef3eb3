/**
 * The agent as a state machine: what comes in, what goes out, what it remembers.
 *
 * `reduce(state, input)` decides everything an agent does; the loop performs the effects in order and never looks inside the state. Time is
 * an input (`nowMs`, monotonic milliseconds), so a recorded session replays to the same effects. The state is updated in place: one loop
 * owns it. Runner processes are known by a number that is never used twice, so whatever a killed runner still says is recognised as late.
 *
 * A suite is described by what is wanted of it (opened, discovered, prepared, closed) and by what its present runner has answered;
 * `advanceSuite` asks for the next missing thing. A crash therefore needs no script of its own: it empties the answers.
 */
import type { AgentId, LeaseId, RunId } from '../../core/id.ts';
import type { TestError } from '../../core/outcome.ts';
import type { FromAgent, TimedUnitEvent, ToAgent } from '../../core/session-message.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Lease, RunError, UnitEnd, UnitEvent } from '../../core/unit.ts';
import type { TreeChange } from '../../core/workspace.ts';
import type { ArtifactFile, Discovery, FrameworkInfo, RunnerEvent, RunnerRequest, RunnerStay, SuiteRequest } from '../runner/contract.ts';
import type { Reopening } from './kept-runner.ts';

export type AgentInput =
  /** A suite that will probably be asked for: its runner is started now. */
  | { readonly type: 'prewarm'; readonly nowMs: number; readonly request: SuiteRequest }
  /** A stream to the coordinator is open: register. */
  | { readonly type: 'connected'; readonly nowMs: number }
  | { readonly type: 'received'; readonly nowMs: number; readonly message: ToAgent }
  /** The stream ended. `isFenced`: the coordinator gave the session up, its leases belong to others. */
  | { readonly type: 'disconnected'; readonly nowMs: number; readonly isFenced: boolean }
  /** The directory is there and the services are ready. */
  | { readonly type: 'ground-laid'; readonly nowMs: number; readonly ground: number; readonly laid: LaidGround }
  /** A service died: what stands on it is void until it is laid anew. `because` is a sentence; `words` are what it wrote last. */
  | { readonly type: 'ground-shaken'; readonly nowMs: number; readonly ground: number; readonly because: string; readonly words: string }
  /** What the services wrote while a unit failed. */
  | { readonly type: 'ground-answered'; readonly nowMs: number; readonly lease: LeaseId; readonly words: readonly TestError[] }
  /** It could not be laid, or broke later: a service died and did not come back. */
  | { readonly type: 'ground-failed'; readonly nowMs: number; readonly ground: number; readonly failure: SuiteFailure }
  /** There is a spool from now on. */
  | { readonly type: 'spool-opened'; readonly nowMs: number }
  /** The disk takes no more: what was to be written is kept in memory, by the spool. */
  | { readonly type: 'spool-full'; readonly nowMs: number }
  /** The disk does not give back what was written. */
  | { readonly type: 'spool-damaged'; readonly nowMs: number; readonly lease: LeaseId; readonly sequence: number }
  /** Nothing of it is left. */
  | { readonly type: 'ground-cleared'; readonly nowMs: number; readonly ground: number }
  | { readonly type: 'runner-event'; readonly nowMs: number; readonly runner: number; readonly event: RunnerEvent }
  /** The copy is made, or cannot be. */
  | { readonly type: 'artifact-copied'; readonly nowMs: number; readonly copy: number; readonly result: CopyResult }
  /** The runner's process and its whole group are gone. `description` is a clause: `exit code 1`. */
  | { readonly type: 'runner-exited'; readonly nowMs: number; readonly runner: number; readonly description: string }
  | { readonly type: 'drain'; readonly nowMs: number; readonly reason: string }
  /** Slots are closed for want of memory. */
  | { readonly type: 'memory-short'; readonly nowMs: number }
  /** The folder at `root` was made equal to another tree, or was removed. `changes` is `null` when nobody knows what is there now. */
  | { readonly type: 'folder-changed'; readonly nowMs: number; readonly root: string; readonly changes: readonly TreeChange[] | null }
  /** Due when `nextWakeMs` says so. */
  | { readonly type: 'tick'; readonly nowMs: number };

export type AgentEffect =
  | { readonly type: 'send'; readonly message: FromAgent }
  /** Writes a report of the session to the disk, from where it can be sent. Answered by `spool-full` when it cannot be written. */
  | { readonly type: 'spool-report'; readonly session: string; readonly report: UnitReport }
  /** Sends what was written. Answered by `spool-damaged` when it cannot be read. */
  | { readonly type: 'send-spooled'; readonly lease: LeaseId; readonly sequence: number }
  /** Nobody waits for anything that was written. */
  | { readonly type: 'clear-spool' }
  /** Answered by `runner-exited` sooner or later, also when the process cannot be started. */
  | { readonly type: 'spawn-runner'; readonly runner: number; readonly request: SuiteRequest }
  | { readonly type: 'tell-runner'; readonly runner: number; readonly request: RunnerRequest }
  /** Brings the suite's tree and services to this agent, to the folder that is preferred if it is free. Answered by `ground-laid` or `ground-failed`. */
  | {
      readonly type: 'lay-ground';
      readonly ground: number;
      readonly runId: RunId;
      readonly spec: SuiteSpec;
      readonly preferredRoot: string | null;
    }
  /** Asks what the services have to say of a failure on a slot. Answered by `ground-answered`, behind a `ground-shaken` that explains it. */
  | {
      readonly type: 'question-ground';
      readonly ground: number;
      readonly lease: LeaseId;
      readonly slot: number;
      readonly sinceMs: number;
    }
  /** Ends the services and gives the tree back, laid or not. Answered by `ground-cleared`. */
  | { readonly type: 'clear-ground'; readonly ground: number }
  /** Makes a copy of its own of a file that a unit left. Answered by `artifact-copied`. */
  | { readonly type: 'copy-artifact'; readonly copy: number; readonly path: string }
  /** Brings the copy to the coordinator under `file`, of which `core/artifact.ts` speaks, when nothing more urgent is to be said. */
  | { readonly type: 'upload-artifact'; readonly copy: number; readonly runId: RunId; readonly file: string; readonly bytes: number }
  /** Nobody wants the copy. */
  | { readonly type: 'drop-artifact'; readonly copy: number }
  /** Ends the runner and everything it started. Answered by `runner-exited`. */
  | { readonly type: 'kill-runner'; readonly runner: number }
  /** For whoever reads the agent's log: a sentence without its period. */
  | { readonly type: 'note'; readonly text: string }
  /** Nothing is left to do: end the stream. */
  | { readonly type: 'leave' };

export type AgentIdentity = {
  readonly agent: AgentId;
  /** New for each process; a fenced session continues as `<session>.2`. */
  readonly session: string;
  readonly slots: number;
  readonly labels: readonly string[];
  readonly version: string;
  readonly nodeVersion: string;
  /** Cores, and bytes of memory, that units may use together. */
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly cacheDir: string;
  /** How long a runner may take to stop one unit before its whole process is killed. Longer than a runner's own grace for its workers. */
  readonly stopGraceMs: number;
};

export type PendingRequest = {
  readonly kind: 'open' | 'discover' | 'prepare' | 'close';
  readonly requestId: number;
  readonly deadlineMs: number;
};

export type SuiteFailure = { readonly code: string; readonly message: string; readonly hint: string };

export type SuiteEnd = { readonly errors: readonly RunError[]; readonly notices: readonly string[] };

/** What a suite stands on. Known by a number that is never used twice. */
export type Ground = {
  readonly number: number;
  phase: 'laying' | 'laid' | 'clearing' | 'gone';
  /** Folder of its tree; `null` where it has none. */
  root: string | null;
};

/** Where a laid ground puts the suite, and what its services add to the environment. */
export type LaidGround = {
  readonly cwd: string;
  readonly configFile: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly slotEnv: readonly Readonly<Record<string, string>>[];
  /** Folder of the tree; `null` without one, and when only the services were laid anew. */
  readonly root: string | null;
};

/** A runner that waits for the next run in its folder. */
export type KeptRunner = {
  readonly runner: number;
  /** What it was opened with. */
  readonly request: SuiteRequest;
  /** Folder of the tree that it stands in. */
  readonly root: string;
  readonly stay: RunnerStay;
  /** By path: what happened to the folder since it was opened last. */
  readonly changes: Map<string, TreeChange>;
  readonly untilMs: number;
  /** When it is killed, because it was asked to go; `null` while it stays. */
  leaveAtMs: number | null;
};

/** One suite of one run, or (`runId` null) one that was prewarmed and that no run has asked for yet. */
export type Suite = {
  runId: RunId | null;
  /** As asked for; `null` when prewarmed. */
  spec: SuiteSpec | null;
  /** For the runner; complete when the ground is laid. */
  request: SuiteRequest;
  /** `null` until it is needed: a directory that is there needs none. */
  ground: Ground | null;
  /** Of the live process; `null` when there is none. */
  runner: number | null;
  /** The live process was kept from an earlier run and is being opened again. */
  reopening: Reopening | null;
  /** Why the live process is being killed, as a clause; `null` when it is not. What it says from then on is late. */
  killReason: string | null;
  pending: PendingRequest | null;
  /** Answers of the present runner, and whether the coordinator was told once. */
  framework: FrameworkInfo | null;
  isOpen: boolean;
  isPrepared: boolean;
  wasAnnouncedReady: boolean;
  /** What is wanted. */
  knownDigests: Readonly<Record<string, string>> | null;
  discovery: Discovery | null;
  files: readonly TestFile[] | null;
  isClosing: boolean;
  /** Sentences for whoever reads the run's end: deaths of services that were made good. */
  readonly shocks: string[];
  /** Runners in a row that ended without having run anything. */
  fruitlessRunners: number;
  /** Final states. */
  failure: SuiteFailure | null;
  closed: SuiteEnd | null;
  /** When a runner that answered `closed` must be gone. */
  exitDeadlineMs: number | null;
};

/** What became of a file that was to be copied; `problem` is a clause. */
export type CopyResult = { readonly digest: string; readonly bytes: number } | { readonly problem: string };

export type UnitReport = Extract<FromAgent, { readonly type: 'unit-report' }>;

/** A report that was not acknowledged; `report` is `null` when it is on the disk and not in memory. */
export type KeptReport = { readonly sequence: number; readonly bytes: number; report: UnitReport | null };

/** Reports of one lease: what is gathered for the next, and what was not acknowledged yet. */
export type Outbox = {
  events: TimedUnitEvent[];
  eventBytes: number;
  flushAtMs: number | null;
  lastSequence: number;
  unacknowledged: KeptReport[];
  /** How many of these, from the first on, were sent on the present stream. */
  sent: number;
  logBytes: number;
};

/** The agent's disk, as far as reports wait there. `absent`: there is none; `full`: it takes no more until nobody waits for what it has. */
export type Spool = { phase: 'absent' | 'ready' | 'full'; reports: number };

/** Files that a unit left: what is being copied, by number, and what there was of them. */
export type LeftFiles = { readonly copying: Map<number, ArtifactFile>; files: number; bytes: number };

export type HeldLease = {
  readonly lease: Lease;
  readonly runId: RunId;
  readonly suite: string;
  readonly slot: number;
  phase: 'queued' | 'running' | 'ended';
  startedAtMs: number;
  deadlineMs: number;
  /** Set once the unit was told to stop: when its runner is killed for not obeying. */
  stop: { readonly reason: 'cancelled' | 'timed-out'; readonly killAtMs: number } | null;
  /** The lease is another agent's now: nothing more is reported. */
  isFenced: boolean;
  wasAnnounced: boolean;
  /** A failure that the services may explain, and everything after it, until they have been asked; `null` when nothing is in doubt. */
  doubt: UnitEvent[] | null;
  /** How its runner said that it ended, while copies of what it left are being made; `null` before. */
  ending: { readonly end: UnitEnd; readonly atMs: number } | null;
  readonly left: LeftFiles;
  readonly outbox: Outbox;
};

export type AgentState = {
  readonly identity: AgentIdentity;
  link: 'offline' | 'registering' | 'online';
  sessionNumber: number;
  lastRunner: number;
  lastGround: number;
  lastCopy: number;
  lastRequestId: number;
  /** By `suiteKey`; in the order they were asked for. */
  readonly suites: Map<string, Suite>;
  prewarmed: Suite | null;
  /** In the order in which they were kept. */
  readonly kept: KeptRunner[];
  /** Leases this agent owes an answer for: not ended, or ended with reports not acknowledged. Fenced ones are not here. */
  readonly leases: Map<LeaseId, HeldLease>;
  readonly spool: Spool;
  /** Of reports that were sent on the present stream and not acknowledged. */
  inFlightBytes: number;
  /** Each slot's queue; only the first may be running. */
  readonly slots: readonly HeldLease[][];
  /** The last leases that were settled, and whether they had been started: a repeated grant or recall is answered from here. */
  readonly settled: Map<LeaseId, boolean>;
  drainReason: string | null;
  hasLeft: boolean;
};

/** One call of `reduce`: the handlers read the time and append effects. */
export type Step = { readonly state: AgentState; readonly nowMs: number; readonly effects: AgentEffect[] };

export function suiteKey(runId: RunId, suite: string): string {
  return `${runId}\n${suite}`;
}

export function createAgentState(identity: AgentIdentity): AgentState {
  return {
    identity,
    link: 'offline',
    sessionNumber: 1,
    lastRunner: 0,
    lastGround: 0,
    lastCopy: 0,
    lastRequestId: 0,
    suites: new Map(),
    prewarmed: null,
    kept: [],
    leases: new Map(),
    spool: { phase: 'absent', reports: 0 },
    inFlightBytes: 0,
    slots: Array.from({ length: identity.slots }, () => []),
    settled: new Map(),
    drainReason: null,
    hasLeft: false,
  };
}
