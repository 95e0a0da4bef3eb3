/**
 * What a run knows, in plain mutable records that only this folder touches.
 *
 * One owner for each fact: agents own their slots, slots own the order of their leases, files own the ledger of their cases. A file's cases exist only while it is open; when it is settled they are dropped and its counts stay, so that a
 * million cases cost what the open files cost. Everything is reached by id, so that applying one event is O(1).
 *
 * See docs/design/0004-run-reducer.md.
 */
import type { Artifact } from '../../core/artifact.ts';
import type { Attempt, CaseQuarantine } from '../../core/case-record.ts';
import type { FileBodies } from '../../core/file-body.ts';
import type { AgentId, CaseId, FileKey, LeaseId, RunId } from '../../core/id.ts';
import type { LeaseOrigin, LeaseReason } from '../../core/lease-reason.ts';
import type { FileTiming, TestOutcome } from '../../core/outcome.ts';
import type { Revision, RunTotals } from '../../core/run-event.ts';
import type { TimedUnitEvent } from '../../core/session-message.ts';
import type { CaseMode } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { RunError, Slice } from '../../core/unit.ts';
import type { Capacity } from '../../core/weight.ts';
import type { LoadTiming } from '../history/store.ts';
import type { PackedHistory } from '../scheduling/packed-history.ts';
import type { Pool } from '../scheduling/pool-state.ts';
import type { FileWork } from '../scheduling/types.ts';
import type { WantedFiles } from './selection.ts';
import type { SlotPlace } from './sequence.ts';
import type { SharedResource } from './shared-resource.ts';
import type { Standing } from './standing.ts';
import type { Effect, RunSettings } from './types.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** `gathering` agents, `discovering` files, `loading` history, `running`, `closing` suites, `finished`. */
export type Phase = 'idle' | 'gathering' | 'discovering' | 'loading' | 'running' | 'closing' | 'finished';

/** How far one suite is on one agent. `none`: nothing of it can run there. `failed`: the agent has no part in the suite. */
export type SuiteStage = 'none' | 'opening' | 'opened' | 'discovering' | 'preparing' | 'ready' | 'failed' | 'closing' | 'closed';

/** What a slot is doing with its time, and since when; see breakdown.ts. */
export type SlotTime = { use: 'startup' | 'busy' | 'starved' | 'tail' | 'lost'; sinceMs: number };

/** A slot; also the scheduler's `SlotView` of it. */
export type SlotState = {
  readonly agent: AgentId;
  readonly slot: number;
  readonly labels: Set<string>;
  speed: number;
  readonly queue: LeaseState[];
  isOpen: boolean;
  /** Suites that are ready here, while others are not; `null` is all. */
  serves: ReadonlySet<string> | null;
  /** Suites of which it began something in this session, the latest last: another unit of them needs no set-up. */
  warm: readonly string[];
  /** Cases this slot has run so far. */
  order: number;
  readonly time: SlotTime;
  /** What its agent has for all of its slots. */
  capacity: Capacity;
};

export type AgentState = {
  readonly id: AgentId;
  session: string;
  labels: readonly string[];
  /** What of them makes two agents comparable, as one text; see suspect.ts. */
  likeness: string;
  slots: SlotState[];
  readonly stages: Map<string, SuiteStage>;
  /** When a stage last changed. */
  stageSinceMs: number;
  isConnected: boolean;
  isDraining: boolean;
  /** True after the agent broke the protocol too often: it gets no more work. */
  isDistrusted: boolean;
  /** It gave back a lease that nobody had recalled: it gets nothing until the next tick. */
  isFull: boolean;
  faults: number;
  busyMs: number;
  /** When it first registered, and when it was lost; `null` while it is there. */
  joinedAtMs: number;
  lostAtMs: number | null;
  /** True when it was lost while the run went on, even if it came back. */
  wasLost: boolean;
  /** What it has of cores and memory. */
  capacity: Capacity;
  /** Its first slots that may take something new: fewer while its memory is short. */
  usableSlots: number;
  /** How its failures and its speed compare with those of other agents. */
  readonly standing: Standing;
  /** Why it was found to be sick, in words: it gets no more work of this run, whatever comes; `null` while it was not. */
  sickness: string | null;
};

/** One file inside one lease: how the unit's own case numbers map to the ledger's, and what has been seen. */
export type LeaseFile = {
  /** Ledger index of each case the unit collected; `null` when they are equal. */
  readonly toLedger: Int32Array | null;
  readonly count: number;
  /** By the unit's index: 1 when the coordinator's own reading of the slice selects the case. */
  readonly selected: Uint8Array;
  /** By the unit's index: 1 when its end was applied. */
  readonly ended: Uint8Array;
  /** By the unit's index: 1 when its author skipped it or left it to do. */
  readonly idle: Uint8Array;
  /** Cases that run now, by the unit's index, with the coordinator's time of their start. */
  readonly running: Map<number, number>;
  /** Files that were left by cases that have not ended, by the unit's index. */
  readonly artifacts: Map<number, Artifact[]>;
  /** The ledger's generation this was collected against; an older one is void after drift. */
  readonly generation: number;
  /** Set by `file-ended`. */
  timing: FileTiming | null;
};

/** Leases that share cases. */
export type Family = {
  /** Those that are out. */
  readonly leases: Set<LeaseId>;
  /** True after one of them ended and left cases without an outcome: copying more of it would only repeat that. */
  isSick: boolean;
};

/** A lease that is out; also the scheduler's `QueuedUnit`. */
export type LeaseState = {
  readonly lease: LeaseId;
  readonly agent: AgentId;
  readonly slot: number;
  readonly files: readonly FileKey[];
  readonly slice: Slice | null;
  readonly group: number;
  readonly expectedMs: number;
  startedAtMs: number | null;
  remainingMs: number;
  readonly isTwin: boolean;
  /** The lease this one copies; `null` for first-hand work. */
  readonly twinOf: LeaseId | null;
  /** Leases that share cases: an original, its copies, their copies. One record for all of them. */
  readonly family: Family;
  readonly attempt: number;
  readonly reason: LeaseReason;
  caseStartedAtMs: number | null;
  readonly timeoutMs: number;
  /** Its slot had begun nothing of its suite before. */
  isCold: boolean;
  /** When the lease became the first of its slot; its deadline counts from here. */
  headSinceMs: number | null;
  isRecalled: boolean;
  /** `ended` by its own end; `fenced` by the run, and what its agent still says of it is refused. */
  fate: 'out' | 'ended' | 'fenced';
  /** True when a lease that shared cases with this one ended: it may have nothing left to do. */
  hasEndedTwin: boolean;
  /** Last report applied. */
  sequence: number;
  /** Reports that overtook an earlier one, by sequence. */
  readonly early: Map<number, readonly TimedUnitEvent[]>;
  readonly perFile: Map<FileKey, LeaseFile>;
  /** Load and set-up time seen so far, for the breakdown. */
  setupMs: number;
  /** Cases whose outcome it said, and the time of those whose outcome came from elsewhere. */
  keptCases: number;
  repeatedMs: number;
  /** Files that it left. */
  artifacts: number;
  /** True when it said that something failed. */
  hasFailed: boolean;
};

/** One case of an open file. */
export type CaseEntry = {
  readonly id: CaseId;
  readonly titlePath: readonly string[];
  readonly ordinal: number;
  readonly mode: CaseMode;
  /** The accepted outcome; `null` until there is one. */
  outcome: TestOutcome | null;
  /** True when the accepted outcome comes from a slice of the file. */
  isFromSlice: boolean;
  readonly attempts: Attempt[];
  /** Times its process died under it. */
  crashes: number;
  /** Passed, but not at the first try; `isFatal` when the try was ours and not the framework's. */
  isFlaky: boolean;
  isFatalFlake: boolean;
};

/** The ledger of one file. */
export type FileState = {
  readonly file: TestFile;
  stage: 'waiting' | 'active' | 'settled';
  /** Counts fresh starts after drift: leases that collected before are void. */
  generation: number;
  /** In the order of the first collection; `null` before it and after the file is settled. */
  cases: CaseEntry[] | null;
  byId: Map<CaseId, number> | null;
  /** Expected milliseconds of each case at speed 1, by position in `cases`. */
  expected: Float64Array | null;
  /** Cases asked for, for `--failed`; `null` is all of them. */
  readonly requested: ReadonlySet<CaseId> | null;
  /** Leases of the file that are out. */
  readonly leases: Set<LeaseId>;
  /** Pieces of evidence that are in the pool. */
  pooledEvidence: number;
  /** Wanted cases with an accepted outcome. */
  accepted: number;
  /** Wanted cases: what history expects, then what was collected. */
  expectedCases: number;
  readonly errors: RunError[];
  /** Errors of slices: void when the whole file proves clean. */
  readonly sliceErrors: RunError[];
  /** Left by it and by none of its cases. */
  readonly artifacts: Artifact[];
  readonly timings: LoadTiming[];
  /** Why each lease of the file was granted that is out or has begun. */
  readonly reasons: Map<LeaseId, LeaseReason>;
  /** Where the work came from that is back in the pool; `null` when it never left, or left again. */
  origin: LeaseOrigin | null;
  bodies: FileBodies | null;
  /** What it took at the least, once it is settled. */
  work: FileWork | null;
  wasSliced: boolean;
  sliceBroke: boolean;
  /** Whether the whole file has to judge what a slice said. */
  wholeCheck: 'none' | 'wanted' | 'done';
  /** True when some lease collected other cases than the ledger holds. */
  hasDrifted: boolean;
  drifts: number;
  /** Most cases that any load had: fewer after a drift would mean that some are hidden. */
  mostCases: number;
  /** Failed cases of the open file that nothing can clear any more. */
  decidedFailures: number;
  evidenceRounds: number;
  /** Rounds of handing out cases without an outcome, and how many were accepted when the last began. */
  gapRounds: number;
  acceptedAtRound: number;
  /** Times a process died under the file with no case to blame, how many of them were answered by a whole retry, and the last message. */
  deaths: number;
  deathsRetried: number;
  deathMessage: string;
  /** Agents lost under the file since a case last ended. */
  losses: number;
  /** Why the file is given up with what is known, in words; empty while it is not. */
  abandoned: string;
  /** Where it ran last: evidence prefers another. */
  lastAgent: AgentId | null;
  /** Who said each error, and how often its process died where. */
  readonly blame: Map<RunError, Set<AgentId>>;
  readonly deathsOn: Map<AgentId, number>;
  /** Agents on which a whole load of it ended without a failure. */
  readonly cleanOn: Set<AgentId>;
  /** The one agent that speaks against it, while somebody else is asked. */
  doubted: AgentId | null;
  /** Whether what one agent alone says against it was repeated elsewhere for that reason. */
  control: 'none' | 'out' | 'done';
  /** An agent whose word another one contradicted: the file waits until it is known whether that agent is sick. */
  contradicted: AgentId | null;
  isHeld: boolean;
};

export type RunState = {
  phase: Phase;
  runId: RunId;
  revision: Revision;
  settings: RunSettings | null;
  /** Cases that decide nothing in this run. */
  quarantined: ReadonlyMap<CaseId, CaseQuarantine>;
  startedAtMs: number;
  /** The run's own time: never steps back. */
  nowMs: number;
  /** The time of the last input, by whoever sent it. */
  inputMs: number;
  /** Effects of the input being reduced. */
  effects: Effect[];
  readonly agents: Map<AgentId, AgentState>;
  readonly suites: Map<string, SuiteState>;
  knownDigests: Readonly<Record<string, string>> | null;
  /** True when the run was opened on one agent that was told so. */
  isAlone: boolean;
  discovered: TestFile[];
  /** What was asked for; `null` is everything. */
  wanted: WantedFiles | null;
  /** Where a sequence runs; `null` before it began, and in other runs. */
  sequence: SlotPlace | null;
  bodies: Map<FileKey, FileBodies>;
  /** What was heard of history until all of it is here; empty before and after. */
  histories: PackedHistory[];
  pool: Pool | null;
  /** By resource that other runs use, too: the units that this one may use, and what else is known of it. */
  readonly allotted: Map<string, number>;
  readonly shared: Map<string, SharedResource>;
  /** The last answer to how many slots the target needs. */
  needed: { readonly atMs: number; readonly slots: number | null } | null;
  readonly files: Map<FileKey, FileState>;
  /** Files not settled, by group. */
  readonly openByGroup: Map<number, number>;
  /** Files whose needs are looked at when the input is reduced. */
  readonly quietFiles: Set<FileKey>;
  /** Files that wait until it is known whether an agent is sick; see control.ts. */
  readonly heldFiles: Set<FileKey>;
  readonly leases: Map<LeaseId, LeaseState>;
  nextLease: number;
  needsPlanning: boolean;
  /** By estimates, before the run. */
  boundMs: number;
  /** When units could be handed out; `null` before. */
  runningSinceMs: number | null;
  totals: Mutable<RunTotals>;
  /** Files with every case proven, and all files that are closed. */
  provenFiles: number;
  settledFiles: number;
  /** Cases with an accepted outcome, of open files too. */
  acceptedCases: number;
  fatalFlakes: number;
  /** Failed cases that nothing can clear any more; what --bail counts. */
  decidedFailures: number;
  expectedCases: number;
  readonly errors: RunError[];
  errorsDropped: number;
  readonly notices: string[];
  /** What keeps the run from a proof, in words. */
  readonly gaps: string[];
  /** What proves it red besides failed cases, in words. */
  readonly faults: string[];
  stop: 'none' | 'bail' | 'interrupt' | 'given-up';
  /** Agents that another run is to have and that are not let go of yet: when they were asked for, and whether the other run waits for it. */
  readonly withdrawn: Map<AgentId, { readonly sinceMs: number; readonly isUrgent: boolean }>;
  /** Agents that a shared run has let go of since it closes; `null` before. */
  letGo: Set<AgentId> | null;
  /** Set when the run ends before dispatch with the exit code of an expected error. */
  failureExit: number | null;
  /** When the phase began. */
  phaseSinceMs: number;
  /** Files that no agent could run when the run was planned. */
  readonly announcedInfeasible: Set<FileKey>;
  /** When work was left that no connected agent can take. */
  stuckSinceMs: number | null;
  readonly breakdown: {
    testMs: number;
    setupMs: number;
    repeatedMs: number;
    starvedMs: number;
    tailMs: number;
    slowAgentMs: number;
    startupMs: number;
  };
};

export type SuiteState = {
  readonly suite: string;
  /** Its part of the manifest; one array for all agents, so that what is made of it is made once. */
  files: readonly TestFile[];
  discoverer: AgentId | null;
  isDiscovered: boolean;
  /** Some agent had it ready: a later failure is that of an agent, not of the suite. */
  wasReady: boolean;
  failure: { readonly code: string; readonly message: string; readonly hint: string } | null;
};
