/** Finds the repository that a folder belongs to, and where git keeps its parts; a linked worktree has some of its own. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { shortDigest } from '../../core/digest.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { lineageName } from '../../core/workspace.ts';
import { readGitFailure, unusable } from '../../core/workspace-git.ts';
import { git, tryGit } from './git.ts';

export type Repository = {
  /** The work tree's top, absolute. */
  readonly root: string;
  /** The folder that was asked for, relative to `root`, forward slashes; empty for the top. */
  readonly project: string;
  readonly index: string;
  readonly objects: string;
  /** The same for all clones of one remote; without a remote, for all worktrees of one clone. */
  readonly lineage: string;
};

/** Left out of a folder that has no repository: an agent installs its own dependencies. */
const EXCLUDED = ['node_modules/', '.shard-run/', '.hg/', '.svn/', ''].join('\n');

/** Returns the repository of the folder, or null when it belongs to none. Throws `workspace-unusable` for one that git refuses. */
export async function findRepository(folder: string, signal: AbortSignal): Promise<Repository | null> {
  const place = { folder, variables: {}, signal };
  const parts = ['--show-toplevel', '--git-common-dir', '--git-path', 'index', '--git-path', 'objects'];
  const [found, remote] = await Promise.all([
    tryGit(place, ['rev-parse', '--path-format=absolute', ...parts]),
    tryGit(place, ['config', '--get', 'remote.origin.url']),
  ]);
  const what = unusable(`the repository of ${folder} cannot be used`);
  if (found.code !== 0) {
    if (/not a git repository/i.test(found.complaint)) return null;
    throw readGitFailure(what, found.complaint);
  }
  const lines = found.stdout.toString().split('\n').slice(0, -1);
  const [root, common, index, objects] = lines;
  if (lines.length !== 4 || root === undefined || common === undefined || index === undefined || objects === undefined) {
    throw readGitFailure(what, 'its path has a line break');
  }
  const project = relative(await realpath(root), await realpath(folder))
    .split(sep)
    .join('/');
  const name = remote.code === 0 ? withoutCredential(remote.stdout.toString().trim()) : common;
  return { root, project, index, objects, lineage: shortDigest(name) };
}

/** Returns the name by which coordinators know the repository of a folder. Throws `workspace-unusable` for a folder without one. */
export async function lineageOf(folder: string, signal: AbortSignal): Promise<string> {
  const repository = await findRepository(folder, signal);
  if (repository === null)
    throw new ExpectedError('workspace-unusable', `${folder} belongs to no git repository`, { hint: 'name a folder of a git repository' });
  return lineageName(repository.lineage);
}

/** Makes the repository of a folder that has none, in a folder that may not exist yet. Whole or not at all; safe to repeat, and at once. */
export async function openPrivateRepository(repository: string, signal: AbortSignal): Promise<void> {
  if (existsSync(repository)) return;
  const making = `${repository}-${randomBytes(6).toString('hex')}`;
  await mkdir(join(making, 'info'), { recursive: true });
  const what = `a store cannot be made in ${repository}`;
  await git({ folder: making, variables: {}, signal }, what, ['init', '--quiet', '--bare', '--template=', '.']);
  await writeFile(join(making, 'info', 'exclude'), EXCLUDED);
  await rename(making, repository).catch(async (error: NodeJS.ErrnoException) => {
    await rm(making, { recursive: true });
    // Somebody else made it meanwhile.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error;
  });
}

/** `https://user:secret@host/x` and `https://host/x` are one repository, and a digest of a secret is a secret to guess. */
function withoutCredential(url: string): string {
  return url.replace(/^(\w+:\/\/)[^/@]*@/, '$1').replace(/\.git\/?$/, '');
}
