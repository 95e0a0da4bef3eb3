/** A post-receive hook on this machine: git rings a bell, a file in the pipeline's folder, whenever somebody pushes to the repository. */
import { execFile } from 'node:child_process';
import { type FSWatcher, watch } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import { userGitEnvironment } from '../../core/workspace-git.ts';

const GIT_DEADLINE_MS = 10_000;
const MARK = '# Made by shard-run: tells the pipeline to look now.';

/**
 * Writes the hook into a repository, bare or not, and returns its file; written again, it is the same. A hook of somebody else is left alone:
 * throws `usage` with the line to add to it.
 */
export async function installPushHook(repository: string, bell: string): Promise<string> {
  const folder = await hooksFolder(repository);
  const file = path.join(folder, 'post-receive');
  const line = `: > ${quote(bell)}`;
  const old = await readFile(file, 'utf8').catch(() => null);
  if (old !== null && !old.includes(MARK)) {
    throw new ExpectedError('usage', `${file} is a hook already, and not ours`, { hint: `add this line to it: ${line}` });
  }
  await mkdir(folder, { recursive: true });
  // A pipeline that is gone, or whose folder is, must never make a push fail.
  await writeFile(file, `#!/bin/sh\n${MARK}\ncat >/dev/null\n${line} 2>/dev/null || true\n`);
  await chmod(file, 0o755);
  return file;
}

/** Calls `onRing` when the bell is rung, until disposed. The folder is made. */
export async function hearBell(bell: string, onRing: () => void): Promise<Disposable> {
  await mkdir(path.dirname(bell), { recursive: true });
  const name = path.basename(bell);
  const watcher: FSWatcher = watch(path.dirname(bell), (_event, changed) => {
    if (changed === name) onRing();
  });
  // A folder that is removed rings no more; the interval goes on.
  watcher.on('error', () => watcher.close());
  return { [Symbol.dispose]: () => watcher.close() };
}

function hooksFolder(repository: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['-C', repository, 'rev-parse', '--git-path', 'hooks'],
      { timeout: GIT_DEADLINE_MS, killSignal: 'SIGKILL', windowsHide: true, env: userGitEnvironment(process.env) },
      (error, stdout, stderr) => {
        if (error === null) resolve(path.resolve(repository, stdout.trim()));
        else
          reject(
            new ExpectedError('usage', `${repository} is no git repository: ${stderr.trim()}`, {
              hint: 'give the repository that people push to',
            }),
          );
      },
    );
  });
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
