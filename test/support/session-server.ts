/** A gRPC server that a test plays coordinator with: it hears every message, and says what the test says. */
import { Server, ServerCredentials, type ServerDuplexStream, type UntypedHandleCall } from '@grpc/grpc-js';
import type { LeaseId, RunId } from '../../core/id.ts';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import type { UnitEvent } from '../../core/unit.ts';
import { AGENT_SERVICE, type Received } from '../../proto/service.ts';

type Duplex = ServerDuplexStream<Received<FromAgent>, ToAgent>;
type Of<Type extends FromAgent['type']> = Extract<FromAgent, { readonly type: Type }>;

/** A test that waits longer has failed; said in words instead of a time-out of the whole test. */
const PATIENCE_MS = 8_000;

export class SessionServer implements AsyncDisposable {
  readonly heard: FromAgent[] = [];
  address = '';
  /** What the test does with a new stream before anything is read: `null` answers a register with a welcome. */
  onStream: ((stream: Duplex) => void) | null = null;
  acknowledges = true;
  #server = new Server();
  #stream: Duplex | null = null;
  #listeners = new Set<() => void>();

  static async listen(address = '127.0.0.1:0'): Promise<SessionServer> {
    const server = new SessionServer();
    const handle = (stream: Duplex) => server.#follow(stream);
    server.#server.addService(AGENT_SERVICE, { Session: handle as unknown as UntypedHandleCall });
    const port = await new Promise<number>((resolve, reject) => {
      server.#server.bindAsync(address, ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
    });
    server.address = `127.0.0.1:${port}`;
    return server;
  }

  #follow(stream: Duplex): void {
    if (this.onStream !== null) return this.onStream(stream);
    this.#stream = stream;
    stream.on('error', () => undefined);
    stream.on('end', () => stream.end());
    stream.on('data', (received: Received<FromAgent>) => {
      if (!received.ok) throw received.error;
      const { message } = received;
      this.heard.push(message);
      if (message.type === 'register') this.send({ type: 'welcome', version: '0', heartbeatIntervalMs: 200, sessionTimeoutMs: 5_000 });
      if (message.type === 'unit-report' && this.acknowledges)
        this.send({ type: 'report-ack', lease: message.lease, sequence: message.sequence, isFenced: false });
      for (const listener of this.#listeners) listener();
    });
  }

  send(message: ToAgent): void {
    this.#stream?.write(message);
  }

  grant(lease: string, files: readonly string[], options: { readonly slot?: number; readonly timeoutMs?: number } = {}): void {
    const unit = { id: `u-${lease}`, files, slice: null };
    const granted = { id: lease, unit, attempt: 1, timeoutMs: options.timeoutMs ?? 60_000 };
    this.send({
      type: 'grant-lease',
      runId: 'run' as RunId,
      suite: 'waiting',
      slot: options.slot ?? 0,
      lease: granted,
    } as unknown as ToAgent);
  }

  /** Ends the stream with a gRPC status. */
  endStream(code: number, details: string): void {
    this.#stream?.emit('error', { code, details });
    this.#stream = null;
  }

  /** Resolves with the first message from `after` on that fits; rejects with what was heard instead. */
  async hear<Type extends FromAgent['type']>(type: Type, fits: (message: Of<Type>) => boolean = () => true, after = 0): Promise<Of<Type>> {
    const find = () => this.heard.slice(after).find((message): message is Of<Type> => message.type === type && fits(message as Of<Type>));
    return until(find, this.#listeners, () => `no ${type} came; heard ${JSON.stringify(this.heard.map((message) => message.type))}`);
  }

  /** Every event of a lease so far, repeated reports counted once. */
  eventsOf(lease: string): UnitEvent[] {
    const reports = new Map<number, Of<'unit-report'>>();
    for (const message of this.heard)
      if (message.type === 'unit-report' && message.lease === (lease as LeaseId)) reports.set(message.sequence, message);
    return [...reports.values()].flatMap((report) => report.events.map(({ event }) => event));
  }

  async hearEnd(lease: string): Promise<Extract<UnitEvent, { type: 'unit-ended' }>> {
    const find = () => this.eventsOf(lease).find((event) => event.type === 'unit-ended');
    return until(
      find,
      this.#listeners,
      () => `lease ${lease} did not end; heard ${JSON.stringify(this.eventsOf(lease).map((event) => event.type))}`,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.forceShutdown();
  }
}

function until<T>(find: () => T | undefined, listeners: Set<() => void>, complaint: () => string): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = find();
      if (found === undefined) return;
      clearTimeout(overdue);
      listeners.delete(look);
      resolve(found);
    };
    const overdue = setTimeout(() => {
      listeners.delete(look);
      reject(new Error(complaint()));
    }, PATIENCE_MS);
    listeners.add(look);
    look();
  });
}
