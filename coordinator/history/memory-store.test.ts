import { describeFlakeLedger } from './flake-contract.ts';
import { createMemoryHistory } from './memory-store.ts';
import { describeHistoryStore } from './store-contract.ts';

describeHistoryStore('the ledger in memory', async () => createMemoryHistory());
describeFlakeLedger('flaky cases in memory', async () => createMemoryHistory());
