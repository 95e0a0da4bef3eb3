/** Makes the request that sends a unit to its worker out of the one that Vitest made for the whole file. */
import type { Slice } from '../../../core/unit.ts';
import type { Seat } from './child-pool.ts';
import type { FileSpecification, RunRequest } from './framework.ts';
import { type FrameworkVersion, isAtLeast } from './load-framework.ts';
import { fullNames, namePattern, nameSeparator } from './name-pattern.ts';

export type RunRequestOptions = {
  readonly slice: Slice | null;
  readonly slot: number;
  /** Unique in the run: `VITEST_WORKER_ID`. */
  readonly workerId: number;
  readonly version: FrameworkVersion;
};

export function runRequest(seat: Seat, options: RunRequestOptions): RunRequest {
  const { run } = seat.gate.held;
  const { slice, workerId, slot } = options;
  const selected = selection(slice, options.version);
  const context = { ...run.context, workerId };
  // Vitest 3 selects by its configuration.
  if (options.version.major === 3) return { ...run, context: { ...context, config: { ...context.config, ...selected } } };
  return { ...run, poolId: slot + 1, context: { ...context, files: context.files.map((file) => ({ ...file, ...selected })) } };
}

/** A set of names is exact and quick at any size; versions before 5.1 know patterns only. */
function selection(slice: Slice | null, version: FrameworkVersion): Partial<FileSpecification> {
  if (slice === null) return {};
  const separator = nameSeparator(version.major);
  if (slice.kind === 'only' && isAtLeast(version, 5, 1)) return { testNames: fullNames(slice, separator) };
  return { testNamePattern: namePattern(slice, separator) };
}
