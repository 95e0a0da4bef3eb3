import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runId } from '../../core/id.ts';
import { ANYWHERE } from '../../core/selection.ts';
import type { Submission } from '../api.ts';
import { openPoolJournal, type PoolJournal } from './pool-journal.ts';
import type { PoolRecord } from './pool-record.ts';

const KEPT = 2;
let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shard-run-pool-journal-'));
  path = join(folder, 'pool.journal');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const submission = (id: string): Submission => ({
  id,
  request: {
    revision: { commit: 'c', tree: 't', isDirty: false },
    settings: {
      isCi: true,
      retries: 0,
      bail: null,
      flakyPolicy: 'fail',
      only: null,
      expectAgents: 1,
      agentWaitMs: 0,
      suites: [],
      planOnly: false,
      selection: { files: [{ file: 'a', cases: [] }], isSequence: true },
    },
  },
  isFailedOnly: false,
  branch: 'ä',
  isSuperseding: false,
  priority: 0,
  placement: ANYWHERE,
  isUrgent: false,
});
const submitted = (name: string): PoolRecord => ({
  type: 'submitted',
  atMs: 1,
  runId: runId(name),
  submission: submission(name),
  only: null,
  quarantine: {},
});
const ended = (name: string, atMs = 2): PoolRecord => ({
  type: 'ended',
  atMs,
  runId: runId(name),
  verdict: 'green',
  certificatePath: null,
});

function write(...records: readonly PoolRecord[]): void {
  using journal = openPoolJournal(folder, KEPT);
  for (const record of records) journal.append(record);
}

/** `a b!`: runs in order, those that are over with a mark. */
function past(journal: PoolJournal = openPoolJournal(folder, KEPT)): string {
  using open = journal;
  return open.past.map((run) => `${run.submitted.runId}${run.ended === null ? '' : '!'}`).join(' ');
}

test('a submission comes back as it was, to the letter', () => {
  write(submitted('a'));
  using journal = openPoolJournal(folder, KEPT);
  expect(journal.past).toEqual([{ submitted: submitted('a'), ended: null }]);
});

test.each<[string, readonly PoolRecord[], string]>([
  ['waits or goes on', [submitted('a'), submitted('b')], 'a b'],
  ['is over', [submitted('a'), submitted('b'), ended('a')], 'a! b'],
  ['is said twice', [submitted('a'), submitted('a'), ended('a'), ended('a', 9)], 'a!'],
  ['nobody asked for', [ended('a')], ''],
  ['has been over for long', ['a', 'b', 'c'].flatMap((name) => [submitted(name), ended(name)]), 'b! c!'],
])('of a run that %s the right thing is remembered', (_, records, expected) => {
  write(...records);
  expect(past()).toBe(expected);
  // What was written anew says the same.
  expect(past()).toBe(expected);
});

describe('a journal', () => {
  test.each([1, 14, 27])('whose writer was killed %i bytes before the end of a line goes on before it', (bytes) => {
    write(submitted('a'), submitted('b'));
    truncateSync(path, statSync(path).size - bytes);
    expect(past()).toBe('a');
    write(submitted('c'));
    expect(past()).toBe('a c');
  });

  test('that was changed in the middle is not believed', () => {
    write(submitted('a'), submitted('b'));
    writeFileSync(path, readFileSync(path, 'utf8').replace('"branch":"ä"', '"branch":"b"'));
    expect(() => openPoolJournal(folder, KEPT)).toThrow(expect.objectContaining({ code: 'journal-damaged' }));
  });

  test('with a line that follows no other is not believed', () => {
    write(submitted('a'));
    appendFileSync(path, `${readFileSync(path, 'utf8').split('\n')[1]}\n`);
    expect(() => openPoolJournal(folder, KEPT)).toThrow(expect.objectContaining({ code: 'journal-damaged' }));
  });

  test('does not grow with runs that have been over for long', () => {
    using journal = openPoolJournal(folder, KEPT);
    journal.append(submitted('living'));
    for (let number = 0; number < 2_000; number += 1) {
      journal.append(submitted(`run-${number}`));
      journal.append(ended(`run-${number}`, number));
    }
    expect(statSync(path).size).toBeLessThan(700 * (readFileSync(path, 'utf8').split('\n')[1]?.length ?? 0));
    expect(past()).toBe('living run-1998! run-1999!');
  });
});
