/** Lists the test files that a batch touches, so that its run can begin with them: relative imports, followed back from what changed to what nobody imports. */
import path from 'node:path';
import { type GitPlace, git } from '../workspace/git.ts';
import { importTargets, isGround, isSource, readSpecifiers, type TouchQuestion } from './touched.ts';

/** Reading a larger tree takes longer than an early failure saves. */
const MAX_SOURCES = 20_000;
/** Of several trees, which differ in a few files: an import list is some hundred bytes. */
const KEPT_BLOBS = 60_000;

/** The tests nearest to the change first. Empty where everything is touched, where nobody can tell, and where the tree is too large to be read. */
export type FindEarlyFiles = (question: Omit<TouchQuestion, 'file'>) => Promise<readonly string[]>;

/** Returns a search that reads each version of a file once. It rejects as git does. */
export function openEarlyFiles(): FindEarlyFiles {
  const specifiers = new Map<string, readonly string[]>();
  return async ({ place, tree, paths }) => {
    if (paths === null || paths.length === 0 || paths.some(isGround)) return [];
    const sources = await listSources(place, tree);
    if (sources.size > MAX_SOURCES) return [];
    await learn(place, specifiers, new Set(sources.values()));
    const importers = findImporters(sources, specifiers, new Set(paths));
    return [...reach(paths, importers)].filter((each) => sources.has(each) && !importers.has(each));
  };
}

/** Path to the id of its bytes. */
async function listSources(place: GitPlace, tree: string): Promise<ReadonlyMap<string, string>> {
  const listing = await git(place, `the tree ${tree} cannot be listed`, ['ls-tree', '-r', '-z', '--full-tree', tree]);
  const lines = listing.toString().split('\0');
  return new Map(
    lines.flatMap((line): readonly (readonly [string, string])[] => {
      const [head = '', name = ''] = line.split('\t', 2);
      const [, type, blob = ''] = head.split(' ');
      return type === 'blob' && isSource(name) ? [[name, blob]] : [];
    }),
  );
}

async function learn(place: GitPlace, known: Map<string, readonly string[]>, blobs: ReadonlySet<string>): Promise<void> {
  const wanted = [...blobs].filter((blob) => !known.has(blob));
  if (wanted.length === 0) return;
  if (known.size + wanted.length > KEPT_BLOBS) for (const blob of known.keys()) if (!blobs.has(blob)) known.delete(blob);
  const bytes = await git(place, 'the sources of a batch cannot be read', ['cat-file', '--batch'], `${wanted.join('\n')}\n`);
  // `ID blob SIZE`, a line feed, so many bytes, a line feed.
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    const [blob = '', type, size = ''] = bytes.toString('latin1', at, end).split(' ');
    // One that a partial clone lacks: nobody can tell what imports what.
    if (end < 0 || type !== 'blob') throw new Error(`git has no ${blob}`);
    at = end + 1 + Number(size) + 1;
    known.set(blob, readSpecifiers(bytes.toString('utf8', end + 1, at - 1)));
  }
}

/** By file: who imports it. A file that is gone has importers, too. */
function findImporters(
  sources: ReadonlyMap<string, string>,
  specifiers: ReadonlyMap<string, readonly string[]>,
  changed: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [file, blob] of sources) {
    const folder = path.posix.dirname(file);
    for (const target of importTargets(folder, specifiers.get(blob) ?? [])) {
      if (target === file || !(sources.has(target) || changed.has(target))) continue;
      const those = importers.get(target);
      if (those === undefined) importers.set(target, [file]);
      else those.push(file);
    }
  }
  return importers;
}

/** The changed files and all that depend on them, by distance. */
function reach(paths: readonly string[], importers: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(paths);
  for (const each of reached) for (const importer of importers.get(each) ?? []) reached.add(importer);
  return reached;
}
