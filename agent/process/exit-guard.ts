/** Leaves no process behind when this process, an agent's or a runner's, ends: normally, by a signal, or by an error nobody caught. */
import { spawnSync } from 'node:child_process';
import { killSurvivors, signalGroup } from './survivor.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Process group leaders that may be alive, with the mark of their descendants. */
const groups = new Map<number, string | null>();

/** Watches over a process group until `releaseGroup`. `mark` is `null` where strays carry the mark of a group around this one, whose keeper finds them. */
export function guardGroup(pid: number, mark: string | null): void {
  if (groups.size === 0) install();
  groups.set(pid, mark);
}

export function releaseGroup(pid: number): void {
  if (groups.delete(pid) && groups.size === 0) uninstall();
}

function install(): void {
  process.on('exit', killAll);
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function uninstall(): void {
  process.off('exit', killAll);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

function killAll(): void {
  for (const [pid, mark] of groups) {
    if (process.platform === 'win32')
      spawnSync('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore', timeout: 5_000, windowsHide: true });
    else if (mark === null) signalGroup(pid, 'SIGKILL');
    else killSurvivors(pid, mark);
  }
}

/** Whoever else listens (a command line that wants to report first) decides when the process ends; alone, the signal does what it always does. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  killAll();
  uninstall();
  process.kill(process.pid, signal);
}
