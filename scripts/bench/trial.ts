/** Plays seeded trials with planted truths: innocents convicted, right verdicts, rounds, holds and seconds, beside `git bisect run` on the same worlds. */

import { mean, quantile } from '../../core/quantile.ts';
import { createRandom, type Random } from '../../core/random.ts';
import { behave, playWorld, SOUND, type Truth, type World } from '../../pipeline/trial/trial-world.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';

const AGENTS = 36;
const MAX_BATCH = 30;
/** In one wave of 36 agents: what the target on seconds speaks of. */
const ONE_WAVE_BATCH = 11;
const TARGET_MS = 45_000;
const TRIES = [1, 3, 8] as const;
const ANYWHERE = { order: 'alone', place: 'other-agent' } as const;
/** What the figure on innocents is claimed for; the other scenarios say what lies outside of it. */
type Scenario = { readonly name: string; readonly isClaimed: boolean; readonly truth: (random: Random, batchSize: number) => Truth };

const bug = (random: Random, batchSize: number, rate: number, falseRate: number): Truth => ({
  ...SOUND,
  falseRate,
  bugs: [{ commitIndex: random.below(batchSize), rate }],
});

const SCENARIOS: readonly Scenario[] = [
  { name: 'bug', isClaimed: true, truth: (random, size) => bug(random, size, 1, 0) },
  { name: 'bug, flake 10 %', isClaimed: true, truth: (random, size) => bug(random, size, 1, 0.1) },
  { name: 'bug, flake 30 %', isClaimed: true, truth: (random, size) => bug(random, size, 1, 0.3) },
  { name: 'flake 10 %', isClaimed: true, truth: () => ({ ...SOUND, falseRate: 0.1 }) },
  { name: 'flake 30 %', isClaimed: true, truth: () => ({ ...SOUND, falseRate: 0.3 }) },
  { name: 'flake 0 to 30 %', isClaimed: true, truth: (random) => ({ ...SOUND, falseRate: 0.3 * random.next() }) },
  { name: 'bug of 90 %', isClaimed: false, truth: (random, size) => bug(random, size, 0.9, 0) },
  { name: 'bug of 50 %', isClaimed: false, truth: (random, size) => bug(random, size, 0.5, 0) },
  { name: 'bug of 35 %', isClaimed: false, truth: (random, size) => bug(random, size, 0.35, 0) },
  { name: 'bug of 10 %', isClaimed: false, truth: (random, size) => bug(random, size, 0.1, 0) },
  { name: 'two bugs', isClaimed: false, truth: twoBugs },
  { name: 'bad together', isClaimed: false, truth: (random, size) => ({ ...SOUND, together: [random.below(size), random.below(size)] }) },
  { name: 'came with the batch', isClaimed: false, truth: born },
  { name: 'sick agent', isClaimed: false, truth: () => ({ ...SOUND, hasSickAgent: true }) },
  { name: 'burst of 1 to 100 s', isClaimed: false, truth: (random) => ({ ...SOUND, burstMs: 1000 + random.below(99_000) }) },
  { name: 'order-dependent', isClaimed: false, truth: () => ({ ...SOUND, isOrderDependent: true }) },
];

function twoBugs(random: Random, size: number): Truth {
  return { ...SOUND, bugs: [random.below(size), random.below(size)].map((commitIndex) => ({ commitIndex, rate: 1 })) };
}

function born(random: Random, size: number): Truth {
  const commitIndex = random.below(size);
  return { ...SOUND, bornWith: commitIndex, bugs: [{ commitIndex, rate: 1 }] };
}

type Score = 'right' | 'innocent' | 'shipped' | 'held' | 'none';
type Row = {
  readonly score: Score;
  readonly bisect: readonly Score[];
  readonly rounds: number;
  readonly wallMs: number;
  readonly world: World;
};

export const TRIAL: Bench = {
  summary: 'a case failed in a batch: seeded trials with a planted culprit or none, on 36 agents, beside git bisect run',
  run: runTrials,
};

async function runTrials({ extra, seed, log }: BenchOptions): Promise<BenchResult> {
  const total = Number(extra['trials'] ?? 6000);
  const claimed = SCENARIOS.filter(({ isClaimed }) => isClaimed).length;
  const table: (readonly string[])[] = [
    [
      'scenario',
      'trials',
      'right',
      'innocent',
      'shipped',
      'held',
      'rounds',
      's p50',
      's p95',
      ...TRIES.map((tries) => `bisect ${tries}: right/innocent`),
    ],
  ];
  const notes: string[] = [];
  const all: { readonly scenario: Scenario; readonly rows: readonly Row[] }[] = [];
  for (const scenario of SCENARIOS) {
    // What nothing is claimed for needs fewer trials to be seen.
    const count = Math.ceil(total / claimed / (scenario.isClaimed ? 1 : 8));
    const rows = Array.from({ length: count }, (_, index) => playOne(scenario, `${seed}/${scenario.name}/${index}`));
    all.push({ scenario, rows });
    table.push([scenario.name, String(count), ...renderRows(rows)]);
    for (const { world } of rows.filter(({ score }) => score === 'innocent').slice(0, 3))
      notes.push(`innocent convicted: seed ${world.seed}`);
    log(`${scenario.name}: ${count} trials`);
  }
  const figures = figuresOf(all);
  const told = figures.map(({ name, value, unit, target }) => `${name}: ${value}${unit === 'ms' ? ' ms' : ''}, target ${target ?? 'none'}`);
  return {
    table,
    figures,
    notes: [...told, ...notes, 'shipped: a bug that was acquitted. bisect: retried until it passes, the tip checked first beyond one try.'],
  };
}

function playOne(scenario: Scenario, seed: string): Row {
  const random = createRandom(`${seed}/world`);
  const batchSize = random.next() < 0.9 ? 1 + random.below(ONE_WAVE_BATCH) : 1 + random.below(MAX_BATCH);
  const truth = scenario.truth(random, batchSize);
  const [culprit] = guiltyOf(truth);
  const isTouched = random.next() < (culprit === undefined ? 0.1 : 0.7);
  const touched = culprit ?? random.below(batchSize);
  const pastRuns = truth.bornWith === null ? ([0, 20, 500, 5000][random.below(4)] ?? 0) : 0;
  const touchedBy = isTouched && random.next() < 0.7 ? [touched] : [];
  const isMostlyChance = random.next() < 0.25;
  const world: World = { seed, batchSize, agents: AGENTS, pastRuns, touchedBy, isTouched, isMostlyChance, truth };
  const { verdict, rounds, wallMs } = playWorld(world);
  const found = verdict.kind === 'convicted' ? verdict.commitIndex : null;
  const bisect = TRIES.map((tries) => scoreOf(truth, ...bisectRun(world, tries)));
  return { score: scoreOf(truth, found, verdict.kind === 'held'), bisect, rounds, wallMs, world };
}

const guiltyOf = ({ bugs, together }: Truth): readonly number[] => [...bugs.map(({ commitIndex }) => commitIndex), ...together];

function scoreOf(truth: Truth, found: number | null, isHeld: boolean): Score {
  const guilty = guiltyOf(truth);
  if (isHeld) return 'held';
  if (found !== null) return guilty.includes(found) ? 'right' : 'innocent';
  return guilty.length === 0 ? 'right' : 'shipped';
}

/** What `git bisect run` names: a tree is good when one of the tries passes. Beyond one try, a tip that passes is taken for a flake. */
function bisectRun(world: World, tries: number): readonly [found: number | null, isHeld: boolean] {
  const attempt = behave(world, createRandom(`${world.seed}/bisect ${tries}`));
  const isBad = (length: number): boolean => {
    const { bornWith } = world.truth;
    if (bornWith !== null && length <= bornWith) return false;
    const tree = { kind: 'prefix', length } as const;
    return Array.from({ length: tries }).every(() => attempt(tree, ANYWHERE, { agent: 1, sinceMs: 60_000 }));
  };
  if (tries > 1 && !isBad(world.batchSize)) return [null, false];
  let [good, bad] = [0, world.batchSize];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isBad(middle)) bad = middle;
    else good = middle;
  }
  return [bad - 1, false];
}

function renderRows(rows: readonly Row[]): string[] {
  const share = (score: Score, of: (row: Row) => Score | undefined): string =>
    percent(rows.filter((row) => of(row) === score).length / rows.length);
  const seconds = rows.map(({ wallMs }) => wallMs / 1000);
  return [
    ...(['right', 'innocent', 'shipped', 'held'] as const).map((score) => share(score, (row) => row.score)),
    mean(rows.map(({ rounds }) => rounds)).toFixed(2),
    quantile(seconds, 0.5).toFixed(0),
    quantile(seconds, 0.95).toFixed(0),
    ...TRIES.map((_, index) => `${share('right', (row) => row.bisect[index])} / ${share('innocent', (row) => row.bisect[index])}`),
  ];
}

const percent = (share: number): string => (share === 0 ? '0' : `${(100 * share).toFixed(share < 0.001 ? 3 : 1)} %`);

function figuresOf(all: readonly { readonly scenario: Scenario; readonly rows: readonly Row[] }[]): Figure[] {
  const claimed = all.filter(({ scenario }) => scenario.isClaimed).flatMap(({ rows }) => rows);
  const innocents = claimed.filter(({ score }) => score === 'innocent').length;
  const first = all[0]?.rows.filter(({ world, score }) => world.batchSize <= ONE_WAVE_BATCH && score === 'right') ?? [];
  return [
    { name: `innocents convicted in ${claimed.length} trials`, unit: 'count', value: innocents, target: '0', samples: [innocents] },
    ...[8, ONE_WAVE_BATCH].flatMap((largest): Figure[] => {
      const times = first.filter(({ world }) => world.batchSize <= largest).map(({ wallMs }) => wallMs);
      const name = `first failed assertion to culprit, batch up to ${largest}`;
      const inTime = times.filter((wallMs) => wallMs <= TARGET_MS).length / times.length;
      return [
        { name: `${name}, p95`, unit: 'ms', value: quantile(times, 0.95), target: String(TARGET_MS), samples: [] },
        { name: `${name}, share within the target`, unit: 'ratio', value: inTime, target: null, samples: [] },
      ];
    }),
  ];
}
