/** A git repository in a folder of its own, for tests that need real trees. */
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseTreeId, type TreeId } from '../../core/workspace.ts';

/** A file's content, or an executable's, or a link's target. */
export type SampleFile = string | { readonly run: string } | { readonly link: string };
export type SampleFiles = Readonly<Record<string, SampleFile>>;

/** Replaces all files of the repository, which is made when missing, and returns their tree. */
export function makeSampleTree(repository: string, files: SampleFiles, format = 'sha1'): TreeId {
  mkdirSync(repository, { recursive: true });
  sampleGit(repository, ['init', '--quiet', `--object-format=${format}`]);
  for (const name of readdirSync(repository)) if (name !== '.git') rmSync(join(repository, name), { recursive: true });
  for (const [path, file] of Object.entries(files)) writeSample(join(repository, path), file);
  sampleGit(repository, ['add', '--all', '--force']);
  const tree = parseTreeId(sampleGit(repository, ['write-tree']).trim());
  if (tree === null) throw new Error('git made no tree');
  return tree;
}

/** Writes one file, and the folders above it. */
export function writeSample(path: string, file: SampleFile): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  if (typeof file === 'string') return writeFileSync(path, file);
  if ('link' in file) return symlinkSync(file.link, path);
  writeFileSync(path, file.run);
  chmodSync(path, 0o755);
}

/** Reads all files below a folder, as `makeSampleTree` takes them; an empty folder is `{ link: '(empty folder)' }`. */
export function readSample(folder: string, prefix = ''): SampleFiles {
  const names = readdirSync(join(folder, prefix)).sort();
  if (names.length === 0 && prefix !== '') return { [prefix]: { link: '(empty folder)' } };
  const found = names.map((name): SampleFiles => {
    const path = prefix === '' ? name : `${prefix}/${name}`;
    const absolute = join(folder, path);
    const { mode } = lstatSync(absolute);
    if (lstatSync(absolute).isSymbolicLink()) return { [path]: { link: readlinkSync(absolute) } };
    if (lstatSync(absolute).isDirectory()) return readSample(folder, path);
    const text = readFileSync(absolute, 'utf8');
    return { [path]: (mode & 0o111) === 0 ? text : { run: text } };
  });
  return Object.assign({}, ...found) as SampleFiles;
}

/** Runs git in the repository and returns what it printed. */
export function sampleGit(repository: string, args: readonly string[]): string {
  return execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
