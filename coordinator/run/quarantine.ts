/**
 * Cases that run and decide nothing.
 *
 * A case in quarantine runs like any other, and its failure is reported by name, counted apart, and in the certificate; only the verdict leaves it out. The list is
 * fixed when the run begins, in its settings and so in its journal and certificate: whoever decides the run again decides it the same, and a quarantine that
 * ends while a run goes on does not change what that run proves. A case that is missing proves nothing, quarantine or not. See docs/design/0019-flake-ledger.md.
 */
import type { CaseQuarantine } from '../../core/case-record.ts';
import type { CaseId } from '../../core/id.ts';
import type { RunState } from './state.ts';
import type { RunSettings } from './types.ts';

/** Returns the quarantines that hold when the run begins, by case. */
export function holdQuarantines(settings: RunSettings, nowMs: number): ReadonlyMap<CaseId, CaseQuarantine> {
  const held = (settings.quarantine ?? []).filter(({ untilMs }) => untilMs > nowMs);
  return new Map(held.map(({ case: id, owner, reason, untilMs }) => [id, { owner, reason, untilMs }]));
}

/** True when a failure of the case decides nothing. */
export function isQuarantined(state: RunState, id: CaseId): boolean {
  return state.quarantined.has(id);
}
