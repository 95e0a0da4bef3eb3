/** Bench `judge`: how often our judge rolls back what it should, and what it should not, on simulated deploys, beside the judges that others have. */
import { Worker } from 'node:worker_threads';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import type { Cell } from './judge/cell.ts';
import { CELLS } from './judge/cell.ts';
import type { DeployOutcome, OtherVerdicts } from './judge/deploy.ts';
import { shareInterval } from './judge/statistic.ts';
import type { NumberedOutcome, ThreadPlan } from './judge/thread.ts';
import { missingNumbers, openRecord } from './record.ts';
import { mean, median, quantile } from './sample.ts';

const THREADS = 2;
const DEPLOYS = 200;
const REDRAWS = 20_000;

export const JUDGE: Bench = {
  summary:
    'false and true rollbacks of seeded deploys on a model of 300 hosts: ours, before/after t-test, Kayenta, fixed thresholds (--deploys N, --cell NAME; --from N --count N --json FILE --append)',
  canGoOn: true,
  run,
};

async function run(options: BenchOptions): Promise<BenchResult> {
  const wanted = options.extra['cell'];
  const cells = CELLS.filter(({ name }) => wanted === undefined || name === wanted || name.startsWith(`${wanted}-`));
  if (cells.length === 0) throw new Error(`no cell is called "${wanted}"; they are ${CELLS.map(({ name }) => name).join(', ')}`);
  const deploys = Number(options.extra['deploys'] ?? Math.max(1, Math.round(DEPLOYS * options.size)));
  const rows: string[][] = [];
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const cell of cells) {
    const startedMs = performance.now();
    const outcomes = await runCell(cell, deploys, options);
    options.log(`${cell.name}: ${outcomes.length} deploys in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
    rows.push(renderCell(cell, outcomes));
    figures.push(...cellFigures(cell, outcomes));
    notes.push(...missedTargets(cell, outcomes));
  }
  return { table: [HEADING, ...rows], figures, notes: [...notes, ...EXPLANATION] };
}

const HEADING = [
  '',
  'deploys',
  'rolled back',
  '95 %',
  'in 60 s',
  'in 120 s',
  'median',
  'inconclusive',
  'judge',
  'before/after t',
  'Kayenta',
  '+ effect',
  'threshold',
];
const EXPLANATION = [
  'false-*: the release changes nothing, the whole plan is judged (canary, wave, full with hold-back); shares in per cent, with their exact intervals (Clopper and Pearson)',
  'judge: milliseconds of one core for all looks of one deploy, mean and largest; the two threads share the machine with whatever else runs',
  'threshold is judged where there is a full stage, the others at a canary after 60 s; before/after rolls back for a change to the worse alone',
];

/** Runs what the record does not have of the numbers that are asked for, and returns all that it has then. */
async function runCell(cell: Cell, count: number, { seed, record: file, extra, log }: BenchOptions): Promise<DeployOutcome[]> {
  const record = openRecord<DeployOutcome>(file, `judge/${seed}/${cell.name}`);
  const missing = missingNumbers(record, Number(extra['from'] ?? 0), count);
  let told = record.done.size;
  const take = (batch: readonly NumberedOutcome[]): void => {
    for (const { number, outcome } of batch) record.add(number, outcome);
    if (file === null || record.done.size < told + PROGRESS) return;
    told = record.done.size;
    log(`${cell.name}: ${describeCount([...record.done.values()])}`);
  };
  const shares = Array.from({ length: THREADS }, (_, first) => {
    const numbers = missing.filter((_number, index) => index % THREADS === first);
    return runThread({ cell: cell.name, seed, numbers, redraws: REDRAWS }, take);
  });
  await Promise.all(shares);
  return [...record.done.values()];
}

/** A simulated deploy is some 100 MB of ticks that are soon forgotten: with Node's own bound a fifth of the time goes to collecting them. */
const YOUNG_MB = 192;

/** Deploys between two lines of progress. */
const PROGRESS = 100;

function describeCount(outcomes: readonly DeployOutcome[]): string {
  const hits = outcomes.filter(({ isRolledBack }) => isRolledBack).length;
  const [low, high] = shareInterval(hits, outcomes.length);
  return `${hits} of ${outcomes.length} rolled back, 95 % ${percent(low)} … ${percent(high)} %`;
}

function runThread(plan: ThreadPlan, take: (batch: readonly NumberedOutcome[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./judge/thread.ts', import.meta.url), {
      workerData: plan,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    thread.on('message', take);
    thread.on('error', reject);
    thread.on('exit', () => resolve());
  });
}

type Summary = { readonly rolledBack: number; within(seconds: number): number; readonly medianSeconds: number };

function summarise(outcomes: readonly DeployOutcome[]): Summary {
  const hits = outcomes.filter(({ isRolledBack }) => isRolledBack);
  return {
    rolledBack: hits.length / outcomes.length,
    within: (seconds) => hits.filter((each) => (each.seconds ?? Number.POSITIVE_INFINITY) <= seconds).length / outcomes.length,
    medianSeconds: median(hits.flatMap(({ seconds }) => seconds ?? [])),
  };
}

function renderCell(cell: Cell, outcomes: readonly DeployOutcome[]): string[] {
  const { rolledBack, within, medianSeconds } = summarise(outcomes);
  const [low, high] = shareInterval(Math.round(rolledBack * outcomes.length), outcomes.length);
  const judgeMs = outcomes.map((each) => each.judgeMs);
  const other = (name: keyof OtherVerdicts): string => {
    const verdicts = outcomes.map(({ others }) => others[name]).filter((verdict) => verdict !== null);
    return verdicts.length === 0 ? '-' : percent(verdicts.filter(Boolean).length / verdicts.length);
  };
  return [
    cell.name,
    String(outcomes.length),
    percent(rolledBack),
    `${percent(low)} … ${percent(high)}`,
    cell.kind === 'plan' ? '-' : percent(within(60)),
    cell.kind === 'plan' ? '-' : percent(within(120)),
    Number.isNaN(medianSeconds) ? '-' : `${medianSeconds.toFixed(0)} s`,
    percent(outcomes.filter(({ isInconclusive }) => isInconclusive).length / outcomes.length),
    `${mean(judgeMs).toFixed(0)} / ${Math.max(...judgeMs).toFixed(0)} ms`,
    other('beforeAfter'),
    other('kayenta'),
    other('kayentaEffect'),
    other('threshold'),
  ];
}

function percent(share: number): string {
  return (share * 100).toFixed(share > 0 && share < 0.02 ? 2 : 1);
}

function cellFigures(cell: Cell, outcomes: readonly DeployOutcome[]): Figure[] {
  const { rolledBack, within, medianSeconds } = summarise(outcomes);
  const { target } = cell;
  const rate = (name: string, value: number, atLeast: number | undefined): Figure => {
    return { name: `${cell.name}: ${name}`, unit: 'ratio', value, target: atLeast === undefined ? null : `>= ${atLeast}`, samples: [] };
  };
  const all = rate('rolled back', rolledBack, undefined);
  const judgeMs = outcomes.map((each) => each.judgeMs);
  return [
    {
      ...all,
      target: target.atMost === undefined ? null : `<= ${target.atMost}`,
      samples: shareInterval(Math.round(rolledBack * outcomes.length), outcomes.length),
    },
    ...(cell.kind === 'plan'
      ? []
      : [
          rate('within 60 s', within(60), target.within60),
          rate('within 120 s', within(120), target.within120),
          rate('within 300 s', within(300), target.within300),
        ]),
    {
      name: `${cell.name}: median`,
      unit: 'ms',
      value: medianSeconds * 1000,
      target: target.medianSeconds === undefined ? null : `<= ${target.medianSeconds * 1000}`,
      samples: [],
    },
    {
      name: `${cell.name}: judge, all looks, p95`,
      unit: 'ms',
      value: quantile(judgeMs, 0.95),
      target: cell.kind === 'plan' ? '<= 500' : null,
      samples: [],
    },
  ];
}

/** Names every target that was not reached; `samples` of a share are its interval, not measurements. */
function missedTargets(cell: Cell, outcomes: readonly DeployOutcome[]): string[] {
  const { rolledBack, within, medianSeconds } = summarise(outcomes);
  const { atMost, within60, within120, within300, medianSeconds: most } = cell.target;
  const missed: string[] = [];
  const check = (name: string, isMet: boolean): void => {
    if (!isMet) missed.push(`missed: ${cell.name}: ${name}`);
  };
  if (atMost !== undefined) check(`rolled back ${percent(rolledBack)} %, wanted at most ${percent(atMost)} %`, rolledBack <= atMost);
  if (within60 !== undefined) check(`in 60 s ${percent(within(60))} %, wanted ${percent(within60)} %`, within(60) >= within60);
  if (within120 !== undefined) check(`in 120 s ${percent(within(120))} %, wanted ${percent(within120)} %`, within(120) >= within120);
  if (within300 !== undefined) check(`in 300 s ${percent(within(300))} %, wanted ${percent(within300)} %`, within(300) >= within300);
  if (most !== undefined) check(`median ${medianSeconds} s, wanted ${most} s`, medianSeconds <= most);
  const causes = new Map<string, number>();
  for (const { by, stage, isRolledBack } of outcomes) {
    if (isRolledBack && cell.kind === 'plan') causes.set(`${stage} by ${by}`, (causes.get(`${stage} by ${by}`) ?? 0) + 1);
  }
  return [...missed, ...[...causes].map(([cause, count]) => `${cell.name}: ${count} false at ${cause}`)];
}
