/** Knows by git's index what in a folder is no longer as it was: files that were there, by time, size and inode, and by content where these leave doubt. */
import { existsSync } from 'node:fs';
import { copyFile, rm, stat, utimes } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { unusable } from '../../core/workspace-git.ts';
import { type GitPlace, git, splitRecords } from './git.ts';

/** Git writes a large tree in seconds; a lock that stands longer is nobody's any more. */
const ORPHAN_MS = 5_000;
const ORPHAN_LOOK_MS = 20;

/** A folder, the index that describes it, and the repository that lends its settings. */
export type WatchedPlace = GitPlace & { readonly folder: string; readonly index: string };

/** Paths relative to the folder. */
export type RecordedFiles = { readonly files: readonly string[]; readonly links: readonly string[] };

/** Makes an index of files as they are, without keeping their content; only of a link git wants to see the content again. */
export async function recordFiles(place: WatchedPlace, { files, links }: RecordedFiles): Promise<void> {
  const failure = unusable(`the files of ${place.folder} cannot be recorded`);
  const record = (paths: readonly string[], ...options: readonly string[]): Promise<Buffer> =>
    git(place, failure, ['update-index', '--add', ...options, '-z', '--stdin'], paths.map((path) => `${path}\0`).join(''));
  await record(files, '--info-only');
  await record(links);
}

/** Returns the files that are gone or were touched since the index was made or settled. */
export async function findTouched(place: WatchedPlace): Promise<readonly string[]> {
  const failure = unusable(`the files of ${place.folder} cannot be compared`);
  return splitRecords(await git(place, failure, ['diff-files', '-z', '--name-only']));
}

/** Looks into every file that seems touched, and forgets what was only touched. Files that differ stay touched. */
export async function settleIndex(place: WatchedPlace): Promise<void> {
  await git(place, unusable(`the files of ${place.folder} cannot be compared`), ['update-index', '-q', '--refresh', '--ignore-missing']);
}

/**
 * Copies an index. The copy must not seem younger than the original: a file written in the same second as the index is looked into again,
 * because its time proves nothing.
 */
export async function copyIndex(from: string, to: string): Promise<void> {
  const { mtimeMs } = await stat(from);
  await removeIndex(to);
  await copyFile(from, to);
  const second = Math.floor(mtimeMs / 1000);
  await utimes(to, second, second);
}

/** Also what a git that was killed left of it. One that outlived its agent writes files on for as long as it holds the lock: it is let end. */
export async function removeIndex(index: string): Promise<void> {
  const endsAtMs = performance.now() + ORPHAN_MS;
  while (existsSync(`${index}.lock`) && performance.now() < endsAtMs) await sleep(ORPHAN_LOOK_MS);
  await rm(index, { force: true });
  await rm(`${index}.lock`, { force: true });
}
