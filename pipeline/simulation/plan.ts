/**
 * What a simulated day is made of, and how commits arrive in it.
 *
 * Developers come twice a day: arrivals are a Poisson process whose rate has two peaks in ten hours. Culprits break a few cases for certain; any case of any run may
 * also fail falsely, and such a failure comes again elsewhere with the sticky share. Everything is drawn from one seed.
 */
import type { Random } from '../../core/random.ts';
import type { PipelineSettings } from '../flow/types.ts';

/** Durations in milliseconds, shares 0..1. */
export type DayPlan = {
  readonly commitsPerDay: number;
  readonly hours: number;
  readonly culpritShare: number;
  /** Cases that a culprit breaks. */
  readonly casesPerCulprit: number;
  readonly cases: number;
  /** Of one case in one run. */
  readonly falseFailureRate: number;
  /** Of a rerun of a false failure. */
  readonly stickyShare: number;
  /** Further attempts of a failed case within its own run, elsewhere. */
  readonly retries: number;
  /** Cases that depend on what one commit changes. */
  readonly casesTouchedPerCommit: number;
  /** Cases of one file, which run one after the other: what a batch touches is run first, by files. */
  readonly casesPerFile: number;
  /** Of culprits: those whose changed paths tell beforehand which cases they may break. */
  readonly foreseenShare: number;
  readonly agents: number;
  readonly testMs: number;
  readonly deployMs: number;
  /** From planning a trial to its end on a free slot, set-up included. */
  readonly roundMs: number;
  readonly trouble: Trouble;
  readonly settings: Pick<PipelineSettings, 'proof' | 'maxBatch' | 'mercyPerCase' | 'afterRollback'>;
};

/** What else goes wrong; all 0 for the day of the tables. */
export type Trouble = {
  readonly runLost: number;
  readonly deployFailed: number;
  /** Of a commit: its release is taken back by the hosts. */
  readonly regressive: number;
  /** Of a commit: it cannot be applied without the one before it. */
  readonly dependent: number;
  /** Of a commit: it takes back the one before it. */
  readonly revert: number;
  /** The process is killed so often a day. */
  readonly killsPerDay: number;
  /** A composite certificate is refused. */
  readonly compositeRefused: number;
  /** People hold, release, evict, readmit so often a day. */
  readonly wordsPerDay: number;
};

export const NO_TROUBLE: Trouble = {
  runLost: 0,
  deployFailed: 0,
  regressive: 0,
  dependent: 0,
  revert: 0,
  killsPerDay: 0,
  compositeRefused: 0,
  wordsPerDay: 0,
};

/** The suite, machines and fleet of the post that all of this comes from: 15,000 cases in nine minutes on 36 agents, six minutes to all hosts. */
export const REFERENCE_DAY: DayPlan = {
  commitsPerDay: 200,
  hours: 10,
  culpritShare: 0.02,
  casesPerCulprit: 3,
  cases: 15_000,
  falseFailureRate: 1e-6,
  stickyShare: 0.05,
  retries: 2,
  casesTouchedPerCommit: 50,
  casesPerFile: 15,
  foreseenShare: 1,
  agents: 36,
  testMs: 9 * 60_000,
  deployMs: 6 * 60_000,
  roundMs: 36_500,
  trouble: NO_TROUBLE,
  settings: { proof: 'strict', maxBatch: 100, mercyPerCase: 3, afterRollback: 'split' },
};

/** Returns when everything has run that a batch of so many commits touches, from the beginning of its run: file by file, on all agents at once. */
export function touchedEndMs(plan: DayPlan, commits: number): number {
  const { agents, cases, casesPerFile, casesTouchedPerCommit, testMs } = plan;
  const fileMs = (testMs * agents * casesPerFile) / cases;
  const files = Math.ceil((commits * casesTouchedPerCommit) / casesPerFile);
  return Math.min(testMs, fileMs * Math.ceil(files / agents));
}

const HOUR_MS = 3_600_000;
/** Two peaks, by their share of the day, over a floor that is never empty. */
const PEAKS = [
  { at: 0.25, width: 0.1 },
  { at: 0.7, width: 0.12 },
] as const;
const FLOOR = 0.4;
const HEIGHT = 1 + FLOOR;

/** Returns when commits arrive, ascending, in milliseconds from the day's beginning; on average `commitsPerDay` of them. */
export function drawArrivals({ commitsPerDay, hours }: DayPlan, random: Random): number[] {
  const dayMs = hours * HOUR_MS;
  const mean = meanIntensity();
  const times: number[] = [];
  // By thinning: candidates at the highest rate, each kept with the share that its moment has of it.
  const highest = (commitsPerDay / dayMs) * (HEIGHT / mean);
  for (let atMs = drawGap(highest, random); atMs < dayMs; atMs += drawGap(highest, random)) {
    if (random.next() * HEIGHT < intensity(atMs / dayMs)) times.push(atMs);
  }
  return times;
}

function drawGap(rate: number, random: Random): number {
  return -Math.log(1 - random.next()) / rate;
}

function intensity(share: number): number {
  return FLOOR + Math.max(...PEAKS.map(({ at, width }) => Math.exp(-(((share - at) / width) ** 2) / 2)));
}

function meanIntensity(): number {
  const steps = 1000;
  return Array.from({ length: steps }, (_, index) => intensity((index + 0.5) / steps)).reduce((sum, each) => sum + each, 0) / steps;
}

/** Draws a Poisson number, by counting exponential gaps; the mean is small here. */
export function drawCount(mean: number, random: Random): number {
  let count = 0;
  for (let sum = drawGap(1, random); sum < mean; sum += drawGap(1, random)) count += 1;
  return count;
}
