/**
 * What a count says of each host: how many events there were against how many were to be expected.
 *
 * Events are rare and come in bursts, so a mean of logarithms is no use. A host's own rate is shrunk towards the fleet's as far as its baseline is thin
 * (empirical Bayes: gamma prior by moments), the fleet's common change since then is one factor for all, and the residual is Pearson's, with the
 * variance of a host whose rate wanders. It is capped, because one host in a burst is not a release; what is never capped is the count that a
 * finding shows. Only the test by re-draws makes a p of it, so a wrong variance costs power and never exactness.
 */
import type { ScoreRequest } from './gauge.ts';
import { COUNT_CAP_MIN, COUNT_CAP_SHARE, COUNT_FLOOR, COUNT_FRAILTY } from './limit.ts';
import { quantileOf, type Score, signOf, standardise } from './score.ts';

/** Scores a count at one look. `canaries` is how many hosts an excess is spread over. */
export function scoreCount({ spec, metric, hosts, baseline, since }: ScoreRequest, canaries: number): Score {
  const cell = (host: number): number => metric * since.hosts + host;
  const observed = Float64Array.from(hosts, (host) => since.sum[cell(host)] ?? 0);
  const ticks = Float64Array.from(hosts, (host) => since.ticks[cell(host)] ?? 0);
  const isKnown = Uint8Array.from(ticks, (count) => (count > 0 ? 1 : 0));
  const rates = shrinkRates({ spec, metric, hosts, baseline, since });
  const expected = ticks.map((count, at) => count * (rates[at] ?? 0));
  const whole = sumOf(expected);
  const common = whole > 0 ? sumOf(observed) / whole : 0;
  for (const [at, value] of expected.entries()) expected[at] = value * common;
  const weight = expected.map((value) => 1 / Math.sqrt(value + COUNT_FRAILTY * value * value + COUNT_FLOOR));
  const sign = signOf(spec.worse);
  const raw = observed.map((value, at) => (isKnown[at] === 1 ? sign * (value - (expected[at] ?? 0)) * (weight[at] ?? 0) : 0));
  const cap = Math.max(
    quantileOf(
      raw.filter((_, at) => isKnown[at] === 1),
      COUNT_CAP_SHARE,
    ),
    COUNT_CAP_MIN,
  );
  const z = raw.map((value) => Math.min(value, cap));
  const deviation = standardise(z, isKnown);
  const known = isKnown.reduce((sum, flag) => sum + flag, 0);
  const shift = known === 0 ? 0 : sumOf(expected.map((value, at) => value * (weight[at] ?? 0))) / known;
  const unitShift = deviation === 0 ? 0 : shift / deviation;
  const excessRatio = known === 0 ? 0 : (spec.smallestExcess * known) / (Math.max(sumOf(expected), 1e-9) * canaries);
  const gateShift = unitShift * Math.max(spec.smallestEffect, excessRatio);
  return { z, raw, isKnown, deviation, unitShift, gateShift, observed, expected };
}

/** Without a single event in the baseline, half a one in all of it: a rate must not be 0, or the first event is infinitely surprising. */
const EVENTS_MIN = 0.5;
/** A prior worth more ticks than this says that all hosts have one rate. */
const PRIOR_TICKS_MAX = 1e4;
/** Variance over mean of one host's ticks: below 1 is chance, above 20 is a metric that is no count. */
const FANO_MAX = 20;

/** Returns each host's expected events a tick. The last minute counts twice, because it is part of the ten. */
function shrinkRates({ metric, hosts, baseline }: ScoreRequest): Float64Array {
  const { long, recent } = baseline;
  const cells = hosts.map((host) => metric * long.hosts + host);
  const ticks = cells.map((cell) => long.ticks[cell] ?? 0);
  const [allTicks, allEvents] = [sumOf(ticks), sumOf(cells.map((cell) => long.sum[cell] ?? 0))];
  const mean = Math.max(allEvents, EVENTS_MIN) / Math.max(allTicks, 1);
  const { fano, between } = spreadOf(
    cells.filter((cell) => (long.ticks[cell] ?? 0) > 0),
    long,
    mean,
  );
  const prior = Math.min(between > 0 ? (mean * fano) / between : PRIOR_TICKS_MAX, PRIOR_TICKS_MAX);
  return Float64Array.from(cells, (cell) => {
    const events = (long.sum[cell] ?? 0) + (recent.sum[cell] ?? 0);
    const heard = (long.ticks[cell] ?? 0) + (recent.ticks[cell] ?? 0);
    return (events + prior * mean) / (heard + prior);
  });
}

/** Moments: variance over mean inside a host, and the variance of true rates between hosts. */
function spreadOf(cells: readonly number[], long: ScoreRequest['baseline']['long'], mean: number): { fano: number; between: number } {
  let [inside, freedom, outside, chance] = [0, 0, 0, 0];
  for (const cell of cells) {
    const [sum, squares, ticks] = [long.sum[cell] ?? 0, long.squares[cell] ?? 0, long.ticks[cell] ?? 0];
    inside += squares - (sum * sum) / ticks;
    freedom += ticks - 1;
    outside += (sum / ticks - mean) ** 2;
    chance += 1 / ticks;
  }
  const fano = Math.min(Math.max(freedom > 0 ? inside / freedom / mean : 1, 1), FANO_MAX);
  const hosts = Math.max(cells.length, 1);
  return { fano, between: (outside - fano * mean * chance) / hosts };
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
