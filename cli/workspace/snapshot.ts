/** Makes a git tree of a folder as it is on the disk, and touches neither the folder nor the user's repository. */
import { lstat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { shortDigest } from '../../core/digest.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { lineageName, parseTreeId, type TreeId, WORKSPACE_LIMIT, type WorkspaceNotice, type WorkspaceRef } from '../../core/workspace.ts';
import { readGitFailure, unusable } from '../../core/workspace-git.ts';
import { type IndexEntry, listIndex } from './entry.ts';
import { type GitPlace, git, tryGit } from './git.ts';
import { findNotices, MODULES_ON_DISK } from './notice.ts';
import { listRecentTrees, openPrivateIndex, openPrivateStore, type PrivateStore, rememberTree } from './private-store.ts';
import { findRepository, openPrivateRepository, type Repository } from './repository.ts';

export type SnapshotOptions = {
  /** The project, absolute. The whole repository that it stands in is taken. */
  readonly folder: string;
  /** Where git may keep objects and an index between snapshots, absolute; made when missing. The same folder serves any number of projects. */
  readonly store: string;
  readonly signal: AbortSignal;
};

/** A tree, and where its objects can be read until the store's second next generation begins. */
export type Snapshot = {
  readonly ref: WorkspaceRef;
  readonly files: number;
  readonly notices: readonly WorkspaceNotice[];
  /** Trees of earlier snapshots, newest first: what a coordinator may hold. */
  readonly earlier: readonly TreeId[];
  /** For `packSnapshot` and `listKnownTrees`. */
  readonly place: GitPlace;
};

/** What keeps the user's configuration from adding work or side effects to the snapshot. */
const CONFIGURATION = [
  'core.fsmonitor=false',
  'core.splitIndex=false',
  'submodule.recurse=false',
  'diff.ignoreSubmodules=dirty',
  'advice.addEmbeddedRepo=false',
];
/** Repositories without a commit that git refuses, one after the other; more of them are not a project. */
const MAX_REFUSED = 16;
const EMPTY_NESTED = /'(.+?)\/?' does not have a commit checked out/;

/**
 * Returns the tree of the folder's repository as it is on the disk: staged or not, untracked files too, ignored ones not.
 *
 * What a sparse checkout left out is in the tree as it was committed. Throws `workspace-unusable` when a file cannot be read,
 * `workspace-too-large` for more files than a workspace may have, `workspace-disk-full`, and the signal's reason.
 */
export async function takeSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const repository = await findRepository(options.folder, options.signal);
  const store = await openStore(options, repository);
  try {
    return await snapshotOnce(options, repository, { store, isFresh: false });
  } catch (error) {
    if (!isWorthAnotherTry(error)) throw error;
    return await snapshotOnce(options, repository, { store, isFresh: true });
  }
}

/** Returns the part of the store that belongs to the repository, or to the folder that has none. */
export async function openStore(options: SnapshotOptions, repository: Repository | null): Promise<PrivateStore> {
  const name = repository === null ? options.folder : `${repository.root}\n${repository.index}`;
  return await openPrivateStore(join(options.store, shortDigest(name)));
}

/** A file that changed while it was read, or objects that were cleaned away under a kept index: both are over when it is made from the start. */
function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof ExpectedError && (error.code === 'workspace-damaged' || error.code === 'workspace-unusable');
}

async function snapshotOnce(
  options: SnapshotOptions,
  repository: Repository | null,
  { store, isFresh }: { readonly store: PrivateStore; readonly isFresh: boolean },
): Promise<Snapshot> {
  await using index = await openPrivateIndex(store, repository?.index ?? null, isFresh);
  const place = await placeOf(options, repository, store);
  const working = { ...place, variables: { ...place.variables, GIT_INDEX_FILE: index.path } };
  const nested = await addAll(working);
  const entries = await revealHidden(working, await listIndex(working));
  if (entries.length > WORKSPACE_LIMIT.files) throw tooMany(options.folder, entries.length);
  const [tree, notices] = await Promise.all([
    writeTree(working),
    findNotices(working, { entries, nested, hasRepository: repository !== null, modules: MODULES_ON_DISK }),
  ]);
  await index.keep();
  const earlier = (await listRecentTrees(store)).filter((each) => each !== tree);
  await rememberTree(store, tree);
  const lineage = lineageName(repository?.lineage ?? shortDigest(options.folder));
  return { ref: { tree, project: repository?.project ?? '', lineage }, files: entries.length, notices, earlier, place };
}

/** Returns the place where objects are written to the store, and the user's are read. */
export async function placeOf({ folder, signal }: SnapshotOptions, repository: Repository | null, store: PrivateStore): Promise<GitPlace> {
  if (repository !== null) {
    const variables = { GIT_OBJECT_DIRECTORY: store.objects, GIT_ALTERNATE_OBJECT_DIRECTORIES: quoteForList(repository.objects) };
    return { folder: repository.root, variables, signal };
  }
  const own = join(store.folder, 'repository');
  await openPrivateRepository(own, signal);
  return { folder, variables: { GIT_DIR: own, GIT_WORK_TREE: folder, GIT_OBJECT_DIRECTORY: store.objects }, signal };
}

/** A list of paths is cut at colons (semicolons on Windows) unless a path stands in quotes. */
function quoteForList(path: string): string {
  if (!path.includes(delimiter) && !path.startsWith('"')) return path;
  return `"${path.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** Brings the private index to what is on the disk. Returns the nested repositories that git cannot name, because nothing is committed in them. */
async function addAll(place: GitPlace): Promise<readonly string[]> {
  const refused: string[] = [];
  while (refused.length < MAX_REFUSED) {
    const excluded = refused.map((path) => `:(exclude,top,literal)${path}`);
    const settings = CONFIGURATION.flatMap((setting) => ['-c', setting]);
    const end = await tryGit(place, [...settings, 'add', '--all', '--sparse', '--', ':/', ...excluded]);
    if (end.code === 0) return refused;
    const path = EMPTY_NESTED.exec(end.complaint)?.[1];
    if (path === undefined) throw readGitFailure(unusable(`the files of ${place.folder} cannot be read`), end.complaint);
    refused.push(path);
  }
  throw readGitFailure(
    unusable(`the files of ${place.folder} cannot be read`),
    `more than ${MAX_REFUSED} repositories without a commit stand in it`,
  );
}

/** Git was told to look away from these files: what is on the disk counts all the same. Returns the listing as it is then. */
async function revealHidden(place: GitPlace, entries: readonly IndexEntry[]): Promise<readonly IndexEntry[]> {
  const assumed = entries.filter(({ hidden }) => hidden === 'assumed');
  const skipped: IndexEntry[] = [];
  for (const entry of entries) if (entry.hidden === 'skipped' && (await exists(join(place.folder, entry.path)))) skipped.push(entry);
  if (assumed.length + skipped.length === 0) return entries;
  const reveal = async (option: string, list: readonly IndexEntry[]): Promise<void> => {
    const names = list.map(({ path }) => `${path}\0`).join('');
    await git(place, `the files of ${place.folder} cannot be read`, ['update-index', option, '-z', '--stdin'], names);
  };
  if (assumed.length > 0) await reveal('--no-assume-unchanged', assumed);
  if (skipped.length > 0) await reveal('--no-skip-worktree', skipped);
  await addAll(place);
  return await listIndex(place);
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}

async function writeTree(place: GitPlace): Promise<TreeId> {
  const what = `the files of ${place.folder} cannot be made a tree`;
  const tree = parseTreeId((await git(place, what, ['write-tree'])).toString().trim());
  if (tree === null) throw readGitFailure(unusable(what), 'git printed no tree');
  return tree;
}

export function tooMany(folder: string, files: number): ExpectedError {
  const message = `${folder} has ${files} files; a workspace has at most ${WORKSPACE_LIMIT.files}`;
  return new ExpectedError('workspace-too-large', message, { hint: 'keep what is not needed out of it: add it to .gitignore' });
}
