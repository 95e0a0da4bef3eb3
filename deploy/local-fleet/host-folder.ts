/** Lays out the folder of one host: its key, its sshd configuration, and the few commands that stand for its service. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetHost } from './fleet-state.ts';
import { runProgram } from './program.ts';

export type HostFolderOptions = { readonly host: FleetHost; readonly authorizedKeys: string; readonly binFolder: string };

/** Commands of every host, found on its PATH: `reload` starts the service again in the current release, `servingPid` prints its process. */
export const SERVICE_RELOAD = 'service-reload';
export const SERVICE_PID = 'service-pid';

/**
 * The service's process is a `sleep` whose working directory is the release: what proves what runs. The HTTP side of all hosts is one process
 * (service.ts), which serves what that process stands in, so a host that was switched and not reloaded goes on with the old release.
 */
const SERVICE_RELOAD_SCRIPT = `#!/bin/sh
set -eu
state=$FLEET_HOST_HOME/service
cd -P "$FLEET_HOST_ROOT/current"
old=$(cat "$state/pid" 2>/dev/null || true)
if [ -e broken-reload ]; then cat broken-reload >&2; exit 1; fi
setsid sleep 1000000 </dev/null >/dev/null 2>&1 &
echo $! >"$state/pid.new"
mv -f "$state/pid.new" "$state/pid"
[ -z "$old" ] || kill "$old" 2>/dev/null || true
`;
const SERVICE_PID_SCRIPT = `#!/bin/sh
exec cat "$FLEET_HOST_HOME/service/pid"
`;

/** Writes the commands that all hosts share into one folder. */
export function writeServiceCommands(binFolder: string): void {
  mkdirSync(binFolder, { recursive: true });
  for (const [name, text] of [
    [SERVICE_RELOAD, SERVICE_RELOAD_SCRIPT],
    [SERVICE_PID, SERVICE_PID_SCRIPT],
  ] as const) {
    writeFileSync(join(binFolder, name), text);
    chmodSync(join(binFolder, name), 0o755);
  }
}

/** Makes the host's folders, a new host key and its configuration. Returns the host's line for known_hosts. */
export async function writeHostFolder({ host, authorizedKeys, binFolder }: HostFolderOptions): Promise<string> {
  for (const folder of [
    join(host.home, 'service'),
    join(host.home, 'bin'),
    join(host.folder, 'releases'),
    join(host.folder, 'shared', 'log'),
  ])
    mkdirSync(folder, { recursive: true });
  const publicKey = await writeHostKey(host.home);
  writeFileSync(join(host.home, 'sshd_config'), sshdConfig(host, authorizedKeys, binFolder));
  return knownHostsLine(host, publicKey);
}

/** Gives the host a new key; its `sshd` reads it at its next start. Returns the public half. */
export function writeHostKey(home: string): Promise<string> {
  return makeKey(join(home, 'host_key'));
}

/** Makes a key pair at the path, in place of any that is there. Returns the public half. OpenSSH cannot read one in a few hundred keys of the `ssh2` library. */
export async function makeKey(path: string): Promise<string> {
  for (const file of [path, `${path}.pub`]) rmSync(file, { force: true });
  const { code, output } = await runProgram('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', path]);
  if (code !== 0) throw new Error(`cannot make the key ${path}: ${output}`);
  return readFileSync(`${path}.pub`, 'utf8').trim();
}

export function knownHostsLine(host: Pick<FleetHost, 'address' | 'port'>, publicKey: string): string {
  const [type, key] = publicKey.split(' ');
  return `[${host.address}]:${host.port} ${type} ${key}\n`;
}

function sshdConfig(host: FleetHost, authorizedKeys: string, binFolder: string): string {
  const path = [join(host.home, 'bin'), binFolder, '/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(':');
  return [
    `Port ${host.port}`,
    `ListenAddress ${host.address}`,
    `HostKey ${join(host.home, 'host_key')}`,
    `PidFile none`,
    `AuthorizedKeysFile ${authorizedKeys}`,
    'AuthenticationMethods publickey',
    'PermitRootLogin prohibit-password',
    'StrictModes no',
    'UsePAM no',
    'UseDNS no',
    'PrintMotd no',
    'AllowTcpForwarding yes',
    `SetEnv PATH=${path} FLEET_HOST_HOME=${host.home} FLEET_HOST_ROOT=${host.root}`,
    '',
  ].join('\n');
}
