/** Breaks one host of a fleet in a way that hosts break, and mends it again. */
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { endHostNetwork, findHostProcesses, signalProcess } from './end-process.ts';
import type { FleetHost, FleetState } from './fleet-state.ts';
import { writeFleetState } from './fleet-state.ts';
import { writeHostKey } from './host-folder.ts';
import { startSshd } from './sshd.ts';

export const BREAKAGES = {
  cut: 'the network to it is silent; what runs there goes on, a dead-man included',
  hang: 'everything on it stands still',
  down: 'nothing listens, connections are lost',
  key: 'its host key is another one',
  full: 'its disk is full; needs a fleet with disks of its own',
  clock: 'its clock is an hour ahead',
  'no-rsync': 'rsync is not installed',
  'old-rsync': 'rsync is from 2006',
  directory: '`current` is a directory',
} as const;

export type Breakage = keyof typeof BREAKAGES;

const BALLAST = '.ballast';
const CLOCK_AHEAD_S = 3600;
const CHUNK = Buffer.alloc(64 * 1024);

/** Breaks the host. Safe to repeat. */
export async function breakHost(state: FleetState, host: FleetHost, breakage: Breakage): Promise<void> {
  switch (breakage) {
    case 'cut':
      return signalAll(await findHostProcesses(state, host, 'network'), 'SIGSTOP');
    case 'hang':
      return signalAll(await findHostProcesses(state, host, 'all'), 'SIGSTOP');
    case 'down':
      return signalAll(await findHostProcesses(state, host, 'network'), 'SIGKILL');
    case 'key':
      await keepKey(host);
      return restart(state, host);
    case 'full':
      return fillDisk(state, host);
    case 'clock':
      return shim(host, 'date', `exec /bin/date -d "@$(($(/bin/date +%s) + ${CLOCK_AHEAD_S}))" "$@"`);
    case 'no-rsync':
      return shim(host, 'rsync', 'echo "sh: rsync: not found" >&2; exit 127');
    case 'old-rsync':
      return shim(host, 'rsync', 'echo "rsync  version 2.6.9  protocol version 29"; [ "$1" = --version ]');
    case 'directory':
      rmSync(join(host.folder, 'current'), { recursive: true, force: true });
      mkdirSync(join(host.folder, 'current'));
  }
}

/** Takes every breakage of the host away, but for what it lost meanwhile. Safe to repeat. */
export async function mendHost(state: FleetState, host: FleetHost): Promise<void> {
  signalAll(await findHostProcesses(state, host, 'all'), 'SIGCONT');
  rmSync(join(host.folder, BALLAST), { force: true });
  for (const name of ['date', 'rsync']) rmSync(join(host.home, 'bin', name), { force: true });
  const current = join(host.folder, 'current');
  if (existsSync(current) && !lstatSync(current).isSymbolicLink()) rmSync(current, { recursive: true });
  const hadKey = returnKey(host);
  if (hadKey || (await findHostProcesses(state, host, 'network')).length === 0) await restart(state, host);
}

async function restart(state: FleetState, host: FleetHost): Promise<void> {
  await endHostNetwork(state, host);
  const started = await startSshd(host, state.isPrivileged ? state.directory : null);
  // The state is shared by whoever holds this fleet: the new process is found through it.
  Object.assign(state.sshd, { [host.name]: started });
  writeFleetState(state);
}

async function keepKey(host: FleetHost): Promise<void> {
  const key = join(host.home, 'host_key');
  if (!existsSync(`${key}.pinned`)) renameSync(key, `${key}.pinned`);
  await writeHostKey(host.home);
}

function returnKey(host: FleetHost): boolean {
  const key = join(host.home, 'host_key');
  if (!existsSync(`${key}.pinned`)) return false;
  renameSync(`${key}.pinned`, key);
  return true;
}

function fillDisk(state: FleetState, host: FleetHost): void {
  if (!state.mounts.includes(host.folder)) throw new Error(`${host.name} has no disk of its own: start the fleet with --disk SIZE`);
  const file = openSync(join(host.folder, BALLAST), 'a');
  try {
    for (let size = CHUNK.length; size >= 1; size = Math.floor(size / 2)) writeUntilFull(file, CHUNK.subarray(0, size));
  } finally {
    closeSync(file);
  }
}

function writeUntilFull(file: number, chunk: Buffer): void {
  try {
    while (writeSync(file, chunk) === chunk.length);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

/** The host's own folder of commands comes first on its PATH. */
function shim(host: FleetHost, name: string, body: string): void {
  writeFileSync(join(host.home, 'bin', name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) signalProcess(pid, signal);
}
