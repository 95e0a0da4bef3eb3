/**
 * A small fleet for tests: unequal hosts, autocorrelated noise, drift that all share, and a release with whatever effect a test gives it.
 *
 * It is as unkind as the judge's theory allows (racks that go bad, heavy tails, hosts that tell nothing) and as small as a test can afford. The fleet model that
 * the project's figures come from is another, larger one, in the bench.
 */
import { hostId } from '../../core/id.ts';
import { createRandom, type Random } from '../../core/random.ts';
import type { HostPlace } from '../rollout/types.ts';
import { createDraw, type DrawSettings, type WatchedStage } from './draw.ts';
import type { HostTick, MetricSpec, Tick, WatchDesign } from './types.ts';

/** `errors` in events a tick and host; `cpu` a level in per cent; `requests` a level, lower is worse. */
export const SAMPLE_METRICS: readonly MetricSpec[] = [
  { name: 'errors', kind: 'count', unit: '', worse: 'higher', smallestEffect: 0.25, smallestExcess: 5 },
  { name: 'cpu', kind: 'gauge', unit: '%', worse: 'higher', smallestEffect: 0.03, smallestExcess: 0 },
  { name: 'requests', kind: 'gauge', unit: '/s', worse: 'lower', smallestEffect: 0.03, smallestExcess: 0 },
];

export const SAMPLE_SETTINGS: DrawSettings = {
  canaryRatio: 0.1,
  canaryMin: 5,
  canaryMax: 30,
  placeboRatio: 0,
  waveRatio: 0.25,
  holdBackRatio: 0.1,
};

export type SampleOptions = {
  readonly seed: string;
  readonly hosts?: number;
  readonly racks?: number;
  readonly stage?: WatchedStage;
  readonly settings?: Partial<DrawSettings>;
  readonly design?: Partial<WatchDesign>;
  readonly baselineTicks?: number;
  /** Factors on what canaries tell after the switch. */
  readonly effect?: { readonly errors?: number; readonly cpu?: number; readonly requests?: number };
  /** Factor on the CPU of every host that switched, placebos too, right after the switch; it fades in three ticks. */
  readonly warmUp?: number;
  readonly errorsPerTick?: number;
  /** No rack goes bad after the switch, and no noise has heavy tails. */
  readonly isCalm?: boolean;
};

export type SampleWatch = { readonly design: WatchDesign; readonly baseline: readonly Tick[]; readonly ticks: readonly Tick[] };

/** Names the hosts `h0`, `h1`, ..., spread over the racks in turn. */
export function samplePlaces(hosts: number, racks: number): HostPlace[] {
  return Array.from({ length: hosts }, (_, index) => ({ id: hostId(`h${index}`), group: 'web', rack: `r${index % racks}` }));
}

/** Draws a stage and makes the ticks of its watch. Twelve looks unless the design says otherwise. */
export function sampleWatch(options: SampleOptions): SampleWatch {
  const { seed, hosts = 100, racks = 5, stage = 'canary' } = options;
  const draw = createDraw(samplePlaces(hosts, racks), { ...SAMPLE_SETTINGS, ...options.settings }, seed);
  const { arms } = draw.stages[stage];
  const design: WatchDesign = {
    metrics: SAMPLE_METRICS,
    hosts: draw.hosts,
    strata: draw.strata,
    arms,
    seed: `${seed}/${stage}`,
    alpha: 0.01,
    tickMs: 5_000,
    looks: 12,
    firstLookTicks: 2,
    redraws: 2_000,
    against: arms.includes('placebo') ? 'placebo' : 'all',
    ...options.design,
  };
  const fleet = createFleet(createRandom(`${seed}/fleet`), hosts, racks, options);
  const baseline = Array.from({ length: options.baselineTicks ?? 40 }, (_, at) => fleet(design, at, null));
  const from = baseline.length;
  const ticks = Array.from({ length: design.looks + design.firstLookTicks - 1 }, (_, at) => fleet(design, from + at, at));
  return { design, baseline, ticks };
}

/** How much of a host's deviation is left after a tick, and how large it is. */
const MEMORY = 0.7;
const NOISE = 0.08;

type Tell = (design: WatchDesign, at: number, since: number | null) => Tick;

function createFleet(random: Random, hosts: number, racks: number, options: SampleOptions): Tell {
  const level = Array.from({ length: hosts }, () => Math.exp(random.normal(0, 0.4)));
  const noise = new Float64Array(hosts);
  const badRack = options.isCalm === true ? -1 : random.below(racks);
  const spikes = options.isCalm === true ? 0 : 0.02;
  let drift = 0;
  return (design, at, since) => {
    drift = 0.9 * drift + random.normal(0, 0.05);
    const told = design.hosts.map((host, index): HostTick => {
      noise[index] = MEMORY * (noise[index] ?? 0) + random.normal(0, NOISE) * (random.next() < spikes ? 5 : 1);
      const arm = design.arms[index];
      const effect = since !== null && arm === 'canary' ? (options.effect ?? {}) : {};
      const isWarming = since !== null && (arm === 'canary' || arm === 'placebo');
      const warmth = isWarming ? 1 + ((options.warmUp ?? 1) - 1) * Math.exp(-(since ?? 0) / 3) : 1;
      const load = (level[index] ?? 1) * Math.exp(drift + (noise[index] ?? 0)) * (since !== null && index % racks === badRack ? 1.3 : 1);
      // Requests are most of a host's work, and CPU is most of what work costs: neither tells the other exactly.
      const [cpu, requests] = [40 * load * Math.exp(random.normal(0, 0.1)), 50 * load * Math.exp(random.normal(0, 0.1))];
      const errors = poisson(random, load * (options.errorsPerTick ?? 0.5) * (effect.errors ?? 1));
      return { host, values: [errors, cpu * (effect.cpu ?? 1) * warmth, requests * (effect.requests ?? 1)], signatures: [] };
    });
    return { atMs: 1_000_000 + at * design.tickMs, hosts: told };
  };
}

function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-Math.min(mean, 500));
  let [count, product] = [0, random.next()];
  while (product > limit) {
    count++;
    product *= random.next();
  }
  return count;
}
