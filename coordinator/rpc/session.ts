/** One agent's stream as the coordinator holds it: first message, writes with a limit, and its end with a status that says why. */
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import { decodeAgentMessage } from '../../proto/service.ts';
import type { Gate } from './gate.ts';
import { createOutbox, type Outbox } from './outbox.ts';

/** Brings bytes: what waits to be read waits as they came, for as objects the reports of hundreds of agents are five times as large. */
export type AgentStream = ServerDuplexStream<Buffer, ToAgent>;
export type Register = Extract<FromAgent, { readonly type: 'register' }>;

/** gRPC status codes as `proto/agent.proto` uses them; the library's own table would cost its import here. */
export const STATUS = {
  invalidArgument: 3,
  deadlineExceeded: 4,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unavailable: 14,
} as const;

/** Messages that wait for a slow agent: a grant is 1 kB, so this is a few megabytes. An agent that is further behind is not coming back. */
const MAX_QUEUED_MESSAGES = 10_000;

/** A stream that breaks also ends, a moment before it is said to be cancelled: only one that stays uncancelled was closed by the agent. */
const HALF_CLOSE_MS = 20;

/** What a session tells its door. Each is called at most once but `onMessage` and `onHeld`. */
export type SessionEvents = {
  /** The first message. Answers whether the agent is admitted; when not, the door has ended the stream. */
  onRegister(session: Session, register: Register): boolean;
  onMessage(session: Session, message: Exclude<FromAgent, Register>): void;
  /** Acknowledgements are held back: `acknowledge` has to be called soon. */
  onHeld(session: Session): void;
  /** The stream is over. `wasLeft`: the agent ended it by itself. */
  onEnded(session: Session, wasLeft: boolean): void;
};

/** Lives as long as one stream. */
export class Session {
  readonly #stream: AgentStream;
  readonly #events: SessionEvents;
  readonly #outbox: Outbox;
  #isOver = false;
  register: Register | null = null;

  constructor(stream: AgentStream, gate: Gate, events: SessionEvents) {
    this.#stream = stream;
    this.#events = events;
    this.#outbox = createOutbox(stream, gate, () => events.onHeld(this));
    stream.on('data', (bytes: Buffer) => this.#receive(bytes));
    stream.on('end', () => void setTimeout(() => this.#finish(!stream.cancelled), HALF_CLOSE_MS));
    stream.on('cancelled', () => this.#finish(false));
    stream.on('error', () => this.#finish(false));
  }

  /** Who is at the other end, as gRPC names it: an address and a port. */
  get peer(): string {
    return this.#stream.getPeer();
  }

  /** Queues a message; a session whose agent does not read ends instead of growing. */
  send(message: ToAgent): void {
    if (this.#isOver) return;
    if (this.#outbox.length + this.#stream.writableLength >= MAX_QUEUED_MESSAGES) {
      this.refuse(STATUS.resourceExhausted, `${MAX_QUEUED_MESSAGES} messages wait to be read by the agent`);
      return;
    }
    this.#outbox.send(message);
  }

  /** Says the acknowledgements that were held back. */
  acknowledge(): void {
    if (!this.#isOver) this.#outbox.acknowledge();
  }

  /** Ends the stream with a status. Safe to repeat. */
  refuse(code: number, details: string): void {
    if (this.#isOver) return;
    this.#over(() => this.#stream.emit('error', { code, details }), false);
  }

  /** Stops or goes on reading; what the agent sends meanwhile waits on its side. */
  setPaused(isPaused: boolean): void {
    if (isPaused) this.#stream.pause();
    else this.#stream.resume();
  }

  #receive(bytes: Buffer): void {
    if (this.#isOver) return;
    const received = decodeAgentMessage(bytes);
    if (!received.ok) {
      const code = received.error.kind === 'version' ? STATUS.failedPrecondition : STATUS.invalidArgument;
      this.refuse(code, received.error.message);
      return;
    }
    const { message } = received;
    if (this.register === null) {
      if (message.type !== 'register') this.refuse(STATUS.invalidArgument, `the first message must be register, not ${message.type}`);
      else if (this.#events.onRegister(this, message)) this.register = message;
      return;
    }
    if (message.type === 'register') this.refuse(STATUS.invalidArgument, 'a session registers once');
    else this.#events.onMessage(this, message);
  }

  #finish(wasLeft: boolean): void {
    if (this.#isOver) return;
    this.#over(() => this.#stream.end(), wasLeft);
  }

  #over(end: () => void, wasLeft: boolean): void {
    this.#isOver = true;
    this.#outbox.close();
    end();
    this.#events.onEnded(this, wasLeft);
  }
}
