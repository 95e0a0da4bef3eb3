/**
 * Which authority signs what, while one follows another.
 *
 * An agent pins the authority, so a new one must be known to all agents before the coordinator shows a certificate of it, and an old one
 * must be accepted until the last certificate that it signed has ended. Both take as long as a certificate lives: each agent renews within
 * that time and gets all authorities that are trusted then. So a new authority signs agents' certificates at once, and the coordinator's
 * own after the overlap; then the old one is not trusted any more. Nobody has to act in step, and nothing stops.
 *
 * An agent that was switched off for the whole overlap has to join again. See docs/design/0013-joining.md.
 */

/** What is decided about, without the key. */
export type Authority = {
  readonly id: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  /** From when the coordinator's own certificate is signed by it. */
  readonly servesFromMs: number;
};

export type AuthorityPlan<One extends Authority> = {
  /** Signs the certificates of agents: the newest. */
  readonly issuing: One;
  /** Signs the coordinator's own certificate, and is what an agent that joins has to pin. */
  readonly serving: One;
  /** Whose certificates are good, the serving one first. */
  readonly trusted: readonly One[];
};

/** An agent's certificate lives for a day: a machine that is off over night keeps its place, and one that was stolen loses it by itself. */
export const CERTIFICATE_TTL_MS = 24 * 60 * 60_000;
/** The coordinator's own certificate is made anew while it runs; a week is for clocks that are wrong. */
export const SERVER_CERTIFICATE_TTL_MS = 7 * 24 * 60 * 60_000;
/** Rotated by hand or by itself long before. */
export const AUTHORITY_TTL_MS = 5 * 365 * 24 * 60 * 60_000;
/** Certificates begin a little in the past: the clocks of build machines differ. */
export const CLOCK_SKEW_MS = 5 * 60_000;
/** With less than this left a successor is made by itself. */
const ROTATE_BEFORE_MS = 90 * 24 * 60 * 60_000;

/** Returns who signs what now, or `null` when no authority is valid. The order of the list does not matter. */
export function planAuthorities<One extends Authority>(authorities: readonly One[], nowMs: number): AuthorityPlan<One> | null {
  const newestFirst = authorities.filter((one) => nowMs < one.expiresAtMs).toSorted(byAge);
  const [issuing] = newestFirst;
  if (issuing === undefined) return null;
  const serving = newestFirst.find((one) => one.servesFromMs <= nowMs) ?? newestFirst.at(-1) ?? issuing;
  const newer = newestFirst.slice(0, newestFirst.indexOf(serving));
  return { issuing, serving, trusted: [serving, ...newer] };
}

/** Returns whether a successor is needed. */
export function isRotationDue(authorities: readonly Authority[], nowMs: number): boolean {
  return authorities.every((one) => one.expiresAtMs - nowMs < ROTATE_BEFORE_MS);
}

/** Returns when a successor made now may sign for the coordinator itself: at once when nobody pins anything yet, or has to join again anyway. */
export function planServesFromMs(authorities: readonly Authority[], nowMs: number, certificateTtlMs: number): number {
  // The skew: a certificate that was issued a moment ago by a clock that is ahead ends later than ours says.
  return planAuthorities(authorities, nowMs) === null ? nowMs : nowMs + certificateTtlMs + CLOCK_SKEW_MS;
}

/** Newest first; the id decides between two of the same millisecond. */
function byAge(a: Authority, b: Authority): number {
  return b.createdAtMs - a.createdAtMs || (a.id < b.id ? 1 : -1);
}
