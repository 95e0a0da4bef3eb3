import type { FileKey } from './id.ts';

/** How a file is executed: its cases are run, or its types are checked. */
export type FileKind = 'runtime' | 'typecheck';

/**
 * One test file of the manifest, fixed before dispatch.
 *
 * The same path in two projects, or run and type-checked, is two test files with two keys.
 */
export type TestFile = {
  readonly key: FileKey;
  /** The suite's name; `vitest` where no configuration names another. */
  readonly suite: string;
  /** The framework's project name; empty when the framework has none. */
  readonly project: string;
  /** Relative to the run's directory, with forward slashes, Unicode as the file system gave it. */
  readonly path: string;
  readonly kind: FileKind;
  /** SHA-256 of the file's bytes, hex. */
  readonly contentDigest: string;
  readonly bytes: number;
  /** Barrier: every file of a lower group ends before one of a higher group starts (Vitest's `sequence.groupOrder`). 0-based, dense. */
  readonly group: number;
  /** At most this many units of the file's group at once on one agent; `null` is no limit of its own (Vitest's `fileParallelism: false` is 1). */
  readonly maxPerAgent: number | null;
  /** Files with one bundle name always go out in one unit, in one call (Vitest's type tests of one project); `null` for a file of its own. */
  readonly bundle: string | null;
  /** Labels an agent must have; empty runs anywhere. */
  readonly labels: readonly string[];
  /** Why the file may never be cut into slices, in words; `null` when cutting is allowed. */
  readonly wholeReason: string | null;
};

/** Returns the key of a test file: stable over runs and machines, readable in a report. */
export function fileKey(suite: string, project: string, path: string, kind: FileKind): FileKey {
  return [suite, project, path, kind === 'runtime' ? '' : kind].join('|') as FileKey;
}
