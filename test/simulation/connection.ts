/** One stream between an agent and the coordinator: keeps order, takes time, and loses what is in flight when it breaks. */
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import type { Dice } from './dice.ts';
import type { EventQueue } from './event-queue.ts';

export type NetworkPlan = { readonly latencyMs: number; readonly duplicateRatio: number; readonly overtakeRatio: number };

/** Why a stream ended. `fenced`: the coordinator gave up this session; `refused`: another session has the name. */
export type CloseReason = 'lost' | 'left' | 'fenced' | 'refused';

/** Who sits at an end of a stream. `onClosed` is called once, when that end notices. */
export type End<Message> = { readonly receive: (message: Message) => void; readonly onClosed: (reason: CloseReason) => void };

export type Connection = {
  readonly sendToCoordinator: (message: FromAgent) => void;
  readonly sendToAgent: (message: ToAgent) => void;
  /** Breaks the stream. An end that is not `noticed` learns nothing: it will wonder about the silence. */
  readonly close: (reason: CloseReason, noticed: { readonly byAgent: boolean; readonly byCoordinator: boolean }) => void;
};

export type Network = { readonly queue: EventQueue; readonly dice: Dice; readonly plan: NetworkPlan };

/** Opens a stream between two ends. Nothing is delivered before a latency has passed. */
export function openConnection(network: Network, ends: { readonly agent: End<ToAgent>; readonly coordinator: End<FromAgent> }): Connection {
  let isOpen = true;
  const deliverIf = (act: () => void) => () => {
    if (isOpen) act();
  };
  const up = createLane(network);
  const down = createLane(network);
  return {
    sendToCoordinator: (message) => up(deliverIf(() => ends.coordinator.receive(message))),
    sendToAgent: (message) => down(deliverIf(() => ends.agent.receive(message))),
    close: (reason, noticed) => {
      if (!isOpen) return;
      isOpen = false;
      if (noticed.byAgent) ends.agent.onClosed(reason);
      if (noticed.byCoordinator) ends.coordinator.onClosed(reason);
    },
  };
}

/** One direction. A message that overtakes is one whose predecessor dawdles. */
function createLane(network: Network): (deliver: () => void) => void {
  const { queue, dice, plan } = network;
  let lastDueMs = 0;
  return (deliver) => {
    const dueMs = Math.max(lastDueMs, queue.nowMs() + dice.heavy(plan.latencyMs, 0.5));
    const isSlow = plan.overtakeRatio > 0 && dice.chance(plan.overtakeRatio);
    if (!isSlow) lastDueMs = dueMs;
    queue.after(dueMs - queue.nowMs() + (isSlow ? 50 * plan.latencyMs : 0), deliver);
    if (plan.duplicateRatio > 0 && dice.chance(plan.duplicateRatio)) queue.after(dueMs - queue.nowMs() + dice.between(0, 20), deliver);
  };
}
