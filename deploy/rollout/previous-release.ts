/**
 * The one release that the whole fleet goes back to.
 *
 * Decided once, before anything is touched, for all hosts together: tools that let each host choose "the one before" take half of a fleet to another
 * revision than the rest. It is what most hosts serve for good, and a quorum of all hosts has to hold it with one and the same verified content. A release
 * that any host knows as bad is out. Hosts that do not hold it are switched last, when nobody will want to go back.
 */
import type { ReleaseId } from '../../core/id.ts';
import type { HostFacts } from '../command/order.ts';
import { servedForGood, usableRelease } from './fact.ts';

export type PreviousQuery = {
  readonly facts: readonly HostFacts[];
  /** All hosts of the fleet, reachable or not. */
  readonly hosts: number;
  readonly quorumRatio: number;
  readonly next: ReleaseId;
};

/** Returns the release to go back to, or `null` when no quorum could. */
export function choosePrevious(query: PreviousQuery): { readonly id: ReleaseId; readonly digest: string } | null {
  const bad = new Set(query.facts.flatMap((facts) => facts.releases.filter((held) => held.isBad).map((held) => held.id)));
  const votes = new Map<ReleaseId, number>();
  for (const facts of query.facts) {
    const served = servedForGood(facts);
    if (served !== null && served !== query.next && !bad.has(served)) votes.set(served, (votes.get(served) ?? 0) + 1);
  }
  const ranked = [...votes].toSorted((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  for (const [id] of ranked) {
    const digest = commonDigest(query, id);
    if (digest !== null) return { id, digest };
  }
  return null;
}

/** The content that a quorum holds under the name; two contents under one name are never both right. */
function commonDigest(query: PreviousQuery, id: ReleaseId): string | null {
  const holders = new Map<string, number>();
  for (const facts of query.facts) {
    const digest = usableRelease(facts, id, null)?.digest ?? null;
    if (digest !== null) holders.set(digest, (holders.get(digest) ?? 0) + 1);
  }
  for (const [digest, count] of holders) if (count >= query.quorumRatio * query.hosts) return digest;
  return null;
}
