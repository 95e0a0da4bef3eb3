/**
 * Who may join, and who may come in.
 *
 * A certificate alone admits nobody: the coordinator also keeps a register of agents with the keys it gave certificates to. That is why
 * revoking needs no list that somebody has to fetch, why a revoked agent is refused at once although its certificate is still valid, and
 * why a forgotten agent's old key is worthless. A name belongs to its key until the certificate ends, so a stolen token cannot be used to
 * push a working agent aside.
 *
 * The order of the questions matters: a stranger without a good token learns nothing about names. See docs/design/0013-joining.md.
 */
import type { AgentId } from '../../core/id.ts';
import { type JoinToken, judgeToken, type ShownToken, type TokenProblem } from './token.ts';

/** An agent that joined. */
export type AgentRecord = {
  readonly agent: AgentId;
  /** SHA-256 of its public keys (SPKI), newest first: the one before stays good, for the answer with the newest may be lost. */
  readonly keyDigests: readonly string[];
  readonly joinedAtMs: number;
  /** When its newest certificate ends. */
  readonly expiresAtMs: number;
};

/** What a certificate says, once its signature is known to be ours. */
export type Credential = {
  readonly agent: AgentId;
  readonly keyDigest: string;
  readonly validFromMs: number;
  readonly expiresAtMs: number;
};

export type Refusal =
  | TokenProblem
  | 'name-taken'
  | 'revoked'
  | 'unknown-agent'
  | 'key-replaced'
  | 'no-certificate'
  | 'foreign-certificate'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'malformed-request'
  | 'too-many-tries'
  | 'not-tls';

/** What the register says of a name. */
export type Known = { readonly record: AgentRecord | null; readonly isRevoked: boolean };

/** Keys that stay good for an agent. */
const KEYS_KEPT = 2;

/** Returns why a stranger with a token does not get a certificate for the name, or `null`. */
export function judgeJoin(token: JoinToken | null, usedByKey: string | null, shown: ShownToken, known: Known): Refusal | null {
  const problem = judgeToken(token, usedByKey, shown);
  if (problem !== null) return problem;
  if (known.isRevoked) return 'revoked';
  const { record } = known;
  if (record === null || record.expiresAtMs <= shown.nowMs) return null;
  return record.keyDigests.includes(shown.keyDigest) ? null : 'name-taken';
}

/** Returns why the holder of the certificate does not come in, or `null`. */
export function judgeCredential(credential: Credential, known: Known, nowMs: number): Refusal | null {
  if (nowMs >= credential.expiresAtMs) return 'certificate-expired';
  if (nowMs < credential.validFromMs) return 'certificate-not-yet-valid';
  if (known.isRevoked) return 'revoked';
  if (known.record === null) return 'unknown-agent';
  return known.record.keyDigests.includes(credential.keyDigest) ? null : 'key-replaced';
}

/**
 * Returns why an agent that is in has to leave, or `null`. What counts is its newest certificate, not the one its stream was opened with: a
 * stream outlives many renewals.
 */
export function judgeStay(known: Known, nowMs: number): Refusal | null {
  if (known.isRevoked) return 'revoked';
  if (known.record === null) return 'unknown-agent';
  return nowMs >= known.record.expiresAtMs ? 'certificate-expired' : null;
}

/** Returns the record after a certificate was made for the key. */
export function withKey(
  before: AgentRecord | null,
  made: { readonly agent: AgentId; readonly keyDigest: string; readonly nowMs: number; readonly expiresAtMs: number },
): AgentRecord {
  // A name that was free again, or is new, owes nothing to older keys.
  const isNew = before === null || before.expiresAtMs <= made.nowMs;
  const older = isNew ? [] : before.keyDigests.filter((key) => key !== made.keyDigest);
  return {
    agent: made.agent,
    keyDigests: [made.keyDigest, ...older].slice(0, KEYS_KEPT),
    joinedAtMs: isNew ? made.nowMs : before.joinedAtMs,
    expiresAtMs: made.expiresAtMs,
  };
}
