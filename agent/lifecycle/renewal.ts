/**
 * When an agent asks for its next certificate.
 *
 * At two thirds of its life: there is a third left to try again in, and a coordinator that is away for an evening costs nothing. Agents that
 * were set up together would all ask together, so each is spread over a tenth by a number of its own. After a failure the next try comes
 * after a twelfth of what is left, so the tries become denser as the end comes near, but never more often than a limit.
 */

const RENEW_AT_RATIO = 2 / 3;
const SPREAD_RATIO = 0.1;
/** A coordinator that refuses now does not change its mind within a second. */
const SHORTEST_DELAY_MS = 1_000;
const TRIES_LEFT = 12;

export type Validity = { readonly issuedAtMs: number; readonly expiresAtMs: number };

/** Returns how long to wait before asking. `spread` is 0..1, the same for an agent every time or not. */
export function renewalDelayMs({ issuedAtMs, expiresAtMs }: Validity, nowMs: number, spread: number): number {
  const lifeMs = expiresAtMs - issuedAtMs;
  const dueMs = issuedAtMs + lifeMs * (RENEW_AT_RATIO - SPREAD_RATIO * spread);
  return Math.max(0, dueMs - nowMs);
}

/** Returns how long to wait after a try that failed, or `null` when the certificate has ended and asking is of no use. */
export function retryDelayMs({ expiresAtMs }: Validity, nowMs: number): number | null {
  const leftMs = expiresAtMs - nowMs;
  return leftMs <= 0 ? null : Math.max(SHORTEST_DELAY_MS, leftMs / TRIES_LEFT);
}
