/**
 * What `go test -json` prints: one event a line, of one package.
 *
 * Go writes neither JUnit nor TAP, and its own form says more: each test begins and ends, so one that was cut off is known by name. A subtest is a
 * case beside its parent, as Go counts them, unless cases are selected: `-run` selects tests of the top level, so then these are the cases.
 * The package's own end is the proof that nothing is missing. See docs/design/0009-runner-contract.md.
 */
import type { TestOutcome } from '../../../core/outcome.ts';
import {
  addCase,
  MAX_TEXT_CHARACTERS,
  NO_OUTPUT,
  type ReportedCase,
  ReportProblem,
  type ReportReader,
  type ReportSubject,
} from './report.ts';
import { reportedError } from './reported-error.ts';

/** `go help testflag` calls the format of test2json stable. */
type GoEvent = { readonly Action?: string; readonly Test?: string; readonly Output?: string; readonly Elapsed?: number };
type GoTest = { outcome: TestOutcome | null; durationMs: number; text: string };

const ENDS: Readonly<Record<string, TestOutcome>> = { pass: 'passed', fail: 'failed', skip: 'skipped' };
/** Go's own frame around what a test prints. */
const FRAME = /^\s*(?:===|---) (?:RUN|PAUSE|CONT|NAME|PASS|FAIL|SKIP|BENCH)\b/u;
const MAX_LINE_CHARACTERS = 4 * 1024 * 1024;

export type GoReaderOptions = {
  /** Only tests of the top level are cases. */
  readonly isFolded: boolean;
  /** Gets what the package prints outside its tests. */
  readonly onText: (text: string) => void;
};

export function createGoReader(subject: ReportSubject, { isFolded, onText }: GoReaderOptions): ReportReader {
  const tests = new Map<string, GoTest>();
  let packageEnd: TestOutcome | null = null;
  let rest = '';

  const take = ({ Action: action = '', Test: name, Output: output = '', Elapsed: elapsed = 0 }: GoEvent) => {
    if (name === undefined) {
      if (action === 'output' || action === 'build-output') onText(output);
      packageEnd = ENDS[action] ?? packageEnd;
      return;
    }
    const test = tests.get(name) ?? { outcome: null, durationMs: 0, text: '' };
    tests.set(name, test);
    if (action === 'output' && !FRAME.test(output) && test.text.length < MAX_TEXT_CHARACTERS) test.text += output;
    const end = ENDS[action];
    if (end === undefined) return;
    test.outcome = end;
    test.durationMs = Math.max(0, elapsed * 1000);
  };

  const line = (text: string) => {
    if (!text.startsWith('{')) return text === '' ? undefined : onText(`${text}\n`);
    take(parseEvent(text));
  };

  return {
    write: (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE_CHARACTERS) throw new ReportProblem('is not the output of go test -json: a line of it has no end');
      for (const one of lines) line(one);
    },
    end: () => {
      line(rest);
      if (packageEnd === null) throw new ReportProblem('is cut off: it does not say how the package ended');
      return casesOf(subject, tests, { isFolded, packageEnd });
    },
  };
}

function parseEvent(text: string): GoEvent {
  try {
    return JSON.parse(text) as GoEvent;
  } catch {
    throw new ReportProblem(`is not the output of go test -json: "${text.slice(0, 80)}"`);
  }
}

type Whole = { readonly isFolded: boolean; readonly packageEnd: TestOutcome };

function casesOf(subject: ReportSubject, tests: ReadonlyMap<string, GoTest>, { isFolded, packageEnd }: Whole): readonly ReportedCase[] {
  const cases: ReportedCase[] = [];
  for (const [name, test] of tests) {
    const titlePath = name.split('/');
    if (isFolded && titlePath.length > 1) continue;
    // A panic takes those with it that were running; where the package passed, nobody can.
    if (test.outcome === null && packageEnd !== 'failed') throw new ReportProblem(`does not say how ${name} ended`);
    const outcome = test.outcome ?? 'failed';
    const text = outcome === 'failed' ? textOf(name, tests) : '';
    const message = text === '' && test.outcome === null ? 'it did not end: the test process ended under it' : '';
    const errors = outcome === 'failed' ? [reportedError(subject, { message, text })] : [];
    addCase(cases, { titlePath, outcome, durationMs: test.durationMs, frameworkRetries: 0, errors, output: NO_OUTPUT });
  }
  return cases;
}

/** What the test printed, and where that is nothing, what the subtests did that made it fail. */
function textOf(name: string, tests: ReadonlyMap<string, GoTest>): string {
  const own = tests.get(name)?.text ?? '';
  if (own.trim() !== '') return own;
  const failed = [...tests].filter(([other, { outcome }]) => other.startsWith(`${name}/`) && outcome === 'failed');
  return failed.map(([other, { text }]) => `${other}\n${text}`).join('\n');
}
