/**
 * What a report says, whatever form it has.
 *
 * A report is believed whole or not at all: of one that is cut off, malformed or too large nobody can say what it left out, so its reader throws
 * a `ReportProblem` and none of its cases count. Readers are fed text as it comes, and hold no more than the cases.
 */
import type { TestError, TestOutcome } from '../../../core/outcome.ts';

/** One case as the report tells it, in the report's order. */
export type ReportedCase = {
  readonly titlePath: readonly string[];
  readonly outcome: TestOutcome;
  readonly durationMs: number;
  readonly frameworkRetries: number;
  readonly errors: readonly TestError[];
  /** What it printed, where the report keeps it; else empty. */
  readonly output: { readonly stdout: string; readonly stderr: string };
};

/** Reads one report, or several after one another. */
export interface ReportReader {
  /** The next piece of the text. Throws `ReportProblem`. */
  write(text: string): void;
  /** The text is over. Throws `ReportProblem`. */
  end(): readonly ReportedCase[];
}

/** About whom a report is: what a reader needs to make titles and places of what it reads. */
export type ReportSubject = {
  /** The test file, relative to `cwd`, forward slashes. */
  readonly path: string;
  readonly cwd: string;
};

/** Why a report is not believed, in words that follow "its report"; `text` is what it says itself of the reason, empty when it does not. */
export class ReportProblem extends Error {
  readonly text: string;

  constructor(message: string, text = '') {
    super(message);
    this.text = text;
  }
}

/** 64 MiB: 15,000 cases with a page of output each. What is larger is a log that somebody called a report. */
export const MAX_REPORT_BYTES = 64 * 1024 * 1024;
/** More than any file of tests has; each costs memory here, in the coordinator and in the ledger. */
const MAX_CASES = 100_000;
/** A title that is longer is a case's data. The ledger keeps titles for ever. */
const MAX_TITLE_CHARACTERS = 4_096;
/** A message or an output that is longer is cut: nobody reads more, and the log of the whole unit has a budget of its own. */
export const MAX_TEXT_CHARACTERS = 32_768;

export const NO_OUTPUT = { stdout: '', stderr: '' } as const;

/** Adds a case. Throws `ReportProblem` when there are too many or its title is none. */
export function addCase(cases: ReportedCase[], added: ReportedCase): void {
  if (cases.length >= MAX_CASES) throw new ReportProblem(`has more than ${MAX_CASES} cases`);
  const long = added.titlePath.find((title) => title.length > MAX_TITLE_CHARACTERS);
  if (long !== undefined) throw new ReportProblem(`has a title of ${long.length} characters: "${long.slice(0, 60)}…"`);
  cases.push(added);
}
