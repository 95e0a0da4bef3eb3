/**
 * What can be asked of a host, and what a host tells of itself.
 *
 * A host is the only one that knows what it serves, so nothing here is remembered on its behalf: each answer carries the host's own facts, and
 * whoever decides reads them again. Every order that changes something is a compare-and-swap: it names the epoch of the deployer that gives it and
 * what it believes `current` to be, and the host refuses it when either is not so. Repeating an order is therefore safe, an order from a deployer that
 * was superseded does nothing, and no lock can go stale. See docs/design/0005-rollout.md.
 */
import type { HostId, ReleaseId } from '../../core/id.ts';

/** A release as a host holds it. `digest` is the SHA-256 (hex) of the manifest that was checked against the files there; `null` while it never was. */
export type HeldRelease = { readonly id: ReleaseId; readonly digest: string | null; readonly isBad: boolean; readonly isPinned: boolean };

/** What will take the host back by itself. `deadlineMs` is on the host's own clock, `leftMs` until then as the host saw it when it answered. */
export type ArmedDeadMan = {
  readonly epoch: number;
  readonly from: ReleaseId;
  readonly revertTo: ReleaseId;
  readonly deadlineMs: number;
  readonly leftMs: number;
};

/** A host's own account of itself at one moment. */
export type HostFacts = {
  /** The highest epoch that claimed this host; 0 when none ever did. */
  readonly epoch: number;
  /** What `current` points to: `null` when there is none, `foreign` when it is a directory, a file, or a link to something that is no release. */
  readonly current: ReleaseId | null;
  readonly foreign: string | null;
  readonly releases: readonly HeldRelease[];
  readonly deadMan: ArmedDeadMan | null;
  /** The dead-man's last revert, until the next switch that is carried out: the release it took away, and when on the host's clock. */
  readonly reverted: { readonly epoch: number; readonly from: ReleaseId; readonly atMs: number } | null;
  /**
   * What the serving process really runs, by its working directory; `null` when nothing is configured, when it cannot be told, and in answers to other
   * orders than `probe`, `claim` and `switch`.
   */
  readonly running: ReleaseId | null;
  /** Unix milliseconds by the host's clock. */
  readonly clockMs: number;
  readonly freeBytes: number;
};

export type HostOrder =
  | { readonly type: 'probe' }
  /**
   * Makes `epoch` the host's, so that every older deployer is refused from now on. An armed dead-man stays armed, and is of the new epoch: whoever
   * takes a host over must extend, confirm or switch, or the host goes back.
   */
  | { readonly type: 'claim'; readonly epoch: number }
  /**
   * Points `current` at `to` in one rename and reloads. With `deadMan`, arms it first: unless extended or confirmed within `afterMs`, the host
   * goes back to `revertTo` by itself. Answered `done` also when `current` is `to` already, with the dead-man as this order has it, and without a
   * reload unless the one before failed. When `expect` is `to` itself the reload is what is wanted: the process serves something else than its link.
   */
  | {
      readonly type: 'switch';
      readonly epoch: number;
      readonly expect: ReleaseId | null;
      readonly to: ReleaseId;
      readonly deadMan: { readonly afterMs: number; readonly revertTo: ReleaseId } | null;
    }
  /** Gives the armed dead-man `afterMs` from now. Refused (`stale`) when it has fired or `current` is another release. */
  | { readonly type: 'extend'; readonly epoch: number; readonly current: ReleaseId; readonly afterMs: number }
  /** Disarms the dead-man: `current` stays. Refused (`stale`) when it has fired or `current` is another release; `done` also when none is armed. */
  | { readonly type: 'confirm'; readonly epoch: number; readonly current: ReleaseId }
  /** Makes a placebo: a copy of `from` under the name `to`, by hard links. */
  | { readonly type: 'copy'; readonly epoch: number; readonly from: ReleaseId; readonly to: ReleaseId }
  | { readonly type: 'mark-bad'; readonly epoch: number; readonly release: ReleaseId }
  | { readonly type: 'pin'; readonly epoch: number; readonly release: ReleaseId; readonly isPinned: boolean }
  /** Never removes `current`, a pinned release, or what an armed dead-man reverts to, whatever is asked. */
  | { readonly type: 'remove'; readonly epoch: number; readonly releases: readonly ReleaseId[] }
  /** Runs a command of the configuration (a hook, a health check) in the release's folder. */
  | {
      readonly type: 'run';
      readonly epoch: number;
      readonly name: string;
      readonly release: ReleaseId | null;
      readonly command: string;
      readonly deadlineMs: number;
    };

/**
 * `fenced`: another deployer has claimed the host. `stale`: `current` or the dead-man is not what the order says, or the order's epoch never claimed
 * this host. `not-held`: the release is not on the
 * host or was never verified. `foreign`: `current` is not a link of ours. `no-space`: the disk is full. `reload-failed`: switched, but the reload
 * command failed. `failed`: anything else, in words. `unreachable`: the host gave no answer; whether the order was carried out is not known.
 */
export type HostRefusal = 'fenced' | 'stale' | 'not-held' | 'foreign' | 'no-space' | 'reload-failed' | 'failed' | 'unreachable';

export type HostAnswer =
  | { readonly host: HostId; readonly isDone: true; readonly facts: HostFacts; readonly output: string }
  | {
      readonly host: HostId;
      readonly isDone: false;
      readonly refusal: HostRefusal;
      readonly detail: string;
      readonly facts: HostFacts | null;
    };
