/**
 * Bringing the release's bytes to hosts that do not hold it yet.
 *
 * Bytes take their own way beside orders, and as many hosts as there are at once: how many move at a time is the edge's choice. Staging is asked for
 * as long as the host's own facts do not hold the release with its digest, so bytes that were brought before the rollout began cost nothing, and a host
 * that comes back is caught up by the same rule. A host whose bytes cannot be brought never counts against the release.
 */
import { notify } from './effect.ts';
import { fencedEpoch } from './epoch.ts';
import { usableRelease } from './fact.ts';
import { MAX_TRIES, RETRY_MS, STAGING_MS } from './limit.ts';
import { markFaulty } from './quarantine.ts';
import { type HostState, planOf, type RolloutState } from './state.ts';
import type { RolloutEvent } from './types.ts';

/** Asks for the bytes wherever they are missing. */
export function stageRelease(state: RolloutState): void {
  if (!state.isStagingOpen || state.takeBack !== null) return;
  const { release } = planOf(state);
  for (const host of state.hosts.values()) {
    expireStaging(state, host);
    if (!needsStaging(state, host) || host.facts === null) continue;
    host.stagingDeadlineMs = state.nowMs + STAGING_MS;
    const from = state.previous !== null && usableRelease(host.facts, state.previous.id, state.previous.digest) !== null;
    state.effects.push({
      type: 'stage-release',
      host: host.place.id,
      release,
      from: from ? (state.previous?.id ?? null) : null,
      epoch: fencedEpoch(state.epoch, host.fences),
    });
  }
}

/** True when the host proved to hold the release. */
export function isStaged(state: RolloutState, host: HostState): boolean {
  const { id, digest } = planOf(state).release;
  return host.facts !== null && usableRelease(host.facts, id, digest) !== null;
}

export function applyStaged(state: RolloutState, event: Extract<RolloutEvent, { readonly type: 'host-staged' }>): void {
  const host = state.hosts.get(event.host);
  if (host === undefined || host.stagingDeadlineMs === null) return;
  host.stagingDeadlineMs = null;
  const { digest } = planOf(state).release;
  if (event.digest !== digest) return failStaging(state, host, `its files have the digest ${event.digest}, not ${digest}`, false);
  host.stagingTries += 1;
  if (host.stagingTries > 2 * MAX_TRIES) return failStaging(state, host, 'it is said to be there, and the host does not hold it', true);
  // What the host holds now is its own to say.
  if (host.order === null) host.facts = null;
  host.stagingRetryAtMs = state.nowMs + RETRY_MS;
}

export function applyStagingFailed(state: RolloutState, event: Extract<RolloutEvent, { readonly type: 'host-staging-failed' }>): void {
  const host = state.hosts.get(event.host);
  if (host === undefined || host.stagingDeadlineMs === null) return;
  host.stagingDeadlineMs = null;
  failStaging(state, host, event.detail, event.isFinal);
}

function needsStaging(state: RolloutState, host: HostState): boolean {
  if (host.isAbandoned || (host.standing !== 'in' && host.standing !== 'late') || host.stagingDeadlineMs !== null) return false;
  const isClaimed = host.facts !== null && host.facts.epoch === fencedEpoch(state.epoch, host.fences);
  return isClaimed && state.nowMs >= host.stagingRetryAtMs && !isStaged(state, host);
}

function expireStaging(state: RolloutState, host: HostState): void {
  if (host.stagingDeadlineMs === null || state.nowMs < host.stagingDeadlineMs) return;
  host.stagingDeadlineMs = null;
  failStaging(state, host, 'it was not done in time', false);
}

function failStaging(state: RolloutState, host: HostState, detail: string, isFinal: boolean): void {
  host.stagingTries += 1;
  host.stagingRetryAtMs = state.nowMs + RETRY_MS * 2 ** host.stagingTries;
  if (isFinal || host.stagingTries >= MAX_TRIES) return markFaulty(state, host, `the release could not be brought to it: ${detail}`, false);
  notify(state, 'warning', `bringing the release to ${host.place.id} failed and is tried again: ${detail}`, [host.place.id]);
}
