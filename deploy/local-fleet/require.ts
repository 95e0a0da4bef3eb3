/** Makes sure that the programs which a local fleet and the tests drive are installed: installs them where that may be done, else says what to type. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './program.ts';

/** Programs, and the Debian packages that have them. */
const PACKAGES = {
  'sshd': 'openssh-server',
  'ssh-keygen': 'openssh-client',
  'rsync': 'rsync',
  'busybox': 'busybox',
  'chromium': 'chromium',
  'chromedriver': 'chromium-driver',
  'firefox-esr': 'firefox-esr',
  'java': 'default-jre-headless',
  'ffmpeg': 'ffmpeg',
} as const;
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
/** A browser from a slow mirror; longer is a broken one. */
const INSTALL_MS = 300_000;

/** Returns the absolute path of a program, or null. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SYSTEM_FOLDERS].filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** Installs missing programs when this is root on Debian. Throws, with the command to type, when anything is missing in the end. */
export async function requirePrograms(programs: readonly Program[] = FLEET_PROGRAMS): Promise<void> {
  const missing = await installPrograms(programs);
  if (missing.length > 0)
    throw new Error(`this needs ${missing.join(' and ')}, which this machine lacks: sudo apt-get ${installCommand(missing).join(' ')}`);
}

/** Installs missing programs when this is root on Debian, and returns those that are still missing. */
export async function installPrograms(programs: readonly Program[]): Promise<readonly Program[]> {
  const missing = programs.filter(isMissing);
  const apt = findProgram('apt-get');
  if (missing.length === 0 || apt === null || process.getuid?.() !== 0) return missing;
  const options = { timeoutMs: INSTALL_MS, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await runProgram(apt, installCommand(missing), options);
  // A new machine has no list of packages yet.
  if (missing.some(isMissing)) {
    await runProgram(apt, ['update'], options);
    await runProgram(apt, installCommand(missing), options);
  }
  return missing.filter(isMissing);
}

function installCommand(programs: readonly Program[]): readonly string[] {
  return ['install', '-y', '--no-install-recommends', ...programs.map((program) => PACKAGES[program])];
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
