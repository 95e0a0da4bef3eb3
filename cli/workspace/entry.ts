/** Reads the listing of an index: what is in it, and what git was told not to look at. */
import { isUtf8 } from 'node:buffer';
import { readGitFailure, unusable } from '../../core/workspace-git.ts';
import { type GitPlace, git } from './git.ts';

export type IndexEntry = {
  readonly path: string;
  /** As git writes it: 100644, 100755, 120000 for a link, 160000 for a submodule. */
  readonly mode: string;
  /** `assume-unchanged` and `skip-worktree` hide what is on the disk. */
  readonly hidden: 'assumed' | 'skipped' | null;
};

const RECORD = /^(\S) (\d{6}) [0-9a-f]+ \d\t(.*)$/s;

export async function listIndex(place: GitPlace): Promise<readonly IndexEntry[]> {
  const what = `the files of ${place.folder} cannot be listed`;
  const listing = await git(place, what, ['ls-files', '-z', '-v', '--stage']);
  if (!isUtf8(listing)) throw readGitFailure(unusable(what), 'a path is not UTF-8');
  return listing
    .toString()
    .split('\0')
    .slice(0, -1)
    .map((record) => {
      const [, tag = '', mode = '', path = ''] = RECORD.exec(record) ?? [];
      if (path === '') throw readGitFailure(unusable(what), `git listed something unknown: ${JSON.stringify(record)}`);
      return { path, mode, hidden: hiddenBy(tag) };
    });
}

/** Git marks the assumed by a small letter, and the skipped by S. */
function hiddenBy(tag: string): IndexEntry['hidden'] {
  if (tag.toUpperCase() === 'S') return 'skipped';
  return tag === tag.toLowerCase() && /[a-z]/.test(tag) ? 'assumed' : null;
}
