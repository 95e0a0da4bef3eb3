/**
 * What a count says of each host: how many events there were against how many were to be expected.
 *
 * Events are rare and come in bursts, so a mean of logarithms is no use. A host's own rate is shrunk towards the fleet's as far as its baseline is thin
 * (empirical Bayes: gamma prior by moments), the fleet's common change since then is one factor for all, and the residual is Pearson's, with the
 * variance of a host whose rate wanders. It is capped, because one host in a burst is not a release; what is never capped is the count that a
 * finding shows. Only the test by re-draws makes a p of it, so a wrong variance costs power and never exactness.
 */
import { COUNT_CAP_MIN, COUNT_CAP_SHARE, COUNT_FLOOR, COUNT_FRAILTY } from './limit.ts';
import { countKnown, pickKnown, quantileOf, type Scorer, type ScorerRequest, signOf, standardise, sumOf } from './score.ts';
import type { Tally } from './tally.ts';

/** Returns what scores a count at each look. `canaries` is how many hosts an excess is spread over. */
export function createCountScorer(request: ScorerRequest, canaries: number): Scorer {
  const { spec } = request;
  const rates = shrinkRates(request);
  const sign = signOf(spec.worse);
  return (since) => {
    const { observed, expected, isKnown } = countEvents(request, rates, since);
    const raw = new Float64Array(observed.length);
    let information = 0;
    for (let at = 0; at < raw.length; at++) {
      const due = expected[at] as number;
      const weight = 1 / Math.sqrt(due + COUNT_FRAILTY * due * due + COUNT_FLOOR);
      if (isKnown[at] === 1) raw[at] = sign * ((observed[at] as number) - due) * weight;
      information += due * weight;
    }
    const cap = Math.max(quantileOf(pickKnown(raw, isKnown), COUNT_CAP_SHARE), COUNT_CAP_MIN);
    const z = new Float64Array(raw.length);
    for (let at = 0; at < z.length; at++) z[at] = Math.min(raw[at] as number, cap);
    const deviation = standardise(z, isKnown);
    const known = countKnown(isKnown);
    const unitShift = deviation === 0 ? 0 : (known === 0 ? 0 : information / known) / deviation;
    const excessRatio = known === 0 ? 0 : (spec.smallestExcess * known) / (Math.max(sumOf(expected), 1e-9) * canaries);
    const gateShift = unitShift * Math.max(spec.smallestEffect, excessRatio);
    return { z, raw, isKnown, deviation, unitShift, gateShift, observed, expected };
  };
}

type Events = { readonly observed: Float64Array; readonly expected: Float64Array; readonly isKnown: Uint8Array };

/** Events seen, and those that each host's own rate and the fleet's common change foretell. */
function countEvents({ metric, hosts }: ScorerRequest, rates: Float64Array, { hosts: width, sum, ticks }: Tally): Events {
  const [observed, expected] = [new Float64Array(hosts.length), new Float64Array(hosts.length)];
  const isKnown = new Uint8Array(hosts.length);
  for (let at = 0; at < observed.length; at++) {
    const cell = metric * width + (hosts[at] as number);
    observed[at] = sum[cell] as number;
    expected[at] = (ticks[cell] as number) * (rates[at] as number);
    isKnown[at] = (ticks[cell] as number) > 0 ? 1 : 0;
  }
  const whole = sumOf(expected);
  const common = whole > 0 ? sumOf(observed) / whole : 0;
  for (let at = 0; at < expected.length; at++) expected[at] = (expected[at] as number) * common;
  return { observed, expected, isKnown };
}

/** Without a single event in the baseline, half a one in all of it: a rate must not be 0, or the first event is infinitely surprising. */
const EVENTS_MIN = 0.5;
/** A prior worth more ticks than this says that all hosts have one rate. */
const PRIOR_TICKS_MAX = 1e4;
/** Variance over mean of one host's ticks: below 1 is chance, above 20 is a metric that is no count. */
const FANO_MAX = 20;

/** Returns each host's expected events a tick. The last minute counts twice, because it is part of the ten. */
function shrinkRates({ metric, hosts, baseline }: ScorerRequest): Float64Array {
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
function spreadOf(cells: readonly number[], long: Tally, mean: number): { fano: number; between: number } {
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
