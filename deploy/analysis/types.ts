/**
 * The words of the judge: what is measured, who is compared with whom, and what a watch may conclude.
 *
 * All of it is plain values, so that a watch can be written to the journal and judged again from it, byte for byte. Metrics and hosts are known by
 * their index in the design: a deploy of 300 hosts makes 36,000 numbers in five minutes, and the judge works on typed arrays of them.
 * See docs/design/0006-judge.md.
 */
import type { HostId } from '../../core/id.ts';

/** `gauge`: a level at a moment or a mean over the tick, above zero (CPU, latency, requests per second). `count`: events in the tick (errors, dies). */
export type MetricKind = 'gauge' | 'count';

export type MetricSpec = {
  readonly name: string;
  readonly kind: MetricKind;
  /** Shown behind numbers: `%`, `ms`, `/s`. */
  readonly unit: string;
  readonly worse: 'higher' | 'lower';
  /** The smallest relative change that may roll back: 0.1 means ten per cent worse. */
  readonly smallestEffect: number;
  /** For counts: events beyond what was expected on all canaries together that a rollback needs at least. 0 for gauges. */
  readonly smallestExcess: number;
};

/** `canary` runs the new release, `control` the old, `placebo` a fresh copy of the old, switched in the same instant; `out` is not compared. */
export type Arm = 'canary' | 'control' | 'placebo' | 'out';

/** One watch of one stage. */
export type WatchDesign = {
  readonly metrics: readonly MetricSpec[];
  readonly hosts: readonly HostId[];
  /** Per host: those of one stratum are drawn among themselves (rack, role). */
  readonly strata: readonly string[];
  /** Per host. */
  readonly arms: readonly Arm[];
  /** What made the draw; the re-draws of the test continue from it. */
  readonly seed: string;
  /** Chance of a false rollback that this watch may spend over all its looks. */
  readonly alpha: number;
  readonly tickMs: number;
  /** Looks at most; the first is after `firstLookTicks` ticks, then one every tick. */
  readonly looks: number;
  readonly firstLookTicks: number;
  /** Re-draws of the randomisation test. */
  readonly redraws: number;
  /** Canaries compare with placebos alone (`placebo`), or with everybody who is not a canary (`all`). */
  readonly against: 'placebo' | 'all';
};

/** One line of a log, made comparable: numbers, ids and addresses are taken out of it. `sample` is one such line as it was, secrets masked. */
export type SignatureCount = { readonly fingerprint: string; readonly count: number; readonly sample: string };

/** What one host told in one tick. `values[metric]`: NaN when nothing came. `signatures` is bounded; see `limit.ts`. */
export type HostTick = { readonly host: HostId; readonly values: readonly number[]; readonly signatures: readonly SignatureCount[] };

/** All that was heard in one tick; a host that is not in it was silent. `atMs` is the deployer's clock at the tick's end. */
export type Tick = { readonly atMs: number; readonly hosts: readonly HostTick[] };

export type MetricFinding = {
  readonly metric: string;
  /** Canaries over control, each relative to its own baseline: 1.5 is fifty per cent more. `null` without data. */
  readonly ratio: number | null;
  /** 99 % interval of `ratio`, by inversion of the test. */
  readonly low: number | null;
  readonly high: number | null;
  /** Of the metric alone, one-sided. */
  readonly p: number | null;
  /** Canary hosts that are worse than their own expectation. */
  readonly worseHosts: number;
  readonly canaries: number;
  readonly excessEvents: number | null;
  /** The smallest ratio that this watch sees with 99 % power so far: what a pass could have missed. `null` when nothing could be seen. */
  readonly detectable: number | null;
  /** The numbers are of the metric at the same throughput: what a host's work explains of it is taken out. Absent is false. */
  readonly isAtSameWork?: boolean;
};

export type SignatureFinding = {
  readonly fingerprint: string;
  readonly sample: string;
  readonly canaries: number;
  readonly controls: number;
  readonly p: number;
};

/** Something is wrong with one host and, by the evidence, not with the release. */
export type HostFinding = {
  readonly host: HostId;
  readonly reason: 'silent' | 'outlier' | 'unhealthy' | 'not-running-it';
  readonly detail: string;
};

/** `undecided` while looks are left; `pass` and `inconclusive` at the last one. */
export type WatchVerdict = 'undecided' | 'pass' | 'fail' | 'inconclusive';

/** One look of the judge. */
export type Look = {
  readonly number: number;
  readonly atMs: number;
  /** Since the switch, milliseconds. */
  readonly sinceMs: number;
  readonly verdict: WatchVerdict;
  /** What decided: `metric` (the randomisation test), `signature`, `silence`, `guard`, `power` for inconclusive, `end` for a pass. */
  readonly by: 'metric' | 'signature' | 'silence' | 'guard' | 'power' | 'end' | null;
  /** Of the maximum over metrics, adjusted for all looks so far: (1 + re-draws at least as extreme) / (re-draws + 1). */
  readonly p: number;
  readonly alphaSpent: number;
  readonly metrics: readonly MetricFinding[];
  readonly signatures: readonly SignatureFinding[];
  readonly hosts: readonly HostFinding[];
  /** Why the watch could not pass if it ended with this look, in words; null when it could. Absent is null. */
  readonly lack?: string | null;
  /** In one sentence with its numbers. */
  readonly words: string;
};
