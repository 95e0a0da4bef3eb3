import { createHash } from 'node:crypto';

/** Returns the SHA-256 of UTF-8 text or bytes, as 64 lower-case hex digits. A pure function: the one use of `node:crypto` in `core`. */
export function sha256Hex(input: string | Uint8Array): string {
  return createHash('sha256').update(input).digest('hex');
}

/**
 * Returns the first 132 bits of the SHA-256 as 22 characters of base64url: short enough for a report, long enough never to collide.
 * A leading dash becomes an underscore, since a user writes such a digest after a verb, where a word that begins with a dash is an option.
 */
export function shortDigest(input: string): string {
  return createHash('sha256').update(input).digest('base64url').slice(0, 22).replace(/^-/, '_');
}
