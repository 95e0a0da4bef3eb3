/** Set-ups: dependencies that were installed once, kept as they were, and given to worktrees as copies. */
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unusable } from '../../core/workspace-git.ts';
import { isSetupOutput, type SetupPlan } from '../../core/workspace-setup.ts';
import { git } from './git.ts';
import { findLeftovers, type Trash } from './leftover.ts';
import { runSetupCommand } from './setup-command.ts';
import { namesByFolder, type TreeEntry } from './tree-listing.ts';
import { type RecordedFiles, recordFiles } from './watched-folder.ts';

/** A set-up that is there. Nobody writes to its files. */
export type Setup = {
  readonly key: string;
  /** Folder in which each root stands at its path. */
  readonly files: string;
  /** Index of all files, for the repository below. */
  readonly index: string;
  /** Lends git settings under which a file is its bytes. */
  readonly repository: string;
  /** Topmost paths, relative to the tree: mostly `node_modules`. Empty when the command left nothing. */
  readonly roots: readonly string[];
  /** All files and links. */
  readonly paths: readonly string[];
  readonly bytes: number;
};

export type SetupRequest = {
  readonly key: string;
  readonly plan: SetupPlan;
  readonly entries: readonly TreeEntry[];
  /** Makes the tree in a folder. It is used once. */
  readonly materialise: (folder: string) => Promise<string>;
  readonly signal: AbortSignal;
};

export type SetupStore = {
  /** Returns the set-up, made when it is not there; whoever asks meanwhile waits for the same. Throws `workspace-setup-failed`. */
  open(request: SetupRequest): Promise<Setup>;
  /** Set-ups on the disk, with their sizes and the time they were last asked for. */
  list(): readonly { readonly key: string; readonly bytes: number; readonly usedAt: number }[];
  drop(key: string): Promise<void>;
};

/** The slowest installer of a large monorepo on a cold cache. */
const DEADLINE_MS = 1_200_000;
const KEY = /^[0-9a-f]{64}$/;
/** A file is its bytes: no attributes of a package, no filters, no line ends. */
const ATTRIBUTES = '* -text -eol -ident -filter -working-tree-encoding\n';

type Record = { readonly roots: readonly string[]; readonly paths: readonly string[]; readonly bytes: number };
type Kept = { readonly setup: Promise<Setup>; readonly maker: AbortSignal | null; bytes: number; usedAt: number };

/** Opens the set-ups in a folder, made when missing; half-made ones are put into the trash. */
export async function openSetupStore(folder: string, trash: Trash): Promise<SetupStore> {
  const repository = join(folder, 'setup.git');
  await mkdir(join(repository, 'info'), { recursive: true });
  // Left by a git that was killed, and refused by the next one.
  await rm(join(repository, 'config.lock'), { force: true });
  const place = { repository, signal: AbortSignal.timeout(60_000) };
  await git(place, unusable(`a store cannot be made in ${folder}`), ['init', '--quiet', '--bare', '--template=', '.']);
  await writeFile(join(repository, 'info', 'attributes'), ATTRIBUTES);
  const kept = new Map<string, Kept>();
  for (const name of await readdir(folder)) {
    if (name === 'setup.git') continue;
    const setup = KEY.test(name) ? await readSetup(join(folder, name), name, repository).catch(() => null) : null;
    if (setup === null) await trash.take(join(folder, name));
    else
      kept.set(name, { setup: Promise.resolve(setup), maker: null, bytes: setup.bytes, usedAt: (await lstat(join(folder, name))).mtimeMs });
  }
  return new FolderSetupStore({ folder, repository, trash }, kept);
}

async function readSetup(folder: string, key: string, repository: string): Promise<Setup> {
  const record = JSON.parse(await readFile(join(folder, 'record.json'), 'utf8')) as Record;
  return { key, files: join(folder, 'files'), index: join(folder, 'index'), repository, ...record };
}

type Ground = { readonly folder: string; readonly repository: string; readonly trash: Trash };

class FolderSetupStore implements SetupStore {
  readonly #ground: Ground;
  readonly #kept: Map<string, Kept>;

  constructor(ground: Ground, kept: Map<string, Kept>) {
    this.#ground = ground;
    this.#kept = kept;
  }

  async open(request: SetupRequest): Promise<Setup> {
    const known = this.#kept.get(request.key);
    if (known === undefined) return await this.#begin(request);
    known.usedAt = Date.now();
    try {
      return await known.setup;
    } catch (error) {
      request.signal.throwIfAborted();
      // Who made it gave up, which is no reason for those who wait.
      if (known.maker?.aborted === true) return await this.open(request);
      throw error;
    }
  }

  async #begin(request: SetupRequest): Promise<Setup> {
    const made: Kept = { setup: this.#make(request), maker: request.signal, bytes: 0, usedAt: Date.now() };
    this.#kept.set(request.key, made);
    try {
      const setup = await made.setup;
      made.bytes = setup.bytes;
      return setup;
    } catch (error) {
      // A failure is told to all who wait, and kept for nobody.
      if (this.#kept.get(request.key) === made) this.#kept.delete(request.key);
      throw error;
    }
  }

  list() {
    return [...this.#kept].map(([key, { bytes, usedAt }]) => ({ key, bytes, usedAt }));
  }

  async drop(key: string): Promise<void> {
    this.#kept.delete(key);
    await this.#ground.trash.take(join(this.#ground.folder, key));
  }

  async #make(request: SetupRequest): Promise<Setup> {
    const { folder, repository, trash } = this.#ground;
    const making = join(folder, `making-${randomBytes(6).toString('hex')}`);
    try {
      const tree = await request.materialise(join(making, 'work'));
      const { command, cwd } = request.plan;
      await runSetupCommand({ command, cwd: join(tree, cwd), deadlineMs: DEADLINE_MS, signal: request.signal });
      const roots = await collect(request, tree, join(making, 'files'));
      const found = await survey(join(making, 'files'));
      const place = { repository, folder: join(making, 'files'), index: join(making, 'index'), signal: request.signal };
      await recordFiles(place, found);
      const { paths, bytes } = found;
      await trash.take(join(making, 'work'));
      await writeFile(join(making, 'record.json'), JSON.stringify({ roots, paths, bytes } satisfies Record));
      // From here on it is there: a process that dies before leaves a name that nobody takes for a set-up.
      await rename(making, join(folder, request.key));
      return await readSetup(join(folder, request.key), request.key, repository);
    } catch (error) {
      await trash.take(making);
      throw error;
    }
  }
}

/** Moves what the command left, as far as it is kept, out of the tree. Returns the roots. */
async function collect({ entries, plan }: SetupRequest, tree: string, files: string): Promise<readonly string[]> {
  const left = await findLeftovers(tree, namesByFolder(entries), () => false);
  const nested: string[] = [];
  for (const output of plan.outputs) {
    const isInside = left.some((path) => output.startsWith(`${path}/`));
    if (isInside && (await lstat(join(tree, output)).catch(() => null)) !== null) nested.push(output);
  }
  const roots = [...left.filter((path) => isSetupOutput(path, plan)), ...nested];
  await mkdir(files, { recursive: true });
  for (const root of roots) {
    await mkdir(dirname(join(files, root)), { recursive: true });
    await rename(join(tree, root), join(files, root));
  }
  return roots;
}

type Survey = RecordedFiles & { readonly paths: readonly string[]; readonly bytes: number };

/** All files and links below a folder, and their bytes. */
async function survey(folder: string): Promise<Survey> {
  const found = await findFiles(folder);
  const [files, links] = [false, true].map((isLink) => found.filter((each) => each.isLink === isLink).map(({ path }) => path));
  const bytes = found.reduce((sum, each) => sum + each.bytes, 0);
  return { files: files ?? [], links: links ?? [], paths: found.map(({ path }) => path), bytes };
}

type Found = { readonly path: string; readonly isLink: boolean; readonly bytes: number };

async function findFiles(folder: string, prefix = ''): Promise<Found[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const lists = await Promise.all(
    entries.map(async (entry) => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
      // What git will not name is not watched; a package has no use for it.
      if (entry.isDirectory()) return entry.name.toLowerCase() === '.git' ? [] : await findFiles(folder, path);
      if (!entry.isFile() && !entry.isSymbolicLink()) return [];
      return [{ path, isLink: entry.isSymbolicLink(), bytes: (await lstat(join(folder, path))).size }];
    }),
  );
  return lists.flat();
}
