import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { agentId } from '../core/id.ts';
import { addEvidence } from './pool/standing-record.ts';
import { openStandingBook } from './standing-book.ts';

const SICK = agentId('Build-7');
const RECORD = addEvidence(undefined, { atMs: 1_000, logs: [], units: 4, contradicted: 4, sickness: 'it fails' });

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'standing-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('what one coordinator kept of an agent the next one finds', () => {
  const folder = makeFolder();
  openStandingBook(folder).keep(SICK, RECORD);
  const book = openStandingBook(folder);
  expect(book.records()).toEqual([[SICK, RECORD]]);
  expect(book.list(2_000)).toMatchObject([{ agent: SICK, standing: { state: 'fenced', reason: 'it fails' } }]);
});

test("a person's word counts at once and is heard once", () => {
  const book = openStandingBook(makeFolder());
  book.keep(SICK, RECORD);
  book.trust(SICK, 2_000);
  expect(book.list(3_000)).toMatchObject([{ agent: SICK, standing: { state: 'healthy' } }]);
  expect(book.takeTrust()).toEqual([{ agent: SICK, atMs: 2_000 }]);
  expect(book.takeTrust()).toEqual([]);
});

test('a record that was damaged is none, and takes no other with it', () => {
  const folder = makeFolder();
  const book = openStandingBook(folder);
  book.keep(SICK, RECORD);
  const [name = ''] = readdirSync(join(folder, 'standing', 'record'));
  book.keep(agentId('other'), RECORD);
  writeFileSync(join(folder, 'standing', 'record', name), '{"logs":[1');
  expect(book.records().map(([agent]) => agent)).toEqual(['other']);
});
