/**
 * How agent and coordinator name each other in certificates.
 *
 * A private authority signs for one coordinator and its agents, so host names prove nothing here: the coordinator's certificate carries one
 * fixed name, and an agent's carries the agent's id as a URI. What a certificate may be used for (server or client) is in its extensions,
 * so no agent can pose as the coordinator. A fingerprint is the SHA-256 of an authority's certificate.
 */
import { sha256Hex } from './digest.ts';
import { type AgentId, agentId } from './id.ts';

/** The name in the coordinator's certificate when its own authority signed it. Ends in a domain that is reserved and never resolves. */
export const COORDINATOR_NAME = 'coordinator.shard-run.internal';

/** A path separator or a space in a name would be somebody's surprise in a file name or a log. */
export const AGENT_ID_FORM = /^[\w.-]{1,128}$/;

const URI_PREFIX = 'urn:shard-run:agent:';
const FINGERPRINT_FORM = /^sha256:[0-9a-f]{64}$/;

/** Returns the URI that stands for an agent in its certificate. */
export function agentUri(agent: string): string {
  return `${URI_PREFIX}${agent}`;
}

/** Returns the agent that a certificate's subject alternative name, as Node prints it, is for; `null` when it is not exactly one agent. */
export function agentOfAltName(altName: string | undefined): AgentId | null {
  const uri = altName?.startsWith(`URI:${URI_PREFIX}`) === true ? altName.slice(4 + URI_PREFIX.length) : '';
  return AGENT_ID_FORM.test(uri) ? agentId(uri) : null;
}

/** Returns `sha256:` and 64 hex digits for a certificate's DER bytes. */
export function fingerprintOf(certificate: Uint8Array): string {
  return `sha256:${sha256Hex(certificate)}`;
}

/** Returns whether the text is a fingerprint as `fingerprintOf` writes it. */
export function isFingerprint(text: string): boolean {
  return FINGERPRINT_FORM.test(text);
}
