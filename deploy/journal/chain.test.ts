import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openChain, readChain } from './chain.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chain-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => path.join(folder, 'deep', 'journal');

function write(...batches: readonly (readonly unknown[])[]): string {
  using chain = openChain(file()).chain;
  for (const batch of batches) chain.append(batch);
  return chain.head;
}

test('what was appended is read again in order, over several openings', () => {
  write([{ a: 1 }, { b: 'ü\n' }], []);
  const head = write([{ c: null }]);
  expect(readChain(file())).toMatchObject({ records: [{ a: 1 }, { b: 'ü\n' }, { c: null }], head });
});

test('a last line that was cut off is forgotten, and the chain goes on after the line before it', () => {
  write([{ a: 1 }, { b: 2 }]);
  truncateSync(file(), readFileSync(file()).length - 3);
  expect(readChain(file()).records).toEqual([{ a: 1 }]);
  write([{ c: 3 }]);
  expect(readChain(file()).records).toEqual([{ a: 1 }, { c: 3 }]);
});

test.each([
  ['a changed record', (text: string) => text.replace('"b":2', '"b":3')],
  ['a missing line', (text: string) => text.split('\n').toSpliced(1, 1).join('\n')],
  [
    'two lines in another order',
    (text: string) =>
      text
        .split('\n')
        .toSpliced(0, 2, ...text.split('\n').slice(0, 2).reverse())
        .join('\n'),
  ],
])('%s is found, by the number of its line', (_name, damage) => {
  write([{ a: 1 }, { b: 2 }, { c: 3 }]);
  writeFileSync(file(), damage(readFileSync(file(), 'utf8')));
  expect(() => readChain(file())).toThrow(expect.objectContaining({ code: 'journal-damaged' }));
  expect(() => openChain(file())).toThrow(expect.objectContaining({ code: 'journal-damaged' }));
});

test('a line from elsewhere at the end is found', () => {
  write([{ a: 1 }]);
  appendFileSync(file(), `${'0'.repeat(32)} {"b":2}\n`);
  expect(() => readChain(file())).toThrow(expect.objectContaining({ code: 'journal-damaged' }));
});

test('a folder in the place of the file is named', () => {
  expect(() => openChain(folder)).toThrow(expect.objectContaining({ code: 'journal-unwritable' }));
});

test('no journal is said as such', () => {
  expect(() => readChain(file())).toThrow(expect.objectContaining({ code: 'not-found' }));
});
