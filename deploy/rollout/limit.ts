/**
 * The rollout's limits and deadlines, each with its reason.
 *
 * Everything that waits has a deadline and everything that is tried again has a count. What depends on the fleet (how long a host may take, how long a
 * stage is watched) is a setting; what stands here is the same for everybody.
 */

/** What the loop and the network may add to a host's own deadline before the rollout stops waiting by itself. */
export const ORDER_GRACE_MS = 5_000;
/** Linking or removing a hundred thousand files takes a disk this long. */
export const SLOW_ORDER_MS = 60_000;
/** Times an order is given to a host that does not answer or does not manage it, before the host is quarantined. */
export const MAX_TRIES = 3;
/** Between two tries: long enough for a reload of sshd, short beside a watch. */
export const RETRY_MS = 1_000;
/** Between two looks at a host that is not reachable. */
export const CATCH_UP_MS = 5_000;
/** Health checks are repeated after this: a service that starts needs a moment. */
export const HEALTH_RETRY_MS = 1_000;
/** Times a host that serves something else is switched again before it is quarantined: a second time somebody else is at work there. */
export const MAX_RESWITCHES = 1;
/** Claims of one host by one rollout: each lost answer to a switch costs one. `epoch.ts` has room for 4,096. */
export const MAX_FENCES = 1_000;

/** Bringing a whole release over a slow line. */
export const STAGING_MS = 1_800_000;
/** A dead-man is extended each time this part of its time has passed: two extensions may be lost. */
export const EXTENSIONS_PER_DEAD_MAN = 3;
/** A lost extension is repeated after this. */
export const EXTEND_RETRY_MS = 3_000;

/** A one-shot push has no samples from before; it waits for the baseline this long at most. A pipeline that samples all the time waits for nothing. */
export const BASELINE_WAIT_MS = 60_000;
/** Ticks before the first look: one tick of samples is no evidence. */
export const FIRST_LOOK_TICKS = 2;
/** What the judge may be late with its last look. */
export const WATCH_GRACE_MS = 30_000;
/** At the end of the canary's regular time the watch goes on while the judge's p is below this: near its boundary, but not beyond. */
export const NEAR_BOUNDARY_P = 0.05;
/** Looks kept for the screen: an hour of five-second ticks. */
export const MAX_LOOKS_KEPT = 720;

/** Times a rollout starts over at the canary after its deployer died or lost sight of its hosts. */
export const MAX_RESTARTS = 3;
/** A hold that nobody takes away ends after a working day: customers are not left on two releases for longer. */
export const HOLD_LIMIT_MS = 8 * 3_600_000;
/** How long a rollout that lost its quorum waits for hosts to come back. */
export const QUORUM_WAIT_MS = 300_000;
/** After the last watch, how long hosts that are behind are waited for before they are named and left to the next rollout. */
export const CONVERGE_MS = 120_000;
/** Above the dead-man's own time, what a host that cannot be reached is given to be seen again while the fleet is taken back. */
export const TAKE_BACK_GRACE_MS = 10_000;
/** Removing old releases is worth this and no more. */
export const CLEANING_MS = 60_000;

/** Ticks come every second: more time than this between two events did not pass for the rollout, its clock was set or its machine slept. */
export const MAX_SILENCE_MS = 10_000;
/** Steps that one event can lead through: all there are, and all of a second round. */
export const MAX_STEPS_PER_EVENT = 100;
