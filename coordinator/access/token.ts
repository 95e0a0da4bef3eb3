/**
 * The life of a join token.
 *
 * A token lets a machine that nobody knows yet ask for a certificate. It is a text that people paste into terminals and chats, so it is
 * assumed to leak: it ends by itself, and one for a single machine is used up by the first key that shows it. The coordinator keeps only a
 * digest. A token is 256 random bits, so a plain SHA-256 cannot be guessed back and needs no salt and no slow hash.
 *
 * An answer may be lost on its way after a single-use token was used up. So it is used up *for a key*: the same key may ask again and gets
 * the same answer, anybody else is refused. See docs/design/0013-joining.md.
 */

/** A token as it is kept: never the text itself. */
export type JoinToken = {
  /** The first half of the text: public, it only finds the record. */
  readonly id: string;
  /** SHA-256 of the whole text, hex. */
  readonly digest: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly isSingleUse: boolean;
};

/** Long enough to walk to the machine, short enough that yesterday's terminal is worthless. */
export const TOKEN_TTL_MS = 60 * 60_000;
/** A token is for the day on which machines are set up; whoever needs more makes another. */
export const LONGEST_TOKEN_TTL_MS = 7 * 24 * 60 * 60_000;

export type TokenProblem = 'token-wrong' | 'token-expired' | 'token-used';

/** What was shown: `digest` of the text, and `keyDigest` of the key that wants a certificate. */
export type ShownToken = { readonly digest: string; readonly keyDigest: string; readonly nowMs: number };

/** Returns why the token does not admit the key, or `null`. `usedByKey`: the key that used it up, `null` while none has. */
export function judgeToken(token: JoinToken | null, usedByKey: string | null, shown: ShownToken): TokenProblem | null {
  if (token === null || token.digest !== shown.digest) return 'token-wrong';
  if (shown.nowMs >= token.expiresAtMs) return 'token-expired';
  if (token.isSingleUse && usedByKey !== null && usedByKey !== shown.keyDigest) return 'token-used';
  return null;
}
