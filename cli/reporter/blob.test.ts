import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Artifact, PLAYWRIGHT_BLOB_TYPE } from '../../core/artifact.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { createBlobReporter } from './blob.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shard-run-blob-'));
  mkdirSync(path.join(folder, 'artifacts'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function blob(letter: string): Artifact {
  return { name: 'playwright-blob-report.zip', contentType: PLAYWRIGHT_BLOB_TYPE, digest: letter.repeat(64), bytes: 1, problem: '' };
}

/** Tells the reporter of a run whose files left these, and returns what could not be written. */
function report(artifacts: readonly Artifact[]): readonly string[] {
  const reporter = createBlobReporter(path.join(folder, 'blobs'), folder);
  const events = [
    { type: 'run-started', artifactFolder: 'artifacts' },
    { type: 'file-settled', artifacts },
    { type: 'run-finished' },
  ] as unknown as readonly RunEvent[];
  for (const event of events) reporter.onEvent(event);
  return reporter.close();
}

test('gathers the blob reports and nothing else, and takes away those of an earlier run', () => {
  for (const letter of ['a', 'b', 'c']) writeFileSync(path.join(folder, 'artifacts', `${letter.repeat(64)}.zip`), letter);
  mkdirSync(path.join(folder, 'blobs'));
  for (const name of ['report-7.zip', 'mine.zip']) writeFileSync(path.join(folder, 'blobs', name), 'old');
  expect(report([blob('a'), { ...blob('b'), contentType: 'application/zip' }, blob('c')])).toEqual([]);
  const kept = readdirSync(path.join(folder, 'blobs')).toSorted();
  expect(kept.map((name) => [name, readFileSync(path.join(folder, 'blobs', name), 'utf8')])).toEqual([
    ['mine.zip', 'old'],
    ['report-1.zip', 'a'],
    ['report-2.zip', 'c'],
  ]);
});

test('names what it does not have', () => {
  writeFileSync(path.join(folder, 'artifacts', `${'a'.repeat(64)}.zip`), 'a');
  expect(report([blob('a'), blob('b'), { ...blob('c'), digest: null, problem: 'it is too large' }])).toEqual([
    expect.stringMatching(/^2 of 3 blob reports .*ENOENT$/u),
  ]);
});
