/**
 * What a refused agent is told, and with which status.
 *
 * One table for the wire and for the coordinator's own log, so that whoever looks at either sees the same sentence. A refusal never quotes a
 * token, and what it says to a stranger does not tell a wrong token from one that never was. UNAUTHENTICATED means that a new
 * credential would help, PERMISSION_DENIED that a person has to decide. See docs/design/0013-joining.md.
 */
import type { Refusal } from './admission.ts';

type Row = { readonly status: 'UNAUTHENTICATED' | 'PERMISSION_DENIED' | 'RESOURCE_EXHAUSTED' | 'INVALID_ARGUMENT'; readonly text: string };

const ASK_FOR_TOKEN = 'make a new one with shard-run coordinator token';
const JOIN_AGAIN = 'join again with shard-run agent join';

/** Each refusal in words. */
export const REFUSALS: Readonly<Record<Refusal, Row>> = {
  'token-wrong': { status: 'UNAUTHENTICATED', text: `the join token is not one of this coordinator; ${ASK_FOR_TOKEN}` },
  'token-expired': { status: 'UNAUTHENTICATED', text: `the join token has expired; ${ASK_FOR_TOKEN}` },
  'token-used': { status: 'UNAUTHENTICATED', text: `the join token was for one machine and has been used; ${ASK_FOR_TOKEN}` },
  'name-taken': {
    status: 'PERMISSION_DENIED',
    text: 'an agent of this name has a valid certificate; choose another --id, or let go of it with shard-run coordinator forget',
  },
  'revoked': { status: 'PERMISSION_DENIED', text: 'the agent was revoked; shard-run coordinator forget lets the name join again' },
  'unknown-agent': { status: 'PERMISSION_DENIED', text: `the coordinator does not know the agent any more; ${JOIN_AGAIN}` },
  'key-replaced': { status: 'PERMISSION_DENIED', text: `the certificate was replaced by a newer one; ${JOIN_AGAIN}` },
  'no-certificate': { status: 'UNAUTHENTICATED', text: `no certificate was shown, and only joining needs none; ${JOIN_AGAIN}` },
  'foreign-certificate': { status: 'UNAUTHENTICATED', text: `the certificate is not of this coordinator; ${JOIN_AGAIN}` },
  'certificate-expired': { status: 'UNAUTHENTICATED', text: `the certificate has expired; ${JOIN_AGAIN}` },
  'certificate-not-yet-valid': {
    status: 'UNAUTHENTICATED',
    text: 'the certificate is not valid yet; the clocks of agent and coordinator differ',
  },
  'malformed-request': { status: 'INVALID_ARGUMENT', text: 'the certificate request is no signed PKCS#10 request for a P-256 key' },
  'too-many-tries': { status: 'RESOURCE_EXHAUSTED', text: 'too many refused tries from this address; try again in a minute' },
  'not-tls': { status: 'UNAUTHENTICATED', text: 'the connection is not TLS, or was given up by the other side' },
};
