/**
 * Keeping the dead-men of watched hosts from firing, for as long as somebody watches.
 *
 * Extensions go beside all other orders: a hook of five minutes must not cost a host its release. Each is counted from the moment it was sent, so the host
 * never waits less than the rollout believes. When none was answered for the dead-man's whole time, the host has taken itself back, or soon will: what is
 * known of it is void, and it is asked.
 */
import type { HostAnswer, HostOrder } from '../command/order.ts';
import { fencedEpoch } from './epoch.ts';
import { supersede } from './host-fact.ts';
import { EXTEND_RETRY_MS, EXTENSIONS_PER_DEAD_MAN } from './limit.ts';
import { type HostState, planOf, type RolloutState } from './state.ts';
import { wantOf } from './want.ts';

type Extend = Extract<HostOrder, { readonly type: 'extend' }>;

/** Extends whatever is due. */
export function extendDeadMen(state: RolloutState): void {
  const { deadManMs } = planOf(state).settings;
  for (const host of state.hosts.values()) {
    if (host.extension !== null && state.nowMs >= host.extension.deadlineMs) loseExtension(state, host);
    if (host.extension !== null || !isWatched(state, host)) continue;
    if (state.nowMs >= host.extendedAtMs + deadManMs && host.order === null) host.facts = null;
    if (state.nowMs < host.extendedAtMs + deadManMs / EXTENSIONS_PER_DEAD_MAN || state.nowMs < host.extendRetryAtMs) continue;
    extend(state, host, deadManMs);
  }
}

export function applyExtension(state: RolloutState, host: HostState, order: Extend, answer: HostAnswer): void {
  if (host.extension === null || host.extension.epoch !== order.epoch) return;
  const { sentAtMs } = host.extension;
  if (answer.isDone) {
    host.extension = null;
    host.extendedAtMs = Math.max(host.extendedAtMs, sentAtMs);
    return;
  }
  if (answer.refusal === 'unreachable') return loseExtension(state, host);
  host.extension = null;
  host.extendRetryAtMs = state.nowMs + EXTEND_RETRY_MS;
  if (answer.refusal === 'fenced' && host.isClaimed) return supersede(state, host);
  if (host.order === null) host.facts = null;
}

function loseExtension(state: RolloutState, host: HostState): void {
  host.extension = null;
  host.extendRetryAtMs = state.nowMs + EXTEND_RETRY_MS;
}

/** True while the host is armed, serves what it should, and no switch is on its way. */
function isWatched(state: RolloutState, host: HostState): boolean {
  const { facts } = host;
  if (facts === null || facts.deadMan === null || host.isAbandoned) return false;
  if (host.order !== null && host.order.order.type !== 'run') return false;
  const want = wantOf(state, host);
  return want?.isArmed === true && want.release === facts.current;
}

function extend(state: RolloutState, host: HostState, deadManMs: number): void {
  const { facts } = host;
  if (facts === null || facts.current === null) return;
  const epoch = fencedEpoch(state.epoch, host.fences);
  host.extension = { epoch, sentAtMs: state.nowMs, deadlineMs: state.nowMs + deadManMs / (2 * EXTENSIONS_PER_DEAD_MAN) };
  state.effects.push({ type: 'order', host: host.place.id, order: { type: 'extend', epoch, current: facts.current, afterMs: deadManMs } });
}
