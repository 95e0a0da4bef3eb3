/**
 * The words of a rollout: what it starts from, what happens to it, what it asks for.
 *
 * A rollout is a pure reducer: `reduce(state, event) -> { state, effects }`. Every event carries `nowMs` and is in the journal before it is reduced; so
 * the journal alone says what was decided and why, and a deployer that starts again reads it, asks the hosts what is true, and goes on.
 * See docs/design/0005-rollout.md.
 */
import type { HostId, ReleaseId, RolloutId } from '../../core/id.ts';
import type { Look, MetricSpec, WatchDesign } from '../analysis/types.ts';
import type { HostAnswer, HostOrder } from '../command/order.ts';

/** A release as it was made from a tested tree. Sizes in bytes. */
export type Release = {
  readonly id: ReleaseId;
  readonly commit: string;
  /** Digest of the git tree that was tested. */
  readonly tree: string;
  /** SHA-256 (hex) of the content manifest; what every host has to prove before it may be switched. */
  readonly digest: string;
  /** SHA-256 (hex) of the certificate's file; empty when a human overrode the gate, who is then named in the plan. */
  readonly certificate: string;
  readonly files: number;
  readonly bytes: number;
};

/** A host as the rollout sees it. `rack` and `group` make its stratum; its `roles` say which hooks are for it. */
export type HostPlace = { readonly id: HostId; readonly group: string; readonly rack: string; readonly roles?: readonly string[] };

/** A command of the configuration. `on`: once for the fleet (run here), or on every host of the stage. */
export type Hook = {
  readonly name: string;
  readonly at: 'before-sync' | 'before-stage' | 'before-switch' | 'after-switch' | 'after-stage' | 'after-finish' | 'after-rollback';
  readonly on: 'fleet' | 'host';
  readonly stages: readonly StageName[];
  /** Of a command on hosts: those with one of these roles. Absent or empty: every host. */
  readonly roles?: readonly string[];
  readonly command: string;
  readonly deadlineMs: number;
  /** What a failure means; a hook after the end (`after-finish`, `after-rollback`) can only `warn`. */
  readonly failure: 'stop' | 'warn';
};

/** Runs once a fleet before the first switch, ever, by `name`. `isReversible`: old code works after it, so a rollback may cross it by itself. */
export type Migration = {
  readonly name: string;
  readonly command: string;
  readonly deadlineMs: number;
  readonly isReversible: boolean;
  /** An earlier rollout began it, and nobody knows how it ended: a human is asked before it runs again. */
  readonly isDoubtful?: boolean;
};

export type StageName = 'canary' | 'wave' | 'full' | 'hold-back';

/** Durations in milliseconds, ratios 0..1. */
export type RolloutSettings = {
  readonly canaryRatio: number;
  readonly canaryMin: number;
  readonly canaryMax: number;
  readonly placeboRatio: number;
  readonly waveRatio: number;
  readonly holdBackRatio: number;
  readonly canaryMs: number;
  /** The canary's watch goes on up to here while the judge is undecided near its boundary. */
  readonly canaryExtendedMs: number;
  readonly waveMs: number;
  readonly fullMs: number;
  readonly tickMs: number;
  readonly baselineMs: number;
  /** False-rollback chance of the canary, wave and full watch; their sum is the whole plan's. */
  readonly alpha: { readonly canary: number; readonly wave: number; readonly full: number };
  readonly redraws: number;
  readonly deadManMs: number;
  /** Hosts that must be reachable for a rollout to begin or go on, of all. */
  readonly quorumRatio: number;
  /** Hosts of one stage that may fail their own switch or health check before the release is blamed. */
  readonly stageFailures: number;
  readonly inconclusive: 'hold' | 'promote' | 'roll-back';
  readonly keepReleases: number;
  readonly hostDeadlineMs: number;
  /** Health check, run on each host after its switch; `null` for none. */
  readonly health: { readonly command: string; readonly deadlineMs: number; readonly tries: number } | null;
};

export type RolloutPlan = {
  readonly id: RolloutId;
  readonly fleet: string;
  readonly release: Release;
  /** Skips canary and wave, keeps the hold-back and its watch. */
  readonly isEmergency: boolean;
  readonly hosts: readonly HostPlace[];
  readonly metrics: readonly MetricSpec[];
  readonly seed: string;
  readonly settings: RolloutSettings;
  readonly hooks: readonly Hook[];
  /** Those not yet in the fleet's journal. */
  readonly migrations: readonly Migration[];
  /** An earlier rollout ran a migration that what is live does not survive: nothing goes back there by itself. */
  readonly isCrossed?: boolean;
  /** Releases that clean-up leaves on the hosts, besides this one, the one before and pinned ones; absent: only placebos are removed. */
  readonly keep?: readonly ReleaseId[];
  readonly actor: string;
  readonly reason: string;
};

/** A human's word, from any process on the deployer's machine. */
export type HumanCommand =
  | { readonly type: 'hold'; readonly actor: string; readonly reason: string }
  /** Takes a hold away. */
  | { readonly type: 'release'; readonly actor: string; readonly reason: string }
  /** Goes on to the next stage now, without waiting for the judge; asks for a reason. */
  | { readonly type: 'promote'; readonly actor: string; readonly reason: string }
  | { readonly type: 'roll-back'; readonly actor: string; readonly reason: string };

export type RolloutEvent = {
  readonly nowMs: number;
} /** `baselineSinceMs`: since when the fleet is sampled; absent when that begins now. */ & (
  | { readonly type: 'opened'; readonly plan: RolloutPlan; readonly baselineSinceMs?: number }
  /** The deployer was started again and goes on with this journal: nothing that was asked before is awaited any more. */
  | { readonly type: 'resumed'; readonly baselineSinceMs?: number }
  | { readonly type: 'tick' }
  | { readonly type: 'host-answered'; readonly order: HostOrder; readonly answer: HostAnswer }
  | { readonly type: 'host-staged'; readonly host: HostId; readonly digest: string; readonly sentBytes: number }
  | { readonly type: 'host-staging-failed'; readonly host: HostId; readonly detail: string; readonly isFinal: boolean }
  | { readonly type: 'host-joined'; readonly place: HostPlace }
  /** `outcome` of a fleet hook or migration. */
  | { readonly type: 'command-ended'; readonly name: string; readonly isDone: boolean; readonly detail: string }
  | { readonly type: 'looked'; readonly stage: StageName; readonly look: Look }
  /** Continuous proof of what hosts serve: those that do not serve what they should. */
  | { readonly type: 'drift-seen'; readonly hosts: readonly { readonly host: HostId; readonly serves: string }[] }
  | { readonly type: 'human'; readonly command: HumanCommand }
);

export type RolloutEffect =
  | { readonly type: 'order'; readonly host: HostId; readonly order: HostOrder }
  /** Bring the release's bytes to the host and verify them there; `from` is a release that the host is proven to hold. */
  | {
      readonly type: 'stage-release';
      readonly host: HostId;
      readonly release: Release;
      readonly from: ReleaseId | null;
      readonly epoch: number;
    }
  | { readonly type: 'run-command'; readonly name: string; readonly command: string; readonly deadlineMs: number }
  /** Begin to judge: ticks from now on count as after the switch, ticks before as baseline. */
  | { readonly type: 'start-watch'; readonly stage: StageName; readonly design: WatchDesign }
  | { readonly type: 'stop-watch' }
  | { readonly type: 'notify'; readonly notice: Notice }
  | { readonly type: 'finish'; readonly outcome: RolloutOutcome };

/** For the audit log, the screen, webhooks and deploy markers. */
export type Notice = {
  readonly kind: 'stage' | 'verdict' | 'host' | 'human' | 'hook' | 'finish' | 'warning';
  readonly words: string;
  readonly hosts: readonly HostId[];
};

export type RolloutOutcome = {
  readonly result: 'deployed' | 'rolled-back' | 'refused' | 'held' | 'superseded';
  readonly words: string;
  /** Hosts that do not serve what the outcome says, named, with the reason. */
  readonly quarantined: readonly { readonly host: HostId; readonly reason: string }[];
};
