/** What a ledger says of a team's days, for a simulation of them: durations, reds, false failures. */
import { ExpectedError } from '../core/expected-error.ts';
import type { RunRow } from '../core/ledger-row.ts';
import type { FlakePage } from '../pipeline/api.ts';

/** Of runs that are shorter than the longest by more, most were of some files only. */
const WHOLE_RUN_SHARE = 0.5;

/** `words` say of each figure what it was taken from. */
export type LedgerFigures = {
  readonly testMs: number;
  /** Below it no number of agents helps. */
  readonly boundMs: number;
  readonly cases: number;
  readonly runsPerDay: number;
  /** Of runs that were red for a reason, 0..1: taken as the share of commits that break something. */
  readonly redShare: number;
  /** Of one case in one run. */
  readonly falseFailureRate: number;
  readonly stickyShare: number;
  readonly words: readonly string[];
};

/** Reads the figures out of runs, newest first, and the page of flake figures. Throws `not-found` when no whole run has ended. */
export function ledgerFigures(rows: readonly RunRow[], page: FlakePage): LedgerFigures {
  const ended = rows.filter(({ verdict, wallMs, cases }) => (verdict === 'green' || verdict === 'red') && wallMs !== null && cases > 0);
  const cases = Math.max(0, ...ended.map((row) => row.cases));
  const whole = ended.filter((row) => row.cases >= cases * WHOLE_RUN_SHARE);
  if (whole.length === 0) {
    throw new ExpectedError('not-found', 'no run of this ledger has ended with a verdict', { hint: 'run the tests first: shard-run' });
  }
  const testMs = medianOf(whole.map(({ wallMs }) => wallMs ?? 0));
  const boundMs = medianOf(whole.map((row) => Math.min(row.boundMs ?? 0, row.wallMs ?? 0)));
  const reds = whole.filter(({ verdict }) => verdict === 'red').length;
  const redShare = Math.max(0, reds / whole.length - page.falseRedChance);
  const falseFailures = -Math.log(1 - Math.min(page.falseRedChance, 0.999_999));
  return {
    testMs,
    boundMs,
    cases,
    runsPerDay: page.runsPerDay,
    redShare,
    falseFailureRate: falseFailures / cases,
    stickyShare: page.stickiness,
    words: [
      `a run: the median of ${whole.length} whole runs of up to ${cases} cases`,
      `commits that break something: ${reds} of ${whole.length} runs were red, less those that chance made`,
      `false failures: the shrunk rates of ${page.cases} cases, as shard-run flakes forecasts them`,
      `runs a day: the ledger's, over the last thirty days`,
    ],
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
