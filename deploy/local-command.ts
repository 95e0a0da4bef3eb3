/** Runs a command of the configuration on this machine, once for the fleet: in a process group of its own, which never outlives its deadline. */
import { spawn } from 'node:child_process';

/** What a command prints is for the log: its end says why it failed. */
const OUTPUT_BYTES = 4096;
const KILL_GRACE_MS = 2000;

export type CommandEnd = { readonly isDone: boolean; readonly detail: string };

/** Runs a command line through `sh`. Never rejects: a failure, a deadline and an abort are ends. */
export function runLocalCommand(
  command: string,
  options: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    readonly deadlineMs: number;
    readonly signal: AbortSignal;
  },
): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', command], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let tail = '';
    let why = '';
    const stop = (reason: string): void => {
      why = reason;
      killGroup(child.pid, 'SIGTERM');
      setTimeout(() => killGroup(child.pid, 'SIGKILL'), KILL_GRACE_MS).unref();
    };
    const deadline = setTimeout(() => stop(`it did not end within ${options.deadlineMs / 1000} s`), options.deadlineMs);
    const abort = (): void => stop('the deployer was stopped');
    options.signal.addEventListener('abort', abort, { once: true });
    const keep = (chunk: string): void => {
      tail = `${tail}${chunk}`.slice(-OUTPUT_BYTES);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', keep);
    const end = (isDone: boolean, detail: string): void => {
      clearTimeout(deadline);
      options.signal.removeEventListener('abort', abort);
      resolve({ isDone, detail });
    };
    child.once('error', (error) => end(false, error.message));
    child.once('close', (code, signal) =>
      end(
        code === 0 && why === '',
        [why, code === 0 ? '' : `exit ${code ?? signal}`, tail.trim()].filter((text) => text !== '').join(': '),
      ),
    );
  });
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone already.
  }
}
