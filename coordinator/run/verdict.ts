/**
 * What the run proved. A fold over counts that the ledger kept, nothing else.
 *
 * Green needs everything: all files settled, no case missing, at least one case, no failure, no error outside cases, no fault of discovery. A
 * failure that was seen is a proof of red whatever else is missing; without one, anything missing is `incomplete`. An interrupted run proves
 * nothing, because nobody looked at the rest. A failure in quarantine is counted and named, and proves nothing either way. See docs/design/0002-verdict-and-ledger.md.
 */
import { EXIT } from '../../core/expected-error.ts';
import type { Verdict } from '../../core/outcome.ts';
import type { RunTotals } from '../../core/run-event.ts';
import { MAX_REASONS_KEPT } from './limit.ts';

/** Everything a verdict depends on. */
export type Evidence = {
  readonly totals: RunTotals;
  readonly provenFiles: number;
  /** Flaky by a retry of ours, where the policy makes that red. */
  readonly fatalFlakes: number;
  /** What proves red besides failed cases, in words. */
  readonly faults: readonly string[];
  /** What keeps the run from a proof, in words. */
  readonly gaps: readonly string[];
  readonly stop: 'none' | 'bail' | 'interrupt' | 'given-up';
  /** Exit code of an expected error that ended the run before dispatch. */
  readonly failureExit: number | null;
};

export type Judgement = { readonly verdict: Verdict; readonly exitCode: number; readonly reasons: readonly string[] };

/** Returns verdict, exit code and the reasons in words; reasons are empty exactly when the verdict is green. */
export function judge(evidence: Evidence): Judgement {
  const red = redReasons(evidence);
  const open = gapReasons(evidence);
  if (evidence.stop === 'interrupt')
    return { verdict: 'incomplete', exitCode: EXIT.interrupted, reasons: ['the run was interrupted', ...red, ...open] };
  if (evidence.failureExit !== null) return { verdict: 'incomplete', exitCode: evidence.failureExit, reasons: open };
  if (red.length > 0) return { verdict: 'red', exitCode: EXIT.red, reasons: [...red, ...open] };
  if (open.length > 0) return { verdict: 'incomplete', exitCode: EXIT.incomplete, reasons: open };
  return { verdict: 'green', exitCode: EXIT.green, reasons: [] };
}

/** Returns the failed cases that are not in quarantine. */
export function decidingFailures({ failed, quarantined = 0 }: Pick<RunTotals, 'failed' | 'quarantined'>): number {
  return failed - quarantined;
}

function redReasons(evidence: Evidence): string[] {
  const reasons: string[] = [];
  const failed = decidingFailures(evidence.totals);
  if (failed > 0) reasons.push(`${count(failed, 'case')} failed`);
  if (evidence.fatalFlakes > 0)
    reasons.push(`${count(evidence.fatalFlakes, 'case')} passed only when tried again, and the flaky policy is "fail"`);
  return [...reasons, ...shorten(evidence.faults)];
}

function gapReasons(evidence: Evidence): string[] {
  const { totals, provenFiles } = evidence;
  const reasons = [...shorten(evidence.gaps)];
  if (evidence.stop === 'bail') reasons.push('the run stopped early because of --bail');
  if (totals.missing > 0) reasons.push(`${count(totals.missing, 'case')} without a proven outcome`);
  if (provenFiles < totals.files) reasons.push(`${count(totals.files - provenFiles, 'test file')} did not finish`);
  if (totals.passed + totals.failed + totals.skipped === 0 && reasons.length === 0) reasons.push('no case ran');
  return reasons;
}

function shorten(reasons: readonly string[]): readonly string[] {
  if (reasons.length <= MAX_REASONS_KEPT) return reasons;
  return [...reasons.slice(0, MAX_REASONS_KEPT), `and ${reasons.length - MAX_REASONS_KEPT} more`];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
