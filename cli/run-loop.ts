/** Follows one run from its request to its exit code: events to reporters, Ctrl-C to the coordinator, and an end that always comes. */
import path from 'node:path';
import type { RunHandle } from '../coordinator/api.ts';
import { EXIT, ExpectedError } from '../core/expected-error.ts';
import type { RunEvent, RunSummary } from '../core/run-event.ts';
import { withDeadline } from './deadline.ts';
import { onInterruption } from './interruption.ts';
import { summarizeUnfinished } from './partial-summary.ts';
import { emptyRunView, foldRunView } from './render/run-view.ts';
import type { Reporter } from './reporter/reporter.ts';

/** What is known is reported within two seconds of Ctrl-C; the coordinator has most of them, we keep the rest. */
const INTERRUPT_DEADLINE_MS = 1800;

export type FollowedRun = {
  /** Starts the run, or goes on with one: then what happened before comes at once. */
  begin(onEvent: (event: RunEvent) => void): RunHandle;
  /** Absolute directory of the project: what is shown is relative to it. */
  readonly cwd: string;
  readonly reporters: readonly Reporter[];
  /** Told to the user with the run's own notices. */
  readonly notices: readonly string[];
  /** Rejects when the run cannot go on: the only agent was refused. Never resolves otherwise. */
  readonly failure: Promise<never>;
  /** The second Ctrl-C: ends every process now, this one with the exit code. */
  kill(exitCode: number): void;
};

/** Returns the exit code. Throws the `ExpectedError` of a run that could not begin. */
export async function followRun(run: FollowedRun): Promise<number> {
  const view = emptyRunView();
  const emit = (event: RunEvent): void => {
    const shown = event.type === 'run-started' ? { ...event, ...shownStart(run, event) } : event;
    foldRunView(view, shown);
    for (const reporter of run.reporters) reporter.onEvent(shown);
  };
  const handle = run.begin(emit);
  const interruption = Promise.withResolvers<NodeJS.Signals>();
  using _signals = onInterruption(interruption.resolve, () => run.kill(EXIT.interrupted));
  try {
    const ended = await Promise.race([handle.done, run.failure, interruption.promise]);
    const isInterrupted = typeof ended === 'string';
    const summary = isInterrupted ? await interrupt(handle) : ended;
    if (view.summary === null) {
      emit({
        type: 'run-finished',
        atMs: Date.now(),
        summary:
          summary ??
          summarizeUnfinished(view, {
            runId: handle.runId,
            nowMs: Date.now(),
            exitCode: EXIT.interrupted,
            reason: 'interrupted',
            errors: [],
          }),
      });
    }
    const problems = closeReporters(run.reporters);
    return exitCode({ isInterrupted, summary: summary ?? view.summary, hasProblems: problems.length > 0 });
  } catch (error) {
    abandon(run.reporters, handle, error);
    throw error;
  }
}

type RunStarted = Extract<RunEvent, { readonly type: 'run-started' }>;

function shownStart({ cwd, notices }: FollowedRun, event: RunStarted): Partial<RunStarted> {
  const { artifactFolder } = event;
  const folder = artifactFolder === undefined ? {} : { artifactFolder: shownPath(cwd, artifactFolder) };
  return { notices: [...notices, ...event.notices], ...folder };
}

/** Relative with forward slashes inside the project, as the reports name files; absolute elsewhere. */
function shownPath(cwd: string, absolute: string): string {
  const relative = path.relative(cwd, absolute);
  const isInside = !relative.startsWith('..') && !path.isAbsolute(relative);
  return (isInside ? relative : absolute).split(path.sep).join('/');
}

async function interrupt(handle: RunHandle): Promise<RunSummary | null> {
  handle.interrupt();
  return withDeadline(handle.done, INTERRUPT_DEADLINE_MS, null);
}

/** Tells the reports that machines read why there is nothing more, so that each is whole and says that nothing was proven. */
function abandon(reporters: readonly Reporter[], handle: RunHandle, error: unknown): void {
  const exit = error instanceof ExpectedError ? error.exitCode : EXIT.incomplete;
  const message = error instanceof Error ? error.message : String(error);
  const summary = summarizeUnfinished(emptyRunView(), {
    runId: handle.runId,
    nowMs: Date.now(),
    exitCode: exit,
    reason: message,
    errors: [{ kind: 'runner', file: null, message, detail: null }],
  });
  for (const reporter of reporters) if (reporter.isForMachines) reporter.onEvent({ type: 'run-finished', atMs: Date.now(), summary });
  closeReporters(reporters);
}

function closeReporters(reporters: readonly Reporter[]): string[] {
  const problems = reporters.flatMap((reporter) => [...reporter.close()]);
  for (const problem of problems) process.stderr.write(`shard-run: ${problem}\n`);
  return problems;
}

/** A report that is not whole must not leave a green exit code behind it. */
function exitCode(end: { readonly isInterrupted: boolean; readonly summary: RunSummary | null; readonly hasProblems: boolean }): number {
  if (end.isInterrupted) return EXIT.interrupted;
  const code = end.summary?.exitCode ?? EXIT.incomplete;
  return code === EXIT.green && end.hasProblems ? EXIT.incomplete : code;
}
