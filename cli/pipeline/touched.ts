/** Says whether a batch changed what a test file depends on, by the relative imports that stand in the tree: what cannot be followed counts as changed. */
import path from 'node:path';
import { type GitPlace, git, tryGit } from '../workspace/git.ts';

/** A test that imports more is about everything. */
const MAX_FILES = 400;
const IMPORT = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*['"](\.{1,2}\/[^'"\n]+)['"]/gu;
const SOURCE = /\.[cm]?[jt]sx?$/u;
const ENDINGS = ['', '.ts', '.tsx', '.js', '.mjs', '.cjs', '.jsx', '/index.ts', '/index.js'];
/** What every test stands on. */
const GROUND =
  /(?:^|\/)(?:package(?:-lock)?\.json|[\w-]+-lock\.[\w.]+|yarn\.lock|tsconfig[\w.-]*\.json|[\w.-]+\.config\.[cm]?[jt]s|\.npmrc)$/u;

export type TouchQuestion = {
  /** A repository that has the tree. */
  readonly place: GitPlace;
  readonly tree: string;
  /** The test file, from the top of the tree. */
  readonly file: string;
  /** What the batch changed; `null` is too much to name. */
  readonly paths: readonly string[] | null;
};

/** Returns true when it is so, and when nobody can know: for a file that is no JavaScript, a change of what all tests stand on, too many imports. */
export async function isTouched({ place, tree, file, paths }: TouchQuestion): Promise<boolean> {
  if (paths === null || !isSource(file)) return true;
  const changed = new Set(paths);
  if (changed.has(file) || paths.some(isGround)) return true;
  const listing = await git(place, `the tree ${tree} cannot be listed`, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree]);
  const files = new Set(listing.toString().split('\0'));
  const seen = new Set([file]);
  for (const each of seen) {
    if (seen.size > MAX_FILES) return true;
    for (const name of await readImports(place, tree, each)) {
      if (changed.has(name)) return true;
      if (files.has(name)) seen.add(name);
    }
  }
  return false;
}

async function readImports(place: GitPlace, tree: string, file: string): Promise<readonly string[]> {
  if (!isSource(file)) return [];
  const end = await tryGit(place, ['cat-file', 'blob', `${tree}:${file}`]);
  if (end.code !== 0) return [];
  return importTargets(path.posix.dirname(file), readSpecifiers(end.stdout.toString()));
}

/** Returns whether imports of the file can be read. */
export function isSource(file: string): boolean {
  return SOURCE.test(file);
}

/** Returns whether every test stands on the file. */
export function isGround(file: string): boolean {
  return GROUND.test(file);
}

/** Returns the relative imports of a source, as they are written. */
export function readSpecifiers(source: string): readonly string[] {
  return [...source.matchAll(IMPORT)].map(([, specifier = '']) => specifier);
}

/** Returns every file that imports of a file in the folder may mean. TypeScript names the JavaScript that a file becomes. */
export function importTargets(folder: string, specifiers: readonly string[]): readonly string[] {
  return specifiers.flatMap((specifier) => {
    const target = path.posix.join(folder, specifier);
    return [...ENDINGS.map((ending) => target + ending), target.replace(/js(x?)$/u, 'ts$1')];
  });
}
