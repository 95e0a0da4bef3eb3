/**
 * Every limit of the judge, with its reason.
 *
 * They are constants and not settings because each belongs to the method, not to a fleet: what differs from fleet to fleet (smallest effects, alpha,
 * durations) is in the design. Changing one changes the looks that a replay gives, so it is done with the simulations of the bench, never by feel.
 * See docs/design/0006-judge.md.
 */

/** Baseline that is remembered: longer tells little more about a host, and traffic of an hour ago is another traffic. */
export const BASELINE_MS = 600_000;
/** The recent part of it, for hosts that were changing already. */
export const RECENT_MS = 60_000;
/** Fewer hosts than this cannot carry three coefficients; each host is then its own baseline and nothing more. */
export const FIT_HOSTS_MIN = 12;
/** One host's residual counts as four deviations at most, so that a broken host cannot speak for a release. */
export const CLIP_DEVIATIONS = 4;
/** But the clip is never below this many smallest effects, or a very even fleet could not show one. */
export const CLIP_EFFECTS = 3;
/** Overdispersion of a host's counts from minute to minute, relative and squared. */
export const COUNT_FRAILTY = 0.2;
/** Keeps the weight of a host that expects next to nothing finite. */
export const COUNT_FLOOR = 0.3;
/** A count's residual is cut at this share of the hosts' distribution, but never below `COUNT_CAP_MIN`. */
export const COUNT_CAP_SHARE = 0.995;
export const COUNT_CAP_MIN = 3;
/** Re-draws pass the gate of the smallest effect at this share of it: their effect is only estimated, and the gate must not bite before the real one. */
export const GATE_SHARE = 0.8;
/**
 * A gauge's canaries are tested against being this share of the smallest effect worse, not against being no worse: after a minute any true difference of
 * two per cent is significant, and chance does the rest at the gate. Counts never get that exact.
 */
export const MARGIN_SHARE = 0.5;
/** Re-draws beyond this are looked at one by one; the rest is only counted. */
export const CANDIDATE_U = 2.5;
/** Looked for first: in a large fleet `ANCHOR_RANK` re-draws lie beyond it, and those below it need no value. Above `CANDIDATE_U`, or nothing is saved. */
export const FAR_U = 3;
/**
 * Among so few compared hosts a single one can carry a metric's whole variance: then the most extreme of all draws lies one deviation out, and every draw that
 * is worse than the mean is looked at.
 */
export const SMALL_FLEET_HOSTS = 40;
export const SMALL_FLEET_U = 0;
/** From this rank of the re-draws the tail is continued as a normal one. */
export const ANCHOR_RANK = 20;
/** A look may spend at least this share of an even portion, also when re-draws have just used up what was due. */
export const LOOK_PORTION_MIN = 0.1;
/** Chance of a false rollback that the signature rule and the silence rule may each spend in a watch, over all looks. */
export const RULE_ALPHA = 1e-5;
/** A host that told nothing for so long is silent. Shorter is a lost sample. */
export const SILENCE_MS = 10_000;
/** New kinds of log lines that a watch keeps; beyond, the log is a flood of unique lines and further ones are dropped. */
export const SIGNATURES_MAX = 5_000;
/** Signatures of one host and tick that are read; the sampler sends no more. */
export const HOST_SIGNATURES_MAX = 200;
/** Signatures and hosts that a look names, most telling first. */
export const NAMED_MAX = 10;
/** Characters of a log line that are read, and of its sample that is kept. */
export const LINE_MAX = 2_000;
export const SAMPLE_MAX = 200;
/** Deviations from its own expectation at which one canary is called an outlier. */
export const OUTLIER_DEVIATIONS = 6;
/** In so much of its ticks, and not before so many of them: shorter is a bad moment. */
export const OUTLIER_TICK_SHARE = 0.5;
export const OUTLIER_TICKS_MIN = 6;
/** Beyond this share of the hosts it is not the hosts' fault any more. */
export const HOST_SHARE_MAX = 0.2;
/** A watch that would have missed ten times as much of everything was not a watch. */
export const DETECTABLE_MAX = 10;
/** Of each arm, the hosts that must have told a metric for a pass to speak of it. */
export const HEARD_SHARE_MIN = 0.5;
/** Power at which `detectable` is stated: one-sided 99 %. */
export const POWER_Z = 2.3263478740408408;
/** Two-sided 99 %. */
export const INTERVAL_Z = 2.5758293035489004;
/** Hosts that a draw can index in 16 bits. */
export const HOSTS_MAX = 65_535;
