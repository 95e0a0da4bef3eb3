import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256Hex } from '../../core/digest.ts';
import { agentId, runId } from '../../core/id.ts';
import type { RunInput } from '../run/types.ts';
import { openJournal } from './journal.ts';
import { readPast } from './past.ts';
import { readJournal } from './reader.ts';
import { findUnfinishedRun } from './unfinished.ts';

let state = '';
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'shard-past-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const ID = runId('r1');
const REVISION = { commit: 'c', tree: 't', isDirty: false };
const START: RunInput = {
  type: 'start',
  nowMs: 1,
  runId: ID,
  revision: REVISION,
  settings: {
    isCi: true,
    retries: 0,
    bail: null,
    flakyPolicy: 'fail',
    only: null,
    expectAgents: 1,
    agentWaitMs: 1,
    suites: [],
    planOnly: false,
  },
};
const tick = (nowMs: number): RunInput => ({ type: 'tick', nowMs });

/** Writes a journal as a coordinator that was killed right after leaves it. Returns its path. */
function write(inputs: readonly RunInput[], id = ID): string {
  using journal = openJournal(state, id);
  expect(journal.append(inputs)).toBeNull();
  return journal.path;
}

test('what follows a death is one journal with what was before, of one digest, without the line that was being written', () => {
  const path = write([START, tick(2)]);
  appendFileSync(path, '0000 {"type":"ti');
  const past = readPast(state, ID);
  expect([...past.inputs]).toEqual([START, tick(2)]);
  using journal = past.reopen();
  expect(journal.append([tick(3)])).toBeNull();
  expect([...readJournal(path)]).toEqual([START, tick(2), tick(3)]);
  const bytes = readFileSync(path);
  expect(journal.seal()).toEqual({ bytes: bytes.length, digest: sha256Hex(bytes) });
});

test('a journal with a line that nobody wrote is refused, and stays as it is', () => {
  const path = write([START, { type: 'agent-lost', nowMs: 2, agent: agentId('a'), reason: 'silent' }, tick(3)]);
  writeFileSync(path, readFileSync(path, 'utf8').replace('silent', 'Silent'));
  const before = readFileSync(path, 'utf8');
  expect(() => [...readPast(state, ID).inputs]).toThrow(expect.objectContaining({ code: 'journal-damaged' }));
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test('a run that another process serves is left to it; one whose process has gone is not', () => {
  const path = write([START]);
  const owner = join(dirname(path), 'owner');
  writeFileSync(owner, `${process.ppid}\n`);
  expect(() => readPast(state, ID)).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringContaining(String(process.ppid)) }),
  );
  writeFileSync(owner, `${spawnSync(process.execPath, ['--version']).pid}\n`);
  expect([...readPast(state, ID).inputs]).toEqual([START]);
});

test('only the newest run is found, and only while it has no certificate and was asked for something', () => {
  expect(findUnfinishedRun(state)).toBeNull();
  const older = write([{ ...START, runId: runId('r0') }], runId('r0'));
  utimesSync(dirname(older), 1, 1);
  const newest = write([START, tick(2)]);
  expect(findUnfinishedRun(state)).toMatchObject({ runId: 'r1', revision: REVISION });
  writeFileSync(join(dirname(newest), 'certificate.json'), '{}');
  expect(findUnfinishedRun(state)).toBeNull();
  write([], runId('r2'));
  expect(findUnfinishedRun(state)).toBeNull();
});
