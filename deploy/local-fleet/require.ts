/** Makes sure that what a fleet is made of is installed: installs it where that may be done, else says what to type. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './program.ts';

/** Programs, and the Debian packages that have them. */
const PACKAGES = { 'sshd': 'openssh-server', 'ssh-keygen': 'openssh-client', 'rsync': 'rsync', 'busybox': 'busybox' } as const;
export type Program = keyof typeof PACKAGES;

/** What a fleet is made of. */
export const FLEET_PROGRAMS: readonly Program[] = ['sshd', 'ssh-keygen', 'rsync'];
/** `sshd` stands where a plain user's PATH does not look. */
const SYSTEM_FOLDERS = [
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
  '/usr/local/bin',
  '/usr/bin',
  '/bin',
  '/opt/homebrew/sbin',
  '/opt/homebrew/bin',
];
/** A slow mirror; longer is a broken one. */
const INSTALL_MS = 180_000;

/** Returns the absolute path of a program, or null. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SYSTEM_FOLDERS].filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** Installs missing programs when this is root on Debian. Throws, with the command to type, when anything is missing in the end. */
export async function requirePrograms(programs: readonly Program[] = FLEET_PROGRAMS): Promise<void> {
  const before = programs.filter(isMissing);
  if (before.length === 0) return;
  const command = ['install', '-y', '--no-install-recommends', ...before.map((program) => PACKAGES[program])];
  await installPrograms(command, programs);
  const missing = programs.filter(isMissing);
  if (missing.length > 0)
    throw new Error(`this needs ${missing.join(' and ')}, which this machine lacks: sudo apt-get ${command.join(' ')}`);
}

async function installPrograms(command: readonly string[], programs: readonly Program[]): Promise<void> {
  const apt = findProgram('apt-get');
  if (apt === null || process.getuid?.() !== 0) return;
  const options = { timeoutMs: INSTALL_MS, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await runProgram(apt, command, options);
  // A new machine has no list of packages yet.
  if (programs.some(isMissing)) {
    await runProgram(apt, ['update'], options);
    await runProgram(apt, command, options);
  }
}

function isMissing(program: Program): boolean {
  return findProgram(program) === null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
