/**
 * The run's limits and deadlines, each with its reason.
 *
 * Everything that waits has a deadline, and everything that can be tried again has a count. None is a setting: what a project needs
 * differently is learned from its history.
 */

/** A unit is killed after this long at least: compilers, browsers and cold caches have bad days, and killing a slow test is a false red. */
export const MIN_LEASE_MS = 120_000;
/** The same for a file that nobody has timed yet. */
export const MIN_UNKNOWN_LEASE_MS = 300_000;
/** Above the estimate by this factor nobody believes that the unit still ends. */
export const LEASE_FACTOR = 10;
/** Quantile of the file's own spread, standard deviations of the logarithm: the 90th percentile. */
export const LEASE_SPREAD_Z = 1.2816;
/** A lease longer than this is as good as none, unless the unit is expected to take that long. */
export const MAX_LEASE_MS = 3_600_000;
/** What even the longest unit is given, in multiples of its expectation. */
export const MAX_LEASE_FACTOR = 3;

/** The agent kills a unit at its timeout and says so; silence for this much longer means that its word is lost. */
export const LEASE_GRACE_MS = 15_000;

/** Reports that overtook another one and wait for it, a lease. Streams keep their order; more than this is not a reordering. */
export const MAX_EARLY_REPORTS = 64;
/** Times the cases without an outcome are handed out again before they are missing. */
export const MAX_GAP_ROUNDS = 2;
/** Agents lost under one file without one case ending in between: the file is then suspected of killing machines. */
export const MAX_LOSSES = 3;
/** A process that dies twice under one case, or twice under a file with no case to blame, is the test's doing. */
export const MAX_DEATHS = 2;
/** Protocol violations after which an agent gets no more work. */
export const MAX_AGENT_FAULTS = 3;
/** Files that an agent alone failed and that are being repeated elsewhere: from so many on, or from its slots, it waits for the answers. */
export const LEAST_DOUBTS = 2;
/** But only when it has more of them than the others by this factor: where everything fails, nobody is to blame. */
export const DOUBT_FACTOR = 2;
/** Controls of an agent's failures that found nothing: so many, and one more for each so many units that it ended. A broken revision costs no more. */
export const FREE_CONTROLS = 8;
export const UNITS_PER_CONTROL = 8;
/** Files that wait for the judgement of an agent; what comes above is settled as it is. Each holds its cases in memory. */
export const MAX_HELD_FILES = 256;
/** No case runs for a day: a duration above it is not one. */
export const MAX_CASE_MS = 24 * 3_600_000;
/** Attempts kept of one case: more are told apart by nobody. */
export const MAX_ATTEMPTS_KEPT = 32;
/** Errors kept for the summary; the rest are counted. They were all shown as they happened. */
export const MAX_ERRORS_KEPT = 1_000;
/** Errors outside cases kept of one file: a broken loop throws the same thing for ever, in other words. */
export const MAX_FILE_ERRORS = 100;
/** Reasons listed one by one; the rest are counted. */
export const MAX_REASONS_KEPT = 50;

/** Opening and discovering may compile a large project; above this an agent is stuck. */
export const DISCOVERY_MS = 300_000;
/** Global teardown and coverage, when the work is done. */
export const CLOSE_MS = 10_000;
/** The same after Ctrl-C, where the user waits two seconds at most, and on an agent that an urgent run waits for. */
export const INTERRUPTED_CLOSE_MS = 1_200;
/**
 * The same of a run of a pool: others have its agents within a second, ticks and all. A runner that takes longer is killed by the suite that is
 * opened there next.
 */
export const SHARED_INTERRUPTED_CLOSE_MS = 700;
/** How long work that no connected agent can take waits for one to come back: an agent's own restart. */
export const REJOIN_MS = 10_000;
/** The same where other runs hold the agents: the longest of them may have to end first. */
export const SHARED_REJOIN_MS = 1_800_000;
/** How long a unit may go on on an agent that another run is to have: nearly all files end by then, and of the others only the case that runs is lost. */
export const WITHDRAW_MS = 30_000;
/**
 * Ticks come four times a second: more time than this between two inputs did not pass for the run. Well below every limit that an agent has
 * to keep: nobody could keep it while this coordinator stood still, and the agents have to come back first.
 */
export const MAX_SILENCE_MS = 2_000;
