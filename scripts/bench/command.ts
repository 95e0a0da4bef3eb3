/** The commands of the benches: the project's own framework, and shard-run as this repository has it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command, Measurement } from './measure.ts';
import { measure } from './measure.ts';

/** As it is installed: the launcher keeps compiled code between starts. */
const LAUNCHER = path.resolve(import.meta.dirname, '../../cli/bin.js');

/** Returns `vitest …` of the project's own copy. */
export function vitestCommand(project: string, args: readonly string[]): Command {
  const manifest = createRequire(path.join(project, 'package.json')).resolve('vitest/package.json');
  return { command: process.execPath, args: [path.join(path.dirname(manifest), 'vitest.mjs'), ...args], cwd: project };
}

/** Returns `shard-run …` in the project. */
export function shardRunCommand(project: string, args: readonly string[]): Command {
  return { command: process.execPath, args: [LAUNCHER, ...args], cwd: project };
}

/** Runs a command; a usage or start-up error ends the bench with what the command printed. */
export async function measureRun(command: Command): Promise<Measurement> {
  const result = await measure(command);
  if (result.exitCode === 0 || result.exitCode === 1 || result.exitCode === 3) return result;
  throw new Error(`${command.args.join(' ')} ended with ${result.exitCode}:\n${result.output}`);
}

/** A command that takes longer hangs. */
const COMMAND_MS = 600_000;

export type CommandEnd = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
export type Started = {
  readonly ended: Promise<CommandEnd>;
  /** Default: SIGKILL. */
  kill(signal?: NodeJS.Signals): void;
};

/** Starts `shard-run …` and does not wait for it. */
export function startShardRun(cwd: string, args: readonly string[]): Started {
  const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: COMMAND_MS });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  const ended = new Promise<CommandEnd>((resolve) => child.once('close', (code) => resolve({ code, ...said })));
  return { ended, kill: (signal = 'SIGKILL') => void child.kill(signal) };
}

/** Calls with an empty folder that is removed afterwards. */
export async function withTempDir<Result>(use: (dir: string) => Promise<Result>): Promise<Result> {
  const dir = await mkdtemp(path.join(tmpdir(), 'shard-run-bench-'));
  try {
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
