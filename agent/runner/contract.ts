/**
 * What every test framework looks like to an agent.
 *
 * A runner lives in a process of its own (the user's code never enters the agent), started by `agent/process/`. Agent and runner exchange the
 * messages below over Node's IPC channel; `serialization: 'advanced'`. Requests are answered in order of completion, not of arrival; each
 * answer repeats its `requestId`. A runner runs several units at once, one per `slot`, and answers `unit` events until exactly one
 * `unit-ended` for each `run-unit`. What a runner owes stands as tests in `test/contract/runner-contract.ts`; see docs/design/0009-runner-contract.md.
 */

import type { FileBodies } from '../../core/file-body.ts';
import type { FileKey, LeaseId } from '../../core/id.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Lease, RunError, UnitEvent } from '../../core/unit.ts';

/** What a run asks of a suite on this agent: its directory is there and its services are ready. */
export type SuiteRequest = Pick<SuiteSpec, 'suite' | 'runner' | 'cwd' | 'configFile' | 'filters' | 'projects' | 'env' | 'settings'> & {
  /** Added to `env` in what one slot runs, by slot; empty when no slot differs from another. */
  readonly slotEnv: readonly Readonly<Record<string, string>>[];
  /** True under CI: `.only` is refused, snapshots are not written. */
  readonly isCi: boolean;
  /** How many units this runner executes at once; the size of its pool of framework workers. */
  readonly slots: number;
  /** True when this runner alone executes the whole run, so that whole-run features (coverage) keep their meaning. */
  readonly isAlone: boolean;
  /** Directory for caches the runner may fill and anyone may delete; absolute. */
  readonly cacheDir: string;
};

/** May precede every request, and is not answered: where the framework will be opened, so that its code is loaded before the suite is known. */
export type RunnerWarming = { readonly type: 'warm'; readonly cwd: string; readonly cacheDir: string };

export type RunnerRequest =
  /** First message. Loads the framework and its configuration; answered by `opened` or `failed`. */
  | { readonly type: 'open'; readonly requestId: number; readonly suite: SuiteRequest }
  /** Finds all test files; `knownDigests` (path to content digest) spares the scan of unchanged bodies. Answered by `discovered` or `failed`. */
  | { readonly type: 'discover'; readonly requestId: number; readonly knownDigests: Readonly<Record<string, string>> }
  /**
   * Fixes what this runner may be asked to run: the files of the manifest in its own framework's terms. Sent once, after `open`, before
   * the first `run-unit`, with the coordinator's manifest (on the agent that discovered it, the same list). Answered by `ready` or `failed`.
   */
  | { readonly type: 'prepare'; readonly requestId: number; readonly files: readonly TestFile[] }
  | { readonly type: 'run-unit'; readonly lease: Lease; readonly slot: number }
  /** The unit that will follow on this slot, so that an isolated worker can be booted ahead. Advisory. */
  | { readonly type: 'expect-unit'; readonly lease: Lease; readonly slot: number }
  /** Stops a unit: its worker is killed if it does not end within a grace; answered by its `unit-ended`. */
  | { readonly type: 'cancel-unit'; readonly leaseId: LeaseId; readonly reason: 'cancelled' | 'timed-out' }
  /**
   * Ends the run: global teardown, coverage, snapshots summary. Answered by `closed`; the process then exits by itself, unless it may stay
   * for the next run in the tree at `stayIn` and its answer says that it does. A runner that stays is ended by another `close`.
   */
  | { readonly type: 'close'; readonly requestId: number; readonly stayIn?: string }
  /**
   * To a runner that stayed, in the place of `open`: the same suite in the same tree, in which some files have changed. `edited` are relative to
   * `root`; `forgetsAll` when names came or went among them. `env` and `slotEnv` differ from before in variables of ours alone, see `OWN_VARIABLE`.
   * Answered by `opened`; after `failed` the process is of no more use.
   */
  | {
      readonly type: 'reopen';
      readonly requestId: number;
      readonly root: string;
      readonly edited: readonly string[];
      readonly forgetsAll: boolean;
      readonly env: SuiteRequest['env'];
      readonly slotEnv: SuiteRequest['slotEnv'];
    };

/** What a runner says of itself when it stays after its run. Paths are relative to the tree, forward slashes. */
export type RunnerStay = {
  /** Files, and folders with all in them, that decide more than what they are as modules: the framework's configuration, what it imports. */
  readonly decisive: readonly string[];
  /** Data files that modules import. */
  readonly imported: readonly string[];
  /** Folders of the projects where projects are found by patterns, `null` where they are listed one by one. */
  readonly projectRoots: readonly string[] | null;
  readonly memoryBytes: number;
};

export type RunnerEvent = RunnerAnswer | RunnerUnitEvent | RunnerArtifact;

/** The answer to a request. */
export type RunnerAnswer =
  | { readonly type: 'opened'; readonly requestId: number; readonly framework: FrameworkInfo }
  | { readonly type: 'discovered'; readonly requestId: number; readonly discovery: Discovery }
  | { readonly type: 'ready'; readonly requestId: number }
  | ({ readonly type: 'closed'; readonly requestId: number } & RunnerClosing)
  /** `code` is an `ErrorCode` of `core/expected-error.ts`. */
  | { readonly type: 'failed'; readonly requestId: number; readonly code: string; readonly message: string; readonly hint: string };

export type RunnerClosing = {
  readonly errors: readonly RunError[];
  readonly notices: readonly string[];
  /** Given when the process stays. */
  readonly stay?: RunnerStay;
  /** Why it does not stay although it might have: a clause. */
  readonly leavesBecause?: string;
};

/** Something that happened in a unit. */
export type RunnerUnitEvent = { readonly type: 'unit'; readonly leaseId: LeaseId; readonly event: UnitEvent };

/**
 * The unit left a file that whoever looks at the run may want: a screenshot, a trace. It must stand, whole, until the unit has ended. Sent before
 * the `case-ended` or `unit-ended` that it belongs to.
 */
export type RunnerArtifact = { readonly type: 'artifact'; readonly leaseId: LeaseId; readonly artifact: ArtifactFile };

/** A file on the agent's disk. */
export type ArtifactFile = {
  /** The test file that it is about; `null` when none can be named. */
  readonly file: FileKey | null;
  /** 0-based into the last `collected` of this unit and file; `null` for what belongs to the file or the unit. */
  readonly caseIndex: number | null;
  /** For people: `trace.zip`; at most 256 characters. */
  readonly name: string;
  /** A media type: `image/png`. */
  readonly contentType: string;
  /** Absolute. */
  readonly path: string;
};

export type FrameworkInfo = {
  /** `vitest`. */
  readonly name: string;
  readonly version: string;
  /** Things a user should know, in words: coverage off, a browser project left out and why. */
  readonly notices: readonly string[];
};

export type Discovery = {
  readonly files: readonly TestFile[];
  /** Bodies of files whose content digest was not among `knownDigests`; by file key. */
  readonly bodies: readonly FileBodies[];
  /** What could not be discovered; never empty silently. */
  readonly errors: readonly RunError[];
  readonly notices: readonly string[];
  /** Projects that exist but cannot run here, with the reason (browser mode). */
  readonly unsupported: readonly { readonly project: string; readonly reason: string; readonly files: readonly string[] }[];
};
