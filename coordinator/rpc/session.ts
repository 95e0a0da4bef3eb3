/** One agent's stream as the coordinator holds it: first message, writes with a limit, and its end with a status that says why. */
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import type { Received } from '../../proto/service.ts';

export type AgentStream = ServerDuplexStream<Received<FromAgent>, ToAgent>;
export type Register = Extract<FromAgent, { readonly type: 'register' }>;

/** gRPC status codes as `proto/agent.proto` uses them; the library's own table would cost its import here. */
export const STATUS = {
  invalidArgument: 3,
  deadlineExceeded: 4,
  alreadyExists: 6,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unavailable: 14,
} as const;

/** Messages that wait for a slow agent: a grant is 1 kB, so this is a few megabytes. An agent that is further behind is not coming back. */
const MAX_QUEUED_MESSAGES = 10_000;

/** A stream that breaks also ends, a moment before it is said to be cancelled: only one that stays uncancelled was closed by the agent. */
const HALF_CLOSE_MS = 20;

/** What a session tells its door. Each is called at most once but `onMessage`. */
export type SessionEvents = {
  /** The first message. Answers whether the agent is admitted; when not, the door has ended the stream. */
  onRegister(session: Session, register: Register): boolean;
  onMessage(session: Session, message: Exclude<FromAgent, Register>): void;
  /** The stream is over. `wasLeft`: the agent ended it by itself. */
  onEnded(session: Session, wasLeft: boolean): void;
};

/** Lives as long as one stream. */
export class Session {
  readonly #stream: AgentStream;
  readonly #events: SessionEvents;
  #isOver = false;
  register: Register | null = null;

  constructor(stream: AgentStream, events: SessionEvents) {
    this.#stream = stream;
    this.#events = events;
    stream.on('data', (received: Received<FromAgent>) => this.#receive(received));
    stream.on('end', () => void setTimeout(() => this.#finish(!stream.cancelled), HALF_CLOSE_MS));
    stream.on('cancelled', () => this.#finish(false));
    stream.on('error', () => this.#finish(false));
  }

  /** Queues a message; a session whose agent does not read ends instead of growing. */
  send(message: ToAgent): void {
    if (this.#isOver) return;
    if (this.#stream.writableLength >= MAX_QUEUED_MESSAGES) {
      this.refuse(STATUS.resourceExhausted, `${MAX_QUEUED_MESSAGES} messages wait to be read by the agent`);
      return;
    }
    this.#stream.write(message);
  }

  /** Ends the stream with a status. Safe to repeat. */
  refuse(code: (typeof STATUS)[keyof typeof STATUS], details: string): void {
    if (this.#isOver) return;
    this.#over(() => this.#stream.emit('error', { code, details }), false);
  }

  /** Stops or goes on reading; what the agent sends meanwhile waits on its side. */
  setPaused(isPaused: boolean): void {
    if (isPaused) this.#stream.pause();
    else this.#stream.resume();
  }

  #receive(received: Received<FromAgent>): void {
    if (this.#isOver) return;
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
    end();
    this.#events.onEnded(this, wasLeft);
  }
}
