import { appendFileSync, closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reducePipeline } from '../flow/reduce.ts';
import { type PipelineState, stateText } from '../flow/state.ts';
import type { PipelineEvent } from '../flow/types.ts';
import { playDay } from '../simulation/day.ts';
import { REFERENCE_DAY } from '../simulation/plan.ts';
import { openPipelineJournal, readPipelineEvents, readPipelineState } from './journal.ts';
import { lockPipeline } from './lock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pipeline-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const DAY = playDay({ ...REFERENCE_DAY, hours: 1, commitsPerDay: 10, culpritShare: 0.2 }, 'journal', true);
const segments = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('journal.'))
    .sort();
const segment = (index: number): string => path.join(folder, segments().at(index) ?? '');

function write(events: readonly PipelineEvent[], segmentBytes?: number): PipelineState {
  const { journal, state } = openPipelineJournal(folder, segmentBytes);
  let last = state;
  using _open = journal;
  for (const event of events) {
    journal.append([event]);
    last = reducePipeline(last, event).state;
    journal.rotate(last);
  }
  return last;
}

test('what was appended leads to the same state again, byte for byte, over several openings', () => {
  const half = Math.floor(DAY.journal.length / 2);
  write(DAY.journal.slice(0, half));
  const last = write(DAY.journal.slice(half));
  expect(stateText(openPipelineJournal(folder).state)).toBe(stateText(last));
  expect([...readPipelineEvents(folder)]).toEqual(DAY.journal);
});

test('a long journal goes on in files that begin with the state, and nothing of it is lost', () => {
  const last = write(DAY.journal, 20_000);
  expect(segments().length).toBeGreaterThan(2);
  expect(stateText(openPipelineJournal(folder).state)).toBe(stateText(last));
  expect([...readPipelineEvents(folder)]).toEqual(DAY.journal);
});

test('a last line that was cut off is forgotten, and the journal goes on before it', () => {
  write(DAY.journal.slice(0, 5));
  truncateSync(segment(-1), readFileSync(segment(-1)).length - 3);
  expect([...readPipelineEvents(folder)]).toEqual(DAY.journal.slice(0, 4));
  write(DAY.journal.slice(4, 6));
  expect([...readPipelineEvents(folder)]).toEqual(DAY.journal.slice(0, 6));
});

test('a death between two files loses nothing', () => {
  const last = write(DAY.journal.slice(0, 8));
  closeSync(openSync(path.join(folder, 'journal.00000002'), 'wx'));
  expect(stateText(readPipelineState(folder) as PipelineState)).toBe(stateText(last));
  expect([...readPipelineEvents(folder)]).toEqual(DAY.journal.slice(0, 8));
  expect(stateText(write([]))).toBe(stateText(last));
});

test.each<[string, (text: string) => string]>([
  ['a changed record', (text) => text.replace('"main"', '"evil"')],
  ['a missing line', (text) => text.split('\n').toSpliced(2, 1).join('\n')],
])('%s is found by the number of its line', (_name, damage) => {
  write(DAY.journal.slice(0, 6));
  writeFileSync(segment(-1), damage(readFileSync(segment(-1), 'utf8')));
  expect(() => openPipelineJournal(folder)).toThrow(expect.objectContaining({ code: 'journal-damaged' }));
  expect(() => readPipelineState(folder)).toThrow(expect.objectContaining({ code: 'journal-damaged' }));
});

test('a file that was taken out from between is found', () => {
  write(DAY.journal, 20_000);
  rmSync(segment(1));
  expect(() => [...readPipelineEvents(folder)]).toThrow(expect.objectContaining({ code: 'journal-damaged' }));
});

test('a line from elsewhere at the end is found', () => {
  write(DAY.journal.slice(0, 3));
  appendFileSync(segment(-1), `${'0'.repeat(32)} {"type":"tick","nowMs":1}\n`);
  expect(() => openPipelineJournal(folder)).toThrow(expect.objectContaining({ code: 'journal-damaged' }));
});

test('no journal is no state', () => {
  expect(readPipelineState(path.join(folder, 'nowhere'))).toBe(null);
});

test('what cannot be written is refused, and so is everything after it', () => {
  const { journal } = openPipelineJournal(folder);
  journal[Symbol.dispose]();
  for (const _again of [1, 2])
    expect(() => journal.append(DAY.journal.slice(0, 1))).toThrow(expect.objectContaining({ code: 'journal-unwritable' }));
});

test('a folder has one pipeline at a time', () => {
  using _lock = lockPipeline(folder);
  expect(() => lockPipeline(folder)).toThrow(expect.objectContaining({ code: 'pipeline-under-way' }));
});
