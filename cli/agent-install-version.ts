/** Installs versions of shard-run beside each other, for the agent of this machine alone: one that runs must not have its files changed under it. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../core/expected-error.ts';
import { type AgentVersion, chosenVersion, readFields } from './agent-version.ts';
import { packageVersion } from './package-version.ts';

const FOLDER = 'version';
/** A version, a range without blanks, or a tag, as a registry knows them. */
const REGISTRY_FORM = /^[\w.+^~-]+$/;
/** A few megabytes from a registry, over a slow line. */
const INSTALL_MS = 600_000;
/** It prints its number: loading takes a second on a slow machine. */
const ANSWER_MS = 120_000;
/** A folder is younger than those before it, also within a second. */
const NAME_RADIX = 36;
/** Lines of npm that say what went wrong. */
const LAST_WORDS = 4;

/**
 * Installs `wanted`, a version that the registry has or a packed file, and starts it once to see that it starts here. Throws `upgrade-failed`; then nothing
 * is left of it.
 */
export async function installVersion(stateDir: string, wanted: string): Promise<AgentVersion> {
  const folder = path.join(stateDir, FOLDER, Date.now().toString(NAME_RADIX));
  try {
    mkdirSync(folder, { recursive: true });
    const flags = ['--no-audit', '--no-fund', '--omit=dev', '--prefer-offline'];
    await run(npm(['install', '--prefix', folder, ...flags, packageOf(wanted)]), folder, INSTALL_MS);
    const place = path.join(folder, 'node_modules', 'shard-run');
    const entry = path.join(place, 'cli', 'bin.js');
    const version = readFields(path.join(place, 'package.json'))?.['version'];
    if (typeof version !== 'string' || !existsSync(entry)) throw new Error('there is no shard-run in it');
    const said = await run([process.execPath, entry, '--version'], folder, ANSWER_MS);
    if (said.trim() !== version) throw new Error(`asked for its version it says "${said.trim()}"`);
    return { version, entry };
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    if (cause instanceof ExpectedError) throw cause;
    throw new ExpectedError('upgrade-failed', `cannot install "${wanted}": ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'nothing has changed; npm view shard-run versions lists what there is',
      cause,
    });
  }
}

/** Keeps the version that serves and the newest of the others, to go back to. */
export function removeOldVersions(stateDir: string, serving: AgentVersion): void {
  const root = path.join(stateDir, FOLDER);
  const chosen = chosenVersion(stateDir, packageVersion());
  const isKept = (name: string): boolean => [serving, chosen].some((version) => version?.entry.startsWith(path.join(root, name, path.sep)));
  const others = readdirSync(root)
    .filter((name) => !isKept(name))
    .toSorted();
  for (const name of others.slice(0, -1)) rmSync(path.join(root, name), { recursive: true, force: true });
}

function packageOf(wanted: string): string {
  const file = path.resolve(wanted);
  if (existsSync(file) && wanted.endsWith('.tgz')) return file;
  if (REGISTRY_FORM.test(wanted)) return `shard-run@${wanted}`;
  throw new ExpectedError('usage', `"${wanted}" is neither a version nor a packed file that is here`, {
    hint: 'shard-run agent upgrade latest, a number such as 1.2.0, or ./shard-run-1.2.0.tgz',
  });
}

/** The npm of this Node.js as a script: a machine's `npm` may be a batch file, which needs a shell and its quoting. */
function npm(args: readonly string[]): readonly [string, ...string[]] {
  const beside = path.dirname(process.execPath);
  const script = ['node_modules/npm/bin/npm-cli.js', '../lib/node_modules/npm/bin/npm-cli.js']
    .map((place) => path.join(beside, place))
    .find((place) => existsSync(place));
  return script === undefined ? ['npm', ...args] : [process.execPath, script, ...args];
}

function run([program, ...args]: readonly [string, ...string[]], cwd: string, timeout: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { cwd, timeout, killSignal: 'SIGKILL', windowsHide: true }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      reject(new Error(stderr.trim().split('\n').slice(-LAST_WORDS).join('; ') || error.message));
    });
    // Nobody is there to answer a question.
    child.stdin?.end();
  });
}
