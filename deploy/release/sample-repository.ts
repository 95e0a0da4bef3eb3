/** A git repository in a folder of its own, for tests that need real trees. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file's content, or an executable's, or a link's target. */
export type SampleFile = string | { readonly run: string } | { readonly link: string };

/** Replaces all files of the repository, commits them, and returns the names of the commit and its tree. */
export function commitSample(
  repository: string,
  files: Readonly<Record<string, SampleFile>>,
): { readonly commit: string; readonly tree: string } {
  mkdirSync(repository, { recursive: true });
  if (!existsSync(join(repository, '.git'))) git(repository, ['init', '--quiet', '--template=']);
  for (const name of readdirSync(repository)) if (name !== '.git') rmSync(join(repository, name), { recursive: true });
  for (const [path, file] of Object.entries(files)) writeSample(join(repository, path), file);
  git(repository, ['add', '--all', '--force']);
  git(repository, ['-c', 'user.name=sample', '-c', 'user.email=sample@localhost', 'commit', '--quiet', '--allow-empty', '-m', 'sample']);
  const [commit = '', tree = ''] = git(repository, ['rev-parse', 'HEAD', 'HEAD^{tree}']).trim().split('\n');
  return { commit, tree };
}

function writeSample(path: string, file: SampleFile): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof file === 'string') return writeFileSync(path, file);
  if ('link' in file) return symlinkSync(file.link, path);
  writeFileSync(path, file.run);
  chmodSync(path, 0o755);
}

/** Runs git in the repository and returns what it printed. */
export function git(repository: string, args: readonly string[]): string {
  return execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
