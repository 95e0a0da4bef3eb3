/**
 * The dot reporter: one character a case, in rows.
 *
 * `.` passed, `x` failed, `f` flaky, `-` skipped, `?` missing. Rows end where the screen does, so that a log stays narrow.
 */
import type { CaseRecord } from '../../core/case-record.ts';

/** Returns the characters of a file's cases with the line ends they need, and where the row now stands. */
export function renderDots(
  cases: readonly CaseRecord[],
  column: number,
  columns: number,
): { readonly text: string; readonly column: number } {
  let at = column;
  let text = '';
  for (const record of cases) {
    if (at >= columns) {
      text += '\n';
      at = 0;
    }
    text += dot(record);
    at += 1;
  }
  return { text, column: at };
}

function dot(record: CaseRecord): string {
  if (record.quarantine !== undefined) return 'q';
  if (record.isFlaky) return 'f';
  switch (record.outcome) {
    case 'passed':
      return '.';
    case 'failed':
      return 'x';
    case 'skipped':
      return '-';
    case 'missing':
      return '?';
  }
}
