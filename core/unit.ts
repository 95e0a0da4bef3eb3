import type { Artifact } from './artifact.ts';
import type { FileKey, LeaseId, UnitId } from './id.ts';
import type { CaseResult, FileTiming, TestError } from './outcome.ts';
import type { CollectedCase } from './test-case.ts';

/**
 * Which cases of a file a unit runs, by title path.
 *
 * `only` lists what runs. `except` is the complement: everything that the listed slices do not name, so a case that history never saw runs
 * exactly here. Both match every ordinal of a title path.
 */
export type Slice =
  | { readonly kind: 'only'; readonly titlePaths: readonly (readonly string[])[] }
  | { readonly kind: 'except'; readonly titlePaths: readonly (readonly string[])[] };

/** What is handed to a slot at once. Several files only when they form one bundle. */
export type Unit = {
  readonly id: UnitId;
  readonly files: readonly FileKey[];
  /** `null` runs whole files. Never set for a bundle of several files. */
  readonly slice: Slice | null;
};

/** A unit lent to a slot. */
export type Lease = {
  readonly id: LeaseId;
  readonly unit: Unit;
  /** 1-based; above 1 when cases are tried again for evidence. */
  readonly attempt: number;
  /** How long the unit may run before its process group is killed, in milliseconds. */
  readonly timeoutMs: number;
};

/** How the execution of a unit ended, apart from what its cases said. */
export type UnitEnd =
  | { readonly kind: 'completed' }
  /** The framework's process or thread died under the unit: exit, out of memory, signal. */
  | { readonly kind: 'crashed'; readonly message: string }
  /** No sign of life until the lease's timeout; the process was killed. */
  | { readonly kind: 'timed-out'; readonly message: string }
  | { readonly kind: 'cancelled' };

/** One thing that went wrong outside any case: collection, set-up, unhandled errors, the runner itself. */
export type RunError = {
  readonly kind: 'collection' | 'runner' | 'agent' | 'workspace';
  /** The test file concerned, relative path; `null` when none. */
  readonly file: string | null;
  readonly message: string;
  readonly detail: TestError | null;
  /** An `ErrorCode` and the next step for a person, when the run could not begin because of it. Never on the wire. */
  readonly code?: string;
  readonly hint?: string;
};

/** What a unit reports while it runs, in order; each carries the file it is about. */
export type UnitEvent =
  | { readonly type: 'unit-started' }
  | { readonly type: 'collected'; readonly file: FileKey; readonly cases: readonly CollectedCase[] }
  /** `caseIndex` is 0-based into the last `collected` of this unit and file. */
  | { readonly type: 'case-started'; readonly file: FileKey; readonly caseIndex: number }
  | { readonly type: 'case-ended'; readonly file: FileKey; readonly caseIndex: number; readonly result: CaseResult }
  | {
      readonly type: 'log';
      readonly file: FileKey | null;
      readonly caseIndex: number | null;
      readonly stream: 'stdout' | 'stderr';
      readonly text: string;
    }
  | { readonly type: 'error'; readonly error: RunError }
  /** Comes before the `unit-ended` of its unit, before or after the `case-ended` of its case. */
  | { readonly type: 'artifact'; readonly file: FileKey | null; readonly caseIndex: number | null; readonly artifact: Artifact }
  | { readonly type: 'file-ended'; readonly file: FileKey; readonly timing: FileTiming }
  | { readonly type: 'unit-ended'; readonly end: UnitEnd; readonly wallMs: number };
