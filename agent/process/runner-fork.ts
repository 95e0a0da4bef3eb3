/** Forks a runner's process in a group of its own, watched over from its first moment; one may be forked before anybody knows what it will be asked. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { isSame } from '../../core/is-same.ts';
import type { RunnerWarming } from '../runner/contract.ts';
import { guardGroup, releaseGroup } from './exit-guard.ts';
import { GROUP_VARIABLE, killSurvivors } from './survivor.ts';
import { postWatchdog } from './watchdog.ts';

export type ForkedRunner = {
  readonly child: ChildProcess;
  /** What every process of its group carries in its environment. */
  readonly mark: string;
  /** Ends the watch. Call it once, when the process is gone. */
  readonly release: () => void;
};

/** Where a runner stands; compiled code is kept under `cacheDir`. */
export type Place = {
  readonly entry: string;
  readonly cwd: string;
  readonly cacheDir: string;
  readonly env: Readonly<Record<string, string>>;
};
type Spare = Place & { readonly forked: ForkedRunner };

/**
 * Loading a framework makes garbage by the megabyte: with V8's initial young generation it is collected thirty times, which is a sixth of the
 * time. The framework's own workers do not inherit it.
 */
const EXEC_ARGV = ['--min-semi-space-size=16'];

/** Set beside `NODE_COMPILE_CACHE` where that is ours: the runner takes both away before the project's code can inherit them. */
const CACHE_MARK = 'SHARD_RUN_COMPILE_CACHE';

/** The runner of a command line that is not read yet. */
let spare: Spare | null = null;

/** Forks the runner that the next `takeRunner` of the same place gets, and has it load its framework. Does nothing when there is one. */
export function forkSpare(place: Place, warming: RunnerWarming): void {
  if (spare !== null) return;
  const forked = forkRunner(place);
  spare = { ...place, forked };
  forked.child.on('error', () => undefined);
  forked.child.once('exit', dropSpare);
  forked.child.send(warming, () => undefined);
}

/** Returns the spare runner when it is alive and stands in that place, a new one otherwise; a spare in another place goes. */
export function takeRunner(place: Place): ForkedRunner {
  const found = spare;
  if (found === null) return forkRunner(place);
  spare = null;
  found.forked.child.off('exit', dropSpare);
  const isThere = found.entry === place.entry && found.cwd === place.cwd && isSame(found.env, place.env);
  if (isThere && found.forked.child.connected) return found.forked;
  end(found.forked);
  return forkRunner(place);
}

function dropSpare(): void {
  if (spare !== null) end(spare.forked);
  spare = null;
}

function end({ child, mark, release }: ForkedRunner): void {
  child.kill('SIGKILL');
  if (child.pid !== undefined) killSurvivors(child.pid, mark);
  release();
}

function forkRunner({ entry, cwd, cacheDir, env }: Place): ForkedRunner {
  const mark = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const child = fork(entry, [], {
    cwd,
    detached: process.platform !== 'win32',
    env: { ...process.env, ...env, ...compileCache(cacheDir), [GROUP_VARIABLE]: mark },
    execArgv: EXEC_ARGV,
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return { child, mark, release: child.pid === undefined ? () => undefined : guard(child.pid, mark) };
}

/** Compiled code from the first file on: to strip the types of one would load a parser for 30 ms. What the user has decided stays. */
function compileCache(cacheDir: string): NodeJS.ProcessEnv {
  if (process.env['NODE_COMPILE_CACHE'] !== undefined || process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return {};
  return { NODE_COMPILE_CACHE: path.join(cacheDir, 'compile'), [CACHE_MARK]: '1' };
}

/** Until it is gone, a group is watched over against every way in which this process can end. */
function guard(pid: number, mark: string): () => void {
  guardGroup(pid, mark);
  let dismissWatchdog: (() => void) | null = null;
  // Not before the runner has its first message: starting a shell takes as long as a Node process needs to come up.
  const posting = setImmediate(() => {
    dismissWatchdog = postWatchdog(pid, mark);
  });
  return () => {
    clearImmediate(posting);
    releaseGroup(pid);
    dismissWatchdog?.();
  };
}
