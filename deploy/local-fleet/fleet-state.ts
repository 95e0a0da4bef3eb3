/** What is known of a fleet that runs: the file by which other processes find it, and which its end removes. */
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One host of a fleet. */
export type FleetHost = {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly group: string;
  readonly rack: string;
  /** The fleet's root as the host sees it over SSH. */
  readonly root: string;
  /** The same folder as this machine sees it. */
  readonly folder: string;
  /** Everything else of the host on this machine: its key, configuration, log and what is broken about it. */
  readonly home: string;
  /** As the host sees them over SSH. */
  readonly logPath: string;
  readonly errorLogPath: string;
  /** `http://address:port`, without a slash at the end. */
  readonly httpUrl: string;
};

/** A process of the fleet; `mark` stands in its command line, so that another process with the same id is never signalled. */
export type FleetProcess = { readonly pid: number; readonly mark: string };

export type FleetState = {
  readonly directory: string;
  readonly isPrivileged: boolean;
  readonly hosts: readonly FleetHost[];
  /** Pinned host keys in OpenSSH's form. */
  readonly knownHosts: string;
  /** Private key file that every host accepts. */
  readonly identity: string;
  /** Commands of the hosts, for a fleet's configuration. */
  readonly reload: string;
  readonly servingPid: string;
  /** Of each host by name. */
  readonly sshd: Readonly<Record<string, FleetProcess>>;
  readonly service: FleetProcess | null;
  /** Mounts that outlive the processes. */
  readonly mounts: readonly string[];
};

/** Name of the file in the fleet's directory. */
export const FLEET_STATE_FILE = 'fleet.json';

export function writeFleetState(state: FleetState): void {
  const path = join(state.directory, FLEET_STATE_FILE);
  writeFileSync(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/** Returns the fleet of the directory, or null when none was started there. */
export function readFleetState(directory: string): FleetState | null {
  try {
    return JSON.parse(readFileSync(join(directory, FLEET_STATE_FILE), 'utf8')) as FleetState;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Says whether the host's dead-man stands: of one that was disarmed the file is empty, or gone. */
export function isArmed({ folder }: FleetHost): boolean {
  return (statSync(join(folder, '.shard-run', 'dead-man'), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
