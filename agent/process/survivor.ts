/** Finds and kills what a runner left behind: the rest of its process group, and on Linux whoever fled the group but carries its mark. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Inherited by every process a runner starts, even one that calls `setsid`: the mark by which strays are found. */
export const GROUP_VARIABLE = 'SHARD_RUN_GROUP';

/** A scan reads two small files for each process; on a machine with more than this it would hold up the agent. */
const MAX_SCANNED = 20_000;
/** Killed strays may have forked meanwhile: look again, but not for ever. */
const MAX_ROUNDS = 5;

/** Sends a signal to a whole process group; on Windows there are no groups and the caller uses `taskkill`. Returns whether anyone was there. */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  return signalProcess(-pid, signal);
}

function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Kills what is left of a group and its strays at once, synchronously. Safe to repeat. Returns how many strays were found. */
export function killSurvivors(pid: number, mark: string): number {
  if (process.platform === 'win32') return 0;
  signalGroup(pid, 'SIGKILL');
  return killStrays(`${GROUP_VARIABLE}=${mark}`);
}

/** Kills every process that has the entry, `NAME=value`, in its environment; nobody where there is no `/proc`. As `killSurvivors` otherwise. */
export function killStrays(entry: string): number {
  let killed = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const strays = findStrays(entry);
    for (const stray of strays) signalProcess(stray, 'SIGKILL');
    killed += strays.length;
    if (strays.length === 0) break;
  }
  return killed;
}

/** Ends a process and its descendants where there are no groups: on Windows. */
export function killTree(pid: number): void {
  execFile('taskkill', ['/PID', String(pid), '/T', '/F'], { windowsHide: true, timeout: 10_000 }, () => undefined);
}

function findStrays(entry: string): number[] {
  if (process.platform !== 'linux') return [];
  return processIds().filter((pid) => pid !== process.pid && readProc(pid, 'environ').includes(`${entry}\0`) && isAlive(pid));
}

/**
 * Returns whether something runs that a descendant of this process started and left: of its group if it leads one, or with its mark, and not a child of
 * its own. Says nothing where there is no `/proc`.
 */
export function hasOrphans(): boolean {
  const mark = process.env[GROUP_VARIABLE];
  const [, ownGroup] = parentAndGroup(process.pid);
  return processIds().some((pid) => {
    const [parent, group] = parentAndGroup(pid);
    if (pid === process.pid || parent === process.pid || !isAlive(pid)) return false;
    const isOfGroup = ownGroup === process.pid && group === ownGroup;
    return isOfGroup || (mark !== undefined && readProc(pid, 'environ').includes(`${GROUP_VARIABLE}=${mark}\0`));
  });
}

function parentAndGroup(pid: number): readonly (number | undefined)[] {
  const stat = readProc(pid, 'stat');
  return stat
    .slice(stat.lastIndexOf(')') + 4)
    .split(' ', 2)
    .map(Number);
}

function processIds(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .slice(-MAX_SCANNED)
      .map(Number);
  } catch {
    return [];
  }
}

/** A zombie is dead: it waits for its parent, and no signal changes that. */
function isAlive(pid: number): boolean {
  const stat = readProc(pid, 'stat');
  const state = stat.charAt(stat.lastIndexOf(')') + 2);
  return state !== '' && state !== 'Z' && state !== 'X';
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
