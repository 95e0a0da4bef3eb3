/** Every bound of the pipeline's decisions, each with its reason. Durations are milliseconds. */

/** A run that is lost is started again this often: a coordinator that restarts takes one, a bad night two. It never says anything of a commit. */
export const MAX_RUN_LOSSES = 3;
/** Whole runs again of one batch because the proof did not hold: what two fresh runs cannot prove needs eyes. */
export const MAX_RETESTS = 2;
/** Rollouts that failed for the hosts' sake before a person is asked. */
export const MAX_DEPLOY_FAILURES = 2;
/** A batch held for the infrastructure's sake is tried again by itself. */
export const INFRASTRUCTURE_PAUSE_MS = 5 * 60_000;
/** Failed cases of one run that are weighed; a culprit that breaks more is found by these. */
export const MAX_FAILURES = 200;
/** Mercy is counted over so long. */
export const MERCY_WINDOW_MS = 30 * 24 * 3_600_000;
/** Fewer acquittals by chance say nothing of a suite. */
export const MIN_CHANCES = 8;
/** So many acquittals by chance for each culprit make the next failure one, too, more likely than not even where a batch is suspected. */
export const MOSTLY = 4;
/** Reverts are counted over so long. */
export const REVERT_WINDOW_MS = 24 * 3_600_000;
/** Commits that are done and still shown; a busy day has 200. */
export const KEPT_COMMITS = 500;
/** Batches that are over and still shown. */
export const KEPT_BATCHES = 100;
/** Trees that were taken back and are remembered; a revert of a revert brings one back. */
export const KEPT_BAD_TREES = 200;
/** Paths of a batch that are named; with more every case counts as touched. */
export const MAX_BATCH_PATHS = 5_000;
