/** One unit: the command for one file or some of its cases, from its start to what its report and its exit say together. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { shellText } from '../../../core/command-template.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Lease, UnitEnd, UnitEvent } from '../../../core/unit.ts';
import { LogBudget } from '../log-budget.ts';
import { CASE_FORMS } from './case-form.ts';
import type { CaseLists, ListedCase } from './case-list.ts';
import type { OpenCommandSuite } from './open-suite.ts';
import { ReportProblem } from './report.ts';
import { type ReportIntake, takeReport } from './report-intake.ts';
import { reportedError } from './reported-error.ts';
import { type ShellCommand, type ShellEnd, type StopReason, startShell } from './shell-command.ts';
import { isHeldBy, type Telling, tellCases, tellNothingRan } from './tell-cases.ts';

export type CommandUnitOptions = {
  readonly suite: OpenCommandSuite;
  readonly lists: CaseLists;
  readonly lease: Lease;
  readonly slot: number;
  readonly file: TestFile;
  readonly emit: (event: UnitEvent) => void;
};

/** Linux takes 128 KiB in one argument, and some tools want all names in one. Above, the whole file is run. */
const MAX_ARGUMENT_BYTES = 96 * 1024;

/** Which cases the command is asked for; `null` is the whole file. */
type Choice = { readonly listed: readonly ListedCase[] | null; readonly args: readonly string[] | null };

const WHOLE: Choice = { listed: null, args: null };

/** Lives as long as its lease. `run` once; it never rejects, and its last event is `unit-ended`. */
export class CommandUnit {
  readonly #options: CommandUnitOptions;
  readonly #logs: LogBudget;
  readonly #startedAtMs = performance.now();
  readonly #whenStopped = Promise.withResolvers<void>();
  #stopped: StopReason | null = null;
  #shell: ShellCommand | null = null;

  constructor(options: CommandUnitOptions) {
    this.#options = options;
    this.#logs = new LogBudget({ emit: options.emit, silent: false });
  }

  /** Stops the command and everything in its group. Safe to repeat. */
  stop(reason: StopReason): void {
    this.#stopped ??= reason;
    this.#whenStopped.resolve();
    this.#shell?.stop(reason);
  }

  async run(): Promise<void> {
    const { emit, suite } = this.#options;
    emit({ type: 'unit-started' });
    let folder: string | null = null;
    try {
      const parent = path.join(suite.request.cacheDir, 'command');
      mkdirSync(parent, { recursive: true });
      folder = mkdtempSync(path.join(parent, 'unit-'));
      this.#end(await this.#runIn(folder));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#end({ kind: 'crashed', message: `the runner could not run the command: ${message}` });
    }
    // What cannot be removed lies in a cache that anyone may delete, and says nothing of the tests.
    if (folder !== null) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }

  async #runIn(folder: string): Promise<UnitEnd> {
    const env = this.#environment(path.join(folder, 'report'));
    const choice = await this.#choose(env);
    if (this.#stopped !== null) return stoppedEnd(this.#stopped, this.#timeoutMs());
    if (choice.args?.length === 0) {
      tellNothingRan(this.#telling(), choice.listed ?? []);
      return { kind: 'completed' };
    }
    const { file, suite } = this.#options;
    const intake = takeReport({ suite, file, slot: this.#options.slot, place: path.join(folder, 'report') });
    const shell = this.#start(choice, env, intake);
    this.#shell = shell;
    if (this.#stopped !== null) shell.stop(this.#stopped);
    const end = await shell.done;
    if (end.stopped !== null) return stoppedEnd(end.stopped, this.#timeoutMs());
    // No shell: nothing was tested, whatever the form of the results.
    if (end.code === null && end.signal === null) return { kind: 'crashed', message: `the command ${end.how}` };
    try {
      tellCases(this.#telling(), { end, listed: choice.listed, cases: await intake.read(end) });
    } catch (error) {
      if (!(error instanceof ReportProblem)) throw error;
      return this.#unreadable(error, end);
    }
    return { kind: 'completed' };
  }

  #start(choice: Choice, env: Readonly<Record<string, string>>, intake: ReportIntake): ShellCommand {
    const { suite, file } = this.#options;
    const { settings, request } = suite;
    const command = choice.args === null || settings.select === null ? settings.run : settings.select.run;
    return startShell({
      text: shellText(command),
      args: choice.args ?? [],
      cwd: request.cwd,
      env,
      timeoutMs: this.#timeoutMs(),
      onOutput: (stream, text) => {
        const rest = intake.hear(stream, text);
        if (rest !== '') this.#logs.addRaw({ type: 'log', file: file.key, caseIndex: null, stream, text: rest });
      },
    });
  }

  /** Names the cases of a slice; where they cannot be listed, the whole file is run and the rest of its cases is somebody else's. */
  async #choose(env: Readonly<Record<string, string>>): Promise<Choice> {
    const { lease, suite, lists, file } = this.#options;
    const { slice } = lease.unit;
    if (slice === null || suite.settings.select === null) return WHOLE;
    const list = await Promise.race([lists.of(file.key, env), this.#whenStopped.promise]);
    if (list === undefined) return WHOLE;
    if (list.problem !== null) return this.#noteWhole(`the command that lists its cases ${list.problem}`);
    const isHeld = isHeldBy(slice);
    const lines = list.cases.filter(({ titlePath }) => isHeld(titlePath)).map(({ line }) => line);
    if (lines.length === 0) return { listed: list.cases, args: [] };
    const args = CASE_FORMS[suite.settings.select.form].select(lines);
    const bytes = args.reduce((sum, arg) => sum + Buffer.byteLength(arg), 0);
    if (bytes > MAX_ARGUMENT_BYTES) return this.#noteWhole(`the names of ${lines.length} cases are too long for a command`);
    return { listed: list.cases, args };
  }

  #noteWhole(why: string): Choice {
    const text = `[shard-run] the whole file is run: ${why}\n`;
    this.#logs.addRaw({ type: 'log', file: this.#options.file.key, caseIndex: null, stream: 'stderr', text });
    return WHOLE;
  }

  /** Nothing of such a report counts. A program that a signal ended died; anything else is the file's doing. */
  #unreadable(problem: ReportProblem, end: ShellEnd): UnitEnd {
    const { emit, file, lease, suite } = this.#options;
    const message = `the command ${end.how}, and its report ${problem.message}`;
    if (end.signal !== null)
      return { kind: 'crashed', message: end.lastWords === '' ? message : `${message}; its last words were: ${end.lastWords}` };
    const detail = reportedError({ path: file.path, cwd: suite.request.cwd }, { message, text: problem.text || end.lastWords });
    emit({ type: 'error', error: { kind: lease.unit.slice === null ? 'collection' : 'runner', file: file.path, message, detail } });
    return { kind: 'completed' };
  }

  #telling(): Telling {
    const { file, lease, emit } = this.#options;
    const wallMs = performance.now() - this.#startedAtMs;
    return { file, isHeld: isHeldBy(lease.unit.slice), emit, logs: this.#logs, wallMs };
  }

  #environment(report: string): Readonly<Record<string, string>> {
    const { suite, slot, file } = this.#options;
    return {
      ...suite.request.env,
      ...suite.request.slotEnv[slot],
      // Never an option: a name may begin with a dash.
      SHARD_RUN_FILE: file.path === '.' ? '.' : `./${file.path}`,
      SHARD_RUN_REPORT: report,
      SHARD_RUN_SLOT: String(slot),
    };
  }

  #timeoutMs(): number {
    return Math.min(this.#options.lease.timeoutMs, this.#options.suite.settings.timeoutMs ?? Number.POSITIVE_INFINITY);
  }

  #end(end: UnitEnd): void {
    this.#logs.finish();
    this.#options.emit({ type: 'unit-ended', end, wallMs: performance.now() - this.#startedAtMs });
  }
}

function stoppedEnd(reason: StopReason, timeoutMs: number): UnitEnd {
  if (reason === 'cancelled') return { kind: 'cancelled' };
  return { kind: 'timed-out', message: `the command was still running after ${timeoutMs} ms; its process group was killed` };
}
