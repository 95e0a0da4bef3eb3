/**
 * Paths of a release that lead into `shared/`: uploads, logs, `.env`. What stands there outlives releases.
 *
 * The link wins over what the tree has at that place, or the first deploy would hide a fleet's uploads behind an empty folder that somebody committed
 * to keep git from forgetting it. It is said, because the other reading is possible. A release's digest does not depend on any of this: a host takes
 * the links out of its listing, puts back the lines that they stand for, and must come to the digest of the tree that was tested.
 */
import { SHARED_FOLDER } from '../command/layout.ts';
import { foldersOf, type ReleaseEntry } from './manifest.ts';

export type SharedPaths = { readonly files: readonly string[]; readonly directories: readonly string[] };

export type SharedLink = { readonly path: string; readonly kind: 'file' | 'directory'; readonly target: string };

/** `added` is on a host and not in the manifest, `replaced` the other way round; `problem` says why the links cannot be made. */
export type SharedPlan = {
  readonly links: readonly SharedLink[];
  readonly added: readonly ReleaseEntry[];
  readonly replaced: readonly ReleaseEntry[];
  readonly problem: string | null;
};

/** A release lies this deep under the root: `releases/<id>`. */
const RELEASE_DEPTH = 2;
/** A control character ends a line of the manifest or moves its columns. */
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Returns the links of a release and what they change in its listing, in the order of their paths. */
export function planSharedLinks(entries: readonly ReleaseEntry[], shared: SharedPaths): SharedPlan {
  const links = [...shared.files.map((path) => toLink(path, 'file')), ...shared.directories.map((path) => toLink(path, 'directory'))].sort(
    (a, b) => (a.path < b.path ? -1 : 1),
  );
  const problem = findProblem(links, entries);
  if (problem !== null || links.length === 0) return { links: [], added: [], replaced: [], problem };
  const places = new Set(links.map((link) => link.path));
  const replaced = entries.filter((entry) => places.has(entry.path) || foldersOf([entry.path]).some((folder) => places.has(folder)));
  const present = new Set(entries.map((entry) => entry.path));
  const folders = foldersOf([...places]).filter((path) => !present.has(path));
  const added: readonly ReleaseEntry[] = [
    ...folders.map((path) => ({ path, kind: 'folder' as const })),
    ...links.map(({ path, target }) => ({ path, kind: 'link' as const, target })),
  ];
  return { links, added, replaced, problem: null };
}

function toLink(text: string, kind: SharedLink['kind']): SharedLink {
  const path = text.replace(/^\.\//, '').replace(/\/+$/, '');
  const up = '../'.repeat(path.split('/').length - 1 + RELEASE_DEPTH);
  return { path, kind, target: `${up}${SHARED_FOLDER}/${path}` };
}

function findProblem(links: readonly SharedLink[], entries: readonly ReleaseEntry[]): string | null {
  const places = new Set(links.map((link) => link.path));
  if (places.size < links.length) return 'a shared path is named twice';
  const bad = links.find(({ path }) => CONTROL.test(path) || path.split('/').some((part) => part === '' || part === '.' || part === '..'));
  if (bad !== undefined) return `the shared path ${JSON.stringify(bad.path)} is not a path inside the release such as storage/uploads`;
  const folders = foldersOf([...places]);
  const inner = folders.find((folder) => places.has(folder));
  if (inner !== undefined) return `the shared path ${inner} has another shared path in it`;
  const above = new Set(folders);
  const blocked = entries.find((entry) => entry.kind !== 'folder' && above.has(entry.path));
  if (blocked === undefined) return null;
  return `a shared path leads through ${blocked.path}, which is a ${blocked.kind} in the release`;
}
