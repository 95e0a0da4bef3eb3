import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { missingNumbers, openRecord } from './record.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-record-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('what was done before is known again, series by series, and is not done twice', () => {
  const file = path.join(folder, 'series');
  const first = openRecord<number>(file, 'a');
  first.add(0, 10);
  first.add(2, 12);
  openRecord<number>(file, 'b').add(1, 21);
  const again = openRecord<number>(file, 'a');
  expect([...again.done]).toEqual([
    [0, 10],
    [2, 12],
  ]);
  expect(missingNumbers(again, 0, 4)).toEqual([1, 3]);
  expect(missingNumbers(again, 2, 1)).toEqual([]);
});

test('a line that was cut off by a death costs its run and no other', () => {
  const file = path.join(folder, 'cut');
  openRecord<number>(file, 'a').add(0, 1);
  appendFileSync(file, '{"series":"a","number":1,"out');
  openRecord<number>(file, 'a').add(2, 3);
  expect([...openRecord<number>(file, 'a').done.keys()]).toEqual([0, 2]);
});

test('without a file a record is of one call', () => {
  openRecord<number>(null, 'a').add(0, 1);
  expect(openRecord<number>(null, 'a').done.size).toBe(0);
});
