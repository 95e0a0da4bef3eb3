/** An agent of a pool over real gRPC that runs nothing: it tells a story of each file, holds the cases it is told to hold, and comes back when its stream breaks. */
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientDuplexStream, credentials } from '@grpc/grpc-js';
import { agentId, type FileKey, type LeaseId } from '../../../core/id.ts';
import type { FromAgent, ToAgent } from '../../../core/session-message.ts';
import { type CollectedCase, caseId } from '../../../core/test-case.ts';
import { fileKey, type TestFile } from '../../../core/test-file.ts';
import type { Slice, UnitEvent } from '../../../core/unit.ts';
import { AGENT_SERVICE, type Received } from '../../../proto/service.ts';

const HEARTBEAT_MS = 500;
const RECONNECT_MS = 50;

type Stream = ClientDuplexStream<FromAgent, Received<ToAgent>>;
type Grant = Extract<ToAgent, { readonly type: 'grant-lease' }>;
type Held = {
  readonly grant: Grant;
  readonly steps: readonly Step[];
  next: number;
  sequence: number;
  readonly unacknowledged: FromAgent[];
  isStarted: boolean;
  isOver: boolean;
};

/** By path, the titles of its cases. */
export type PlayedProject = Readonly<Record<string, readonly string[]>>;

export type PlayedOptions = {
  readonly id: string;
  readonly slots?: number;
  readonly labels?: readonly string[];
  readonly project: PlayedProject;
  /** Cases that go on until they are let go of; the same set may be shared by many agents. */
  readonly held?: Set<string>;
  /** Counts the units that are under way on all agents that share it, and the most there were at once. */
  readonly gauge?: { now: number; most: number };
  /** Titles of cases that fail. */
  readonly failing?: ReadonlySet<string>;
  /** Titles of cases that leave a file, which is never brought. */
  readonly leaving?: ReadonlySet<string>;
};

/** Returns a file of a played project as discovery names it. */
export function playedFile(suite: string, path: string): TestFile {
  const key = fileKey(suite, '', path, 'runtime');
  return {
    key,
    suite,
    project: '',
    path,
    kind: 'runtime',
    contentDigest: path,
    bytes: 10,
    group: 0,
    maxPerAgent: null,
    bundle: null,
    labels: [],
    wholeReason: null,
  };
}

export class PlayedAgent implements Disposable {
  /** `path title`, in the order in which they began here. */
  readonly began: string[] = [];
  readonly #options: PlayedOptions;
  readonly #client: Client;
  readonly #leases = new Map<LeaseId, Held>();
  readonly #queues: Held[][];
  readonly #heartbeat: NodeJS.Timeout;
  #stream: Stream | null = null;
  #isLeaving = false;

  constructor(address: string, options: PlayedOptions) {
    this.#options = options;
    this.#queues = Array.from({ length: options.slots ?? 1 }, () => []);
    this.#client = new Client(address, credentials.createInsecure(), {
      'grpc.use_local_subchannel_pool': 1,
      'grpc.initial_reconnect_backoff_ms': RECONNECT_MS,
      'grpc.max_reconnect_backoff_ms': RECONNECT_MS,
    });
    this.#open();
    let sequence = 0;
    this.#heartbeat = setInterval(
      () =>
        this.#say({
          type: 'heartbeat',
          loadRatio: 0,
          availableMemoryBytes: 1e9,
          sequence: ++sequence,
          usableSlots: 0,
          stallRatio: 0,
          oomKills: 0,
          totalMemoryBytes: 0,
        }),
      HEARTBEAT_MS,
    );
  }

  /** The cases are let go of: what is held of them ends. */
  release(...titles: readonly string[]): void {
    for (const title of titles) this.#options.held?.delete(title);
    this.wake();
  }

  /** Looks again at what may end, after another agent's release. */
  wake(): void {
    for (const queue of this.#queues) this.#play(queue);
  }

  [Symbol.dispose](): void {
    this.#isLeaving = true;
    clearInterval(this.#heartbeat);
    this.#stream?.cancel();
    this.#client.close();
  }

  #open(): void {
    const { path, requestSerialize, responseDeserialize } = AGENT_SERVICE.Session;
    const stream: Stream = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    stream.on('data', (received: Received<ToAgent>) => {
      if (received.ok) this.#hear(received.message);
    });
    stream.on('error', () => undefined);
    stream.on('status', () => {
      if (this.#stream === stream) this.#stream = null;
      void pause(RECONNECT_MS).then(() => this.#isLeaving || this.#open());
    });
    const { id, slots = 1, labels = [] } = this.#options;
    stream.write({ type: 'register', agent: agentId(id), session: `${id}-1`, slots, labels, speed: null, version: '', nodeVersion: '' });
    this.#stream = stream;
    for (const { unacknowledged } of this.#leases.values()) for (const report of unacknowledged) this.#say(report);
  }

  #say(message: FromAgent): void {
    this.#stream?.write(message);
  }

  #hear(message: ToAgent): void {
    switch (message.type) {
      case 'open-suite': {
        const suite = { runId: message.runId, suite: message.spec.suite };
        return this.#say({ type: 'suite-opened', ...suite, framework: 'vitest', frameworkVersion: '5', notices: [] });
      }
      case 'discover-suite': {
        const files = Object.keys(this.#options.project).map((path) => playedFile(message.suite, path));
        const suite = { runId: message.runId, suite: message.suite };
        return this.#say({ type: 'suite-discovered', ...suite, files, bodies: [], errors: [], notices: [], unsupported: [] });
      }
      case 'prepare-suite':
        return this.#say({ type: 'suite-ready', runId: message.runId, suite: message.suite });
      case 'close-suite':
        return this.#say({ type: 'suite-closed', runId: message.runId, suite: message.suite, errors: [], notices: [] });
      case 'grant-lease':
        return this.#take(message);
      case 'recall-lease':
        for (const lease of message.leases) this.#giveBack(lease);
        return;
      case 'cancel-lease':
        return this.#drop(message.lease);
      case 'report-ack':
        return this.#acknowledge(message);
      default:
    }
  }

  #take(grant: Grant): void {
    if (this.#leases.has(grant.lease.id)) return;
    const { unit } = grant.lease;
    const steps = unit.files.flatMap((key) => this.#storyOf(key, unit.slice));
    const held: Held = { grant, steps, next: 0, sequence: 0, unacknowledged: [], isStarted: false, isOver: false };
    this.#leases.set(grant.lease.id, held);
    const queue = this.#queues[grant.slot];
    queue?.push(held);
    if (queue !== undefined) this.#play(queue);
  }

  #giveBack(lease: LeaseId): void {
    const held = this.#leases.get(lease);
    const wasStarted = held === undefined || held.isStarted;
    if (!wasStarted) this.#drop(lease);
    this.#say({ type: 'lease-returned', lease, wasStarted });
  }

  #drop(lease: LeaseId): void {
    const held = this.#leases.get(lease);
    if (held === undefined) return;
    this.#leases.delete(lease);
    if (held.isStarted && !held.isOver) this.#count(-1);
    held.isOver = true;
    for (const queue of this.#queues) {
      const position = queue.indexOf(held);
      if (position < 0) continue;
      queue.splice(position, 1);
      this.#play(queue);
    }
  }

  #acknowledge({ lease, sequence, isFenced }: Extract<ToAgent, { readonly type: 'report-ack' }>): void {
    if (isFenced) return this.#drop(lease);
    const held = this.#leases.get(lease);
    if (held === undefined) return;
    held.unacknowledged.splice(0, held.unacknowledged.findLastIndex((report) => 'sequence' in report && report.sequence <= sequence) + 1);
    if (held.isOver && held.unacknowledged.length === 0) this.#leases.delete(lease);
  }

  /** Plays the first of a queue as far as nothing of it is held, then the next. */
  #play(queue: Held[]): void {
    for (let head = queue[0]; head !== undefined; head = queue[0]) {
      if (!this.#goOn(head)) return;
      head.isOver = true;
      queue.shift();
    }
  }

  /** Answers true when the unit has ended. */
  #goOn(held: Held): boolean {
    const events: UnitEvent[] = held.isStarted ? [] : [{ type: 'unit-started' }];
    if (!held.isStarted) this.#count(1);
    held.isStarted = true;
    for (let step = held.steps[held.next]; step !== undefined && !this.#isHeld(step); step = held.steps[held.next]) {
      if (step.event.type === 'case-started') this.began.push(`${step.path} ${step.title}`);
      events.push(step.event);
      held.next += 1;
    }
    const isOver = held.next === held.steps.length;
    if (isOver) this.#count(-1);
    if (isOver) events.push({ type: 'unit-ended', end: { kind: 'completed' }, wallMs: 1 });
    if (events.length > 0) this.#report(held, events);
    return isOver;
  }

  #count(change: number): void {
    const { gauge } = this.#options;
    if (gauge === undefined) return;
    gauge.now += change;
    gauge.most = Math.max(gauge.most, gauge.now);
  }

  #isHeld({ event, title }: Step): boolean {
    return event.type === 'case-ended' && this.#options.held?.has(title) === true;
  }

  #report(held: Held, events: readonly UnitEvent[]): void {
    held.sequence += 1;
    const { runId, lease } = held.grant;
    const timed = events.map((event) => ({ atMs: 0, event }));
    const report: FromAgent = { type: 'unit-report', runId, lease: lease.id, sequence: held.sequence, events: timed };
    held.unacknowledged.push(report);
    this.#say(report);
  }

  #storyOf(key: FileKey, slice: Slice | null): Step[] {
    const path = key.split('|')[2] ?? '';
    const cases = (this.#options.project[path] ?? []).map((title) => collectedCase(key, title, slice));
    const steps: Step[] = [{ path, title: '', event: { type: 'collected', file: key, cases } }];
    for (const [caseIndex, { titlePath, isSelected }] of cases.entries()) {
      if (!isSelected) continue;
      const title = titlePath.join();
      const outcome = this.#options.failing?.has(title) === true ? 'failed' : 'passed';
      const result = { outcome, durationMs: 1, frameworkRetries: 0, errors: [] } as const;
      steps.push({ path, title, event: { type: 'case-started', file: key, caseIndex } });
      if (this.#options.leaving?.has(title) === true) steps.push({ path, title, event: { ...LEFT, file: key, caseIndex } });
      steps.push({ path, title, event: { type: 'case-ended', file: key, caseIndex, result } });
    }
    return [
      ...steps,
      { path, title: '', event: { type: 'file-ended', file: key, timing: { loadMs: 1, setupMs: 1, testMs: cases.length } } },
    ];
  }
}

const LEFT = {
  type: 'artifact',
  artifact: { name: 'trace.zip', contentType: 'application/zip', digest: 'd'.repeat(64), bytes: 10, problem: '' },
} as const;

type Step = { readonly path: string; readonly title: string; readonly event: UnitEvent };

function collectedCase(file: FileKey, title: string, slice: Slice | null): CollectedCase {
  const isNamed = slice?.titlePaths.some((titlePath) => titlePath.join() === title) ?? true;
  const isSelected = slice?.kind === 'except' ? !isNamed : isNamed;
  return { id: caseId(file, [title], 0), titlePath: [title], ordinal: 0, mode: 'run', isSelected };
}
