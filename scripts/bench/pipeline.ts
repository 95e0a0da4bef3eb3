/** Bench `pipeline`: commit to fully deployed on simulated days, the real reducer strict and fast beside people who triage and a queue that halves. */
import { setImmediate as breathe } from 'node:timers/promises';
import { playDay } from '../../pipeline/simulation/day.ts';
import { type DayFigures, measureDay } from '../../pipeline/simulation/figure.ts';
import { type DayPlan, REFERENCE_DAY } from '../../pipeline/simulation/plan.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { playRival, type RivalDay } from './pipeline/rival.ts';
import { mean, quantile } from './sample.ts';

const DAYS = 20;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export const PIPELINE: Bench = {
  summary:
    'commit to fully deployed on seeded days (36 agents, 9 min tests, 6 min deploys): ours strict and fast, humans, halving (--cell 200/2/1e-6, --foreseen SHARE of culprits, --size FACTOR of 20 days)',
  run,
};

type Cell = { readonly name: string; readonly plan: DayPlan };

const CELLS: readonly Cell[] = [50, 100, 200].flatMap((commitsPerDay) =>
  [0.02, 0.05].flatMap((culpritShare) =>
    [1e-6, 1e-5, 1e-4].map((falseFailureRate) => ({
      name: `${commitsPerDay}/${culpritShare * 100}/${falseFailureRate.toExponential()}`,
      plan: { ...REFERENCE_DAY, commitsPerDay, culpritShare, falseFailureRate },
    })),
  ),
);
const HEADING = [
  'commits/culprits %/p',
  'policy',
  'mean min',
  'p95',
  'p99',
  'deploys',
  'agent-h',
  'innocents out /1000',
  'culprit told min',
  'red batch + s p50/p95/p99',
  'named s p50/p95',
];

async function run(options: BenchOptions): Promise<BenchResult> {
  const wanted = options.extra['cell'];
  const cells = CELLS.filter(({ name }) => wanted === undefined || name.startsWith(wanted));
  if (cells.length === 0) throw new Error(`no cell is called "${wanted}"; they are ${CELLS.map(({ name }) => name).join(', ')}`);
  const days = Math.max(1, Math.round(DAYS * options.size));
  const foreseenShare = Number(options.extra['foreseen'] ?? REFERENCE_DAY.foreseenShare);
  const rows: string[][] = [];
  const figures: Figure[] = [];
  for (const cell of cells) {
    for (const proof of ['strict', 'fast'] as const) {
      const measured: DayFigures[] = [];
      for (let day = 0; day < days; day++) {
        measured.push(measureDay(playDay({ ...withProof(cell.plan, proof), foreseenShare }, `bench/${options.seed}/${day}`)));
        await breathe();
      }
      rows.push(renderOurs(cell, proof, measured));
      figures.push(...figuresOf(cell, proof, measured));
      options.log(rows.at(-1)?.join('  ') ?? '');
    }
    for (const rival of ['humans', 'halving'] as const) {
      rows.push(
        renderRival(
          cell,
          rival,
          Array.from({ length: days }, (_, day) => playRival(cell.plan, `bench/${options.seed}/${day}`, rival)),
        ),
      );
    }
  }
  return { table: [HEADING, ...rows], figures, notes: notesOf(days, foreseenShare) };
}

function withProof(plan: DayPlan, proof: 'strict' | 'fast'): DayPlan {
  return { ...plan, settings: { ...plan.settings, proof } };
}

function renderOurs({ name }: Cell, proof: string, days: readonly DayFigures[]): string[] {
  const penalties = days.flatMap(({ penaltiesMs }) => penaltiesMs).map(seconds);
  const named = days.flatMap(({ namedMs }) => namedMs).map(seconds);
  return [
    ...renderCommon(name, `ours ${proof}`, days),
    mean(days.flatMap(({ feedbackMs }) => feedbackMs).map(minutes)).toFixed(1),
    penalties.length === 0 ? '-' : [0.5, 0.95, 0.99].map((share) => quantile(penalties, share).toFixed(0)).join('/'),
    named.length === 0 ? '-' : [0.5, 0.95].map((share) => quantile(named, share).toFixed(0)).join('/'),
  ];
}

function renderRival({ name }: Cell, rival: string, days: readonly RivalDay[]): string[] {
  return [...renderCommon(name, rival, days), '-', '-', '-'];
}

function renderCommon(name: string, policy: string, days: readonly RivalDay[]): string[] {
  const latencies = days.flatMap(({ latenciesMs }) => latenciesMs).map(minutes);
  const innocents = days.reduce((sum, day) => sum + day.innocents, 0);
  return [
    name,
    policy,
    mean(latencies).toFixed(1),
    quantile(latencies, 0.95).toFixed(1),
    quantile(latencies, 0.99).toFixed(1),
    mean(days.map(({ deploys }) => deploys)).toFixed(0),
    mean(days.map(({ agentMs }) => agentMs / HOUR_MS)).toFixed(0),
    ((1000 * innocents) / (latencies.length + innocents)).toFixed(1),
  ];
}

function figuresOf({ name, plan }: Cell, proof: string, days: readonly DayFigures[]): Figure[] {
  const latencies = days.flatMap(({ latenciesMs }) => latenciesMs);
  const isTarget = plan.commitsPerDay === 200 && plan.culpritShare === 0.02 && plan.falseFailureRate === 1e-6;
  const penalties = days.flatMap(({ penaltiesMs }) => penaltiesMs);
  const figure = (what: string, value: number, target: string | null): Figure => ({
    name: `${what}, ${proof}, ${name}`,
    unit: 'ms',
    value,
    target,
    samples: [],
  });
  return [
    figure('mean latency', mean(latencies), isTarget ? '<= 19.7 min' : null),
    figure('p95 latency', quantile(latencies, 0.95), isTarget ? '<= 24 min' : null),
    figure('red batch p99', penalties.length === 0 ? 0 : quantile(penalties, 0.99), isTarget ? '<= 90 s' : null),
  ];
}

function notesOf(days: number, foreseenShare: number): string[] {
  return [
    `${days} days of ten hours a row; good commits only; every row of a cell has the same commits at the same times`,
    'fast: the composite certificate is taken to be right always, and takes one round of a trial beside the run; strict: whole runs only',
    `${foreseenShare * 100} % of culprits break only what their paths tell of, which runs first; of one that breaks anything else the first case has failed after ${unforeseenS().toFixed(0)} s in 99 % of runs, and strict waits that long`,
    'humans are taken to be always right; nobody pushes a broken revert; tests are taken to divide over agents without loss',
  ];
}

/** When the first of a culprit's cases has failed in 99 % of runs where nobody knew to run them early: all run at moments of their own, evenly over the run. */
function unforeseenS(): number {
  const { testMs, casesPerCulprit } = REFERENCE_DAY;
  return seconds(testMs * (1 - 0.01 ** (1 / casesPerCulprit)));
}

function minutes(ms: number): number {
  return ms / MINUTE_MS;
}

function seconds(ms: number): number {
  return ms / 1000;
}
