/**
 * Every host of a rollout as a grid shows it: what it serves by its own word, which part it has in the draw, what became of it.
 *
 * The terminal counts hosts, because it has no room for three hundred of them; a page draws each one, and whoever looks wants to find the one that is
 * not as the others. What a host serves is what it said last, never what it was told.
 */
import type { HostId, ReleaseId } from '../../core/id.ts';
import { isPlacebo } from './placebo.ts';
import type { HostState, RolloutState } from './state.ts';

/** `placebo` serves a copy of the old release; `unknown` has not said what it serves, or that may not be true any more. */
export type HostPicture = {
  readonly name: HostId;
  readonly group: string;
  readonly rack: string;
  /** Empty when unknown. */
  readonly release: ReleaseId | '';
  readonly arm: 'canary' | 'placebo' | 'wave' | 'full' | 'hold-back' | 'none';
  readonly state: 'next' | 'previous' | 'other' | 'unknown' | 'quarantined';
  /** Why it takes no part; empty while it does. */
  readonly words: string;
};

/** Returns the hosts in the order of the inventory. */
export function hostPictures(state: RolloutState): readonly HostPicture[] {
  return Array.from(state.hosts.values(), (host) => {
    const { id, group, rack } = host.place;
    const release = host.facts?.current ?? null;
    return {
      name: id,
      group,
      rack,
      release: release ?? '',
      arm: armOf(host.stage, release),
      state: stateOf(state, host, release),
      words: host.reason,
    };
  });
}

function armOf(stage: HostPicture['arm'] | null, release: ReleaseId | null): HostPicture['arm'] {
  return release !== null && isPlacebo(release) ? 'placebo' : (stage ?? 'none');
}

function stateOf({ plan, previous }: RolloutState, host: HostState, release: ReleaseId | null): HostPicture['state'] {
  if (host.standing === 'out' || host.standing === 'faulty' || host.isAbandoned) return 'quarantined';
  if (host.facts === null) return 'unknown';
  if (release === plan?.release.id) return 'next';
  return release !== null && (release === previous?.id || isPlacebo(release)) ? 'previous' : 'other';
}
