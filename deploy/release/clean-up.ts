/**
 * Which releases a host may drop.
 *
 * Tools that count folders remove the last good release after a few failed ones, because a failed release is a folder, too. Here the releases that
 * somebody may go back to are named by whoever knows (the journal) and are never counted against the others; a host adds what only it knows: what it
 * serves, what is pinned, where its dead-man leads. What is left goes from the least useful on: bad, then never proven, then oldest.
 */
import type { ReleaseId } from '../../core/id.ts';
import type { HeldRelease, HostFacts } from '../command/order.ts';

/**
 * Returns the releases to remove, at most as many as leave `keep` on the host. `protect` has the previous good release and whatever else a rollout still needs;
 * with more of these than `keep`, the host keeps them all. `newestFirst` is the journal's order of releases: a host cannot tell their age, because
 * rsync and hard links carry times over. What the journal does not know goes before what it knows.
 */
export function planCleanUp(
  facts: HostFacts,
  keep: number,
  protect: readonly ReleaseId[],
  newestFirst: readonly ReleaseId[] = [],
): readonly ReleaseId[] {
  const kept = new Set<ReleaseId | null>([facts.current, facts.running, ...protect]);
  if (facts.deadMan !== null) kept.add(facts.deadMan.from).add(facts.deadMan.revertTo);
  const candidates = facts.releases.filter((held) => !held.isPinned && !kept.has(held.id));
  const age = new Map(newestFirst.map((id, index) => [id, index]));
  const ageOf = (held: HeldRelease): number => age.get(held.id) ?? newestFirst.length;
  const sorted = candidates.toSorted((a, b) => usefulness(a) - usefulness(b) || ageOf(b) - ageOf(a));
  return sorted.slice(0, Math.max(0, facts.releases.length - keep)).map((held) => held.id);
}

function usefulness(held: HeldRelease): number {
  if (held.isBad) return 0;
  return held.digest === null ? 1 : 2;
}
