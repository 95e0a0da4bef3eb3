/**
 * The coordinator's door in virtual time: admits sessions, notices broken streams and silence.
 *
 * The rules are those of coordinator/rpc/door.ts. A lax door lets what comes on an ended session through, so that the run's own fencing is
 * tried and not only the door's.
 */
import type { AgentId } from '../../core/id.ts';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import type { CloseReason, Connection, End } from './connection.ts';
import type { EventQueue } from './event-queue.ts';

export type Door = {
  /** Gives the coordinator's end of a new stream; it is told of the connection right after that was opened. */
  readonly accept: () => End<FromAgent> & { readonly attach: (connection: Connection) => void };
  /** Does nothing when the agent is not here. */
  readonly send: (agent: AgentId, message: ToAgent) => void;
  /** The process of the door dies: streams break, nobody is let in, nobody is remembered. */
  readonly fall: () => void;
  /** A new process opens the door again and waits for the sessions that were here. */
  readonly rise: (sessions: ReadonlyMap<AgentId, string>) => void;
  /** Loses the agents that were silent or away for too long. */
  readonly expire: () => void;
};

export type DoorOptions = {
  readonly queue: EventQueue;
  readonly isLax: boolean;
  readonly onMessage: (agent: AgentId, message: FromAgent) => void;
  readonly onLost: (agent: AgentId, reason: string) => void;
};

export const HEARTBEAT_MS = 1_000;
const SESSION_TIMEOUT_MS = 4_500;
const RECONNECT_MS = 1_000;
const RETURN_MS = 6_000;

/** `connection` is `null` while a stream that broke may come back. */
type Guest = { readonly session: string; connection: Connection | null; lastSeenMs: number; readonly returnMs: number };
type Guests = Map<AgentId, Guest>;
/** `number` is of the process: what a dead one had open is nothing to the next. */
type Life = { number: number; isUp: boolean };

export function createDoor(options: DoorOptions): Door {
  const guests: Guests = new Map();
  const life: Life = { number: 0, isUp: true };
  return {
    accept: () => acceptStream(guests, options, life),
    fall: () => {
      const open = [...guests.values()];
      guests.clear();
      life.number += 1;
      life.isUp = false;
      for (const { connection } of open) connection?.close('lost', { byAgent: true, byCoordinator: false });
    },
    rise: (sessions) => {
      life.isUp = true;
      for (const [agent, session] of sessions)
        guests.set(agent, { session, connection: null, lastSeenMs: options.queue.nowMs(), returnMs: RETURN_MS });
    },
    send: (agent, message) => guests.get(agent)?.connection?.sendToAgent(message),
    expire: () => {
      for (const [agent, guest] of guests) {
        const silentMs = options.queue.nowMs() - guest.lastSeenMs;
        if (guest.connection === null && silentMs > guest.returnMs) lose(guests, options, agent);
        else if (guest.connection !== null && silentMs > SESSION_TIMEOUT_MS) {
          const { connection } = guest;
          lose(guests, options, agent);
          if (!options.isLax) connection.close('fenced', { byAgent: true, byCoordinator: false });
        }
      }
    },
  };
}

function lose(guests: Guests, options: DoorOptions, agent: AgentId): void {
  if (guests.delete(agent)) options.onLost(agent, 'it was silent or its connection broke');
}

function acceptStream(guests: Guests, options: DoorOptions, life: Life): ReturnType<Door['accept']> {
  const { queue } = options;
  const { number } = life;
  let connection: Connection | null = null;
  let agent: AgentId | null = null;
  const refuse = (reason: CloseReason) => connection?.close(reason, { byAgent: true, byCoordinator: false });
  const guest = () => {
    const known = agent === null ? undefined : guests.get(agent);
    return known?.connection === connection ? known : undefined;
  };

  const register = (message: Extract<FromAgent, { type: 'register' }>) => {
    const known = guests.get(message.agent);
    const isSame = known?.session === message.session;
    const isDelivery = message.isDelivery === true;
    if (isDelivery && !isSame) return refuse('fenced');
    if (known !== undefined && known.connection !== null && !isSame) return refuse('refused');
    agent = message.agent;
    if (known !== undefined && !isSame) lose(guests, options, agent);
    const replaced = known?.connection;
    guests.set(agent, { session: message.session, connection, lastSeenMs: queue.nowMs(), returnMs: RECONNECT_MS });
    if (replaced !== connection) replaced?.close('lost', { byAgent: true, byCoordinator: false });
    connection?.sendToAgent({
      type: 'welcome',
      version: 'simulated',
      heartbeatIntervalMs: HEARTBEAT_MS,
      sessionTimeoutMs: SESSION_TIMEOUT_MS,
    });
    options.onMessage(agent, message);
  };
  return {
    attach: (opened) => {
      connection = opened;
      if (!life.isUp) queue.after(0, () => opened.close('lost', { byAgent: true, byCoordinator: false }));
    },
    receive: (message) => {
      if (life.number !== number || !life.isUp) return connection?.close('lost', { byAgent: true, byCoordinator: false });
      if (message.type === 'register') return agent === null ? register(message) : undefined;
      const known = guest();
      if (known === undefined) {
        if (agent !== null && options.isLax) options.onMessage(agent, message);
        return refuse('fenced');
      }
      known.lastSeenMs = queue.nowMs();
      if (agent !== null && message.type !== 'heartbeat') options.onMessage(agent, message);
    },
    onClosed: (reason) => {
      if (life.number !== number) return;
      const known = guest();
      if (agent === null || known === undefined) return;
      known.connection = null;
      known.lastSeenMs = queue.nowMs();
      if (reason === 'left') lose(guests, options, agent);
    },
  };
}
