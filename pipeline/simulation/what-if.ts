/**
 * What a team's own pipeline would do with other agents, batches or retries: some simulated days with its own figures.
 *
 * A few dozen days are enough for a mean to a tenth of a minute; the same seed gives the same days for two answers that are to be compared. The smallest
 * intermittent bug that anybody would notice is not simulated: it has a formula.
 */
import { maskedRate } from '../flake/proof.ts';
import { playDay } from './day.ts';
import { measureDay } from './figure.ts';
import type { DayPlan } from './plan.ts';

const WEEK_DAYS = 7;
const NOTICED_WITHIN_DAYS = [1, 7, 30] as const;

export type WhatIf = {
  readonly commits: number;
  readonly meanMs: number;
  readonly p95Ms: number;
  readonly deploysPerDay: number;
  readonly agentMsPerDay: number;
  /** Batches that were tested again or held without anybody's fault. */
  readonly blocksPerWeek: number;
  readonly innocents: number;
  /** The rate of an intermittent bug, of one case, that shows within so many days; `forgotten` when a retry that passes leaves no trace, `counted` as here. */
  readonly noticed: readonly { readonly days: number; readonly forgotten: number; readonly counted: number }[];
};

/** Simulates so many days. Every whole run runs each case once: that is how often an intermittent bug may show. */
export function whatIf(plan: DayPlan, { days, seed }: { readonly days: number; readonly seed: string }): WhatIf {
  const played = Array.from({ length: days }, (_, index) => playDay(plan, `${seed}/${index}`));
  const measured = played.map(measureDay);
  const latencies = measured.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b);
  const blocks = played.flatMap(({ notices }) => notices).filter(({ notice }) => notice.kind === 'red' || notice.kind === 'hold');
  const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
  const runsPerDay = sum(played.map(({ figures }) => figures.runMs)) / plan.testMs / days;
  return {
    commits: latencies.length,
    meanMs: sum(latencies) / Math.max(1, latencies.length),
    p95Ms: latencies[Math.floor(latencies.length * 0.95)] ?? 0,
    deploysPerDay: sum(measured.map(({ deploys }) => deploys)) / days,
    agentMsPerDay: sum(measured.map(({ agentMs }) => agentMs)) / days,
    blocksPerWeek: (blocks.length / days) * WEEK_DAYS,
    innocents: sum(measured.map(({ innocents }) => innocents)),
    noticed: NOTICED_WITHIN_DAYS.map((within) => ({
      days: within,
      forgotten: maskedRate({ runsPerDay, days: within, retries: plan.retries }),
      counted: maskedRate({ runsPerDay, days: within, retries: 0 }),
    })),
  };
}
