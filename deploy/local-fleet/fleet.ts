/** A fleet of hosts on one machine: real `sshd`, real folders, a small real web service each; for tests, benches and the demo. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import type { Breakage } from './breakage.ts';
import { breakHost, mendHost } from './breakage.ts';
import { endFleet, endProcess } from './end-process.ts';
import type { FleetHost, FleetProcess, FleetState } from './fleet-state.ts';
import { readFleetState, writeFleetState } from './fleet-state.ts';
import { makeKey, SERVICE_PID, SERVICE_RELOAD, writeHostFolder, writeServiceCommands } from './host-folder.ts';
import type { Place } from './place.ts';
import { choosePlaces, HOSTS_MAX } from './place.ts';
import { runProgram } from './program.ts';
import { requirePrograms } from './require.ts';
import { canIsolate, startSshd } from './sshd.ts';

export type FleetOptions = {
  readonly count: number;
  /** An empty or missing folder of the fleet's own; removed at its end. Its path may hold no spaces: `sshd_config` knows no quotes everywhere. */
  readonly directory: string;
  /** Hosts in namespaces of their own, all with the same root path. Default: when this process may. */
  readonly isPrivileged?: boolean;
  /** Start the web services. Default true. */
  readonly hasService?: boolean;
  /** Requests a second and host of the made-up load. Default 5. */
  readonly requestRate?: number;
  /** Puts each host's folder on a disk of its own of this size, in memory; needs privileges. */
  readonly diskBytes?: number;
  readonly racks?: number;
};

export type Fleet = FleetState &
  AsyncDisposable & {
    /** Breaks a host; see `BREAKAGES`. */
    break(host: FleetHost, breakage: Breakage): Promise<void>;
    mend(host: FleetHost): Promise<void>;
    /** Ends every process of the fleet, on both sides, and removes its folder. */
    stop(): Promise<void>;
  };

/** Starting costs CPU on both sides: more at once are not sooner. */
const STARTS_AT_ONCE = 16;
const SERVICE_MS = 15_000;

/** Starts a fleet. Throws, in words, when the machine lacks something. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  if (!Number.isSafeInteger(options.count) || options.count < 1 || options.count > HOSTS_MAX)
    throw new Error(`a fleet has 1 to ${HOSTS_MAX} hosts, not ${options.count}`);
  await requirePrograms();
  const isPrivileged = options.isPrivileged ?? (await canIsolate());
  if (options.diskBytes !== undefined && !isPrivileged) throw new Error('disks of their own need root and namespaces');
  mkdirSync(join(options.directory, 'app'), { recursive: true });
  chmodSync(options.directory, 0o755);
  const places = await choosePlaces(options.count);
  const hosts = places.map((place, index) => describeHost(place, index, options, isPrivileged));
  let state = await layOut(hosts, options, isPrivileged);
  writeFleetState(state);
  try {
    state = { ...state, sshd: await startAll(state) };
    writeFleetState(state);
    if (options.hasService ?? true) state = { ...state, service: await startService(state, options.requestRate ?? 5) };
    writeFleetState(state);
  } catch (error) {
    await stopFleet(state);
    throw error;
  }
  const stop = (): Promise<void> => stopFleet(readFleetState(state.directory) ?? state);
  return {
    ...state,
    break: (host, breakage) => breakHost(state, host, breakage),
    mend: (host) => mendHost(state, host),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function describeHost(place: Place, index: number, options: FleetOptions, isPrivileged: boolean): FleetHost {
  const name = `host-${String(index + 1).padStart(3, '0')}`;
  const home = join(options.directory, 'host', name);
  const folder = join(home, 'root');
  const root = isPrivileged ? join(options.directory, 'app') : folder;
  return {
    name,
    address: place.address,
    port: place.sshPort,
    user: userInfo().username,
    group: 'web',
    rack: `rack-${(index % (options.racks ?? 4)) + 1}`,
    root,
    folder,
    home,
    logPath: `${root}/shared/log/access.log`,
    errorLogPath: `${root}/shared/log/error.log`,
    httpUrl: `http://${place.address}:${place.httpPort}`,
  };
}

async function layOut(hosts: readonly FleetHost[], options: FleetOptions, isPrivileged: boolean): Promise<FleetState> {
  const { directory } = options;
  const identity = join(directory, 'identity');
  const authorizedKeys = join(directory, 'authorized_keys');
  const binFolder = join(directory, 'bin');
  writeFileSync(authorizedKeys, `${await makeKey(identity)}\n`);
  writeServiceCommands(binFolder);
  const mounts = options.diskBytes === undefined ? [] : await mountDisks(hosts, options.diskBytes);
  const knownHosts = join(directory, 'known_hosts');
  const queue = new PQueue({ concurrency: STARTS_AT_ONCE });
  const lines = await Promise.all(hosts.map((host) => queue.add(() => writeHostFolder({ host, authorizedKeys, binFolder }))));
  writeFileSync(knownHosts, lines.join(''));
  const none = { sshd: {}, service: null };
  return { directory, isPrivileged, hosts, knownHosts, identity, reload: SERVICE_RELOAD, servingPid: SERVICE_PID, mounts, ...none };
}

async function mountDisks(hosts: readonly FleetHost[], bytes: number): Promise<string[]> {
  for (const host of hosts) {
    mkdirSync(host.folder, { recursive: true });
    const { code, output } = await runProgram('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'shard-run-fleet', host.folder]);
    if (code !== 0) throw new Error(`cannot mount a disk for ${host.name}: ${output}`);
  }
  return hosts.map((host) => host.folder);
}

async function startAll(state: FleetState): Promise<Record<string, FleetProcess>> {
  const queue = new PQueue({ concurrency: STARTS_AT_ONCE });
  const directory = state.isPrivileged ? state.directory : null;
  const started = await Promise.allSettled(
    state.hosts.map((host) => queue.add(async () => [host.name, await startSshd(host, directory)] as const)),
  );
  const up = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const failed = started.find((each) => each.status === 'rejected');
  if (failed === undefined) return Object.fromEntries(up);
  for (const [, each] of up) endProcess(each);
  throw failed.reason;
}

async function startService(state: FleetState, rate: number): Promise<FleetProcess> {
  const program = fileURLToPath(new URL(`service${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
  const log = openSync(join(state.directory, 'service.log'), 'a');
  const child = spawn(process.execPath, [program, state.directory, String(rate)], { detached: true, stdio: ['ignore', 'pipe', log] });
  closeSync(log);
  const { stdout } = child;
  if (stdout === null) throw new Error('the service has no standard output');
  await once(stdout, 'data', { signal: AbortSignal.timeout(SERVICE_MS) });
  stdout.destroy();
  child.unref();
  return { pid: child.pid ?? 0, mark: state.directory };
}

/** Ends a fleet that this or another process started. Safe to repeat. */
export async function stopFleet(state: FleetState): Promise<void> {
  await endFleet(state);
  for (const mount of state.mounts) await runProgram('umount', ['-l', mount]);
  rmSync(state.directory, { recursive: true, force: true, maxRetries: 3 });
}
