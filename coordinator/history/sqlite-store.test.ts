import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openHistory } from './open-history.ts';
import { describeHistoryStore } from './store-contract.ts';

let directory: string;
let opened = 0;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'shard-history-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describeHistoryStore('the ledger in SQLite', () => openHistory(join(directory, `${(opened += 1)}`, 'history.sqlite')));
