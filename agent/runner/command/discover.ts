/** Finds the test files of a suite of commands: by globs, or by what a command of the project prints. */
import { createHash } from 'node:crypto';
import { createReadStream, globSync, realpathSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ExpectedError } from '../../../core/expected-error.ts';
import { fileKey, type TestFile } from '../../../core/test-file.ts';
import type { RunError } from '../../../core/unit.ts';
import type { Discovery } from '../contract.ts';
import { listLines } from './list-command.ts';
import type { OpenCommandSuite } from './open-suite.ts';

/** Installed packages hold tests of their own. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.shard-run']);

/** Reads every file once. Rejects with `framework-config-broken` when the list command fails. */
export async function discoverFiles(suite: OpenCommandSuite, knownDigests: Readonly<Record<string, string>>): Promise<Discovery> {
  const { settings, request } = suite;
  const found = settings.files === null ? await listFiles(suite, settings.list ?? '') : globFiles(settings.files, request.cwd);
  const errors: RunError[] = [];
  const files: TestFile[] = [];
  for (const name of [...new Set(found)].toSorted()) {
    if (request.filters.length > 0 && !request.filters.some((filter) => name.includes(filter))) continue;
    try {
      files.push(await describeFile(suite, name));
    } catch (error) {
      const message = `could not read "${name}": ${error instanceof Error ? error.message : String(error)}`;
      errors.push({ kind: 'collection', file: name, message, detail: null });
    }
  }
  // A body of a case is somebody else's language; what a moved file keeps its history by is the digest of the whole.
  const fresh = files.filter((file) => knownDigests[file.path] !== file.contentDigest);
  const bodies = fresh.map(({ key, contentDigest }) => ({ file: key, contentDigest, bodies: [] }));
  return { files, bodies, errors, notices: [], unsupported: [] };
}

function globFiles(globs: readonly string[], cwd: string): readonly string[] {
  const found = globSync([...globs], { cwd, exclude: (name) => SKIPPED_FOLDERS.has(path.basename(name)) });
  const isFile = (name: string) => statSync(path.join(cwd, name), { throwIfNoEntry: false })?.isFile() !== false;
  return found.filter(isFile).map((name) => name.split(path.sep).join('/'));
}

async function listFiles({ request }: OpenCommandSuite, list: string): Promise<readonly string[]> {
  const { lines, problem } = await listLines(list, request);
  if (problem !== null) throw brokenList(`"${list}" ${problem}`, request.cwd);
  return lines.map((line) => relativeName(line, list, request.cwd));
}

/** A list names absolute paths or such as count from the suite's directory; what it names must be there and below it. */
function relativeName(name: string, list: string, cwd: string): string {
  const absolute = path.resolve(cwd, name);
  if (statSync(absolute, { throwIfNoEntry: false }) === undefined)
    throw brokenList(`"${list}" printed "${name.slice(0, 200)}", and there is no such file or folder: expected one path a line`, cwd);
  const relative = path.relative(realpathSync(cwd), realpathSync(absolute)).split(path.sep).join('/');
  if (relative.startsWith('../'))
    throw brokenList(`"${list}" printed "${name.slice(0, 200)}", which is outside the suite's directory`, cwd);
  return relative === '' ? '.' : relative;
}

function brokenList(problem: string, cwd: string): ExpectedError {
  return new ExpectedError('framework-config-broken', `the list command ${problem}`, { hint: `run it by hand in ${cwd}` });
}

async function describeFile({ settings, request, maxPerAgent }: OpenCommandSuite, name: string): Promise<TestFile> {
  const { contentDigest, bytes } = await digest(path.join(request.cwd, name));
  return {
    key: fileKey(request.suite, '', name, 'runtime'),
    suite: request.suite,
    project: '',
    path: name,
    kind: 'runtime',
    contentDigest,
    bytes,
    group: 0,
    maxPerAgent,
    bundle: null,
    labels: [],
    wholeReason: settings.select === null ? 'its suite does not say how to select cases' : null,
  };
}

/** Of a folder, such as a Go package: of the names and contents of the files that lie in it, not below it. */
async function digest(file: string): Promise<{ readonly contentDigest: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const add = async (from: string) => {
    await pipeline(createReadStream(from), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
      }
    });
  };
  if (!statSync(file).isDirectory()) await add(file);
  else {
    const entries = await readdir(file, { withFileTypes: true });
    for (const name of entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted()) {
      hash.update(`${name}\0`);
      await add(path.join(file, name));
    }
  }
  return { contentDigest: hash.digest('hex'), bytes };
}
