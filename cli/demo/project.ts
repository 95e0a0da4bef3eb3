/** Writes a Vitest project whose cases wait instead of working, in the shape of a workload. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import type { WorkloadFile } from '../../core/workload.ts';
import { NOISE_SIGMA } from '../../core/workload.ts';

export type ProjectOptions = {
  readonly files: readonly Pick<WorkloadFile, 'path' | 'loadMs' | 'hookMs' | 'cases'>[];
  /** Vitest's own setting; a thread costs half the memory of a process. */
  readonly pool: 'threads' | 'forks';
  readonly isIsolated: boolean;
};

/** Above the longest case of any shape and scale: a case that waits is never late. */
const TEST_TIMEOUT_MS = 3_600_000;
/** Shorter waits cost the timer more than they last. */
const SHORTEST_WAIT_MS = 0.5;

/** What stands above the cases of each file. A wait varies from run to run as real tests do. */
const PREAMBLE = `import { beforeAll, describe, test } from 'vitest';
const noise = () => Math.exp(${NOISE_SIGMA} * Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random()));
const wait = (ms) => new Promise((done) => { setTimeout(done, ms * noise()); });`;

/** Returns the directory of the installed Vitest: the copy beside shard-run, else the one of the current directory. Throws `framework-missing`. */
export function findVitest(): string {
  for (const from of [import.meta.filename, path.join(process.cwd(), 'package.json')]) {
    try {
      return path.dirname(createRequire(from).resolve('vitest/package.json'));
    } catch {
      // Not here: the next place may have it.
    }
  }
  throw new ExpectedError('framework-missing', 'the demo needs Vitest, and none is installed beside shard-run or in this directory', {
    hint: 'npm install --save-dev vitest, then shard-run demo again from this directory',
  });
}

/** Writes the project into an empty directory and links the Vitest that `findVitest` found. */
export async function writeProject(dir: string, options: ProjectOptions): Promise<void> {
  await mkdir(path.join(dir, 'node_modules'), { recursive: true });
  await symlink(findVitest(), path.join(dir, 'node_modules', 'vitest'), 'junction');
  await writeFile(path.join(dir, 'package.json'), `${JSON.stringify({ name: 'imvu-shaped', private: true, type: 'module' }, null, 2)}\n`);
  await writeFile(path.join(dir, 'vitest.config.js'), configText(options));
  await writeTestFiles(dir, options.files);
}

/** Writes the test files alone, over what stands there: a project that grew. */
export async function writeTestFiles(dir: string, files: ProjectOptions['files']): Promise<void> {
  const folders = new Set(files.map((file) => path.dirname(file.path)));
  for (const folder of folders) await mkdir(path.join(dir, folder), { recursive: true });
  for (const file of files) await writeFile(path.join(dir, file.path), testFileText(file));
}

function configText(options: ProjectOptions): string {
  const test = { pool: options.pool, isolate: options.isIsolated, testTimeout: TEST_TIMEOUT_MS, hookTimeout: TEST_TIMEOUT_MS };
  return `export default { test: ${JSON.stringify(test)} };\n`;
}

/** Returns the source of one test file: cases in the suites that their title paths name. A wait below the timer's resolution is none. */
export function testFileText(file: ProjectOptions['files'][number]): string {
  const lines = [PREAMBLE];
  if (file.loadMs >= SHORTEST_WAIT_MS) lines.push(`await wait(${file.loadMs.toFixed(1)});`);
  if (file.hookMs >= SHORTEST_WAIT_MS) lines.push(`beforeAll(() => wait(${file.hookMs.toFixed(1)}));`);
  for (const { titlePath, ms } of file.cases) {
    const body = ms >= SHORTEST_WAIT_MS ? `() => wait(${ms.toFixed(1)})` : '() => {}';
    const suites = titlePath.slice(0, -1);
    const opening = suites.map((title) => `describe(${JSON.stringify(title)}, () => { `).join('');
    lines.push(`${opening}test(${JSON.stringify(titlePath.at(-1))}, ${body});${' });'.repeat(suites.length)}`);
  }
  return `${lines.join('\n')}\n`;
}
