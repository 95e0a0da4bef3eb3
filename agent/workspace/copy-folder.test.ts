import { lstatSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyFolder } from './copy-folder.ts';
import { readSample, type SampleFiles, writeSample } from './sample-trees.ts';

let base = '';

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shard-run-copy-'));
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

const FILES: SampleFiles = { 'a': '1', 'd/run': { run: '2' }, 'd/link': { link: '../a' }, 'out': { link: '/etc' }, '.hidden/ x': '3' };
const options = (isPortable: boolean) => ({ signal: AbortSignal.timeout(10_000), isPortable });

describe.each([false, true])('a copy, portable: %s', (isPortable) => {
  beforeEach(() => {
    for (const [path, file] of Object.entries(FILES)) writeSample(join(base, 'from', path), file);
    utimesSync(join(base, 'from/a'), 1000, 1000);
  });

  test('is the same, with times', async () => {
    await copyFolder(join(base, 'from'), join(base, 'to'), options(isPortable));
    expect(readSample(join(base, 'to'))).toEqual(FILES);
    expect(lstatSync(join(base, 'to/a')).mtimeMs).toBe(1_000_000);
  });

  test('is another: what is written to it is not seen in the original', async () => {
    await copyFolder(join(base, 'from'), join(base, 'to'), options(isPortable));
    writeFileSync(join(base, 'to/a'), 'mutated', { flag: 'r+' });
    expect(readSample(join(base, 'from'))).toEqual(FILES);
  });

  test('of one file', async () => {
    await copyFolder(join(base, 'from/a'), join(base, 'to'), options(isPortable));
    expect(readSample(base)).toMatchObject({ to: '1' });
  });

  test('that cannot be made is an error', async () => {
    mkdirSync(join(base, 'to'));
    const failed = copyFolder(join(base, 'nothing'), join(base, 'to/x'), options(isPortable));
    await expect(failed).rejects.toMatchObject({ code: 'workspace-unusable' });
  });
});
