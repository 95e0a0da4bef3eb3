/** Checks who sent a webhook: an HMAC-SHA256 of the bytes as they came, in the form of GitHub's `X-Hub-Signature-256`. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const PREFIX = 'sha256=';

/** Returns `sha256=…` over the body. */
export function signBody(secret: string, body: Uint8Array): string {
  return `${PREFIX}${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Compares in constant time; a header that is missing or of another form is simply not the signature. */
export function isSignedBy(secret: string, body: Uint8Array, header: string | undefined): boolean {
  const expected = Buffer.from(signBody(secret, body));
  const given = Buffer.from(header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
