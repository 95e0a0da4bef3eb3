/** What the two ways of running a unit have in common. */
import type { LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { RunError } from '../../../core/unit.ts';
import type { RunnerUnit } from '../serve-runner.ts';

/** A unit, and its files as the manifest has them. */
export type UnitRequest = RunnerUnit & { readonly files: readonly TestFile[] };

export type CancelReason = 'cancelled' | 'timed-out';

/** What went wrong, or is worth knowing, at the end of a run, and belongs to no unit. */
export type Closing = { readonly errors: readonly RunError[]; readonly notices: readonly string[] };

export interface Driver {
  /** Fixes the files that may come. Rejects when they cannot be run at all (global set-up failed). */
  prepare(files: readonly TestFile[]): Promise<void>;
  /** Runs one unit to its `unit-ended`. Never rejects. */
  run(unit: UnitRequest): Promise<void>;
  /** The unit that will follow on this slot. */
  expect(files: readonly TestFile[], slot: number): void;
  cancel(leaseId: LeaseId, reason: CancelReason): void;
  /** Ends the run, and Vitest's instance with it unless that stays for the next one. */
  close(stays: boolean): Promise<Closing>;
}
