/** Finds what a tree cannot carry, so that the user hears it before a test fails of it. */
import { SHOWN_PATHS, type WorkspaceNotice } from '../../core/workspace.ts';
import type { IndexEntry } from './entry.ts';
import { type GitPlace, tryGit } from './git.ts';

const SUBMODULE = '160000';

export type Findings = {
  readonly entries: readonly IndexEntry[];
  /** Nested repositories that are not in the tree at all. */
  readonly nested: readonly string[];
  readonly hasRepository: boolean;
  /** Where `.gitmodules` is read, as options of `git config`. */
  readonly modules: readonly string[];
};

/** The file as it is on the disk. */
export const MODULES_ON_DISK = ['--file', '.gitmodules'] as const;

/** Returns a notice for each kind that was found. A search that fails finds nothing: it stops no run. */
export async function findNotices(
  place: GitPlace,
  { entries, nested, hasRepository, modules }: Findings,
): Promise<readonly WorkspaceNotice[]> {
  const links = entries.filter(({ mode }) => mode === SUBMODULE).map(({ path }) => path);
  const named = links.length === 0 ? new Set<string>() : await readSubmodules(place, modules);
  const hidden = entries.filter((entry) => entry.hidden === 'skipped').map(({ path }) => path);
  return [
    ...notice(
      'submodule',
      links.filter((path) => named.has(path)),
    ),
    ...notice('nested-repository', [...links.filter((path) => !named.has(path)), ...nested]),
    ...notice('lfs', await findPointers(place, entries)),
    ...notice('sparse', hidden),
    ...(hasRepository ? [] : [{ kind: 'no-repository', paths: [], count: 1 } as const]),
  ];
}

function notice(kind: WorkspaceNotice['kind'], paths: readonly string[]): WorkspaceNotice[] {
  return paths.length === 0 ? [] : [{ kind, paths: paths.slice(0, SHOWN_PATHS), count: paths.length }];
}

async function readSubmodules(place: GitPlace, modules: readonly string[]): Promise<ReadonlySet<string>> {
  const end = await tryGit(place, ['config', '-z', ...modules, '--get-regexp', '\\.path$']);
  const records = end.stdout.toString().split('\0').slice(0, -1);
  return new Set(records.map((record) => record.slice(record.indexOf('\n') + 1)));
}

/** Git asks the attributes of each file for this, so it is asked only where some file of attributes names LFS. */
async function findPointers(place: GitPlace, entries: readonly IndexEntry[]): Promise<readonly string[]> {
  if (!entries.some(({ path }) => path === '.gitattributes' || path.endsWith('/.gitattributes'))) return [];
  const named = await tryGit(place, ['grep', '--quiet', '--cached', '-e', 'filter=lfs', '--', ':(top,glob)**/.gitattributes']);
  if (named.code !== 0) return [];
  const found = await tryGit(place, ['ls-files', '-z', '--', ':(top,attr:filter=lfs)']);
  return found.stdout.toString().split('\0').slice(0, -1);
}
