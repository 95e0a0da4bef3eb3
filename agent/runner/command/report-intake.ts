/** Where the report of one command comes from: its standard output as it is printed, files when it has ended, or its exit code alone. */
import type { TestFile } from '../../../core/test-file.ts';
import { createGoReader } from './go-report.ts';
import { createJunitReader } from './junit-report.ts';
import type { OpenCommandSuite } from './open-suite.ts';
import { MAX_REPORT_BYTES, NO_OUTPUT, type ReportedCase, ReportProblem, type ReportReader, type ReportSubject } from './report.ts';
import { changedFiles, readFiles, snapshotFiles, writtenFiles } from './report-file.ts';
import { reportedError } from './reported-error.ts';
import type { ShellEnd } from './shell-command.ts';
import { createTapReader } from './tap-report.ts';

export type ReportIntake = {
  /** Takes what the command prints. Returns what of it is no report and may be shown. */
  hear(stream: 'stdout' | 'stderr', text: string): string;
  /** Called once, when the command has ended by itself. Rejects with `ReportProblem`. */
  read(end: ShellEnd): Promise<readonly ReportedCase[]>;
};

export type IntakeOptions = {
  readonly suite: OpenCommandSuite;
  readonly file: TestFile;
  readonly slot: number;
  /** Absolute: what `{report}` stands for. */
  readonly place: string;
};

/** Called before the command is started. */
export function takeReport(options: IntakeOptions): ReportIntake {
  const { suite, file, slot, place } = options;
  const { settings, request } = suite;
  const subject: ReportSubject = { path: file.path, cwd: request.cwd };
  if (settings.results === 'exit-code') return takeExitCode(subject);
  if (settings.results !== 'junit' || settings.report === '-') return takeOutput(streamReader(suite, subject));
  const read = (files: readonly string[]) => readFiles(files, () => createJunitReader(subject));
  if (settings.report === null) return { hear: passOn, read: async () => refuseEmpty(await read(writtenFiles(place))) };
  const glob = settings.report.replaceAll('{slot}', String(slot));
  const before = snapshotFiles(glob, request.cwd);
  return { hear: passOn, read: async () => refuseEmpty(await read(changedFiles(glob, request.cwd, before))) };
}

function passOn(_stream: string, text: string): string {
  return text;
}

/** One that has no case proves nothing, whatever the command's exit says. */
function refuseEmpty(cases: readonly ReportedCase[]): readonly ReportedCase[] {
  if (cases.length === 0) throw new ReportProblem('has no cases');
  return cases;
}

type ReaderMaker = (onText: (text: string) => void) => ReportReader;

function streamReader({ settings }: OpenCommandSuite, subject: ReportSubject): ReaderMaker {
  if (settings.results === 'tap') return (onText) => createTapReader(subject, onText);
  if (settings.results === 'go-json') return (onText) => createGoReader(subject, { isFolded: settings.select?.form === 'go', onText });
  return () => createJunitReader(subject);
}

function takeOutput(makeReader: ReaderMaker): ReportIntake {
  let shown = '';
  let characters = 0;
  let problem: Error | null = null;
  const reader = makeReader((text) => {
    shown += text;
  });
  /** A reader that threw is not asked again; what it would have read is the reader's problem, not the command's. */
  const attempt = (read: () => void) => {
    try {
      if (problem === null) read();
    } catch (error) {
      problem = error instanceof Error ? error : new Error(String(error));
    }
  };
  return {
    hear: (stream, text) => {
      if (stream === 'stderr') return text;
      characters += text.length;
      attempt(() => {
        if (characters > MAX_REPORT_BYTES) throw new ReportProblem(`is larger than ${MAX_REPORT_BYTES / 1024 / 1024} MiB`);
        reader.write(text);
      });
      const rest = shown;
      shown = '';
      return rest;
    },
    read: async () => {
      if (problem !== null) throw problem;
      return refuseEmpty(reader.end());
    },
  };
}

/** The file is its own only case. */
function takeExitCode(subject: ReportSubject): ReportIntake {
  return {
    hear: passOn,
    read: async (end) => {
      const hasFailed = end.code !== 0;
      const errors = hasFailed ? [reportedError(subject, { message: `the command ${end.how}`, text: end.lastWords })] : [];
      const outcome = hasFailed ? 'failed' : 'passed';
      return [{ titlePath: [subject.path], outcome, durationMs: Number.NaN, frameworkRetries: 0, errors, output: NO_OUTPUT }];
    },
  };
}
