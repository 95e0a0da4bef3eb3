import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { PipelineOptions } from './api.ts';
import { openPipeline } from './loop.ts';

/** Files of the folder that this process has open: the lock and the journal, while a pipeline is. */
function openFiles(folder: string): string[] {
  const links = readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
  return links.filter((file) => file.startsWith(folder)).sort();
}

test.runIf(process.platform === 'linux')('a pipeline that cannot begin leaves no file open and its folder to the next one', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-pipeline-'));
  const seen: string[][] = [];
  const begin = async (): Promise<never> => {
    seen.push(openFiles(folder).map((file) => path.basename(file)));
    throw new Error('the green ref cannot be read');
  };
  // It ends before it asks any of them.
  const options = { folder, begin, settings: {}, ports: {}, lookEveryMs: 1000, onChange: () => undefined } as unknown as PipelineOptions;
  try {
    for (let round = 0; round < 2; round++) {
      await expect(openPipeline(options)).rejects.toThrow('the green ref cannot be read');
      expect(openFiles(folder)).toEqual([]);
    }
    expect(seen).toEqual([expect.arrayContaining(['lock', 'journal.00000001']), expect.arrayContaining(['lock', 'journal.00000001'])]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
