/** Runs a project's set-up command in a process group of its own, which outlives neither its deadline nor the agent. */
import { ExpectedError } from '../../core/expected-error.ts';
import { startShellGroup } from '../process/shell-group.ts';

export type SetupCommand = {
  /** A line for the shell. */
  readonly command: string;
  readonly cwd: string;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
};

/** What installers print at their end says why they failed. */
const OUTPUT_CHARACTERS = 4096;
const SHOWN_LINES = 12;
const HINT = 'run the command in a clean clone of the project, or name another one as its set-up';

/** Runs the command to its end. Throws `workspace-setup-failed` with the last lines it printed, or the signal's reason. */
export async function runSetupCommand({ command, cwd, deadlineMs, signal }: SetupCommand): Promise<void> {
  signal.throwIfAborted();
  // An installer that finds this asks nothing and draws no bars.
  const { child, kill, release } = startShellGroup({ command, cwd, env: { ...process.env, CI: 'true' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = `${output}${text}`.slice(-OUTPUT_CHARACTERS);
    });
  }
  let reason = '';
  const stop = (why: string): void => {
    reason = why;
    kill();
  };
  const overdue = setTimeout(() => stop(`it did not end within ${deadlineMs / 1000} s`), deadlineMs);
  const abort = (): void => stop('it was stopped');
  signal.addEventListener('abort', abort, { once: true });
  const end = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, killer) => resolve(code === 0 ? '' : `exit ${code ?? killer}`));
  });
  clearTimeout(overdue);
  signal.removeEventListener('abort', abort);
  // What the installer left running would write into a folder that is taken for finished.
  release();
  signal.throwIfAborted();
  const failure = reason === '' ? end : reason;
  if (failure === '') return;
  const lines = output.trim().split('\n').slice(-SHOWN_LINES).join('\n');
  throw new ExpectedError('workspace-setup-failed', `the set-up "${command}" failed: ${failure}${lines === '' ? '' : `\n${lines}`}`, {
    hint: HINT,
  });
}
