/** Chooses where a fleet goes back to when nothing is under way: a release that was good, that its hosts hold, and that is not what they serve. */
import { ExpectedError } from '../core/expected-error.ts';
import type { ReleaseId } from '../core/id.ts';
import type { HostStatus } from './api.ts';
import type { FleetMemory } from './journal/audit.ts';
import type { ReleaseStore } from './release/store.ts';
import type { Release } from './rollout/types.ts';

export type RollBackTarget = {
  readonly release: Release;
  /** What most hosts serve now and should never come back; `null` when they serve the target already. */
  readonly left: ReleaseId | null;
};

/** Returns the target. Throws `not-found` when there is none, or when the wanted one is not held by any host. */
export function chooseTarget(
  wanted: ReleaseId | null,
  status: readonly HostStatus[],
  memory: FleetMemory,
  store: ReleaseStore,
): RollBackTarget {
  const live = mostServed(status);
  const candidates = wanted === null ? goodReleases(memory).filter((id) => id !== live) : [wanted];
  const held = candidates.find((id) =>
    status.some(({ facts }) => facts?.releases.some((one) => one.id === id && one.digest !== null && !one.isBad) === true),
  );
  if (held === undefined) {
    const message =
      wanted === null ? 'no earlier release that was deployed is still on the hosts' : `no host holds ${wanted}, or it is bad`;
    throw new ExpectedError('not-found', message, { hint: 'push the revision that should be live: shard-run deploy push' });
  }
  return { release: store.get(held) ?? describe(held, status, memory), left: live === held ? null : live };
}

/** Returns the releases whose rollout ended well and that were not found bad later, newest first. */
export function goodReleases(memory: FleetMemory): ReleaseId[] {
  const good = memory.pushes.filter((push) => push.rollout !== null && memory.outcomes.get(push.rollout)?.result === 'deployed');
  return good.map((push) => push.release).filter((id) => !memory.badReleases.has(id));
}

function mostServed(status: readonly HostStatus[]): ReleaseId | null {
  const counts = new Map<ReleaseId, number>();
  for (const { facts } of status) if (facts?.current) counts.set(facts.current, (counts.get(facts.current) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The deployer's own copy may be gone; the hosts and the log know enough to switch to it, and which tree to make it of for hosts that lack it. */
function describe(id: ReleaseId, status: readonly HostStatus[], memory: FleetMemory): Release {
  const digest = status.flatMap(({ facts }) => facts?.releases ?? []).find((one) => one.id === id)?.digest ?? '';
  const push = memory.pushes.find((one) => one.release === id);
  return { id, commit: push?.commit ?? '', tree: push?.tree ?? '', digest, certificate: push?.certificate ?? '', files: 0, bytes: 0 };
}
