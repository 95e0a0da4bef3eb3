/** Starts one `sshd` a host: in namespaces of its own where that may be done, else as the user that asks. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FleetHost, FleetProcess } from './fleet-state.ts';
import { runProgram } from './program.ts';
import { findProgram } from './require.ts';

/** `sshd` on a busy machine of two cores with three hundred of its kind. */
const START_MS = 30_000;
const POLL_MS = 20;
/** Where `sshd` of Debian and its kin wants an empty folder. */
const PRIVILEGE_SEPARATION_FOLDER = '/run/sshd';

/**
 * The host's own view of the machine: its folder at the path that all hosts of the fleet share, its name, and a plain user whose shell reads no
 * start-up files of the machine's owner (a busy `.bashrc` costs each command more than the command).
 */
const ENTER_HOST = `set -e
mount --bind "$1" "$2"
mount --bind "$4" /etc/passwd
[ ! -e /etc/shadow ] || mount --bind "$5" /etc/shadow
hostname "$3"
shift 5
exec "$@"`;

/** True when this process may make namespaces and mounts. */
export async function canIsolate(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || findProgram('unshare') === null) return false;
  const tried = await runProgram('unshare', ['-m', '-u', 'sh', '-c', 'mount --bind /tmp /tmp && hostname shard-run-probe']);
  return tried.code === 0;
}

/** Starts the host's `sshd`; `directory` is the fleet's when hosts are isolated, else null. Resolves when it answers. */
export async function startSshd(host: FleetHost, directory: string | null): Promise<FleetProcess> {
  const program = findProgram('sshd');
  if (program === null) throw new Error('sshd is not installed');
  if (process.getuid?.() === 0) mkdirSync(PRIVILEGE_SEPARATION_FOLDER, { recursive: true });
  const config = join(host.home, 'sshd_config');
  const sshd = [program, '-D', '-e', '-f', config];
  const [file, ...args] = directory === null ? sshd : [...enterHost(host, directory), ...sshd];
  if (file === undefined) throw new Error('no command');
  const log = openSync(join(host.home, 'sshd.log'), 'a');
  const child = spawn(file, args, { detached: true, stdio: ['ignore', log, log], cwd: '/' });
  closeSync(log);
  let failure: string | null = null;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code) => (failure = `sshd exits with ${code}`));
  child.unref();
  await untilAnswers(host, () => failure);
  return { pid: child.pid ?? 0, mark: config };
}

function enterHost(host: FleetHost, directory: string): string[] {
  const { passwd, shadow } = writeAccounts(directory);
  return ['unshare', '-m', '-u', 'sh', '-c', ENTER_HOST, 'fleet-host', host.folder, host.root, host.name, passwd, shadow];
}

/** The machine's accounts, but for root's shell and home. */
function writeAccounts(directory: string): { readonly passwd: string; readonly shadow: string } {
  const passwd = join(directory, 'passwd');
  const shadow = join(directory, 'shadow');
  if (existsSync(passwd)) return { passwd, shadow };
  const home = join(directory, 'home');
  mkdirSync(home, { recursive: true });
  const others = readFileSync('/etc/passwd', 'utf8').replace(/^root:.*\n/m, '');
  writeFileSync(shadow, 'root:*:19000:0:99999:7:::\nsshd:*:19000:0:99999:7:::\n', { mode: 0o600 });
  writeFileSync(passwd, `root:x:0:0:root:${home}:/bin/sh\n${others}`);
  return { passwd, shadow };
}

async function untilAnswers(host: FleetHost, failure: () => string | null): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (!(await answers(host))) {
    const reason = failure() ?? (performance.now() > deadline ? `no answer within ${START_MS / 1000} s` : null);
    if (reason !== null) throw new Error(`the sshd of ${host.name} does not start: ${reason}\n${readLog(host)}`);
    await sleep(POLL_MS);
  }
}

function readLog(host: FleetHost): string {
  return readFileSync(join(host.home, 'sshd.log'), 'utf8').slice(-2000);
}

function answers(host: FleetHost): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: host.address, port: host.port });
    const end = (isUp: boolean) => () => {
      socket.destroy();
      resolve(isUp);
    };
    socket.once('data', end(true)).once('error', end(false)).once('close', end(false));
    socket.setTimeout(START_MS, end(false));
  });
}
