/**
 * The run as a state machine: what comes in, what goes out.
 *
 * `reduce(state, input)` is the only place that decides anything about a run. The loop journals each input before it is reduced, performs the
 * effects in order, and never looks inside the state. Replaying a journal gives the same state and the same effects, byte for byte. The
 * state is updated in place (a million cases leave no room for copies); nobody else holds it.
 */
import type { CaseQuarantine } from '../../core/case-record.ts';
import type { ErrorCode } from '../../core/expected-error.ts';
import type { FileBodies } from '../../core/file-body.ts';
import type { FileHistory } from '../../core/file-history.ts';
import type { AgentId, CaseId, FileKey, RunId } from '../../core/id.ts';
import type { Revision, RunEvent, RunSummary } from '../../core/run-event.ts';
import type { Selection } from '../../core/selection.ts';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Weight } from '../../core/weight.ts';
import type { FileFacts } from '../history/store.ts';
import type { Resource } from '../scheduling/types.ts';

export type RunSettings = {
  readonly isCi: boolean;
  /** Evidence attempts for a failed case; 0 is none. */
  readonly retries: number;
  /** Stop granting after this many failed cases; `null` runs everything. */
  readonly bail: number | null;
  /** Whether a case that failed first and passed on a shard-run retry leaves the verdict green (`allow`) or red (`fail`). */
  readonly flakyPolicy: 'allow' | 'fail';
  /** Cases to run, for `--failed`; `null` is everything. An empty list for a file runs the whole file. */
  readonly only: ReadonlyMap<FileKey, readonly CaseId[]> | null;
  /** Cases that run and decide nothing, each until its end. Read from the ledger when the run begins. */
  readonly quarantine?: readonly ({ readonly case: CaseId } & CaseQuarantine)[];
  /** Files and cases to run and no others, in place of `only`. Such a run is no run to the ledger, and proves nothing of the whole. */
  readonly selection?: Selection;
  /** Paths of test files that the change touches: they go early where that costs nothing. One that is not there is none. */
  readonly touched?: readonly string[];
  /** How many agents to wait for before dispatch, and how long. */
  readonly expectAgents: number;
  readonly agentWaitMs: number;
  /** Where the framework is loaded and files are found; one entry for each suite. */
  readonly suites: readonly SuiteSpec[];
  /** Labels added to the manifest's files whose path matches; `pattern` is the source of a regular expression (flag `u`) over `TestFile.path`. */
  readonly labelRules?: readonly { readonly pattern: string; readonly labels: readonly string[] }[];
  /** By suite: what every unit of it takes, of which a run has only so much. A resource has the same `units` wherever it stands. */
  readonly resources?: Readonly<Record<string, readonly Resource[]>>;
  /** By suite: what each unit of it takes of its agent; unset is nothing. */
  readonly weights?: Readonly<Record<string, Weight>>;
  /** By suite: suites of the run which, once one of their cases has failed, make its units wait for slots that would be idle. */
  readonly whileGreen?: Readonly<Record<string, readonly string[]>>;
  /** Agents come and go because other runs use them too: none is ever the only one, and a lost one is waited for longer. */
  readonly isShared?: boolean;
  /** How long it may take from its beginning; unset and `null` is as fast as it can. It then says how few slots it needs. */
  readonly targetMs?: number | null;
  /** Only plan: stop after `run-planned`. */
  readonly planOnly: boolean;
};

/**
 * Everything that can happen to a run, as the loop gives it to the reducer.
 *
 * `isFollowed` says that another input of the same turn comes right after it: what is free is planned once, after the last. It is set by the
 * loop and journaled, for a replay must plan where the run did.
 */
export type RunInput = Happening & { readonly isFollowed?: true };

/**
 * The sums of the evidence against an agent at a time, as `Standing.logs`, and the units that were weighed since the run last said so. `sickness` is
 * why the run has fenced it, `null` when it has not.
 */
export type Evidence = {
  readonly atMs: number;
  readonly logs: readonly number[];
  readonly units: number;
  readonly contradicted: number;
  readonly sickness: string | null;
};

/** One thing that happens. `nowMs` is the coordinator's clock, Unix milliseconds. */
type Happening =
  | { readonly type: 'start'; readonly nowMs: number; readonly runId: RunId; readonly revision: Revision; readonly settings: RunSettings }
  | { readonly type: 'from-agent'; readonly nowMs: number; readonly agent: AgentId; readonly message: FromAgent }
  /** The session ended or fell silent. */
  | { readonly type: 'agent-lost'; readonly nowMs: number; readonly agent: AgentId; readonly reason: string }
  | { readonly type: 'known-digests'; readonly nowMs: number; readonly digests: Readonly<Record<string, string>> }
  /** Some of the history; the last of it comes as `history-loaded`. A large one comes in parts, so that nobody has to hold it whole. */
  | { readonly type: 'history-part'; readonly nowMs: number; readonly histories: readonly FileHistory[] }
  | {
      readonly type: 'history-loaded';
      readonly nowMs: number;
      readonly histories: readonly FileHistory[];
      /** By suite: what setting a slot up for it took in earlier runs, wall milliseconds. Unset, in old journals, weighs no set-ups. */
      readonly setups?: Readonly<Record<string, number>>;
    }
  /** Ctrl-C or a client's cancel: recall, cancel, report what is known. */
  | { readonly type: 'interrupt'; readonly nowMs: number }
  /** Nobody wants it any more: a newer run took its place, or no agent came for it. It ends with the exit code of the reason. */
  | { readonly type: 'give-up'; readonly nowMs: number; readonly code: ErrorCode; readonly message: string; readonly hint: string }
  /** Another run is to have the agent: what runs there ends, then it is let go of. `isUrgent`: what runs there is stopped and handed out again. */
  | { readonly type: 'withdraw-agent'; readonly nowMs: number; readonly agent: AgentId; readonly isUrgent?: true }
  /** Of a shared run: what earlier runs left of evidence against an agent that was lent to it, as `Standing.logs`. Follows its register. */
  | { readonly type: 'recall-standing'; readonly nowMs: number; readonly agent: AgentId; readonly logs: readonly number[] }
  /** Of a shared run: how many units of a resource it may use from now on. `heldBy` are the runs that have it, while this one has none. */
  | {
      readonly type: 'allot-resource';
      readonly nowMs: number;
      readonly name: string;
      readonly units: number;
      readonly number: number;
      readonly heldBy: readonly RunId[];
    }
  /** Four times a second. */
  | { readonly type: 'tick'; readonly nowMs: number };

export type Effect =
  | { readonly type: 'send'; readonly agent: AgentId; readonly message: ToAgent }
  /**
   * Answered by a `history-loaded` input, after any number of `history-part`, also when the store fails (with what was read by then, and an
   * `error` emitted by the loop).
   */
  | { readonly type: 'load-history'; readonly files: readonly TestFile[]; readonly bodies: readonly FileBodies[] }
  | { readonly type: 'append-facts'; readonly facts: FileFacts }
  | { readonly type: 'emit'; readonly event: RunEvent }
  /** Nothing of the run is left on the agents: they may be lent to others. `isEnding`: it is a shared run that closes, and takes none any more. */
  | { readonly type: 'release-agents'; readonly agents: readonly AgentId[]; readonly isEnding: boolean }
  /** Of a shared run: what it found out of an agent that it lets go of or has fenced, for the runs that follow. */
  | ({ readonly type: 'weigh-agent'; readonly agent: AgentId } & Evidence)
  /** Of a shared run: the slots that hold a resource and that could, as of the allotment of that number. */
  | { readonly type: 'resource-use'; readonly name: string; readonly held: number; readonly wanted: number; readonly number: number }
  /** The run is over: the loop writes certificate and summary, emits `run-finished`, and drops the state. */
  | { readonly type: 'finish'; readonly summary: RunSummary };
