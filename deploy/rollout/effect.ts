/** How decisions leave the reducer: each function appends one effect. Their order is part of what a replay must repeat. */
import type { HostId } from '../../core/id.ts';
import type { HostOrder } from '../command/order.ts';
import { ORDER_GRACE_MS, SLOW_ORDER_MS } from './limit.ts';
import { type HostState, planOf, type RolloutState } from './state.ts';
import type { Notice } from './types.ts';

/** Gives an order to a host and remembers that it is out. */
export function sendOrder(state: RolloutState, host: HostState, order: HostOrder): void {
  const ownMs = orderDeadlineMs(order, planOf(state).settings.hostDeadlineMs);
  host.order = { order, sentAtMs: state.nowMs, deadlineMs: state.nowMs + ownMs + ORDER_GRACE_MS };
  state.effects.push({ type: 'order', host: host.place.id, order });
}

/** How long a host may take to answer an order, milliseconds; the loop's own deadline for it, too. */
export function orderDeadlineMs(order: HostOrder, hostDeadlineMs: number): number {
  if (order.type === 'run') return order.deadlineMs + hostDeadlineMs;
  return order.type === 'copy' || order.type === 'remove' ? Math.max(SLOW_ORDER_MS, hostDeadlineMs) : hostDeadlineMs;
}

export function notify(state: RolloutState, kind: Notice['kind'], words: string, hosts: readonly HostId[] = []): void {
  state.effects.push({ type: 'notify', notice: { kind, words, hosts } });
}
