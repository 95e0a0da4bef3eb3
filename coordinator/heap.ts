/** Keeps the garbage of a very large run from being twice what lives. */
import { setFlagsFromString } from 'node:v8';

/** Below this a run's whole heap is small, and collecting more often would only cost time. */
const LARGE_MANIFEST_FILES = 5_000;
/** How far the heap may grow between two collections, percent of what lived after the last: V8's own choice is about 200. */
const GROWTH_PERCENT = 100;
/** The one engine that the option was measured on. An engine that does not know it would say so on the user's terminal. */
const MEASURED_ENGINE = '13.';

/** Call it when a run's manifest is known. Safe to repeat; it holds for the rest of the process. */
export function limitHeapGrowth(files: number): void {
  if (files < LARGE_MANIFEST_FILES || !process.versions.v8.startsWith(MEASURED_ENGINE)) return;
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
