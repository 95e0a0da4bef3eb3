/**
 * A fleet that looks like a real one to a judge: unequal hosts, slow common drift, autocorrelated noise, errors in clusters.
 *
 * 300 hosts in 10 racks, a sample every 5 s of six metrics. Hosts differ (log-normal: traffic .30, CPU cost .20, error propensity .45, latency .12) and each
 * wanders by itself: traffic OU 6 % with 20 s, CPU AR 2.5 points with 10 s, latency AR 6 % with 15 s, errors negative binomial with Fano factor 2 times a slow
 * frailty (.25, 120 s) and bursts of one bad client. The load is a true 60 s exponential mean, so neighbours correlate by .92. 2 % of hosts send nothing.
 * What is common to all hosts is the drift: D0 none, D1 gentle, D2 with traffic steps and upstream error storms, D3 with racks that go bad.
 * Everything comes from the seed.
 */
import type { Noise } from './noise.ts';
import { createNoise } from './noise.ts';

export const TICK_SECONDS = 5;
export const METRICS = ['load', 'cpu', 'errors', 'dies', 'latency', 'requests'] as const;
export const LOAD = 0;
export const CPU = 1;
export const ERRORS = 2;
export const DIES = 3;
export const LATENCY = 4;
export const REQUESTS = 5;
export const METRIC_COUNT = METRICS.length;

export type Drift = 'D0' | 'D1' | 'D2' | 'D3';

/** What the new release does to a host, as factors. `leakErrors` and `leakCpu` are reached linearly over 300 s. */
export type Effect = {
  readonly errors?: number;
  readonly dies?: number;
  readonly cpu?: number;
  readonly latency?: number;
  readonly requests?: number;
  readonly leakErrors?: number;
  readonly leakCpu?: number;
};

export type FleetOptions = {
  readonly seed: string;
  readonly hosts: number;
  readonly racks: number;
  readonly drift: Drift;
  /** Errors per second and host. */
  readonly errorRate: number;
  /** Ticks of the whole deploy, and which of them is the first after the first switch. */
  readonly ticks: number;
  readonly switchTick: number;
  readonly effect: Effect;
  /** A switch, of either kind, makes a host cold for a while. */
  readonly hasWarmUp: boolean;
};

/**
 * Per host, the tick at which it is switched; -1 for never. `release`: to the new release. `any`: of one stage each, to either, since a host may be a placebo of
 * several stages.
 */
export type Switches = { readonly release: Int32Array; readonly any: readonly Int32Array[] };

/** `values[(tick * hosts + host) * METRIC_COUNT + metric]`; NaN where nothing was sent. */
export type Simulated = {
  readonly hosts: number;
  readonly ticks: number;
  readonly values: Float64Array;
  /** Per tick: an upstream storm is on. */
  readonly isStorm: Uint8Array;
};

const BASE_REQUESTS = 50;
const BASE_LATENCY_MS = 200;
/** Busy per cent of an idle host, and of the traffic of a mean one. */
const IDLE_CPU = 5;
const TRAFFIC_CPU = 35;
const CORES = 8;
const LOAD_NOISE = 1;
const DIES_A_TICK = 0.01;
const MISSING_SHARE = 0.02;
const BURST_A_TICK = (0.01 * TICK_SECONDS) / 60;
const BURST_ERRORS = 20;
const WARM_UP = { cpu: 0.35, latency: 0.6, errors: 0.5, seconds: 12 } as const;
const LEAK_SECONDS = 300;
/** Ticks that the noise runs before the first sample, so that everything is stationary; the load needs the longest. */
const SETTLING_TICKS = 60;
const DRIFT_SECONDS = 120;
const STORM_SECONDS = [30, 120] as const;

/** Ornstein and Uhlenbeck's process on the grid of ticks: `x' = keep * x + spread * normal` keeps the deviation. */
type Wander = { readonly keep: number; readonly spread: number };

function wander(deviation: number, seconds: number): Wander {
  const keep = Math.exp(-TICK_SECONDS / seconds);
  return { keep, spread: deviation * Math.sqrt(1 - keep * keep) };
}

const TRAFFIC = wander(0.06, 20);
const CPU_NOISE = wander(2.5, 10);
const LATENCY_NOISE = wander(0.06, 15);
const FRAILTY = wander(0.25, 120);
const LOAD_KEEP = Math.exp(-TICK_SECONDS / 60);

/** Simulates one deploy. */
export function simulateFleet(options: FleetOptions, switches: Switches): Simulated {
  const noise = createNoise(options.seed);
  const common = createCommon(options, noise);
  const fleet = createHosts(options, noise);
  const values = new Float64Array(options.ticks * options.hosts * METRIC_COUNT);
  const isStorm = new Uint8Array(options.ticks);
  for (let tick = -SETTLING_TICKS; tick < options.ticks; tick++) {
    const now = common.at(tick);
    if (tick >= 0) isStorm[tick] = now.isStorm ? 1 : 0;
    for (let host = 0; host < options.hosts; host++) {
      const offset = tick < 0 ? -1 : (tick * options.hosts + host) * METRIC_COUNT;
      stepHost(fleet, host, { tick, now, noise, options, switches, values, offset });
    }
  }
  return { hosts: options.hosts, ticks: options.ticks, values, isStorm };
}

type Hosts = {
  readonly traffic: Float64Array;
  readonly cpuCost: Float64Array;
  readonly propensity: Float64Array;
  readonly slowness: Float64Array;
  readonly isMissing: Uint8Array;
  readonly trafficNow: Float64Array;
  readonly cpuNow: Float64Array;
  readonly latencyNow: Float64Array;
  readonly frailty: Float64Array;
  readonly load: Float64Array;
};

function createHosts({ hosts }: FleetOptions, noise: Noise): Hosts {
  const spread = (deviation: number): Float64Array => Float64Array.from({ length: hosts }, () => Math.exp(deviation * noise.normal()));
  const zero = (): Float64Array => new Float64Array(hosts);
  return {
    traffic: spread(0.3),
    cpuCost: spread(0.2),
    propensity: spread(0.45),
    slowness: spread(0.12),
    isMissing: Uint8Array.from({ length: hosts }, () => (noise.next() < MISSING_SHARE ? 1 : 0)),
    trafficNow: zero(),
    cpuNow: zero(),
    latencyNow: zero(),
    frailty: zero(),
    load: zero(),
  };
}

type Step = {
  readonly tick: number;
  readonly now: CommonNow;
  readonly noise: Noise;
  readonly options: FleetOptions;
  readonly switches: Switches;
  readonly values: Float64Array;
  /** Where the host's values of the tick go; -1 while everything settles. */
  readonly offset: number;
};

function stepHost(fleet: Hosts, host: number, { tick, now, noise, options, switches, values, offset }: Step): void {
  const traffic = walk(fleet.trafficNow, host, TRAFFIC, noise);
  const cpuNoise = walk(fleet.cpuNow, host, CPU_NOISE, noise);
  const latencyNoise = walk(fleet.latencyNow, host, LATENCY_NOISE, noise);
  const frailty = walk(fleet.frailty, host, FRAILTY, noise);
  const effect = effectOf(options.effect, switches.release[host] as number, tick);
  const cold = options.hasWarmUp ? coldness(switches.any, host, tick) : 0;
  const isBad = now.badRack === host % options.racks;
  const relative = (fleet.traffic[host] as number) * Math.exp(traffic) * now.traffic;
  const requests = relative * effect.requests;
  const work = IDLE_CPU + TRAFFIC_CPU * relative * (fleet.cpuCost[host] as number) + cpuNoise;
  const cpu = Math.min(100, Math.max(1, work * effect.cpu * (1 + WARM_UP.cpu * cold) * (isBad ? 1.2 : 1)));
  const pressure = Math.max(0, (CORES * cpu) / 100 + LOAD_NOISE * noise.normal());
  fleet.load[host] = LOAD_KEEP * (fleet.load[host] as number) + (1 - LOAD_KEEP) * pressure;
  if (offset < 0) return;
  if (fleet.isMissing[host] === 1) {
    values.fill(Number.NaN, offset, offset + METRIC_COUNT);
    return;
  }
  const expected = options.errorRate * TICK_SECONDS * (fleet.propensity[host] as number) * relative * Math.exp(frailty) * now.errors;
  const burst = noise.next() < BURST_A_TICK ? noise.poisson(BURST_ERRORS) : 0;
  values[offset + LOAD] = fleet.load[host] as number;
  values[offset + CPU] = cpu;
  values[offset + ERRORS] = noise.clustered(expected * effect.errors * (1 + WARM_UP.errors * cold) * (isBad ? 3 : 1)) + burst;
  values[offset + DIES] = noise.poisson(DIES_A_TICK * effect.dies);
  const slow = Math.exp(latencyNoise) * now.latency * effect.latency * (1 + WARM_UP.latency * cold) * (isBad ? 1.5 : 1);
  values[offset + LATENCY] = BASE_LATENCY_MS * (fleet.slowness[host] as number) * slow;
  values[offset + REQUESTS] = BASE_REQUESTS * requests;
}

function walk(state: Float64Array, host: number, { keep, spread }: Wander, noise: Noise): number {
  const next = keep * (state[host] as number) + spread * noise.normal();
  state[host] = next;
  return next;
}

const NOTHING = { errors: 1, dies: 1, cpu: 1, latency: 1, requests: 1 } as const;

function effectOf(
  effect: Effect,
  since: number,
  tick: number,
): { errors: number; dies: number; cpu: number; latency: number; requests: number } {
  if (since < 0 || tick < since) return NOTHING;
  const grown = Math.min(1, ((tick - since + 1) * TICK_SECONDS) / LEAK_SECONDS);
  return {
    errors: (effect.errors ?? 1) * (1 + ((effect.leakErrors ?? 1) - 1) * grown),
    cpu: (effect.cpu ?? 1) * (1 + ((effect.leakCpu ?? 1) - 1) * grown),
    dies: effect.dies ?? 1,
    latency: effect.latency ?? 1,
    requests: effect.requests ?? 1,
  };
}

/** 1 right after the latest switch, then fading. */
function coldness(any: Switches['any'], host: number, tick: number): number {
  let cold = 0;
  for (const stage of any) {
    const since = stage[host] as number;
    if (since >= 0 && tick >= since) cold = Math.max(cold, Math.exp((-(tick - since) * TICK_SECONDS) / WARM_UP.seconds));
  }
  return cold;
}

type CommonNow = {
  readonly traffic: number;
  readonly errors: number;
  readonly latency: number;
  readonly badRack: number;
  readonly isStorm: boolean;
};
type Common = { at(tick: number): CommonNow };

/** What all hosts share. Steps, storms and bad racks begin between a minute before the first switch and the end. */
function createCommon({ drift, ticks, switchTick, racks }: FleetOptions, noise: Noise): Common {
  const hasGentle = drift !== 'D0';
  const hasEvents = drift === 'D2' || drift === 'D3';
  const begin = (): number => switchTick - 12 + noise.next() * (ticks - switchTick + 12);
  const slopeAnHour = hasGentle ? (noise.next() * 2 - 1) * 0.15 : 0;
  const stepSize = (0.12 + 0.18 * noise.next()) * (noise.next() < 0.5 ? -1 : 1);
  const step = hasEvents && noise.next() < 0.2 ? { from: begin(), factor: 1 + stepSize } : null;
  const seconds = STORM_SECONDS[0] + noise.next() * (STORM_SECONDS[1] - STORM_SECONDS[0]);
  const storm = hasEvents && noise.next() < 0.1 ? { from: begin(), length: seconds / TICK_SECONDS, factor: 2 + 3 * noise.next() } : null;
  const bad = drift === 'D3' && noise.next() < 0.2 ? { from: begin(), rack: Math.floor(noise.next() * racks) } : null;
  const [traffic, errors, latency] = [wander(0.04, DRIFT_SECONDS), wander(0.1, DRIFT_SECONDS), wander(0.03, DRIFT_SECONDS)];
  const state = new Float64Array(3);
  return {
    at(tick) {
      if (hasGentle) for (const [index, each] of [traffic, errors, latency].entries()) walk(state, index, each, noise);
      const slope = 1 + (slopeAnHour * (tick - switchTick) * TICK_SECONDS) / 3600;
      const isStorm = storm !== null && tick >= storm.from && tick < storm.from + storm.length;
      return {
        isStorm,
        traffic: Math.exp(state[0] as number) * slope * (step !== null && tick >= step.from ? step.factor : 1),
        errors: Math.exp(state[1] as number) * (isStorm ? storm.factor : 1),
        latency: Math.exp(state[2] as number),
        badRack: bad !== null && tick >= bad.from ? bad.rack : -1,
      };
    },
  };
}
