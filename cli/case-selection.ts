/** Turns `--case` into what a run is narrowed to: single cases of one test file, by the names that reports print. */
import { ExpectedError } from '../core/expected-error.ts';
import type { Selection } from '../core/selection.ts';
import { TITLE_SEPARATOR } from '../core/test-case.ts';

/** Returns the cases of the file; `null` when none was named. Throws `usage` when they are of no one file, or of the failures of the last run. */
export function selectCases(names: readonly string[], files: readonly string[], isFailedOnly: boolean): Selection | null {
  if (names.length === 0) return null;
  if (isFailedOnly) throw new ExpectedError('usage', '--case cannot be given with --failed', { hint: 'leave one of them out' });
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) {
    throw new ExpectedError('usage', `--case needs the one test file that has the case, and ${files.length} were given`, {
      hint: "shard-run test/cart.test.ts --case 'cart > adds'",
    });
  }
  const cases = [...new Set(names)].map((name) => ({ id: null, titlePath: name.split(TITLE_SEPARATOR) }));
  return { files: [{ file: file.replace(/^\.\//u, ''), cases }], isSequence: false };
}
