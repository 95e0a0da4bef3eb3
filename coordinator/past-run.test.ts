import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findArtifact, openPastRun } from './past-run.ts';

const DIGEST = 'a'.repeat(64);
const COMING = 'b'.repeat(64);

let stateDir = '';
beforeAll(() => {
  stateDir = mkdtempSync(path.join(tmpdir(), 'past-run-'));
  const folder = path.join(stateDir, 'runs', 'run-1', 'artifacts');
  mkdirSync(folder, { recursive: true });
  for (const name of [`${DIGEST}.png`, `${COMING}.part`]) writeFileSync(path.join(folder, name), 'bytes');
  writeFileSync(path.join(stateDir, 'secret'), 'bytes');
});
afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

test('a file of a run is found by its digest, with whatever extension', () => {
  expect(findArtifact(stateDir, 'run-1', DIGEST)).toEqual({
    path: path.join(stateDir, 'runs', 'run-1', 'artifacts', `${DIGEST}.png`),
    bytes: 5,
  });
});

test.each([
  ['run-1', COMING],
  ['run-1', 'c'.repeat(64)],
  ['run-1', '../../../secret'],
  ['run-1', ''],
  ['../runs/run-1', DIGEST],
  ['..', DIGEST],
  ['run-2', DIGEST],
])('nothing is found in the run %s by %s', (run, digest) => {
  expect(findArtifact(stateDir, run, digest)).toBeNull();
});

test.each(['run-1', 'run-2', '..', '../x', ''])('a run without a journal is not there: %s', (run) => {
  expect(openPastRun(stateDir, run)).toBeNull();
});
