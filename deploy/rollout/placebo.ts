/**
 * Placebos: fresh copies of the previous release under names of their own.
 *
 * A switch by itself empties caches and restarts processes; hosts that only just did that must be compared with hosts that did the same. The name tells a
 * placebo's origin, so a host that was left on one by a deployer that died is known, and led back, by whoever comes next.
 */
import { type ReleaseId, releaseId } from '../../core/id.ts';
import type { StageName } from './types.ts';

const MARK = '.placebo-';

/** Names the copy of a release for the switch of one stage. */
export function placeboOf(release: ReleaseId, stage: StageName): ReleaseId {
  return releaseId(`${release}${MARK}${stage}`);
}

export function isPlacebo(release: ReleaseId): boolean {
  return release.includes(MARK);
}

/** Returns the release of which this is a copy, or the release itself. */
export function originOf(release: ReleaseId): ReleaseId {
  const [origin = release] = release.split(MARK, 1);
  return releaseId(origin);
}
