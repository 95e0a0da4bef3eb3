/** Runs a command to its end, with a deadline, and returns what it printed. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export type CommandResult = {
  /** Exit code; `null` when a signal ended the process, the deadline's own included. */
  readonly code: number | null;
  readonly stdout: string;
  /** Both streams, in the order they came. */
  readonly output: string;
  readonly isTimedOut: boolean;
};

export type CommandOptions = {
  readonly cwd?: string;
  readonly timeoutMs?: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** A check that takes longer hangs: the whole gate has a minute. */
const DEFAULT_TIMEOUT_MS = 120_000;
/** More output than this is nobody's reading, and a runaway process must not fill the memory. */
const MAX_OUTPUT_CHARACTERS = 64 * 1024 * 1024;

/** Resolves when the process has ended; never rejects for what the command did, only when it could not be started. */
export function runCommand(file: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const isGroup = process.platform !== 'win32';
  const child = spawn(file, args, {
    cwd: options.cwd ?? process.cwd(),
    env: environment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: isGroup,
  });
  let stdout = '';
  let output = '';
  let isTimedOut = false;
  const kill = (): void => {
    try {
      if (isGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      // The group has ended by itself meanwhile.
    }
  };
  const take = (chunk: string): void => {
    if (output.length < MAX_OUTPUT_CHARACTERS) output += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (stdout.length < MAX_OUTPUT_CHARACTERS) stdout += chunk;
    take(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', take);
  const timer = setTimeout(() => {
    isTimedOut = true;
    kill();
  }, options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(new Error(`cannot start ${file}`, { cause }));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, output, isTimedOut });
    });
  });
}

/** Plain output, and the project's own tools and Node before the machine's. */
function environment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const path = [join(process.cwd(), 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const { FORCE_COLOR: _color, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1', PATH: path, ...extra };
}

/** Returns the path of a tool of `node_modules/.bin`. */
export function toolPath(name: string): string {
  return join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}
