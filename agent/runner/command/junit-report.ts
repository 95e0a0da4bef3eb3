/**
 * JUnit XML, which has no standard: what pytest, Maven, PHPUnit, mocha, RSpec, nextest, gotestsum and Node write, read as one thing.
 *
 * A case is known by its class, its name, and the suites around it. The outermost one names the tool, the machine or the file, and counts only
 * where no class does or where the class is nothing but all of them. A class that only repeats the test file's path, as pytest's does, is left
 * out. The parser is strict about structure, so a report that was cut off is refused, and it never resolves an entity: a report with a document
 * type is refused before that could matter. It is lenient in one thing, characters that XML forbids, because tools copy what a test printed
 * into their reports. See docs/design/0009-runner-contract.md.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { TestError } from '../../../core/outcome.ts';
import { addCase, MAX_TEXT_CHARACTERS, type ReportedCase, ReportProblem, type ReportReader, type ReportSubject } from './report.ts';
import { reportedError } from './reported-error.ts';

/** Nobody nests suites so deep, and a stack of them costs memory. */
const MAX_DEPTH = 100;
/** More of them is a binary file, and each costs an error with its stack. */
const MAX_FORBIDDEN = 10_000;
/** They stand in text that a test printed; the structure around it is sound. */
const LENIENT = /: (?:disallowed character|malformed character entity)\.$/u;

/** What some tools say of a case beside an element for it, and others instead of one. */
const SKIPPED_STATUS = /^(?:skipped|disabled|notrun|ignored)$/iu;
const FAILED_STATUS = /^(?:failed|failure|error|broken)$/iu;
/** What may stand in a case and says how it ended. */
const FAILURES = new Set(['failure', 'error']);
/** Maven tells of attempts before the last one. */
const RETRIES = new Set(['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError']);
const OUTPUTS = { 'system-out': 'stdout', 'system-err': 'stderr' } as const;

type Attributes = Readonly<Record<string, string>>;
type OpenSuite = { readonly element: string; readonly name: string; readonly claimed: Claim; cases: number; failed: number };
/** What a suite says of itself. */
type Claim = { readonly cases: number; readonly failed: number };
type OpenCase = {
  readonly attributes: Attributes;
  isSkipped: boolean;
  retries: number;
  readonly failures: { readonly message: string; readonly text: string }[];
  readonly output: { stdout: string; stderr: string };
};

/** Reads one document. A case that stands for the file itself, which could not be loaded, is a `ReportProblem`. */
export function createJunitReader(subject: ReportSubject): ReportReader {
  const reader = new JunitReader(subject);
  const parser = new SaxesParser();
  let forbidden = 0;
  parser.on('error', (error) => {
    forbidden += 1;
    if (forbidden > MAX_FORBIDDEN) throw new ReportProblem(`has more than ${MAX_FORBIDDEN} characters that XML forbids`);
    if (!LENIENT.test(error.message)) throw new ReportProblem(`is not well-formed XML: ${error.message}`);
  });
  parser.on('doctype', () => {
    throw new ReportProblem('has a document type (<!DOCTYPE): such reports are refused, because they can name files and grow without end');
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(?:utf-?8|us-ascii)$/iu.test(encoding))
      throw new ReportProblem(`is encoded as ${encoding}: expected UTF-8`);
  });
  parser.on('opentag', (tag: SaxesTagPlain) => reader.open(tag.name, tag.attributes));
  parser.on('closetag', ({ name }) => reader.close(name));
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  return {
    write: (text) => void parser.write(text),
    end: () => {
      parser.close();
      return reader.cases;
    },
  };
}

class JunitReader {
  readonly cases: ReportedCase[] = [];
  readonly #subject: ReportSubject;
  readonly #suites: OpenSuite[] = [];
  #depth = 0;
  #case: OpenCase | null = null;
  #part: { readonly name: string; readonly attributes: Attributes; text: string } | null = null;

  constructor(subject: ReportSubject) {
    this.#subject = subject;
  }

  open(name: string, attributes: Attributes): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new ReportProblem(`is nested more than ${MAX_DEPTH} deep`);
    if (this.#depth === 1 && name !== 'testsuites' && name !== 'testsuite')
      throw new ReportProblem(`is no JUnit report: its root is <${name.slice(0, 60)}>, expected <testsuites> or <testsuite>`);
    if (name === 'testsuite' || name === 'testsuites') this.#openSuite(name, attributes);
    else if (name === 'testcase') this.#openCase(attributes);
    else if (this.#case !== null && this.#part === null) this.#part = { name, attributes, text: '' };
  }

  text(text: string): void {
    if (this.#part !== null && this.#part.text.length < MAX_TEXT_CHARACTERS) this.#part.text += text.slice(0, MAX_TEXT_CHARACTERS);
  }

  close(name: string): void {
    this.#depth -= 1;
    if (name === 'testsuite' || name === 'testsuites') this.#closeSuite();
    else if (name === 'testcase') this.#closeCase();
    else if (this.#part?.name === name) this.#closePart();
  }

  #openSuite(element: string, attributes: Attributes): void {
    if (this.#case !== null) throw new ReportProblem(`has a <${element}> inside a case`);
    const count = (key: string): number => Number(attributes[key] ?? 0);
    const claimed = { cases: count('tests'), failed: count('failures') + count('errors') };
    this.#suites.push({ element, name: attributes['name'] ?? '', claimed, cases: 0, failed: 0 });
  }

  /** A count above what is listed is a report that lost cases. Some tools count a failure in set-up or teardown twice, so red is not doubted. */
  #closeSuite(): void {
    const suite = this.#suites.pop();
    if (suite === undefined) return;
    const { name, claimed, cases, failed } = suite;
    if (failed === 0 && claimed.cases > cases)
      throw new ReportProblem(`says that "${name}" has ${claimed.cases} cases, and lists ${cases}`);
    if (failed === 0 && claimed.failed > 0) throw new ReportProblem(`says that in "${name}" ${claimed.failed} failed, and lists none`);
    const outer = this.#suites.at(-1);
    if (outer === undefined) return;
    outer.cases += cases;
    outer.failed += failed;
  }

  #openCase(attributes: Attributes): void {
    if (this.#case !== null) throw new ReportProblem('has a case inside a case');
    if (attributes['name'] === undefined) throw new ReportProblem('has a case without a name');
    this.#case = {
      attributes,
      isSkipped: SKIPPED_STATUS.test(statusOf(attributes)),
      retries: 0,
      failures: [],
      output: { stdout: '', stderr: '' },
    };
  }

  #closePart(): void {
    const part = this.#part;
    const open = this.#case;
    this.#part = null;
    if (part === null || open === null) return;
    const { name, attributes, text } = part;
    if (name === 'skipped') open.isSkipped = true;
    else if (FAILURES.has(name)) open.failures.push({ message: attributes['message'] || (attributes['type'] ?? ''), text });
    else if (RETRIES.has(name)) open.retries += 1;
    else if (name === 'system-out' || name === 'system-err') open.output[OUTPUTS[name]] += text;
  }

  #closeCase(): void {
    const open = this.#case;
    const suite = this.#suites.at(-1);
    this.#case = null;
    if (open === null || suite === undefined) return;
    const { attributes, failures, retries, output } = open;
    if (failures.length === 0 && FAILED_STATUS.test(statusOf(attributes))) failures.push({ message: '', text: '' });
    this.#refuseFileItself(attributes, failures);
    const hasFailed = failures.length > 0;
    suite.cases += 1;
    if (hasFailed) suite.failed += 1;
    const errors: TestError[] = failures.map((failure) => reportedError(this.#subject, failure));
    addCase(this.cases, {
      titlePath: this.#titlePath(attributes),
      outcome: hasFailed ? 'failed' : open.isSkipped ? 'skipped' : 'passed',
      durationMs: parseSeconds(attributes['time']),
      frameworkRetries: retries,
      errors,
      output,
    });
  }

  /** A tool that cannot load a file has no other way to say so than a case by the name of the file. */
  #refuseFileItself(attributes: Attributes, failures: OpenCase['failures']): void {
    const [failure] = failures;
    const { path } = this.#subject;
    const name = attributes['name'] ?? '';
    if (failure === undefined || attributes['classname'] || (name !== path && name !== dottedPath(path))) return;
    throw new ReportProblem('says that the file could not be loaded', failure.text.trim() || failure.message);
  }

  #titlePath(attributes: Attributes): readonly string[] {
    const classname = attributes['classname'] ?? '';
    const name = attributes['name'] ?? '';
    const suites = this.#suites.filter(({ element, name: own }) => element === 'testsuite' && own !== '').map((suite) => suite.name);
    if (!isNamed(classname) || plainClass(classname) === plainClass(suites.join('.'))) return [...suites, name];
    const inner = suites.slice(1);
    const isRepeated = inner.length > 0 && plainClass(classname) === plainClass(inner.at(-1) ?? '');
    return [...inner, ...(isRepeated ? [] : classTitles(classname, this.#subject.path)), name];
  }
}

function statusOf(attributes: Attributes): string {
  return attributes['status'] ?? attributes['result'] ?? '';
}

/** Node calls the class of a test `test` when it stands in no suite, or always, by version. */
function isNamed(classname: string): boolean {
  return classname !== '' && classname !== 'test';
}

/** `tests.test_a.TestX` of tests/test_a.py is `TestX`, wherever the tool counts from; any other class is a title as it stands. */
function classTitles(classname: string, path: string): readonly string[] {
  const dotted = dottedPath(path);
  const at = `.${classname}.`.indexOf(`.${dotted}.`);
  if (at === -1) return classname === path ? [] : [classname];
  return classname
    .slice(at + dotted.length + 1)
    .split('.')
    .filter((part) => part !== '');
}

function dottedPath(path: string): string {
  return path.replace(/\.\w+$/u, '').replaceAll('/', '.');
}

/** PHPUnit writes `App\Tests\FooTest` for the suite and `App.Tests.FooTest` for the class. */
function plainClass(name: string): string {
  return name.replaceAll('\\', '.');
}

/** Seconds with a fraction; Maven groups thousands by commas. What is no number is 0. */
function parseSeconds(text = ''): number {
  const seconds = Number(text.replaceAll(',', ''));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}
