/**
 * TAP 12 to 14 as node:test, tap, mocha, prove and shell suites print it.
 *
 * The plan is the proof that nothing was cut off, so a stream without one, or with another number of test points than planned, is refused, on every
 * level of subtests. Cases are the leaves: a test point that sums up a subtest is one only when it failed and nothing in it did. A
 * point marked `todo` cannot fail, by the specification, and counts as skipped. Lines that are not TAP are somebody's output and are passed on. See
 * docs/design/0009-runner-contract.md.
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

const INDENT = 4;
const MAX_LEVELS = 64;
/** Text without an end of line is no TAP. */
const MAX_LINE_CHARACTERS = 1024 * 1024;
const POINT = /^(?<not>not )?ok\b(?: +(?<id>\d+))?(?: +-(?= |$))?(?<rest>.*)$/u;
const PLAN = /^1\.\.(?<count>\d+)(?:\s*#\s*(?<reason>.*))?$/u;
const DIRECTIVE = /(?<!\\)#\s*(?<word>skip|todo)\S*(?:\s.*)?$/iu;
/** How long it took, as node-tap says it behind the title and others in the block that follows. */
const TIME = /(?<!\\)#\s*time=(?<ms>[\d.]+)ms\s*$/u;
const DURATION = /^\s*duration_ms:\s*(?<ms>[\d.]+)/mu;
const REASON = /^\s*(?:error|message):\s*['"]?(?<reason>[^|>\s].*?)['"]?\s*$/mu;

type Point = {
  readonly title: string;
  readonly outcome: TestOutcome;
  readonly children: readonly Point[];
  durationMs: number;
  /** The block, comments and indented lines that follow it. */
  text: string;
};
type Level = { planned: number | null; readonly points: Point[] };

/** `onText` gets what is not TAP. */
export function createTapReader(subject: ReportSubject, onText: (text: string) => void): ReportReader {
  const reader = new TapReader(subject, onText);
  let rest = '';
  return {
    write: (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE_CHARACTERS) throw new ReportProblem('is no TAP: a line of it has no end');
      for (const line of lines) reader.line(line.replace(/\r$/u, ''));
    },
    end: () => {
      if (rest !== '') reader.line(rest);
      return reader.end();
    },
  };
}

class TapReader {
  readonly #subject: ReportSubject;
  readonly #onText: (text: string) => void;
  readonly #levels: Level[] = [{ planned: null, points: [] }];
  /** Spaces before the `...` that ends the open block; `null` outside one. */
  #block: number | null = null;
  #last: Point | null = null;
  #isSkipped = false;

  constructor(subject: ReportSubject, onText: (text: string) => void) {
    this.#subject = subject;
    this.#onText = onText;
  }

  line(line: string): void {
    const spaces = line.length - line.trimStart().length;
    const text = line.slice(spaces);
    if (this.#block !== null) return this.#blockLine(line, spaces, text);
    if (text.startsWith('Bail out!')) throw new ReportProblem(`bailed out: ${text.slice(9).trim() || 'it does not say why'}`);
    const level = spaces / INDENT;
    if (text.startsWith('# Subtest') && Number.isInteger(level) && level < MAX_LEVELS) this.#open(level);
    if (text === '---' && this.#last !== null) this.#block = spaces;
    else if (!this.#structure(text, level)) this.#other(line, text);
  }

  end(): readonly ReportedCase[] {
    if (this.#block !== null) throw new ReportProblem('is cut off inside the block of a test point');
    if (this.#levels.length > 1) throw new ReportProblem('is cut off inside a subtest');
    const top = this.#levels[0];
    if (top?.planned == null) throw new ReportProblem('is cut off: it has no plan (a line such as 1..4)');
    const cases: ReportedCase[] = [];
    if (this.#isSkipped) addCase(cases, this.#skippedFile());
    for (const point of closeLevel(top)) this.#addLeaves(cases, point, []);
    return cases;
  }

  #blockLine(line: string, spaces: number, text: string): void {
    if (text === '...' && spaces === this.#block) this.#endBlock();
    else this.#append(line);
  }

  #endBlock(): void {
    this.#block = null;
    const ms = Number(DURATION.exec(this.#last?.text ?? '')?.groups?.['ms']);
    if (this.#last !== null && ms >= 0) this.#last.durationMs = ms;
  }

  /** Returns whether the line is a plan or a test point of an open level, or of one below. */
  #structure(text: string, level: number): boolean {
    if (!Number.isInteger(level) || level > this.#levels.length || level >= MAX_LEVELS) return false;
    const plan = PLAN.exec(text)?.groups;
    const point = POINT.exec(text)?.groups;
    if (plan === undefined && point === undefined) return false;
    const at = this.#open(level);
    if (plan !== undefined) this.#plan(at, level, plan);
    else if (point !== undefined) this.#point(at, level, point);
    return true;
  }

  /** Opens a level and those above it. The comment that names a subtest may come before anything else of them. */
  #open(level: number): Level {
    while (this.#levels.length < level) this.#levels.push({ planned: null, points: [] });
    return (this.#levels[level] ??= { planned: null, points: [] });
  }

  #plan(at: Level, level: number, { count, reason }: Readonly<Record<string, string>>): void {
    if (at.planned !== null) throw new ReportProblem('has two plans');
    at.planned = Number(count);
    this.#isSkipped ||= level === 0 && at.planned === 0 && /^skip/iu.test(reason ?? '');
  }

  #point(at: Level, level: number, { not, id, rest = '' }: Readonly<Record<string, string | undefined>>): void {
    const number = at.points.length + 1;
    if (id !== undefined && Number(id) !== number) throw new ReportProblem(`has test point ${id} where ${number} was to come`);
    const [below, ...deeper] = this.#levels.splice(level + 1);
    if (deeper.length > 0) throw new ReportProblem('is cut off inside a subtest');
    const time = TIME.exec(rest);
    const named = rest.slice(0, time?.index);
    const directive = DIRECTIVE.exec(named);
    const hasFailed = not !== undefined;
    const word = directive?.groups?.['word']?.toLowerCase();
    const isSkipped = word === 'skip' || (word === 'todo' && hasFailed);
    const title = named
      .slice(0, directive?.index)
      .trim()
      .replaceAll(/\\([#\\])/gu, '$1');
    this.#last = {
      title: title === '' ? `test ${number}` : title,
      outcome: isSkipped ? 'skipped' : hasFailed ? 'failed' : 'passed',
      children: below === undefined ? [] : closeLevel(below),
      durationMs: Number(time?.groups?.['ms'] ?? 0),
      text: '',
    };
    at.points.push(this.#last);
  }

  /** Comments and indented lines belong to the failure before them; what stands at the margin is somebody's output. */
  #other(line: string, text: string): void {
    if (this.#last?.outcome === 'failed' && (text !== line || text.startsWith('#'))) this.#append(line);
    else if (text !== '' && !/^(?:TAP version \d+|pragma [+-]\S+|#.*)$/u.test(text)) this.#onText(`${line}\n`);
  }

  #append(line: string): void {
    if (this.#last !== null && this.#last.text.length < MAX_TEXT_CHARACTERS) this.#last.text += `${line}\n`;
  }

  #skippedFile(): ReportedCase {
    const { path } = this.#subject;
    return { titlePath: [path], outcome: 'skipped', durationMs: 0, frameworkRetries: 0, errors: [], output: NO_OUTPUT };
  }

  #addLeaves(cases: ReportedCase[], point: Point, above: readonly string[]): void {
    const titlePath = [...above, point.title];
    for (const child of point.children) this.#addLeaves(cases, child, titlePath);
    const isExplained = point.outcome !== 'failed' || point.children.some(({ outcome }) => outcome === 'failed');
    if (point.children.length > 0 && isExplained) return;
    const { outcome, durationMs, text } = point;
    const message = REASON.exec(text)?.groups?.['reason'] ?? '';
    const errors = outcome === 'failed' ? [reportedError(this.#subject, { message, text })] : [];
    addCase(cases, { titlePath, outcome, durationMs, frameworkRetries: 0, errors, output: NO_OUTPUT });
  }
}

/** The points of a level that has ended. Throws when its plan says otherwise. */
function closeLevel({ planned, points }: Level): readonly Point[] {
  if (planned === null) throw new ReportProblem('has a subtest without a plan');
  if (planned !== points.length) throw new ReportProblem(`plans ${planned} test points, and has ${points.length}`);
  return points;
}
