/** Looks at the machine: Node.js, git, cores, memory, and processes that an earlier run left behind. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { isAlive } from '../process-alive.ts';
import type { Finding } from '../render/doctor-view.ts';

const OLDEST_NODE = [24, 12] as const;
const GIT_DEADLINE_MS = 5000;
/** What one slot of a usual project takes: a Vitest process with its modules. */
const MEMORY_PER_SLOT = 300 * 1024 * 1024;
const GIBIBYTE = 1024 ** 3;
/** Set by an agent in every process that it starts: the agent's process id, then a random part. */
const GROUP_MARK = /(?:^|\0)SHARD_RUN_GROUP=(\d+)-/u;

export function checkRuntime(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return {
    state: isNewEnough ? 'good' : 'bad',
    subject: 'Node.js',
    text: isNewEnough ? version : `${version} is older than ${OLDEST_NODE.join('.')}`,
    next: isNewEnough ? '' : 'install Node.js 24 from https://nodejs.org',
  };
}

export async function checkGit(cwd: string): Promise<Finding> {
  const version = await git(cwd, ['--version']);
  if (version === null)
    return { state: 'warning', subject: 'git', text: 'not found: runs cannot name their revision', next: 'install git' };
  const commit = await git(cwd, ['rev-parse', '--short', 'HEAD']);
  if (commit !== null) return { state: 'good', subject: 'git', text: `${version.replace('git version ', '')}, at ${commit}`, next: '' };
  return {
    state: 'warning',
    subject: 'git',
    text: 'this folder has no commit: runs cannot name their revision',
    next: 'git init && git commit',
  };
}

export function checkCores(slots: number): Finding {
  return { state: 'good', subject: 'cores', text: `${availableParallelism()}, so ${slots} slots`, next: '' };
}

export function checkMemory(slots: number): Finding {
  const free = freemem();
  const isTight = free < slots * MEMORY_PER_SLOT;
  const text = `${(free / GIBIBYTE).toFixed(1)} GiB free of ${(totalmem() / GIBIBYTE).toFixed(1)} GiB`;
  const fitting = Math.max(1, Math.floor(free / MEMORY_PER_SLOT));
  return {
    state: isTight ? 'warning' : 'good',
    subject: 'memory',
    text,
    next: isTight ? `close something, or run with --slots ${fitting}` : '',
  };
}

export function checkLeftovers(): Finding {
  const subject = 'processes';
  if (process.platform !== 'linux')
    return { state: 'good', subject, text: 'left-over processes can be looked for on Linux only', next: '' };
  const orphans = readdirSync('/proc').filter((name) => /^\d+$/u.test(name) && isOrphan(name));
  if (orphans.length === 0) return { state: 'good', subject, text: 'no earlier run left one behind', next: '' };
  return {
    state: 'warning',
    subject,
    text: `${orphans.length} left behind by a run that is gone: ${orphans.slice(0, 10).join(', ')}`,
    next: `kill ${orphans.join(' ')}`,
  };
}

/** True when the process belongs to a run and the run's agent is gone. */
function isOrphan(pid: string): boolean {
  try {
    const owner = GROUP_MARK.exec(readFileSync(`/proc/${pid}/environ`, 'latin1'))?.[1];
    return owner !== undefined && Number(owner) !== process.pid && !isAlive(Number(owner));
  } catch {
    return false;
  }
}

function git(cwd: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile('git', ['-C', cwd, ...args], { timeout: GIT_DEADLINE_MS, windowsHide: true }, (error, stdout) =>
      resolve(error === null ? stdout.trim() : null),
    );
  });
}
