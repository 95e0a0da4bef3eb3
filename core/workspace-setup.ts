/**
 * What a project needs beside its files before a test can run: its dependencies.
 *
 * A set-up is a command that is run once for all that decides its outcome (the lockfile and manifests by their object ids, the command, the
 * version of Node.js, the platform), kept, and copied into each folder. The ids come from the tree, so nothing is read to know
 * that a set-up is there already. Wrong only where a package's script reads other files of the project; then the project names them as inputs.
 */
import { sha256Hex } from './digest.ts';

/** What a project says of its set-up: nothing (`auto`, by its lockfile), that it has none, or a command of its own. */
export type SetupChoice =
  | 'auto'
  | 'none'
  | {
      /** A line for the shell, run in the project's folder. */
      readonly command: string;
      /** Further files or folders, relative to the project, that decide the outcome. */
      readonly inputs: readonly string[];
      /** What it leaves, relative to the project, beside folders named `node_modules`. */
      readonly outputs: readonly string[];
    };

/** A file of a tree and the id of its content. */
export type TreeFile = { readonly path: string; readonly object: string };

/** A set-up that is to be made or found. Paths are relative to the tree, with forward slashes. */
export type SetupPlan = {
  readonly command: string;
  /** Where the command runs; empty for the root. */
  readonly cwd: string;
  /** Sorted by path. */
  readonly inputs: readonly TreeFile[];
  /** Files and folders that are kept; folders named `node_modules` below `cwd` are always. */
  readonly outputs: readonly string[];
};

/** What else decides a set-up's outcome: native modules are built for it. */
export type SetupMachine = { readonly nodeVersion: string; readonly platform: string; readonly arch: string };

type Installer = { readonly lockfile: string; readonly command: string; readonly beside?: string; readonly outputs: readonly string[] };

/** In the order in which they are looked for. `beside` is a file that must stand there too. */
const INSTALLERS: readonly Installer[] = [
  { lockfile: 'package-lock.json', command: 'npm ci --no-audit --no-fund', outputs: [] },
  { lockfile: 'npm-shrinkwrap.json', command: 'npm ci --no-audit --no-fund', outputs: [] },
  { lockfile: 'pnpm-lock.yaml', command: 'pnpm install --frozen-lockfile', outputs: [] },
  {
    lockfile: 'yarn.lock',
    beside: '.yarnrc.yml',
    command: 'yarn install --immutable',
    outputs: ['.pnp.cjs', '.pnp.loader.mjs', '.yarn/cache', '.yarn/unplugged', '.yarn/install-state.gz', '.yarn/build-state.yml'],
  },
  { lockfile: 'yarn.lock', command: 'yarn install --frozen-lockfile', outputs: [] },
  { lockfile: 'bun.lock', command: 'bun install --frozen-lockfile', outputs: [] },
  { lockfile: 'bun.lockb', command: 'bun install --frozen-lockfile', outputs: [] },
];
/** Files that say by themselves how dependencies come in. */
export const LOCKFILE_NAMES: readonly string[] = [...new Set(INSTALLERS.map(({ lockfile }) => lockfile))];
/** What installers read beside the lockfile, below the folder they run in. */
const READ_BY_INSTALLERS =
  /(?:^|\/)(?:package\.json|\.npmrc|\.yarnrc|\.yarnrc\.yml|pnpm-workspace\.yaml|\.pnpmfile\.[cm]?js|bunfig\.toml)$|^(?:\.yarn\/(?:releases|plugins|patches)|patches)\//;
const MODULES = 'node_modules';
/** Raised when a kept set-up of an older version would no longer be the same. */
const KEY_VERSION = 1;

/** Returns the set-up of the project in the folder, or null when it needs none. A lockfile counts in the folder or in the nearest one above. */
export function planSetup(files: readonly TreeFile[], project: string, choice: SetupChoice): SetupPlan | null {
  if (choice === 'none') return null;
  const found = findInstaller(new Set(files.map(({ path }) => path)), project);
  if (choice === 'auto') {
    return found === null
      ? null
      : { ...planIn(files, found.cwd, [found.installer.lockfile], found.installer.outputs), command: found.installer.command };
  }
  return { ...planIn(files, project, [...LOCKFILE_NAMES, ...choice.inputs], choice.outputs), command: choice.command };
}

/** Returns the name under which the set-up is kept: the same for the same outcome, 64 hex digits. */
export function setupKey(plan: SetupPlan, machine: SetupMachine): string {
  const inputs = plan.inputs.map(({ path, object }) => [path, object]);
  const { nodeVersion, platform, arch } = machine;
  return sha256Hex(JSON.stringify([KEY_VERSION, plan.command, plan.cwd, inputs, plan.outputs, nodeVersion, platform, arch]));
}

/** Returns whether a set-up keeps this path, which its command left: one of the outputs, or a folder of modules below its folder. */
export function isSetupOutput(path: string, plan: Pick<SetupPlan, 'cwd' | 'outputs'>): boolean {
  if (plan.outputs.includes(path)) return true;
  return isBelow(path, plan.cwd) && path.slice(path.lastIndexOf('/') + 1) === MODULES;
}

function planIn(files: readonly TreeFile[], cwd: string, named: readonly string[], outputs: readonly string[]): Omit<SetupPlan, 'command'> {
  const inputs = files.filter(({ path }) => {
    if (!isBelow(path, cwd) || path.split('/').includes(MODULES)) return false;
    const local = cwd === '' ? path : path.slice(cwd.length + 1);
    return READ_BY_INSTALLERS.test(local) || named.some((name) => local === name || local.startsWith(`${name}/`));
  });
  return { cwd, inputs: inputs.toSorted((a, b) => (a.path < b.path ? -1 : 1)), outputs: outputs.map((path) => join(cwd, path)).toSorted() };
}

function findInstaller(paths: ReadonlySet<string>, project: string): { readonly installer: Installer; readonly cwd: string } | null {
  for (const cwd of foldersUp(project)) {
    const installer = INSTALLERS.find(
      ({ lockfile, beside }) => paths.has(join(cwd, lockfile)) && (beside === undefined || paths.has(join(cwd, beside))),
    );
    if (installer !== undefined) return { installer, cwd };
  }
  return null;
}

/** `a/b` gives `a/b`, `a` and the root. */
function foldersUp(folder: string): string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), ''];
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
