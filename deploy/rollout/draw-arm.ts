/**
 * Who switches when: the draw made into stages, and the arms of a watch.
 *
 * The draw is made as late as possible, of hosts that are proven to be able to take part: reachable, claimed, holding both releases. What fails between
 * the draw and the switch is replaced or left out of the comparison; what fails after the switch stays in it, because who fails then is no chance.
 */
import { createDraw, type DrawSettings } from '../analysis/draw.ts';
import type { Arm, WatchDesign } from '../analysis/types.ts';
import { usableRelease } from './fact.ts';
import { FIRST_LOOK_TICKS } from './limit.ts';
import { isStaged } from './staging.ts';
import { type HostState, planOf, type RolloutState } from './state.ts';
import type { RolloutPlan, RolloutSettings, StageName } from './types.ts';

type Watched = Exclude<StageName, 'hold-back'>;

const NONE = { canaryRatio: 0, canaryMin: 0, canaryMax: 0, placeboRatio: 0, waveRatio: 0 } as const;

/** Draws the stages. A host that came late and holds everything takes part from here on. */
export function drawStages(state: RolloutState): void {
  const plan = planOf(state);
  for (const host of state.hosts.values()) {
    host.stage = null;
    host.placebos = [];
    host.isSubstitute = false;
    if (host.standing === 'late' && canTakePart(state, host)) {
      host.standing = 'in';
      host.reason = '';
    }
  }
  const places = [...state.hosts.values()].filter((host) => host.standing === 'in' && !host.isAbandoned).map(({ place }) => place);
  state.draws += 1;
  state.stages = plan.isEmergency ? ['full', 'hold-back'] : ['canary', 'wave', 'full', 'hold-back'];
  state.stageIndex = -1;
  state.switchedStages = 0;
  const draw = createDraw(places, drawSettings(plan, state.previous !== null), `${plan.seed}/${state.draws}`);
  state.draw = draw;
  const place = (stage: StageName, hosts: readonly HostState['place']['id'][]): void => {
    for (const id of hosts) setStage(state, id, stage);
  };
  place('canary', draw.canaries);
  place('wave', draw.wave);
  place('full', draw.stages.full.switched);
  place('hold-back', draw.holdBack);
  for (const stage of ['canary', 'wave', 'full'] as const) {
    for (const id of draw.stages[stage].placebos) addPlacebo(state, id, stage);
  }
}

/** What the draw of a plan goes by. Without metrics, or without a release to compare with, nobody looks at placebos; an emergency has one stage. */
export function drawSettings(plan: RolloutPlan, hasPrevious: boolean): DrawSettings {
  const isBlind = plan.metrics.length === 0 || !hasPrevious;
  return { ...plan.settings, ...(isBlind ? { placeboRatio: 0 } : {}), ...(plan.isEmergency ? NONE : {}) };
}

/** The design of the watch that begins now. */
export function designWatch(state: RolloutState, stage: Watched): WatchDesign {
  const { metrics, settings, seed } = planOf(state);
  const draw = state.draw ?? { hosts: [], strata: [], stages: { canary: { arms: [] }, wave: { arms: [] }, full: { arms: [] } } };
  const arms = draw.hosts.map((id, index) => armOf(state.hosts.get(id), stage, draw.stages[stage].arms[index] ?? 'out'));
  return {
    metrics,
    hosts: draw.hosts,
    strata: draw.strata,
    arms,
    seed: `${seed}/${state.draws}/${stage}`,
    alpha: settings.alpha[stage],
    tickMs: settings.tickMs,
    looks: Math.max(1, Math.floor(longestWatchMs(settings, stage) / settings.tickMs) - FIRST_LOOK_TICKS + 1),
    firstLookTicks: FIRST_LOOK_TICKS,
    redraws: settings.redraws,
    against: arms.includes('placebo') ? 'placebo' : 'all',
  };
}

/** How long the stage is watched when the judge decides nothing before. */
export function watchMs(settings: RolloutSettings, stage: Watched): number {
  return { canary: settings.canaryMs, wave: settings.waveMs, full: settings.fullMs }[stage];
}

export function longestWatchMs(settings: RolloutSettings, stage: Watched): number {
  return stage === 'canary' ? Math.max(settings.canaryMs, settings.canaryExtendedMs) : watchMs(settings, stage);
}

function canTakePart(state: RolloutState, host: HostState): boolean {
  if (host.facts === null || host.isAbandoned || !host.isClaimed || !isStaged(state, host)) return false;
  const { previous } = state;
  return previous === null || usableRelease(host.facts, previous.id, previous.digest) !== null;
}

function setStage(state: RolloutState, id: HostState['place']['id'], stage: StageName): void {
  const host = state.hosts.get(id);
  if (host !== undefined) host.stage = stage;
}

function addPlacebo(state: RolloutState, id: HostState['place']['id'], stage: StageName): void {
  const host = state.hosts.get(id);
  if (host !== undefined && host.base === state.previous?.id) host.placebos = [...host.placebos, stage];
}

/** The draw's word, but for hosts that are not what they were when it was made. */
function armOf(host: HostState | undefined, stage: Watched, drawn: Arm): Arm {
  if (host === undefined || host.standing !== 'in' || host.isAbandoned || drawn === 'out') return 'out';
  if (host.stage === stage) return 'canary';
  if (host.placebos.includes(stage)) return 'placebo';
  return 'control';
}
