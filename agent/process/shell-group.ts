/** Starts a line for the shell in a process group of its own, watched over against every way in which this process can end. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { guardGroup, releaseGroup } from './exit-guard.ts';
import { GROUP_VARIABLE, killSurvivors, killTree, signalGroup } from './survivor.ts';
import { postWatchdog } from './watchdog.ts';

export type ShellLine = {
  readonly command: string;
  readonly cwd: string;
  /** All of it: nothing is inherited. */
  readonly env: NodeJS.ProcessEnv;
};

export type ShellGroup = {
  /** The shell; its standard input is closed. */
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** Asks every process of the group to end; on Windows, where nobody can be asked, it ends them. */
  terminate(): void;
  /** Ends everything that the line started, also what left the group. */
  kill(): void;
  /** Kills what is left and ends the watch. Call it once, when the shell has exited or could not be started. */
  release(): void;
};

export function startShellGroup({ command, cwd, env }: ShellLine): ShellGroup {
  const mark = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const isWindows = process.platform === 'win32';
  const child = spawn(command, {
    cwd,
    shell: true,
    detached: !isWindows,
    env: { ...env, [GROUP_VARIABLE]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const { pid } = child;
  if (pid === undefined) return { child, terminate: nothing, kill: nothing, release: nothing };
  guardGroup(pid, mark);
  const dismissWatchdog = postWatchdog(pid, mark);
  return {
    child,
    terminate: () => (isWindows ? killTree(pid) : void signalGroup(pid, 'SIGTERM')),
    kill: () => (isWindows ? killTree(pid) : void killSurvivors(pid, mark)),
    release: () => {
      killSurvivors(pid, mark);
      releaseGroup(pid);
      dismissWatchdog();
    },
  };
}

function nothing(): void {}
