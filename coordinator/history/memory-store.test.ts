import { createMemoryHistory } from './memory-store.ts';
import { describeHistoryStore } from './store-contract.ts';

describeHistoryStore('the ledger in memory', async () => createMemoryHistory());
