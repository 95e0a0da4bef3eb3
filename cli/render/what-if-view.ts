/**
 * The answer of a simulation on the screen: what would be, and what each figure was taken from.
 *
 * A forecast that does not say where its figures come from is believed too much or not at all, so the sources stand beneath the result, always.
 */
import { formatDuration, formatPercent, plural } from './duration.ts';
import type { Line } from './line.ts';
import { span } from './line.ts';
import { renderTable } from './table.ts';

const HOUR_MS = 3_600_000;

export type WhatIfAnswer = {
  readonly days: number;
  readonly plan: {
    readonly agents: number;
    readonly commitsPerDay: number;
    readonly retries: number;
    readonly testMs: number;
    readonly deployMs: number;
    readonly culpritShare: number;
    readonly settings: { readonly proof: string; readonly maxBatch: number };
  };
  readonly figures: { readonly words: readonly string[] };
  readonly result: {
    readonly meanMs: number;
    readonly p95Ms: number;
    readonly deploysPerDay: number;
    readonly agentMsPerDay: number;
    readonly blocksPerWeek: number;
    readonly innocents: number;
    readonly noticed: readonly { readonly days: number; readonly forgotten: number; readonly counted: number }[];
  };
};

export function renderWhatIf({ days, plan, figures, result }: WhatIfAnswer): readonly Line[] {
  const { agents, commitsPerDay, retries, testMs, deployMs, culpritShare, settings } = plan;
  const head = [
    plural(agents, 'agent'),
    `${commitsPerDay} commits a day`,
    `a run ${formatDuration(testMs)}`,
    `a rollout ${formatDuration(deployMs)}`,
    `batches of ${settings.maxBatch} at most`,
    plural(retries, 'retry').replace('retrys', 'retries'),
    settings.proof,
    `${formatPercent(culpritShare)} culprits`,
  ].join(' · ');
  const rows: readonly (readonly [string, string])[] = [
    ['commit to everybody, mean', formatDuration(result.meanMs)],
    ['19 of 20 within', formatDuration(result.p95Ms)],
    ['deploys a day', result.deploysPerDay.toFixed(0)],
    ['agent hours a day', (result.agentMsPerDay / HOUR_MS).toFixed(0)],
    ['blocks a week', result.blocksPerWeek.toFixed(1)],
    ['innocent commits evicted', String(result.innocents)],
    ...result.noticed.map(({ days: within, counted, forgotten }): [string, string] => [
      `smallest bug noticed in ${plural(within, 'day')}`,
      counted === forgotten ? inPercent(counted) : `${inPercent(counted)} (${inPercent(forgotten)} if retries forgot)`,
    ]),
  ];
  return [
    [span('strong', head)],
    [],
    ...renderTable(
      [],
      rows.map(([name, value]) => [{ text: name }, { text: value, tone: 'strong' }]),
    ),
    [],
    [span('dim', `${plural(days, 'simulated day')} of ten hours; taken from the ledger:`)],
    ...figures.words.map((words): Line => [span('dim', `  ${words}`)]),
  ];
}

/** Of a bug that shows now and then: two digits are all that it is good for. */
function inPercent(rate: number): string {
  return `${(rate * 100).toPrecision(2)} %`;
}
