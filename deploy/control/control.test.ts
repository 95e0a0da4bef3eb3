import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fleetFolder } from './fleet-folder.ts';
import { acknowledge, awaitTaken, readInbox, sendCommand, watchInbox } from './inbox.ts';
import { readHolder, tryLock } from './lock.ts';
import { waitForTurn } from './queue.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'control-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const holder = { pid: process.pid, words: 'push of abc', sinceMs: 1 };
const hold = { type: 'hold', actor: 'ann', reason: 'the shop is on television' } as const;

test('one process at a time has the lock, and its holder can be named', () => {
  const file = path.join(folder, 'fleet', 'lock.db');
  using lock = tryLock(file, holder);
  expect(lock).not.toBeNull();
  expect(tryLock(file, holder)).toBeNull();
  expect(readHolder(file)).toEqual(holder);
});

test('a lock that was given back can be taken again', () => {
  const file = path.join(folder, 'lock.db');
  tryLock(file, holder)?.[Symbol.dispose]();
  using again = tryLock(file, holder);
  expect(again).not.toBeNull();
});

test('kill -9 of its holder frees the lock', async () => {
  const file = path.join(folder, 'lock.db');
  const script = `const { tryLock } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)});
    globalThis.held = tryLock(${JSON.stringify(file)}, ${JSON.stringify(holder)});
    process.stdout.write('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  expect(tryLock(file, holder)).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'close');
  using lock = tryLock(file, holder);
  expect(lock).not.toBeNull();
});

test('a command is taken by the deployer that watches, and its sender knows', async () => {
  const inbox = path.join(folder, 'inbox');
  const ending = new AbortController();
  const taken: unknown[] = [];
  const watching = watchInbox(
    inbox,
    (letter) => {
      taken.push(letter.command);
      acknowledge(letter);
    },
    ending.signal,
  );
  expect(await awaitTaken(sendCommand(inbox, hold), 5000)).toBe(true);
  ending.abort();
  await watching;
  expect(taken).toEqual([hold]);
});

test('a command that nobody takes is taken back', async () => {
  const inbox = path.join(folder, 'inbox');
  const file = sendCommand(inbox, hold);
  expect(await awaitTaken(file, 60)).toBe(false);
  expect(existsSync(file)).toBe(false);
});

test('what is no command is thrown away', () => {
  const inbox = path.join(folder, 'inbox');
  sendCommand(inbox, hold);
  writeFileSync(path.join(inbox, 'a.json'), '{"type":"reboot"}');
  writeFileSync(path.join(inbox, 'b.json'), 'rubbish');
  expect(readInbox(inbox).map((letter) => letter.command)).toEqual([hold]);
  expect(existsSync(path.join(inbox, 'a.json'))).toBe(false);
});

test('a newer push takes the place of the one that waits', async () => {
  const file = path.join(folder, 'waiting.json');
  const { signal } = new AbortController();
  let isFree = false;
  const older = waitForTurn(file, { id: '1', commit: 'aaa', sinceMs: 1 }, () => null, signal);
  const newer = waitForTurn(file, { id: '2', commit: 'bbb', sinceMs: 2 }, () => (isFree ? 'turn' : null), signal);
  await expect(older).rejects.toMatchObject({ code: 'superseded' });
  isFree = true;
  expect(await newer).toBe('turn');
  expect(existsSync(file)).toBe(false);
});

test.each(['', '..', 'a/b', '-x', 'a b'])('a fleet cannot be called %j', (name) => {
  expect(() => fleetFolder(folder, name)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
});
