/**
 * Questions to a host's own account of itself.
 *
 * Facts are the only thing that is believed: a release is held when the host's own check of its files gave the digest that is asked for, and what a host
 * serves *for good* is what it would serve if every deployer were gone, that is, after its dead-man has fired.
 */
import type { ReleaseId } from '../../core/id.ts';
import type { HeldRelease, HostFacts } from '../command/order.ts';
import { originOf } from './placebo.ts';

/** The release as the host holds it, verified and not bad; `null` otherwise. With a digest, only that content. */
export function usableRelease(facts: HostFacts, id: ReleaseId, digest: string | null): HeldRelease | null {
  const held = facts.releases.find((release) => release.id === id);
  if (held === undefined || held.digest === null || held.isBad) return null;
  return digest === null || held.digest === digest ? held : null;
}

/** What the host serves when nobody does anything; a placebo counts as its origin. `null`: nothing, or nothing of ours. */
export function servedForGood(facts: HostFacts): ReleaseId | null {
  const { current, deadMan } = facts;
  if (current === null) return null;
  return originOf(deadMan !== null && deadMan.from === current ? deadMan.revertTo : current);
}
