import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { describeFlakeLedger } from './flake-contract.ts';
import { openHistory } from './open-history.ts';
import { describeHistoryStore } from './store-contract.ts';

let directory: string;
let opened = 0;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'shard-history-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const open = () => openHistory(join(directory, `${(opened += 1)}`, 'history.sqlite'));
describeHistoryStore('the ledger in SQLite', open);
describeFlakeLedger('flaky cases in SQLite', open);
