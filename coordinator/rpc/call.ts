/** What the calls of agents and developers have in common: requests that may not parse, senders that may stall, errors with a status. */
import { type ServiceDefinition, status, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { ERROR_TABLE, ExpectedError } from '../../core/expected-error.ts';
import { malformed, ProtocolError } from '../../proto/field.ts';

/** What `Server.addService` takes: `server.addService(service.definition, service.implementation)`. */
export type CallService = { readonly definition: ServiceDefinition; readonly implementation: UntypedServiceImplementation };

/** A request as it arrived, or why it cannot be understood: a deserializer that throws would end the call as an error of ours. */
export type Parsed<Request> = { readonly ok: true; readonly request: Request } | { readonly ok: false; readonly error: ProtocolError };

/** Returns what `read` makes of some bytes, or the reason that it cannot; `contract` is the file that describes them. Never throws. */
export function parseCall<Request>(contract: string, read: () => Request): Parsed<Request> {
  try {
    return { ok: true, request: read() };
  } catch (cause) {
    if (cause instanceof ProtocolError) return { ok: false, error: cause };
    return { ok: false, error: malformed('', cause instanceof Error ? cause.message : cause, `bytes that decode by ${contract}`) };
  }
}

/** A reader or sender that does nothing for so long is gone, whatever its connection says. */
const STALL_MS = 60_000;

/** The server's end of a call that brings a stream of requests. */
type IncomingCall<Message> = AsyncIterable<Parsed<Message>> & { once(event: 'cancelled', listener: () => void): unknown };

/** A sender whose messages are read one by one. */
export type Inflow<Message> = Disposable & {
  /** Every message up to the end of the sender's side. A sender that is gone, or stalls, is an error and not an end. */
  readonly messages: AsyncGenerator<Message>;
  /** Aborted when the sender is gone or stalls. */
  readonly signal: AbortSignal;
};

/** Opens a stream of requests; `what` names what is being sent, for people. */
export function openInflow<Message>(call: IncomingCall<Message>, what: string): Inflow<Message> {
  const aborter = new AbortController();
  const give = (): void => aborter.abort(stalled('sender', what));
  const overdue = setTimeout(give, STALL_MS);
  call.once('cancelled', give);
  return {
    messages: readMessages(call, aborter.signal, overdue),
    signal: aborter.signal,
    [Symbol.dispose]: () => clearTimeout(overdue),
  };
}

async function* readMessages<Message>(call: IncomingCall<Message>, signal: AbortSignal, overdue: NodeJS.Timeout): AsyncGenerator<Message> {
  let giveUp: (reason: unknown) => void = () => undefined;
  signal.addEventListener('abort', () => giveUp(signal.reason), { once: true });
  const messages = call[Symbol.asyncIterator]();
  for (;;) {
    // Not a race with one promise for all messages: that would hold every message until the end of the call.
    const next = await new Promise<IteratorResult<Parsed<Message>>>((resolve, reject) => {
      giveUp = reject;
      messages.next().then(resolve, reject);
    });
    signal.throwIfAborted();
    if (next.done === true) return;
    overdue.refresh();
    if (!next.value.ok) throw next.value.error;
    yield next.value.request;
  }
}

/** Lets work in, or throws that too much of it is going on. */
type CallLimit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Returns what lets at most `max` calls of one kind in at once: each holds something as long as it lasts. `refusal` is what one more is told. */
export function limitCalls(max: number, refusal: () => Error): CallLimit {
  let count = 0;
  return async (work) => {
    if (count >= max) throw refusal();
    count += 1;
    try {
      return await work();
    } finally {
      count -= 1;
    }
  };
}

/** What somebody is told who asks while too many others do the same; `what` is a clause. */
export function busy(what: string): ExpectedError {
  return new ExpectedError('coordinator-unreachable', what, { hint: 'try again' });
}

/** Returns what was parsed. Throws why it was not. */
export function understand<Request>(parsed: Parsed<Request>): Request {
  if (!parsed.ok) throw parsed.error;
  return parsed.request;
}

/** The server's end of a call that sends a stream. */
type OutgoingCall = {
  once(event: 'drain' | 'cancelled', listener: () => void): unknown;
  off(event: 'drain' | 'cancelled', listener: () => void): unknown;
};

/** Resolves when the reader has caught up or gone; rejects when it stalls. `what` names what is being read, for people. */
export function drained(call: OutgoingCall, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const overdue = setTimeout(() => end(() => reject(stalled('reader', what))), STALL_MS);
    const end = (settle: () => void): void => {
      clearTimeout(overdue);
      call.off('drain', done);
      call.off('cancelled', done);
      settle();
    };
    const done = (): void => end(resolve);
    call.once('drain', done);
    call.once('cancelled', done);
  });
}

/** The error of a peer that does nothing any more. */
function stalled(who: 'reader' | 'sender', what: string): ExpectedError {
  return new ExpectedError('coordinator-unreachable', `the ${who} of ${what} did nothing for ${STALL_MS / 1000} s, or is gone`, {
    hint: 'try again',
  });
}

/** Returns the gRPC status that says what went wrong. */
export function statusOf(error: unknown): { code: status; details: string } {
  if (error instanceof ProtocolError) {
    return { code: error.kind === 'version' ? status.FAILED_PRECONDITION : status.INVALID_ARGUMENT, details: error.message };
  }
  if (error instanceof ExpectedError) return { code: status[ERROR_TABLE[error.code].grpc as keyof typeof status], details: error.message };
  return { code: status.INTERNAL, details: error instanceof Error ? error.message : String(error) };
}

/** The bytes of an encoded message as gRPC takes them, without a copy. */
export const toBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
