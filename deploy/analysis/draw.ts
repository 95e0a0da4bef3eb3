/**
 * The random draw of a rollout: which hosts are canaries, which are placebos, which switch in the wave and which are held back.
 *
 * The draw is the experiment. Each stage's hosts are drawn at random from those that no earlier stage has used, and a stage is compared with hosts of
 * that same remainder only: given everything that came before, its own draw is still pure chance, so each watch is exact by itself, whatever
 * the earlier watches saw and however long they took. Hosts of earlier stages are `out` of later comparisons. Placebos are drawn together with the
 * hosts they are compared with, then told apart by a second draw. See docs/design/0006-judge.md.
 */

import { logChoose } from '../../core/combination.ts';
import type { HostId } from '../../core/id.ts';
import { createRandom, type Random } from '../../core/random.ts';
import type { HostPlace, RolloutSettings } from '../rollout/types.ts';
import { drawSubset, groupStrata, type Strata } from './subset.ts';
import type { Arm } from './types.ts';

/** The settings that a draw reads. A ratio of 0 (with `canaryMin` 0 for canaries) means none of them. */
export type DrawSettings = Pick<
  RolloutSettings,
  'canaryRatio' | 'canaryMin' | 'canaryMax' | 'placeboRatio' | 'waveRatio' | 'holdBackRatio'
> &
  Partial<Pick<RolloutSettings, 'alpha'>>;

/** The stages that are watched. */
export type WatchedStage = 'canary' | 'wave' | 'full';

/** What the draw says of one stage. */
export type StageDraw = {
  /** Hosts that switch to the new release in this stage. */
  readonly switched: readonly HostId[];
  /** Hosts that switch to a copy of the old release in the same instant. In the full stage these are the held-back hosts. */
  readonly placebos: readonly HostId[];
  /** Per host, for `WatchDesign.arms`. */
  readonly arms: readonly Arm[];
  /**
   * The smallest p that the draw's own chance allows. A watch whose alpha is below it can never roll back by a metric, whatever happens: it ends
   * `inconclusive`, and the policy or a human decides.
   */
  readonly smallestP: number;
};

/** Hosts and strata in the order of `places`: `WatchDesign.hosts` and `WatchDesign.strata`. */
export type Draw = {
  readonly hosts: readonly HostId[];
  readonly strata: readonly string[];
  readonly stages: Readonly<Record<WatchedStage, StageDraw>>;
  readonly canaries: readonly HostId[];
  readonly placebos: readonly HostId[];
  readonly wave: readonly HostId[];
  readonly holdBack: readonly HostId[];
};

/** Possible draws, as a multiple of 1 / alpha, that placebos are made enough for: the looks share alpha, and the seats of a stratum vary by one. */
const DRAWS_TO_SPARE = 4;
/** Fewer held-back hosts than this cannot give a small p against any fleet. */
const HOLD_BACK_MIN = 5;

/** Draws a rollout. The same places in the same order, settings and seed give the same draw. */
export function createDraw(places: readonly HostPlace[], settings: DrawSettings, seed: string): Draw {
  const random = createRandom(`${seed}/draw`);
  const strata = places.map(({ group, rack }) => `${group}/${rack}`);
  const sizes = planSizes(
    groupStrata([...places.keys()], strata).map((group) => group.length),
    settings,
  );
  const everybody = [...places.keys()];
  const canary = drawStage(random, { pool: everybody, strata, switched: sizes.canary, placebos: sizes.placebo });
  const afterCanary = everybody.filter((index) => !canary.switched.has(index));
  const wave = drawStage(random, { pool: afterCanary, strata, switched: sizes.wave, placebos: sizes.placebo });
  const afterWave = afterCanary.filter((index) => !wave.switched.has(index));
  const kept = drawSubset(groupStrata(afterWave, strata), sizes.holdBack, random);
  const full = {
    pool: afterWave,
    switched: new Set(afterWave.filter((index) => !kept.has(index))),
    placebos: sizes.placebo > 0 ? kept : new Set<number>(),
  };
  const name = (indices: ReadonlySet<number>): HostId[] => places.flatMap(({ id }, index) => (indices.has(index) ? [id] : []));
  const toStage = (sets: StageSets): StageDraw => ({
    switched: name(sets.switched),
    placebos: name(sets.placebos),
    arms: listArms(places.length, sets),
    smallestP: smallestPOf(sets, strata),
  });
  return {
    hosts: places.map(({ id }) => id),
    strata,
    stages: { canary: toStage(canary), wave: toStage(wave), full: toStage(full) },
    canaries: name(canary.switched),
    placebos: name(canary.placebos),
    wave: name(wave.switched),
    holdBack: name(kept),
  };
}

type StageSets = { readonly pool: readonly number[]; readonly switched: ReadonlySet<number>; readonly placebos: ReadonlySet<number> };

/** Ten per cent, at least five, at most thirty, by the settings; never more than half, or there is nobody to compare with. */
function planSizes(
  strata: readonly number[],
  settings: DrawSettings,
): { readonly canary: number; readonly placebo: number; readonly wave: number; readonly holdBack: number } {
  const hosts = strata.reduce((sum, size) => sum + size, 0);
  const clamped = Math.min(Math.max(Math.round(settings.canaryRatio * hosts), settings.canaryMin), settings.canaryMax);
  const canary = Math.min(clamped, Math.floor(hosts / 2));
  const placebo = Math.min(enoughPlacebos(strata, canary, settings), hosts - canary);
  const wave = Math.min(Math.max(Math.round(settings.waveRatio * hosts) - canary, 0), Math.floor((hosts - canary) / 2));
  const rest = hosts - canary - wave;
  const wished = settings.holdBackRatio === 0 ? 0 : Math.max(Math.round(settings.holdBackRatio * hosts), HOLD_BACK_MIN);
  return { canary, placebo, wave, holdBack: Math.min(wished, Math.floor(rest / 2)) };
}

/** As many as were wished for; where the fleet is small, more, if with more the draw among canaries and placebos can prove something at all. */
function enoughPlacebos(strata: readonly number[], canary: number, settings: DrawSettings): number {
  const hosts = strata.reduce((sum, size) => sum + size, 0);
  const wished = Math.round(settings.placeboRatio * hosts);
  if (settings.placeboRatio === 0 || settings.alpha === undefined) return wished;
  const most = logDraws(strata, canary, hosts);
  if (most < -Math.log(settings.alpha.canary)) return wished;
  const needed = Math.min(most, Math.log(DRAWS_TO_SPARE / settings.alpha.canary));
  let placebo = Math.max(wished, 1);
  while (placebo < hosts - canary && logDraws(strata, canary, canary + placebo) < needed) placebo += 1;
  return placebo;
}

/** The logarithm of how many ways there are to draw `drawn` of `members`, when every stratum has its share of both. */
function logDraws(strata: readonly number[], drawn: number, members: number): number {
  const hosts = strata.reduce((sum, size) => sum + size, 0);
  return strata.reduce(
    (sum, size) => sum + Math.max(0, logChoose(Math.floor((members * size) / hosts), Math.round((drawn * size) / hosts))),
    0,
  );
}

type StageWish = {
  readonly pool: readonly number[];
  readonly strata: readonly string[];
  readonly switched: number;
  readonly placebos: number;
};

function drawStage(random: Random, { pool, strata, switched, placebos }: StageWish): StageSets {
  if (switched === 0) return { pool, switched: new Set(), placebos: new Set() };
  const all = groupStrata(pool, strata);
  if (placebos === 0) return { pool, switched: drawSubset(all, switched, random), placebos: new Set() };
  const both = drawSubset(all, switched + placebos, random);
  const members = pool.filter((index) => both.has(index));
  const chosen = drawSubset(groupStrata(members, strata), switched, random);
  return { pool, switched: chosen, placebos: new Set(members.filter((index) => !chosen.has(index))) };
}

function listArms(hosts: number, { pool, switched, placebos }: StageSets): Arm[] {
  const arms = new Array<Arm>(hosts).fill('out');
  for (const index of pool) arms[index] = switched.has(index) ? 'canary' : placebos.has(index) ? 'placebo' : 'control';
  return arms;
}

/** The chance of exactly this draw, given how many seats each stratum got, among those who are compared. */
function smallestPOf({ pool, switched, placebos }: StageSets, strata: readonly string[]): number {
  if (switched.size === 0) return 1;
  const compared = placebos.size === 0 ? pool : pool.filter((index) => switched.has(index) || placebos.has(index));
  const groups: Strata = groupStrata(compared, strata);
  let log = 0;
  for (const group of groups) log -= logChoose(group.length, group.filter((index) => switched.has(index)).length);
  return Math.exp(log);
}
