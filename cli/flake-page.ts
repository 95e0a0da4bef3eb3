/** Reads the flake figures of a ledger: for the verbs, for the page, and for a pipeline that weighs a failure. */
import type { FlakeLedger } from '../coordinator/main.ts';
import type { CaseId } from '../core/id.ts';
import { type CasePast, casePasts, type FlakePage, type FlakeRow, flakePage, flakeRow, LOOK_BACK_MS } from '../pipeline/api.ts';

/** Returns the page: one reading of the ledger, which takes tens of milliseconds for 15,000 cases. */
export async function readFlakePage(store: Pick<FlakeLedger, 'flakeFacts' | 'listQuarantines'>, nowMs: number): Promise<FlakePage> {
  const [facts, quarantines] = await Promise.all([store.flakeFacts(nowMs - LOOK_BACK_MS), store.listQuarantines()]);
  return flakePage(facts, quarantines, nowMs);
}

/** Returns what was known of each case at this moment; one reading for all cases of a run. */
export async function readCasePasts(store: Pick<FlakeLedger, 'flakeFacts'>, nowMs: number): Promise<(id: CaseId) => CasePast> {
  return casePasts(await store.flakeFacts(nowMs - LOOK_BACK_MS));
}

/** One case of the page. `row` is `null` when the ledger does not count it yet; `rank` is 1-based among those that cost minutes. */
export type CasePage = { readonly row: FlakeRow | null; readonly rank: number | null; readonly cases: number; readonly sinceMs: number };

/** Returns what the page says of one case, also of one that never failed. */
export async function readCasePage(
  store: Pick<FlakeLedger, 'flakeFacts' | 'listQuarantines'>,
  id: CaseId,
  nowMs: number,
): Promise<CasePage> {
  const [facts, quarantines] = await Promise.all([store.flakeFacts(nowMs - LOOK_BACK_MS), store.listQuarantines()]);
  const rank = flakePage(facts, quarantines, nowMs).rows.findIndex((row) => row.id === id);
  const sinceMs = facts.tallies.find((tally) => tally.id === id)?.sinceMs ?? nowMs;
  return { row: flakeRow(facts, quarantines, nowMs, id), rank: rank < 0 ? null : rank + 1, cases: facts.tallies.length, sinceMs };
}
