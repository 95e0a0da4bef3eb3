/** What the pipeline asks of the ledger: the past of a case that failed, and a place for what its failure turned out to be. */
import type { FlakeLedger } from '../../coordinator/main.ts';
import type { CaseId } from '../../core/id.ts';
import type { CasePast, LedgerPort } from '../../pipeline/api.ts';
import { readCasePasts } from '../flake-page.ts';

/** All failures of a run are asked about within seconds, and one reading serves them. */
const FRESH_MS = 10_000;

/** Returns the port; `ledger` is the one that the runs leave their facts in. Of a case that failed in this run alone nothing is known. */
export function openLedgerPort(ledger: FlakeLedger): LedgerPort {
  let reading: Promise<(id: CaseId) => CasePast> | null = null;
  let readAtMs = 0;
  const read = (nowMs: number): Promise<(id: CaseId) => CasePast> => {
    if (reading !== null && nowMs - readAtMs < FRESH_MS) return reading;
    readAtMs = nowMs;
    reading = readCasePasts(ledger, nowMs);
    // What could not be read is read again for the next question.
    reading.catch(() => {
      reading = null;
    });
    return reading;
  };
  return {
    casePast: async (id) => (await read(Date.now()))(id),
    record: (verdict) => ledger.recordVerdict(verdict),
  };
}
