import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readMemory } from '../../agent/process/memory.ts';

const HOG = fileURLToPath(new URL('../fixture/runner/memory-hog.ts', import.meta.url));
const READ = fileURLToPath(new URL('../../agent/process/memory.ts', import.meta.url));
const MIB = 2 ** 20;
/** Room for two Node processes, and for nothing that grows. */
const LIMIT_BYTES = 400 * MIB;
const PATIENCE_MS = 60_000;
const REMOVE_TRIES = 200;
const REMOVE_PAUSE_MS = 50;

/** A group of processes with a limit, in whichever version of control groups is there; `null` where this user may not make one. */
function makeGroup(): { readonly tasks: string; [Symbol.dispose](): void } | null {
  const name = `shard-run-test-${process.pid}`;
  for (const [root, limit] of [
    ['/sys/fs/cgroup/memory', 'memory.limit_in_bytes'],
    ['/sys/fs/cgroup', 'memory.max'],
  ] as const) {
    const folder = path.join(root, name);
    try {
      mkdirSync(folder);
      writeFileSync(path.join(folder, limit), String(LIMIT_BYTES));
      return { tasks: path.join(folder, 'cgroup.procs'), [Symbol.dispose]: () => removeGroup(folder) };
    } catch {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return null;
}

/** A process that was killed is in its group until the kernel has taken it apart. */
function removeGroup(folder: string): void {
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = REMOVE_TRIES; ; tries -= 1) {
    try {
      return rmdirSync(folder);
    } catch (error) {
      if (tries === 0) throw error;
      Atomics.wait(asleep, 0, 0, REMOVE_PAUSE_MS);
    }
  }
}

async function runInside(tasks: string, args: readonly string[]): Promise<string> {
  const command = `echo $$ > ${tasks} && exec "$@"`;
  const inside = ['-c', command, 'sh', process.execPath, ...args];
  const { stdout } = await promisify(execFile)('sh', inside, { timeout: PATIENCE_MS });
  return stdout;
}

test('what is free is less than what there is', () => {
  const { availableBytes, totalBytes, stallRatio } = readMemory();
  expect(availableBytes).toBeGreaterThan(0);
  expect(totalBytes).toBeGreaterThanOrEqual(availableBytes);
  expect(stallRatio).toBeGreaterThanOrEqual(0);
});

const probe = makeGroup();
probe?.[Symbol.dispose]();
if (probe === null) console.warn('NOT TESTED: a group of processes with a limit needs root and control groups');

test.runIf(probe !== null)('a group sees its own limit, not that of the machine', { timeout: 2 * PATIENCE_MS }, async () => {
  using group = makeGroup();
  const source = `const { readMemory } = await import(${JSON.stringify(READ)}); console.log(JSON.stringify(readMemory()));`;
  const reading = JSON.parse(await runInside(group?.tasks ?? '', ['--input-type=module', '--eval', source])) as ReturnType<
    typeof readMemory
  >;
  expect(reading.totalBytes).toBe(LIMIT_BYTES);
  expect(reading.availableBytes).toBeLessThanOrEqual(LIMIT_BYTES);
  expect(reading.availableBytes).toBeGreaterThan(LIMIT_BYTES / 4);
});

test.runIf(probe !== null)('a runner that the kernel killed for want of memory is said to be', { timeout: 2 * PATIENCE_MS }, async () => {
  const cache = mkdtempSync(path.join(tmpdir(), 'shard-run-memory-'));
  using group = makeGroup();
  try {
    expect(await runInside(group?.tasks ?? '', [HOG, cache])).toMatch(/^signal SIGKILL: .*memory/u);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});
