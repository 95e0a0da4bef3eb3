/** Reads the flake figures of a ledger: for the verbs, for the page, and for a pipeline that weighs a failure. */
import type { HistoryStore } from '../coordinator/main.ts';
import type { CaseId } from '../core/id.ts';
import { type CasePast, casePasts, type FlakePage, flakePage, RECENT_MS } from '../pipeline/api.ts';

/** Returns the page: one reading of the ledger, which takes tens of milliseconds for 15,000 cases. */
export async function readFlakePage(store: HistoryStore, nowMs: number): Promise<FlakePage> {
  const [facts, quarantines] = await Promise.all([store.flakeFacts(nowMs - RECENT_MS), store.listQuarantines()]);
  return flakePage(facts, quarantines, nowMs);
}

/** Returns what was known of each case at this moment; one reading for all cases of a run. */
export async function readCasePasts(store: HistoryStore, nowMs: number): Promise<(id: CaseId) => CasePast> {
  return casePasts(await store.flakeFacts(nowMs - RECENT_MS));
}
