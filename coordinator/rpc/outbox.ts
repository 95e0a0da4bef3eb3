/** What a session still has to say to its agent: in order, as objects while the network is behind, and acknowledgements in one for many. */
import type { LeaseId } from '../../core/id.ts';
import type { ToAgent } from '../../core/session-message.ts';
import type { Gate, Leave } from './gate.ts';

type Ack = Extract<ToAgent, { readonly type: 'report-ack' }>;
type CloseSuite = Extract<ToAgent, { readonly type: 'close-suite' }>;

/** The stream, as far as an outbox writes to it. */
export type Sink = {
  /** Answers false when it wants no more before it says `drain`; calls back when the message left. */
  write(message: ToAgent, onLeft?: () => void): boolean;
  once(event: 'drain', listener: () => void): unknown;
};

export type Outbox = {
  /** Messages that wait here. */
  readonly length: number;
  send(message: ToAgent): void;
  /** Says the acknowledgements that were held back. */
  acknowledge(): void;
  /** Writes what is small, and forgets the rest. */
  close(): void;
};

/** `onHeld` is called when an acknowledgement is held back and none was before: somebody has to call `acknowledge` soon. */
export function createOutbox(sink: Sink, gate: Gate, onHeld: () => void): Outbox {
  return new StreamOutbox(sink, gate, onHeld);
}

class StreamOutbox implements Outbox {
  readonly #sink: Sink;
  readonly #gate: Gate;
  readonly #onHeld: () => void;
  readonly #acks = new Map<LeaseId, Ack>();
  #waiting: ToAgent[] = [];
  #isBlocked = false;
  #leave: Leave | null = null;
  /** The large message that waits at the gate. */
  #atGate: ToAgent | null = null;

  constructor(sink: Sink, gate: Gate, onHeld: () => void) {
    this.#sink = sink;
    this.#gate = gate;
    this.#onHeld = onHeld;
  }

  get length(): number {
    return this.#waiting.length;
  }

  send(message: ToAgent): void {
    if (message.type === 'report-ack' && !message.isFenced) {
      const isFirst = this.#acks.size === 0;
      this.#acks.set(message.lease, message);
      if (isFirst) this.#onHeld();
      return;
    }
    // An agent that is told to close, cancel or leave may be about to let go of its reports. A grant changes nothing of them.
    if (message.type !== 'grant-lease') this.acknowledge();
    if (message.type === 'close-suite') this.#dropManifest(message);
    this.#queue(message);
  }

  acknowledge(): void {
    for (const ack of this.#acks.values()) this.#queue(ack);
    this.#acks.clear();
  }

  /** What is closed need not be prepared: a run that ends does not wait until its manifest is everywhere. */
  #dropManifest({ runId, suite }: CloseSuite): void {
    const isOfSuite = (message: ToAgent): boolean => isLarge(message) && message.runId === runId && message.suite === suite;
    this.#waiting = this.#waiting.filter((message) => !isOfSuite(message));
    if (this.#atGate === null || !isOfSuite(this.#atGate)) return;
    this.#atGate = null;
    this.#leave?.();
    this.#goOn();
  }

  close(): void {
    for (const ack of this.#acks.values()) this.#waiting.push(ack);
    this.#acks.clear();
    for (const message of this.#waiting) if (!isLarge(message)) this.#sink.write(message);
    this.#waiting = [];
    this.#isBlocked = true;
    this.#leave?.();
  }

  #queue(message: ToAgent): void {
    this.#waiting.push(message);
    this.#pump();
  }

  #pump(): void {
    while (!this.#isBlocked) {
      const message = this.#waiting.shift();
      if (message === undefined) return;
      if (isLarge(message)) this.#writeInTurn(message);
      else if (!this.#sink.write(message)) this.#block();
    }
  }

  #block(): void {
    this.#isBlocked = true;
    this.#sink.once('drain', () => this.#goOn());
  }

  #goOn(): void {
    this.#isBlocked = false;
    this.#pump();
  }

  #writeInTurn(message: ToAgent): void {
    this.#isBlocked = true;
    this.#atGate = message;
    this.#leave = this.#gate.enter((leave) => {
      this.#atGate = null;
      this.#sink.write(message, leave);
      this.#goOn();
    });
  }
}

/** Of megabytes, and for every agent. */
function isLarge(message: ToAgent): message is Extract<ToAgent, { readonly type: 'prepare-suite' }> {
  return message.type === 'prepare-suite' && message.files.length > 0;
}
