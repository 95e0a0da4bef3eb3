/** Finds, signals and ends the processes of a fleet, and only those: by what no other process has in its command line, its environment or its ancestry. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FleetHost, FleetProcess, FleetState } from './fleet-state.ts';
import { runProgram } from './program.ts';

/** Sessions and services may fork while they are ended: look again, but not for ever. */
const ROUNDS = 10;
const ROUND_MS = 30;

type Seen = { readonly pid: number; readonly parent: number; readonly command: string; readonly environment: string };

/** Signals the process if it still is the one that was started. Returns whether it was. */
export function endProcess({ pid, mark }: FleetProcess, signal: NodeJS.Signals = 'SIGKILL'): boolean {
  return readProc(pid, 'cmdline').includes(mark) && signalProcess(pid, signal);
}

/** Ends the service and whatever the fleet's hosts started. */
export async function endFleet(state: FleetState): Promise<void> {
  if (state.service !== null) endProcess(state.service);
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = findOf(await listProcesses(), Object.values(state.sshd), `${state.directory}/`);
    for (const pid of left) signalProcess(pid, 'SIGKILL');
    if (left.length === 0) return;
    await sleep(ROUND_MS);
  }
}

/** Ends one host's `sshd` with its sessions, and returns when they are gone: the next one is to have the port. */
export async function endHostNetwork(state: FleetState, host: FleetHost): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = await findHostProcesses(state, host, 'network');
    if (left.length === 0) return;
    for (const pid of left) signalProcess(pid, 'SIGKILL');
    await sleep(ROUND_MS);
  }
}

/** Processes of one host: `network` is its `sshd` and the sessions of it, `all` is what they started, too. */
export async function findHostProcesses(state: FleetState, host: FleetHost, which: 'network' | 'all'): Promise<number[]> {
  const sshd = state.sshd[host.name];
  const seen = await listProcesses();
  const found = findOf(seen, sshd === undefined ? [] : [sshd], `${host.home}/`);
  if (which === 'all') return found;
  return found.filter((pid) => /(?:^|\/)sshd/.test(seen.find((each) => each.pid === pid)?.command ?? ''));
}

/** An `sshd` by its configuration's path, its sessions by their ancestry, and what hosts started by `FLEET_HOST_HOME`. */
function findOf(seen: readonly Seen[], sshd: readonly FleetProcess[], folder: string): number[] {
  const roots = seen.filter((each) => each.pid !== process.pid && sshd.some(({ mark }) => each.command.includes(mark)));
  const found = new Set(roots.map((each) => each.pid));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const each of seen) if (found.has(each.parent)) found.add(each.pid);
  }
  for (const each of seen) if (each.environment.startsWith(`FLEET_HOST_HOME=${folder}`)) found.add(each.pid);
  return [...found];
}

async function listProcesses(): Promise<Seen[]> {
  if (process.platform !== 'linux') return listBySnapshot();
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      const pid = Number(name);
      const stat = readProc(pid, 'stat');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return { pid, parent, command: readProc(pid, 'cmdline').replaceAll('\0', ' '), environment: readEnvironment(pid) };
    });
}

/** Only the variable that is looked for, with a slash after it, so that one host's folder is not the beginning of another's. */
function readEnvironment(pid: number): string {
  const variable = readProc(pid, 'environ')
    .split('\0')
    .find((each) => each.startsWith('FLEET_HOST_HOME='));
  return variable === undefined ? '' : `${variable}/`;
}

async function listBySnapshot(): Promise<Seen[]> {
  const { stdout } = await runProgram('ps', ['-axo', 'pid=,ppid=,command=']);
  return stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? '', environment: '' }];
  });
}

export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
