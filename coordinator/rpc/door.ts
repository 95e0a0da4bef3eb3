/** The coordinator's door: listens on loopback or with TLS, admits agents, notices when they fall silent, and passes messages both ways. */
import { logVerbosity, Server, ServerCredentials, setLogVerbosity } from '@grpc/grpc-js';
import { formatAddress } from '../../core/address.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { AgentId } from '../../core/id.ts';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import { AGENT_SERVICE, MAX_MESSAGE_BYTES } from '../../proto/service.ts';
import type { AgentGauge } from '../telemetry/run-meter.ts';
import type { CallService } from './call.ts';
import { createGate } from './gate.ts';
import { parseListenAddress } from './listen-address.ts';
import { type AccessSettings, openSecureDoor, type SecureDoor } from './secure-door.ts';
import { createSerializer } from './serializer.ts';
import { type AgentStream, type Register, Session, STATUS } from './session.ts';

/** More agents than this are not one team's machines. */
const MAX_AGENTS = 1024;
/** Three heartbeats in a row may be late before a session is fenced. */
const HEARTBEAT_INTERVAL_MS = 1_000;
/** The leases of a dead agent run elsewhere five seconds after its death, which may come right after a heartbeat. */
const SESSION_TIMEOUT_MS = 4_500;
/** How often silence is looked for. */
const WATCH_MS = 250;
/** A stream that broke may be opened again under the same session; an agent that died does not, and its work waits meanwhile. */
const RECONNECT_MS = 1_000;
/**
 * How long an acknowledgement may wait for others of its agent: each costs as much as the report it answers. Until then the agent keeps reports
 * that it would have to repeat should its stream break, a few kilobytes.
 */
const ACKNOWLEDGE_MS = 250;
/** Agents of a coordinator that died ask for it every two seconds at most, and a busy one is late. */
const RETURN_MS = 6_000;
/** How long ending streams may take when the coordinator closes. */
const CLOSE_MS = 500;

const SERVER_OPTIONS = {
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 20_000,
} as const;

export type DoorOptions = {
  readonly listen: string;
  readonly version: string;
  /** TLS and a certificate of every agent; `null` is in the clear, on loopback only. */
  readonly access: AccessSettings | null;
  /** Also called for each admitted agent's `register`, and again when its session goes on over a new stream. */
  readonly onMessage: (agent: AgentId, message: FromAgent) => void;
  readonly onLost: (agent: AgentId, reason: string) => void;
  /** Served at the same address, beside the agents' sessions. */
  readonly services?: (door: Door) => readonly CallService[];
};

/** An open door. */
export interface Door extends AsyncDisposable {
  readonly address: string;
  /** What agents pin; `null` without TLS. */
  readonly fingerprint: string | null;
  /** The agents that are here, in the order in which they came. */
  agents(): readonly Register[];
  /** The agent's first message, while it is here. */
  registerOf(agent: AgentId): Register | undefined;
  /** The same with what each last said of its machine. */
  gauges(): readonly AgentGauge[];
  /** Waits for agents that were here before this door was opened: whoever does not come back in time is lost. */
  expect(registers: readonly Register[]): void;
  /** True when the agent is here with this session, or with one that continues it after it was fenced: `<session>.2`. */
  hasSession(agent: AgentId, session: string): boolean;
  /** Does nothing when the agent is not here. */
  send(agent: AgentId, message: ToAgent): void;
  /** Stops or goes on reading from all agents. */
  setPaused(isPaused: boolean): void;
}

/** Opens the door. Throws `usage`, `not-loopback`, `port-in-use` or `credential-unusable`. */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const { host, port } = parseListenAddress(options.listen, options.access !== null);
  // What fails is thrown or told to the run; the library would write it to the user's terminal as well.
  setLogVerbosity(logVerbosity.NONE);
  const secure = options.access === null ? null : await openSecureDoor(options.access, SERVER_OPTIONS);
  const server = secure?.server ?? new Server(SERVER_OPTIONS);
  const door = new AgentDoor(server, options, secure);
  const responseSerialize = createSerializer(AGENT_SERVICE.Session.responseSerialize);
  const service = { Session: { ...AGENT_SERVICE.Session, requestDeserialize: (bytes: Buffer) => bytes, responseSerialize } };
  server.addService(service as never, { Session: (stream: AgentStream) => door.admit(stream) } as never);
  for (const { definition, implementation } of options.services?.(door) ?? []) server.addService(definition, implementation);
  const address = formatAddress(host, port);
  try {
    const bound = secure === null ? await bind(server, address) : await secure.listen({ host, port });
    door.address = formatAddress(host, bound);
    return door;
  } catch (cause) {
    await door[Symbol.asyncDispose]();
    throw bindError(address, cause as Error);
  }
}

function bind(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (cause, port) => (cause === null ? resolve(port) : reject(cause)));
  });
}

function bindError(address: string, cause: Error): ExpectedError {
  if (cause.message.includes('EADDRINUSE')) {
    return new ExpectedError('port-in-use', `cannot listen on "${address}": another process listens there`, {
      hint: 'choose another port, or 127.0.0.1:0 for any free one',
      cause,
    });
  }
  return new ExpectedError('usage', `cannot listen on "${address}": ${cause.message}`, {
    hint: 'give an address of this machine and a port',
    cause,
  });
}

/** An agent that is here, or whose stream broke a moment ago (`session` is then `null`). */
type Guest = {
  readonly register: Register;
  session: Session | null;
  lastSeenMs: number;
  brokenReason: string;
  load: AgentGauge['load'];
  /** How long it may stay away. */
  readonly returnMs: number;
  /** Its process is dead: the next one brings what it had finished. */
  readonly isDelivered: boolean;
};

class AgentDoor implements Door {
  address = '';
  readonly #server: Server;
  readonly #options: DoorOptions;
  readonly #secure: SecureDoor | null;
  readonly #guests = new Map<AgentId, Guest>();
  /** Streams that have not registered yet, with the time they were opened. */
  readonly #strangers = new Map<Session, number>();
  readonly #gate = createGate();
  /** Sessions that hold acknowledgements back. */
  readonly #holding = new Set<Session>();
  #acknowledging: NodeJS.Timeout | null = null;
  readonly #watch: NodeJS.Timeout;
  #watchedMs = performance.now();
  #isPaused = false;

  constructor(server: Server, options: DoorOptions, secure: SecureDoor | null) {
    this.#server = server;
    this.#options = options;
    this.#secure = secure;
    this.#watch = setInterval(() => {
      this.#expire(performance.now());
      if (secure !== null) this.#expel(secure);
    }, WATCH_MS);
    this.#watch.unref();
  }

  get fingerprint(): string | null {
    return this.#secure?.fingerprint() ?? null;
  }

  agents(): readonly Register[] {
    return [...this.#guests.values()].map((guest) => guest.register);
  }

  registerOf(agent: AgentId): Register | undefined {
    return this.#guests.get(agent)?.register;
  }

  gauges(): readonly AgentGauge[] {
    return [...this.#guests.values()].map(({ register, load }) => ({ id: register.agent, slots: register.slots, load }));
  }

  expect(registers: readonly Register[]): void {
    const lastSeenMs = performance.now();
    const brokenReason = 'it did not come back to the coordinator that started again';
    for (const register of registers)
      if (!this.#guests.has(register.agent))
        this.#guests.set(register.agent, {
          register,
          session: null,
          lastSeenMs,
          brokenReason,
          load: null,
          returnMs: RETURN_MS,
          isDelivered: false,
        });
  }

  hasSession(agent: AgentId, session: string): boolean {
    const known = this.#guests.get(agent)?.register.session;
    return known === session || known?.startsWith(`${session}.`) === true;
  }

  send(agent: AgentId, message: ToAgent): void {
    this.#guests.get(agent)?.session?.send(message);
  }

  setPaused(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    for (const guest of this.#guests.values()) guest.session?.setPaused(isPaused);
    for (const session of this.#strangers.keys()) session.setPaused(isPaused);
  }

  admit(stream: AgentStream): void {
    const session = new Session(stream, this.#gate, {
      onRegister: (one, register) => this.#register(one, register),
      onMessage: (one, message) => this.#hear(one, message),
      onHeld: (one) => this.#hold(one),
      onEnded: (one, wasLeft) => this.#part(one, wasLeft),
    });
    this.#strangers.set(session, performance.now());
    if (this.#isPaused) session.setPaused(true);
    if (this.#guests.size + this.#strangers.size > MAX_AGENTS)
      session.refuse(STATUS.resourceExhausted, `more than ${MAX_AGENTS} agents are not admitted`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#watch);
    // Until the last word has left: this process may end as soon as this is over, and what TLS has not yet encrypted would end with it.
    const silent = this.#secure?.close();
    if (this.#acknowledging !== null) clearTimeout(this.#acknowledging);
    for (const session of [...this.#strangers.keys(), ...[...this.#guests.values()].flatMap((guest) => guest.session ?? [])]) {
      session.refuse(STATUS.unavailable, 'the coordinator closes');
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    const overdue = setTimeout(() => {
      this.#server.forceShutdown();
      resolve();
    }, CLOSE_MS);
    this.#server.tryShutdown(() => void Promise.resolve(silent).then(resolve));
    await promise;
    clearTimeout(overdue);
  }

  #register(session: Session, register: Register): boolean {
    const proven = this.#secure === null ? register.agent : this.#secure.agentOf(session.peer);
    if (proven !== register.agent) {
      session.refuse(STATUS.permissionDenied, `the certificate is for the agent "${proven}", not for "${register.agent}"`);
      return false;
    }
    const known = this.#guests.get(register.agent);
    const isDelivered = register.isDelivery === true;
    if (isDelivered && known?.register.session !== register.session) {
      session.refuse(STATUS.aborted, 'the session whose reports are brought is over');
      return false;
    }
    if (known !== undefined && known.session !== null && known.register.session !== register.session) {
      session.refuse(STATUS.alreadyExists, `another live session has the agent id "${register.agent}"`);
      return false;
    }
    this.#strangers.delete(session);
    if (known !== undefined && known.register.session !== register.session) this.#lose(register.agent, known.brokenReason);
    known?.session?.refuse(STATUS.aborted, 'the session goes on over a new stream');
    this.#guests.set(register.agent, {
      register: isDelivered && known !== undefined ? known.register : register,
      session,
      lastSeenMs: performance.now(),
      brokenReason: '',
      load: known?.load ?? null,
      returnMs: RECONNECT_MS,
      isDelivered,
    });
    session.send({
      type: 'welcome',
      version: this.#options.version,
      heartbeatIntervalMs: HEARTBEAT_INTERVAL_MS,
      sessionTimeoutMs: SESSION_TIMEOUT_MS,
    });
    this.#options.onMessage(register.agent, register);
    return true;
  }

  #hear(session: Session, message: FromAgent): void {
    const guest = this.#guestOf(session);
    if (guest === null) return;
    guest.lastSeenMs = performance.now();
    if (message.type === 'heartbeat' && !this.#isNews(guest, message)) return;
    this.#options.onMessage(guest.register.agent, message);
  }

  /** Heartbeats are kept here; a run is told of those that change what the agent may take, and of all while it may not take everything. */
  #isNews(guest: Guest, heartbeat: Extract<FromAgent, { readonly type: 'heartbeat' }>): boolean {
    const usableOf = (load: Guest['load']): number => load?.usableSlots || guest.register.slots;
    const before = usableOf(guest.load);
    guest.load = heartbeat;
    const usable = usableOf(heartbeat);
    return usable !== before || usable < guest.register.slots;
  }

  #hold(session: Session): void {
    this.#holding.add(session);
    this.#acknowledging ??= setTimeout(() => {
      this.#acknowledging = null;
      const sessions = [...this.#holding];
      this.#holding.clear();
      for (const one of sessions) one.acknowledge();
    }, ACKNOWLEDGE_MS);
  }

  #part(session: Session, wasLeft: boolean): void {
    this.#strangers.delete(session);
    this.#holding.delete(session);
    const guest = this.#guestOf(session);
    if (guest === null) return;
    guest.session = null;
    guest.lastSeenMs = performance.now();
    guest.brokenReason = wasLeft ? (guest.isDelivered ? 'its process died' : 'it left') : 'its connection broke';
    if (wasLeft) this.#lose(guest.register.agent, guest.brokenReason);
  }

  #guestOf(session: Session): Guest | null {
    const guest = session.register === null ? undefined : this.#guests.get(session.register.agent);
    return guest?.session === session ? guest : null;
  }

  #lose(agent: AgentId, reason: string): void {
    if (this.#guests.delete(agent)) this.#options.onLost(agent, reason);
  }

  /** Whoever was revoked, or has let its certificate end, leaves now: its work moves as if its machine had died. */
  #expel(secure: SecureDoor): void {
    for (const { agent, answer } of secure.leavers([...this.#guests.keys()])) {
      const session = this.#guests.get(agent)?.session;
      this.#lose(agent, answer.details);
      session?.refuse(answer.code, answer.details);
    }
  }

  #expire(nowMs: number): void {
    // What was not read cannot have been silent: time in which this process stood still or read nothing is forgiven.
    const stalledMs = this.#isPaused ? nowMs - this.#watchedMs : Math.max(0, nowMs - this.#watchedMs - 2 * WATCH_MS);
    this.#watchedMs = nowMs;
    if (stalledMs > 0) for (const guest of this.#guests.values()) guest.lastSeenMs += stalledMs;
    if (stalledMs > 0) for (const [session, sinceMs] of this.#strangers) this.#strangers.set(session, sinceMs + stalledMs);
    for (const [session, sinceMs] of this.#strangers) {
      if (nowMs - sinceMs > SESSION_TIMEOUT_MS) session.refuse(STATUS.deadlineExceeded, 'no register came');
    }
    for (const [agent, guest] of this.#guests) {
      const silentMs = nowMs - guest.lastSeenMs;
      if (guest.session === null) {
        if (silentMs > guest.returnMs) this.#lose(agent, guest.brokenReason);
      } else if (silentMs > SESSION_TIMEOUT_MS) {
        const { session } = guest;
        this.#lose(agent, `it was silent for ${(silentMs / 1000).toFixed(1)} s`);
        session.refuse(STATUS.aborted, 'the session was silent for too long');
      }
    }
  }
}
