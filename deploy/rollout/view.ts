/**
 * A rollout as a screen wants it: stages, hosts by what they are, looks, what it waits for.
 *
 * A plain value made from the state at any moment; the terminal, the web page and `status` draw the same one. Hosts are counted by what they said
 * themselves, never by what they were told.
 */
import type { HostId, ReleaseId } from '../../core/id.ts';
import { isPlacebo } from './placebo.ts';
import { type HostState, type LookLine, planOf, type RolloutState, type StepName, stageOf } from './state.ts';
import type { RolloutOutcome, StageName } from './types.ts';
import { waitsFor } from './waits-for.ts';

export type StageLine = {
  readonly stage: StageName;
  readonly condition: 'waiting' | 'active' | 'passed' | 'taken-back';
  /** Hosts drawn for it, and those of them that serve the new release by their own word. */
  readonly hosts: number;
  readonly serving: number;
  readonly lastLook: LookLine | null;
};

/** Hosts by what they serve and what became of them; they sum up to all hosts. */
export type HostCounts = {
  readonly next: number;
  readonly previous: number;
  readonly placebo: number;
  readonly other: number;
  readonly unknown: number;
};

export type RolloutView = {
  readonly release: ReleaseId | null;
  readonly previous: ReleaseId | null;
  readonly step: StepName;
  /** The stage that the step belongs to; `null` for a step of the whole rollout. */
  readonly stage: StageName | null;
  readonly stages: readonly StageLine[];
  readonly hosts: HostCounts;
  /** Hosts whose dead-man stands behind what they serve. */
  readonly armed: number;
  readonly quarantined: readonly { readonly host: HostId; readonly reason: string }[];
  readonly looks: readonly LookLine[];
  readonly isHeld: boolean;
  readonly isTakenBack: boolean;
  readonly waitsFor: string;
  readonly outcome: RolloutOutcome | null;
};

/** Gone through once a stage; all others once a rollout. */
const STAGE_STEPS: ReadonlySet<StepName> = new Set(['before-stage', 'preparing', 'before-switch', 'switching', 'watching', 'after-stage']);

/** Makes the view. `nowMs` is the caller's clock, the one of the events. */
export function rolloutView(state: RolloutState, nowMs: number): RolloutView {
  const hosts = [...state.hosts.values()];
  return {
    release: state.plan?.release.id ?? null,
    previous: state.previous?.id ?? null,
    step: state.step,
    stage: STAGE_STEPS.has(state.step) ? stageOf(state) : null,
    stages: state.stages.map((stage, index) => viewStage(state, stage, index)),
    hosts: countHosts(state, hosts),
    armed: hosts.filter(({ facts }) => facts !== null && facts.deadMan !== null).length,
    quarantined: hosts
      .filter(({ standing, isAbandoned }) => standing === 'out' || standing === 'faulty' || isAbandoned)
      .map(({ place, reason }) => ({ host: place.id, reason })),
    looks: state.looks,
    isHeld: state.hold !== null,
    isTakenBack: state.takeBack !== null,
    waitsFor: waitsFor(state, nowMs),
    outcome: state.outcome,
  };
}

function viewStage(state: RolloutState, stage: StageName, index: number): StageLine {
  const hosts = [...state.hosts.values()].filter((host) => host.stage === stage);
  return {
    stage,
    condition: conditionOf(state, index),
    hosts: hosts.length,
    serving: hosts.filter(({ facts }) => facts?.current === planOf(state).release.id).length,
    lastLook: state.looks.findLast((look) => look.stage === stage) ?? null,
  };
}

function conditionOf(state: RolloutState, index: number): StageLine['condition'] {
  if (state.takeBack !== null) return index < state.switchedStages ? 'taken-back' : 'waiting';
  if (state.isCommitted || index < state.stageIndex) return 'passed';
  return index === state.stageIndex ? 'active' : 'waiting';
}

function countHosts(state: RolloutState, hosts: readonly HostState[]): HostCounts {
  const counts = { next: 0, previous: 0, placebo: 0, other: 0, unknown: 0 };
  for (const { facts } of hosts) counts[kindOf(state, facts?.current ?? null, facts === null)] += 1;
  return counts;
}

function kindOf(state: RolloutState, current: ReleaseId | null, isUnknown: boolean): keyof HostCounts {
  if (isUnknown) return 'unknown';
  if (current === state.plan?.release.id) return 'next';
  if (current !== null && isPlacebo(current)) return 'placebo';
  return current !== null && current === state.previous?.id ? 'previous' : 'other';
}
