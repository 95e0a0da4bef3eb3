import { describe, expect, test } from 'vitest';
import { mean } from '../sample.ts';
import type { Effect, FleetOptions, Simulated, Switches } from './fleet-model.ts';
import { CPU, ERRORS, LATENCY, LOAD, METRIC_COUNT, REQUESTS, simulateFleet } from './fleet-model.ts';
import { createNoise } from './noise.ts';
import { judgeCanary } from './other-judge.ts';

const HOSTS = 300;
const SWITCH = 20;
const CANARIES = Array.from({ length: 30 }, (_, index) => index * 10);

function switches(hosts: readonly number[] = []): Switches {
  const release = new Int32Array(HOSTS).fill(-1);
  for (const host of hosts) release[host] = SWITCH;
  return { release, any: [release] };
}

function simulate(changes: Partial<FleetOptions> = {}, hosts: readonly number[] = []): Simulated {
  const options = {
    seed: '1',
    hosts: HOSTS,
    racks: 10,
    drift: 'D0',
    errorRate: 0.1,
    ticks: 80,
    switchTick: SWITCH,
    effect: {},
    hasWarmUp: false,
  } as const;
  return simulateFleet({ ...options, ...changes }, switches(hosts));
}

function series({ values, hosts, ticks }: Simulated, host: number, metric: number): number[] {
  return Array.from({ length: ticks }, (_, tick) => values[(tick * hosts + host) * METRIC_COUNT + metric] as number);
}

function everyHost(simulated: Simulated, metric: number): number[][] {
  const all = Array.from({ length: HOSTS }, (_, host) => series(simulated, host, metric));
  return all.filter((values) => !Number.isNaN(values[0]));
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
}

function neighbourCorrelation(values: readonly number[]): number {
  const centre = mean(values);
  const products = values.slice(1).map((value, index) => (value - centre) * ((values[index] as number) - centre));
  return mean(products) / variance(values);
}

describe('noise', () => {
  const noise = createNoise('noise');
  const draw = (count: number, from: () => number): number[] => Array.from({ length: count }, from);

  test('normals have mean 0, variance 1 and the tails of a normal', () => {
    const values = draw(200_000, () => noise.normal());
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(variance(values)).toBeCloseTo(1, 1);
    expect(values.filter((value) => Math.abs(value) > 3).length / values.length).toBeCloseTo(0.0027, 3);
    expect(values.some((value) => value > 3.6) && values.some((value) => value < -3.6)).toBe(true);
  });

  test.each([0.5, 5, 50])('clustered counts of mean %d have twice its variance', (expected) => {
    const values = draw(100_000, () => noise.clustered(expected));
    expect(mean(values) / expected).toBeCloseTo(1, 1);
    expect(variance(values) / expected / 2).toBeCloseTo(1, 1);
  });

  test.each([0.1, 3, 80])('Poisson counts of mean %d have its variance', (expected) => {
    const values = draw(100_000, () => noise.poisson(expected));
    expect(mean(values) / expected).toBeCloseTo(1, 1);
    expect(variance(values) / expected).toBeCloseTo(1, 1);
  });
});

describe('the fleet', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(simulate()).toEqual(simulate());
    expect(simulate({ seed: '2' }).values).not.toEqual(simulate().values);
  });

  test('has unequal hosts, a load that remembers a minute, and some that send nothing', () => {
    const simulated = simulate({ ticks: 400 });
    const traffic = everyHost(simulated, REQUESTS).map((values) => Math.log(mean(values)));
    expect(Math.sqrt(variance(traffic))).toBeCloseTo(0.3, 1);
    const propensity = everyHost(simulated, LATENCY).map((values) => Math.log(mean(values)));
    expect(Math.sqrt(variance(propensity))).toBeCloseTo(0.12, 1);
    expect(mean(everyHost(simulated, LOAD).map(neighbourCorrelation))).toBeGreaterThan(0.85);
    expect(everyHost(simulated, LOAD).length).toBeLessThan(HOSTS);
    expect(mean(everyHost(simulated, ERRORS).map(mean))).toBeCloseTo(0.6, 1);
  });

  test.each([
    ['errors', { errors: 3 }, ERRORS, 3],
    ['cpu', { cpu: 1.3 }, CPU, 1.3],
    ['latency', { latency: 1.1 }, LATENCY, 1.1],
    ['requests', { requests: 0.9 }, REQUESTS, 0.9],
  ] satisfies [string, Effect, number, number][])(
    'with a release that changes %s differs on the canaries alone, from the switch on',
    (_, effect, metric, ratio) => {
      const [plain, changed] = [simulate({ errorRate: 2 }), simulate({ errorRate: 2, effect }, CANARIES)];
      const group = (simulated: Simulated, hosts: readonly number[], from: number, to: number): number => {
        const all = hosts.flatMap((host) => series(simulated, host, metric).slice(from, to));
        return mean(all.filter((value) => !Number.isNaN(value)));
      };
      const ratioOf = (hosts: readonly number[], from: number, to: number): number =>
        group(changed, hosts, from, to) / group(plain, hosts, from, to);
      expect(ratioOf(CANARIES, SWITCH, 80) / ratio).toBeCloseTo(1, 1);
      expect(ratioOf(CANARIES, 0, SWITCH)).toBeCloseTo(1, 1);
      expect(ratioOf([1, 2, 3, 4, 5, 6, 7, 8, 9], SWITCH, 80)).toBeCloseTo(1, 0);
    },
  );

  test('is cold after a switch, and soon warm again', () => {
    const cold = simulate({ hasWarmUp: true }, CANARIES);
    const warm = simulate({}, CANARIES);
    const ratio = (tick: number): number => (series(cold, 0, LATENCY)[tick] as number) / (series(warm, 0, LATENCY)[tick] as number);
    expect(ratio(SWITCH - 1)).toBe(1);
    expect(ratio(SWITCH)).toBeCloseTo(1.6, 5);
    expect(ratio(SWITCH + 12)).toBeCloseTo(1, 1);
  });
});

test('the judges that others have see a release that is ten times worse', () => {
  const simulated = simulate({ effect: { errors: 10, cpu: 1.5 } }, CANARIES);
  const controls = CANARIES.map((host) => host + 1);
  const verdicts = judgeCanary({ simulated, canaries: CANARIES, controls, switchTick: SWITCH });
  expect(verdicts).toEqual({ beforeAfter: true, kayenta: true, kayentaEffect: true });
});
