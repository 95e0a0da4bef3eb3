/**
 * What a rollout knows, in plain mutable records that only this folder touches.
 *
 * The fleet goes through *steps*, one after the other. A host has no script of its own: at every moment the rollout can say what a host should serve
 * (`want.ts`), the host has said what it serves (`facts`), and the next order is the difference (`host-order.ts`). What was lost, repeated, refused or
 * done by a dead-man therefore needs no case of its own: the host is asked again, and the difference is what it is. Unknown facts are `null`, never old.
 *
 * Everything here survives JSON but for the map of hosts, so that a replayed journal can be compared byte for byte.
 */
import { assert } from '../../core/assert.ts';
import type { HostId, ReleaseId } from '../../core/id.ts';
import type { Draw } from '../analysis/draw.ts';
import type { WatchVerdict } from '../analysis/types.ts';
import type { HostFacts, HostOrder } from '../command/order.ts';
import type { HostPlace, RolloutEffect, RolloutOutcome, RolloutPlan, StageName } from './types.ts';

/** Where the fleet is. Those from `before-stage` to `after-stage` are gone through once a stage. */
export type StepName =
  | 'idle'
  | 'probing'
  | 'claiming'
  | 'before-sync'
  | 'staging'
  | 'migrating'
  | 'baseline'
  | 'before-stage'
  | 'preparing'
  | 'before-switch'
  | 'switching'
  | 'watching'
  | 'after-stage'
  | 'confirming'
  | 'cleaning'
  | 'after-finish'
  | 'taking-back'
  | 'after-rollback'
  | 'finished';

/**
 * `in`: takes part. `late`: reachable, but switched only with the last stage, because it joined, came back, or could not be taken back. `out`: does not
 * answer; asked again from time to time. `faulty`: failed by itself; goes back to the previous release and stays there.
 */
export type Standing = 'in' | 'late' | 'out' | 'faulty';

export type HostState = {
  readonly place: HostPlace;
  standing: Standing;
  /** Why it is not `in`, as a clause; empty while it is. */
  reason: string;
  /** True when nothing more is asked of it. */
  isAbandoned: boolean;
  /** The stage it switches in; `null` before the draw. */
  stage: StageName | null;
  /** Stages at whose switch it is switched to a copy of what it serves. */
  placebos: readonly StageName[];
  /** True when it took the place of a host that failed before the switch. */
  isSubstitute: boolean;
  /** What the host last said of itself; `null` when that may not be true any more. */
  facts: HostFacts | null;
  /** What it should serve while its turn has not come: what it was found to serve for good. */
  base: ReleaseId | null;
  /** Claims beyond the first; see epoch.ts. */
  fences: number;
  /** True once it obeyed a claim of this rollout. */
  isClaimed: boolean;
  /** The order that is out. */
  order: { readonly order: HostOrder; readonly sentAtMs: number; readonly deadlineMs: number } | null;
  /** Tries in a row that came to nothing, and when the next may be made. */
  tries: number;
  retryAtMs: number;
  /** The extension that is out, apart from orders: a long hook must not let a dead-man fire. */
  extension: { readonly epoch: number; readonly sentAtMs: number; readonly deadlineMs: number } | null;
  /** When the last extension, or the arming, that was answered was sent: the dead-man counts from there at the earliest. */
  extendedAtMs: number;
  extendRetryAtMs: number;
  /** Deadline of the bytes that are on their way; `null` when none are. */
  stagingDeadlineMs: number | null;
  stagingTries: number;
  stagingRetryAtMs: number;
  /** Commands of the present step that it has run; see command.ts. */
  commandIndex: number;
  commandTries: number;
  /** True when its process has to be told again, though the link is right. */
  mustReswitch: boolean;
  /** The last release that it was wanted to serve and was seen to serve. */
  served: ReleaseId | null;
  reswitches: number;
  /** The last order, and how often in a row it was given: an order that changes nothing is not given for ever. */
  lastOrder: string;
  repeats: number;
  /** Releases it held when it was first seen: only these are old. */
  oldReleases: readonly ReleaseId[];
  hasCleaned: boolean;
};

/** Why nothing goes forward, and since when. */
export type Hold = {
  readonly kind: 'human' | 'inconclusive' | 'barred' | 'quorum' | 'migration';
  readonly words: string;
  readonly sinceMs: number;
};

export type WatchState = {
  readonly stage: StageName;
  readonly startedAtMs: number;
  /** When it has to be over at the latest. */
  readonly deadlineMs: number;
  /** With no metrics nobody looks: the stage passes when its time is over and nothing failed. */
  readonly isBlind: boolean;
  verdict: WatchVerdict;
  words: string;
};

/** One look, as the screen and the audit log want it. */
export type LookLine = {
  readonly stage: StageName;
  readonly number: number;
  readonly sinceMs: number;
  readonly verdict: WatchVerdict;
  readonly p: number;
  readonly words: string;
};

/** Why the fleet is taken back. `isBlamed` marks the release bad; `isRestart` starts over at the canary afterwards. */
export type TakeBack = { readonly words: string; readonly isBlamed: boolean; readonly isRestart: boolean; readonly sinceMs: number };

export type FleetCommand = {
  readonly name: string;
  readonly command: string;
  readonly deadlineMs: number;
  readonly failure: 'stop' | 'warn';
};

export type RolloutState = {
  plan: RolloutPlan | null;
  /** The rollout's own time: never steps back, never leaps. */
  nowMs: number;
  inputMs: number;
  /** Effects of the event being reduced. */
  effects: RolloutEffect[];
  readonly hosts: Map<HostId, HostState>;
  step: StepName;
  stepSinceMs: number;
  /** The first epoch; 0 until the hosts have told theirs. */
  epoch: number;
  /** Claims that every host begins with: one more each time the deployer is started again. */
  fences: number;
  /** Where the whole fleet goes back to; `null` when there is no such release. */
  previous: { readonly id: ReleaseId; readonly digest: string } | null;
  isStagingOpen: boolean;
  stages: readonly StageName[];
  /** Index of the stage in turn; -1 before the first. */
  stageIndex: number;
  /** Stages whose switch was ordered. */
  switchedStages: number;
  /** Hosts of this stage that failed by themselves since it began, and hosts whose dead-man fired. */
  stageFaults: number;
  stageReverts: number;
  draws: number;
  draw: Draw | null;
  /** Fleet commands of the present step, and the one that is out. */
  commands: readonly FleetCommand[];
  commandIndex: number;
  command: { readonly name: string; readonly deadlineMs: number } | null;
  migrationIndex: number;
  /** Index of the doubtful migration that a human was asked about last; -1 for none. */
  migrationAsked: number;
  /** True once a migration was started that old code does not survive. */
  isCrossed: boolean;
  baselineSinceMs: number;
  isBaselineSkipped: boolean;
  watch: WatchState | null;
  looks: LookLine[];
  hold: Hold | null;
  /** True once the last watch passed: the release stays, whoever dies. */
  isCommitted: boolean;
  takeBack: TakeBack | null;
  restarts: number;
  outcome: RolloutOutcome | null;
};

/** Returns the state of a rollout before its `opened`. */
export function openRollout(): RolloutState {
  return {
    plan: null,
    nowMs: 0,
    inputMs: 0,
    effects: [],
    hosts: new Map(),
    step: 'idle',
    stepSinceMs: 0,
    epoch: 0,
    fences: 0,
    previous: null,
    isStagingOpen: false,
    stages: [],
    stageIndex: -1,
    switchedStages: 0,
    stageFaults: 0,
    stageReverts: 0,
    draws: 0,
    draw: null,
    commands: [],
    commandIndex: 0,
    command: null,
    migrationIndex: 0,
    migrationAsked: -1,
    isCrossed: false,
    baselineSinceMs: 0,
    isBaselineSkipped: false,
    watch: null,
    looks: [],
    hold: null,
    isCommitted: false,
    takeBack: null,
    restarts: 0,
    outcome: null,
  };
}

export function createHost(place: HostPlace, fences: number): HostState {
  return {
    place,
    standing: 'in',
    reason: '',
    isAbandoned: false,
    stage: null,
    placebos: [],
    isSubstitute: false,
    facts: null,
    base: null,
    fences,
    isClaimed: false,
    order: null,
    tries: 0,
    retryAtMs: 0,
    extension: null,
    extendedAtMs: 0,
    extendRetryAtMs: 0,
    stagingDeadlineMs: null,
    stagingTries: 0,
    stagingRetryAtMs: 0,
    commandIndex: 0,
    commandTries: 0,
    mustReswitch: false,
    served: null,
    reswitches: 0,
    lastOrder: '',
    repeats: 0,
    oldReleases: [],
    hasCleaned: false,
  };
}

/** The plan of a rollout that was opened. */
export function planOf(state: RolloutState): RolloutPlan {
  assert(state.plan !== null, 'the rollout was opened');
  return state.plan;
}

/** The stage in turn. */
export function stageOf(state: RolloutState): StageName | null {
  return state.stages[state.stageIndex] ?? null;
}
