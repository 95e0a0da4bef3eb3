/** Reads from the ledger which cases a run that begins now must not be decided by. */
import { activeQuarantines } from '../../core/ledger-row.ts';
import type { RunSettings } from '../run/types.ts';
import type { HistoryStore } from './store.ts';

/** Returns the part of the settings that holds them; empty when there is none, so that certificates of a team without quarantines do not change. */
export async function readQuarantine(store: HistoryStore, nowMs: number): Promise<Pick<RunSettings, 'quarantine'>> {
  const active = activeQuarantines(await store.listQuarantines(), nowMs);
  const quarantine = active.map(({ case: id, untilMs, owner, reason }) => ({ case: id, untilMs, owner, reason }));
  return quarantine.length === 0 ? {} : { quarantine };
}
