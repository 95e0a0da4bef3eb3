/** Makes an error that can be shown of what a tool wrote about a failure: its first line, the place it names, the source there. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TestError } from '../../../core/outcome.ts';
import { toTestError } from '../test-error.ts';
import { MAX_TEXT_CHARACTERS, type ReportSubject } from './report.ts';

/** `tests/test_a.py:12`, `a_test.go:7:3`, `/app/FooTest.php:9`; a tool's text is looked through so far for one that is there. */
const PLACE = /(?<file>[^\s:()"'[\]]+\.\w{1,5}):(?<line>\d{1,7})/gu;
const MAX_PLACES = 64;

/** `message` may be empty; then the text's first line is taken. */
export function reportedError(subject: ReportSubject, failure: { readonly message: string; readonly text: string }): TestError {
  const text = failure.text.slice(0, MAX_TEXT_CHARACTERS).trim();
  const message = failure.message.slice(0, MAX_TEXT_CHARACTERS).trim() || firstLine(text) || 'it failed, and the report does not say why';
  return toTestError({ message, stack: text, stacks: placesIn(`${text}\n${message}`, subject) }, subject.cwd);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? '';
}

/** The place in the test file itself first; tools that print a path from elsewhere mean the test's own folder. */
function placesIn(text: string, { path: testFile, cwd }: ReportSubject): object[] {
  const places: { readonly file: string; readonly line: number; readonly column: number }[] = [];
  for (const { groups } of [...text.matchAll(PLACE)].slice(0, MAX_PLACES)) {
    const named = groups?.['file'] ?? '';
    const file = [path.resolve(cwd, named), path.resolve(cwd, testFile, named)].find((one) => existsSync(one));
    if (file !== undefined) places.push({ file, line: Number(groups?.['line']), column: 1 });
  }
  const own = path.resolve(cwd, testFile);
  return places.toSorted((a, b) => Number(b.file === own) - Number(a.file === own));
}
