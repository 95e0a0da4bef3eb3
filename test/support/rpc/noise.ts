/**
 * Agents that say anything: bytes that are no message, messages that are cut, changed, too large, said again, said out of turn, about leases of others.
 *
 * Each is a real gRPC client with its own stream, which it opens again when the coordinator ends it. What it says is drawn from a seed, and half of it
 * is nearly right: the names of runs and leases that are there, the answers that are expected. See test/contract/fuzz.test.ts.
 */
import { Client, type ClientDuplexStream, credentials } from '@grpc/grpc-js';
import { agentId, type FileKey, leaseId, type RunId, runId } from '../../../core/id.ts';
import type { Random } from '../../../core/random.ts';
import type { FromAgent, ToAgent } from '../../../core/session-message.ts';
import { caseId } from '../../../core/test-case.ts';
import type { UnitEvent } from '../../../core/unit.ts';
import { AGENT_SERVICE, MAX_MESSAGE_BYTES, type Received } from '../../../proto/service.ts';
import { playedFile } from './played-agent.ts';

export const NOISE_LABEL = 'noise';
/** Paths of the services, and one that is not there. */
const UNARY_PATHS = [
  '/shardrun.run.v1.RunService/SubmitRun',
  '/shardrun.run.v1.RunService/CancelRun',
  '/shardrun.run.v1.RunService/FetchCertificate',
  '/shardrun.workspace.v1.WorkspaceService/FetchPack',
  '/shardrun.join.v1.JoinService/Join',
  '/shardrun.nowhere.v1.Nothing/Nothing',
] as const;
/** Messages of one stream before it is left: what is said first matters, too. */
const STREAM_MESSAGES = 400;
/** One in so many is larger than the coordinator takes. */
const OVERSIZED_EVERY = 25_000;
const REMEMBERED = 64;

export type Heard = { readonly runs: Set<RunId>; readonly leases: Set<string> };

export class NoisyAgent implements Disposable {
  sent = 0;
  streams = 0;
  refused = 0;
  readonly #id: string;
  readonly #random: Random;
  readonly #client: Client;
  readonly #heard: Heard;
  readonly #replayed: Buffer[] = [];
  #stream: ClientDuplexStream<Buffer, Received<ToAgent>> | null = null;
  #left = 0;

  constructor(address: string, options: { readonly id: string; readonly random: Random; readonly heard: Heard }) {
    this.#id = options.id;
    this.#random = options.random;
    this.#heard = options.heard;
    this.#client = new Client(address, credentials.createInsecure(), {
      'grpc.use_local_subchannel_pool': 1,
      'grpc.max_send_message_length': -1,
      'grpc.initial_reconnect_backoff_ms': 10,
      'grpc.max_reconnect_backoff_ms': 100,
    });
  }

  /** Says so many things; resolves when they were written or their stream was ended. */
  async say(messages: number): Promise<void> {
    const until = this.sent + messages;
    while (this.sent < until) {
      const stream = this.#stream ?? this.#open();
      if (this.#left === 0) {
        stream.cancel();
        this.#stream = null;
        continue;
      }
      this.#left -= 1;
      this.sent += 1;
      if (this.#random.below(100) === 0) this.#call();
      if (!stream.write(this.#draw())) await drained(stream);
      else if (this.sent % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  [Symbol.dispose](): void {
    this.#stream?.cancel();
    this.#client.close();
  }

  #open(): ClientDuplexStream<Buffer, Received<ToAgent>> {
    const { path, responseDeserialize } = AGENT_SERVICE.Session;
    const stream = this.#client.makeBidiStreamRequest(path, (bytes: Buffer) => bytes, responseDeserialize);
    stream.on('data', (received: Received<ToAgent>) => received.ok && this.#hear(received.message));
    stream.on('error', () => undefined);
    stream.on('status', ({ code }) => {
      if (code !== 1) this.refused += 1;
      if (this.#stream === stream) this.#stream = null;
    });
    this.#stream = stream;
    this.streams += 1;
    this.#left = 1 + this.#random.below(STREAM_MESSAGES);
    // Most come in properly: what is behind the door is to be tried, too.
    if (this.#random.below(8) > 0) stream.write(encode(this.#register()));
    return stream;
  }

  #register(): FromAgent {
    const session = `${this.#id}-${this.#random.below(3)}`;
    const labels = [NOISE_LABEL];
    return { type: 'register', agent: agentId(this.#id), session, slots: 2, labels, speed: null, version: '', nodeVersion: '' };
  }

  #hear(message: ToAgent): void {
    if ('runId' in message) this.#heard.runs.add(message.runId);
    if (message.type === 'grant-lease') this.#heard.leases.add(message.lease.id);
    if (this.#random.below(3) > 0 || this.#stream === null) return;
    const answer = answerTo(message);
    if (answer !== null) this.#stream.write(encode(answer));
  }

  #draw(): Buffer {
    const { next, below } = this.#random;
    if (below(OVERSIZED_EVERY) === 0) return Buffer.alloc(MAX_MESSAGE_BYTES + 1 + below(1024));
    const kind = next();
    if (kind < 0.02) return Buffer.from(Array.from({ length: below(64) }, () => below(256)));
    const again = this.#replayed[below(REMEMBERED)];
    if (kind < 0.3 && again !== undefined) return again;
    const bytes = encode(this.#message());
    this.#replayed[below(REMEMBERED)] = bytes;
    return kind < 0.34 ? this.#damage(bytes) : bytes;
  }

  #damage(bytes: Buffer): Buffer {
    const { below } = this.#random;
    const copy = Buffer.from(bytes);
    if (below(3) === 0) return copy.subarray(0, below(copy.length + 1));
    for (let flips = 1 + below(4); flips > 0 && copy.length > 0; flips -= 1) copy[below(copy.length)] = below(256);
    return copy;
  }

  #message(): FromAgent {
    const { below } = this.#random;
    const run = this.#pick([...this.#heard.runs]) ?? runId('nowhere');
    const suite = { runId: run, suite: this.#pick(['unit', 'other', '']) ?? '' };
    const lease = leaseId(this.#pick([...this.#heard.leases, `${run}/${below(40)}`]) ?? '');
    const report = (): FromAgent => {
      const events = Array.from({ length: below(4) }, () => ({ atMs: below(1_000), event: this.#event() }));
      return { type: 'unit-report', runId: run, lease, sequence: 1 + below(this.#pick([4, 100, 2 ** 31]) ?? 4), events };
    };
    const drawn: readonly (() => FromAgent)[] = [
      report,
      report,
      report,
      () => ({ type: 'lease-returned', lease, wasStarted: below(2) === 0 }),
      () => ({ type: 'suite-opened', ...suite, framework: 'x', frameworkVersion: '', notices: [] }),
      () => ({ type: 'suite-ready', ...suite }),
      () => ({ type: 'suite-failed', ...suite, code: 'usage', message: 'x', hint: '' }),
      () => ({ type: 'suite-closed', ...suite, errors: [{ kind: 'runner', file: null, message: 'x', detail: null }], notices: [] }),
      () => ({
        type: 'suite-discovered',
        ...suite,
        files: [playedFile('unit', 'z')],
        bodies: [],
        errors: [],
        notices: [],
        unsupported: [],
      }),
      () => ({
        type: 'heartbeat',
        loadRatio: 0,
        availableMemoryBytes: 0,
        sequence: 1,
        usableSlots: below(9),
        stallRatio: 0,
        oomKills: 0,
        totalMemoryBytes: 0,
      }),
    ];
    return (this.#pick(drawn) ?? report)();
  }

  #event(): UnitEvent {
    const { below } = this.#random;
    const file = this.#pick(['a.test.ts', 'b.test.ts', 'z']) ?? 'z';
    const { key } = playedFile('unit', file);
    const caseIndex = below(9);
    const outcome = this.#pick(['passed', 'failed', 'skipped'] as const) ?? 'passed';
    const drawn: readonly (() => UnitEvent)[] = [
      () => ({ type: 'unit-started' }),
      () => ({ type: 'collected', file: key, cases: [collected(key, `case ${below(9)}`)] }),
      () => ({ type: 'case-started', file: key, caseIndex }),
      () => ({ type: 'case-ended', file: key, caseIndex, result: { outcome, durationMs: below(1e6), frameworkRetries: 0, errors: [] } }),
      () => ({ type: 'log', file: key, caseIndex: null, stream: 'stdout', text: 'x'.repeat(below(200)) }),
      () => ({ type: 'file-ended', file: key, timing: { loadMs: 1, setupMs: 1, testMs: 1 } }),
      () => ({ type: 'unit-ended', end: { kind: 'completed' }, wallMs: 1 }),
      () => ({ type: 'unit-ended', end: { kind: 'crashed', message: 'x' }, wallMs: 1 }),
    ];
    return (this.#pick(drawn) ?? (() => ({ type: 'unit-started' }) as const))();
  }

  /** Something for another service; what it answers does not matter, that it does. */
  #call(): void {
    const bytes = Buffer.from(Array.from({ length: this.#random.below(48) }, () => this.#random.below(256)));
    const options = { deadline: Date.now() + 5_000 };
    const path = this.#pick(UNARY_PATHS) ?? UNARY_PATHS[0];
    this.#client
      .makeUnaryRequest(
        path,
        (body: Buffer) => body,
        (body: Buffer) => body,
        bytes,
        options,
        () => undefined,
      )
      .on('error', () => undefined);
  }

  #pick<Value>(values: readonly Value[]): Value | undefined {
    return values[this.#random.below(Math.max(1, values.length))];
  }
}

function collected(file: FileKey, title: string) {
  return { id: caseId(file, [title], 0), titlePath: [title], ordinal: 0, mode: 'run', isSelected: true } as const;
}

/** What an honest agent would say, so that a run goes on to the next question. */
function answerTo(message: ToAgent): FromAgent | null {
  if (message.type === 'open-suite')
    return { type: 'suite-opened', runId: message.runId, suite: message.spec.suite, framework: 'x', frameworkVersion: '', notices: [] };
  if (message.type === 'discover-suite') {
    const files = ['a.test.ts', 'b.test.ts'].map((path) => playedFile(message.suite, path));
    return {
      type: 'suite-discovered',
      runId: message.runId,
      suite: message.suite,
      files,
      bodies: [],
      errors: [],
      notices: [],
      unsupported: [],
    };
  }
  return message.type === 'prepare-suite' ? { type: 'suite-ready', runId: message.runId, suite: message.suite } : null;
}

function encode(message: FromAgent): Buffer {
  return AGENT_SERVICE.Session.requestSerialize(message);
}

/** A stream that was ended takes no more, either. */
function drained(stream: ClientDuplexStream<Buffer, Received<ToAgent>>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'close', 'error', 'status'] as const) stream.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'error', 'status'] as const) stream.once(event, done);
  });
}
