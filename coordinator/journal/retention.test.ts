import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runId } from '../../core/id.ts';
import { artifactDirectory, certificatePath, journalPath, KEPT_RUNS, newestRun, pruneRuns, runDirectory } from './retention.ts';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'shard-run-retention-'));
});
afterEach(() => rmSync(state, { recursive: true }));

/** Lays a run that was written to last at that second: journal, certificate, and one file that a unit left. */
function lay(name: string, second: number): void {
  const id = runId(name);
  mkdirSync(artifactDirectory(state, id), { recursive: true });
  for (const path of [journalPath(state, id), certificatePath(state, id), join(artifactDirectory(state, id), 'screenshot.png')])
    writeFileSync(path, name);
  for (const path of [journalPath(state, id), runDirectory(state, id)]) utimesSync(path, second, second);
}

const isKept = (name: string): boolean => existsSync(join(artifactDirectory(state, runId(name)), 'screenshot.png'));
const isGone = (name: string): boolean => !existsSync(runDirectory(state, runId(name)));

describe('the files of a run', () => {
  test('go with the run when it is no longer among the newest, and with nothing before', () => {
    for (const [name, second] of [
      ['c', 300],
      ['a', 100],
      ['d', 400],
      ['b', 200],
    ] as const)
      lay(name, second);
    pruneRuns(state, runId('d'), 4);
    expect(['a', 'b', 'c', 'd'].filter(isKept)).toEqual(['a', 'b', 'c', 'd']);
    pruneRuns(state, runId('d'), 2);
    expect([['a', 'b'].filter(isGone), ['c', 'd'].filter(isKept)]).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(newestRun(state)).toBe('d');
  });

  test('stay as long as their run goes on, however old its folder looks', () => {
    for (const [name, second] of [
      ['current', 1],
      ['new', 200],
      ['newer', 300],
    ] as const)
      lay(name, second);
    pruneRuns(state, runId('current'), 1);
    expect([isKept('current'), isGone('new'), isGone('newer')]).toEqual([true, true, true]);
  });

  test('stay as long as another process writes to their journal, however many runs began after it', () => {
    for (const [name, second] of [
      ['long', 1],
      ['short', 200],
      ['newest', 300],
    ] as const)
      lay(name, second);
    utimesSync(journalPath(state, runId('long')), 301, 301);
    pruneRuns(state, runId('newest'), 2);
    expect([isKept('long'), isGone('short'), newestRun(state)]).toEqual([true, true, 'long']);
  });

  test('are those of twenty runs where nobody says otherwise', () => {
    const names = Array.from({ length: KEPT_RUNS + 3 }, (_, index) => `run-${index}`);
    for (const [index, name] of names.entries()) lay(name, 100 + index);
    pruneRuns(state, runId(names.at(-1) ?? ''));
    expect(names.filter(isGone)).toEqual(names.slice(0, 3));
    expect(names.filter(isKept)).toHaveLength(20);
  });
});
