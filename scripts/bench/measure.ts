/** Runs a command and measures it from outside: wall time, and the CPU of it and of all it waited for. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Command = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
};

export type Measurement = {
  readonly wallMs: number;
  /** User and system time of the command and its reaped descendants; `null` where no POSIX shell can tell. */
  readonly cpuMs: number | null;
  readonly exitCode: number | null;
  /** The last of what it printed, both streams, for messages when it went wrong. */
  readonly output: string;
};

const OUTPUT_TAIL_BYTES = 16_384;
/** A command that runs this long is stuck. */
const DEADLINE_MS = 1_800_000;

/** Runs a command to its end. Rejects only when it cannot be started or is killed at the deadline. */
export async function measure(command: Command): Promise<Measurement> {
  const dir = await mkdtemp(path.join(tmpdir(), 'shard-run-bench-'));
  const timesFile = path.join(dir, 'times');
  const isPosix = process.platform !== 'win32';
  const argv = isPosix
    ? ['/bin/sh', '-c', '"$@"; code=$?; times > "$TIMES_FILE"; exit $code', 'sh', command.command, ...command.args]
    : [command.command, ...command.args];
  try {
    const { wallMs, exitCode, output } = await runToEnd(argv, command, timesFile);
    const cpuMs = isPosix ? parseTimes(await readFile(timesFile, 'utf8').catch(() => '')) : null;
    return { wallMs, cpuMs, exitCode, output };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

type Ended = Pick<Measurement, 'wallMs' | 'exitCode' | 'output'>;

function runToEnd(argv: readonly string[], command: Command, timesFile: string): Promise<Ended> {
  const [file = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const startedAt = process.hrtime.bigint();
    const child = spawn(file, args, {
      cwd: command.cwd,
      env: { ...process.env, NO_COLOR: '1', ...command.env, TIMES_FILE: timesFile },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: DEADLINE_MS,
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-OUTPUT_TAIL_BYTES);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ wallMs: Number(process.hrtime.bigint() - startedAt) / 1e6, exitCode, output }));
  });
}

/** Reads the second line of the shell's `times`, `0m1.230s 0m0.120s`: what its children took. */
export function parseTimes(text: string): number | null {
  const line = text.split('\n')[1];
  const parts = [...(line ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length !== 2) return null;
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
}
