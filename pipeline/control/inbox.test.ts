import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PipelineCommand } from '../flow/types.ts';
import { sendCommand, watchInbox } from './inbox.ts';

const PATIENCE_MS = 20_000;

let folder = '';
let heard: PipelineCommand[];
let stopped: AbortController;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'shard-run-inbox-')), 'inbox');
  heard = [];
  stopped = new AbortController();
});

afterEach(() => {
  stopped.abort();
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

const HOLD: PipelineCommand = { type: 'hold', actor: 'ada', reason: 'sale' };
const EVICT: PipelineCommand = { type: 'evict', commit: 'abc', actor: 'ada', reason: 'later' };

test('a command reaches whoever watches, in order, and its sender knows when it was taken', async () => {
  const watching = watchInbox(folder, (command) => void heard.push(command), stopped.signal);
  expect(await sendCommand(folder, HOLD, PATIENCE_MS)).toBe(true);
  expect(await sendCommand(folder, EVICT, PATIENCE_MS)).toBe(true);
  expect(heard).toEqual([HOLD, EVICT]);
  stopped.abort();
  await watching;
});

test('a command that nobody takes is taken back', async () => {
  expect(await sendCommand(folder, HOLD, 0)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

test('a command that could not be written down stays for the next one', async () => {
  const lost = watchInbox(
    folder,
    () => {
      throw new Error('disk full');
    },
    stopped.signal,
  );
  const sent = sendCommand(folder, HOLD, PATIENCE_MS);
  await expect(lost).rejects.toThrow('disk full');
  const watching = watchInbox(folder, (command) => void heard.push(command), stopped.signal);
  expect([await sent, heard]).toEqual([true, [HOLD]]);
  stopped.abort();
  await watching;
});

test.each([
  ['no JSON', '{'],
  ['an unknown word', '{"type":"promote","actor":"ada","reason":""}'],
  ['nobody', '{"type":"hold","reason":""}'],
  ['no commit', '{"type":"evict","actor":"ada","reason":""}'],
  ['a book', JSON.stringify({ ...HOLD, reason: 'x'.repeat(20_000) })],
])('a letter with %s is thrown away, and those after it are heard', async (_, text) => {
  mkdirSync(folder);
  writeFileSync(path.join(folder, '000.json'), text);
  const watching = watchInbox(folder, (command) => void heard.push(command), stopped.signal);
  expect(await sendCommand(folder, HOLD, PATIENCE_MS)).toBe(true);
  expect([heard, readdirSync(folder)]).toEqual([[HOLD], []]);
  stopped.abort();
  await watching;
});
