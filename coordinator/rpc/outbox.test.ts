import { describe, expect, test } from 'vitest';
import { type LeaseId, leaseId, runId, unitId } from '../../core/id.ts';
import type { ToAgent } from '../../core/session-message.ts';
import type { TestFile } from '../../core/test-file.ts';
import { fileKey } from '../../core/test-file.ts';
import { createGate } from './gate.ts';
import { createOutbox, type Sink } from './outbox.ts';
import { createSerializer } from './serializer.ts';

const RUN = runId('r');
const FILE: TestFile = {
  key: fileKey('vitest', '', 'a.test.ts', 'runtime'),
  suite: 'vitest',
  project: '',
  path: 'a.test.ts',
  kind: 'runtime',
  contentDigest: 'd',
  bytes: 1,
  group: 0,
  maxPerAgent: null,
  bundle: null,
  labels: [],
  wholeReason: null,
};

const ack = (lease: string, sequence: number, isFenced = false): ToAgent => ({
  type: 'report-ack',
  lease: leaseId(lease),
  sequence,
  isFenced,
});
const manifest = (suite = 'vitest'): ToAgent => ({ type: 'prepare-suite', runId: RUN, suite, files: [FILE] });
const close = (suite = 'vitest'): ToAgent => ({ type: 'close-suite', runId: RUN, suite });
const grant = (lease: string): ToAgent => {
  const unit = { id: unitId('u'), files: [FILE.key], slice: null };
  return { type: 'grant-lease', runId: RUN, suite: 'vitest', slot: 0, lease: { id: lease as LeaseId, unit, attempt: 1, timeoutMs: 1 } };
};

/** A stream that takes `room` messages before it wants to drain, and says that one left when the test says so. */
class Stream implements Sink {
  readonly written: string[] = [];
  room: number;
  readonly #leaving: (() => void)[] = [];
  #onDrain: (() => void) | null = null;

  constructor(room = Number.POSITIVE_INFINITY) {
    this.room = room;
  }

  write(message: ToAgent, onLeft?: () => void): boolean {
    this.written.push(wordOf(message));
    if (onLeft !== undefined) this.#leaving.push(onLeft);
    this.room -= 1;
    return this.room > 0;
  }

  once(_: 'drain', listener: () => void): void {
    this.#onDrain = listener;
  }

  drain(room: number): void {
    this.room = room;
    this.#onDrain?.();
  }

  letLeave(): void {
    this.#leaving.shift()?.();
  }
}

function wordOf(message: ToAgent): string {
  if (message.type === 'report-ack') return `${message.isFenced ? 'fence' : 'ack'} ${message.lease} ${message.sequence}`;
  if (message.type === 'grant-lease') return `grant ${message.lease.id}`;
  return message.type === 'prepare-suite' || message.type === 'close-suite' ? `${message.type} ${message.suite}` : message.type;
}

describe('acknowledgements', () => {
  test('of one lease are said once for all of them, and their holder is told once', () => {
    const stream = new Stream();
    let held = 0;
    const outbox = createOutbox(stream, createGate(), () => (held += 1));
    for (const message of [ack('l1', 1), ack('l1', 2), ack('l2', 1), ack('l1', 3)]) outbox.send(message);
    expect(stream.written).toEqual([]);
    expect(held).toBe(1);
    outbox.acknowledge();
    expect(stream.written).toEqual(['ack l1 3', 'ack l2 1']);
    outbox.send(ack('l1', 4));
    expect(held).toBe(2);
  });

  test.each<[string, ToAgent, string[]]>([
    ['do not hold up a grant', grant('l2'), ['grant l2']],
    ['are said before a suite is closed', close(), ['ack l1 1', 'close-suite vitest']],
    ['are said before an agent is drained', { type: 'drain-agent', reason: '' }, ['ack l1 1', 'drain-agent']],
    ['are said before a lease is fenced, which waits for nothing', ack('l1', 9, true), ['ack l1 1', 'fence l1 9']],
  ])('%s', (_, message, written) => {
    const stream = new Stream();
    const outbox = createOutbox(stream, createGate(), () => {});
    outbox.send(ack('l1', 1));
    outbox.send(message);
    expect(stream.written).toEqual(written);
  });

  test('are said when the session ends', () => {
    const stream = new Stream();
    const outbox = createOutbox(stream, createGate(), () => {});
    outbox.send(ack('l1', 1));
    outbox.close();
    expect(stream.written).toEqual(['ack l1 1']);
  });
});

describe('messages to an agent that does not read', () => {
  test('wait, keep their order, and go on when it reads', () => {
    const stream = new Stream(2);
    const outbox = createOutbox(stream, createGate(), () => {});
    for (const lease of ['1', '2', '3', '4']) outbox.send(grant(lease));
    expect(stream.written).toEqual(['grant 1', 'grant 2']);
    expect(outbox.length).toBe(2);
    stream.drain(10);
    expect(stream.written).toEqual(['grant 1', 'grant 2', 'grant 3', 'grant 4']);
    expect(outbox.length).toBe(0);
  });
});

describe('the manifest', () => {
  /** Sessions that were sent it, of which the first eight are inside. */
  function broadcast(count: number) {
    const gate = createGate();
    return Array.from({ length: count }, () => {
      const stream = new Stream();
      const outbox = createOutbox(stream, gate, () => {});
      outbox.send(manifest());
      return { stream, outbox };
    });
  }
  const reached = (sessions: ReturnType<typeof broadcast>): number => sessions.filter(({ stream }) => stream.written.length > 0).length;

  test('goes to few agents at a time, and to the next when it left', () => {
    const sessions = broadcast(20);
    expect(reached(sessions)).toBe(8);
    sessions[0]?.stream.letLeave();
    sessions[3]?.stream.letLeave();
    expect(reached(sessions)).toBe(10);
    for (let round = 0; round < 3; round++) for (const { stream } of sessions) stream.letLeave();
    expect(reached(sessions)).toBe(20);
  });

  test('goes before what was sent after it', () => {
    const sessions = broadcast(9);
    const last = sessions[8];
    last?.outbox.send(grant('l1'));
    expect(last?.stream.written).toEqual([]);
    sessions[0]?.stream.letLeave();
    expect(last?.stream.written).toEqual(['prepare-suite vitest', 'grant l1']);
  });

  test('is given up when its suite is closed before it could go', () => {
    const sessions = broadcast(9);
    const last = sessions[8];
    last?.outbox.send(manifest('other'));
    last?.outbox.send(close());
    expect(last?.stream.written).toEqual([]);
    sessions[0]?.stream.letLeave();
    expect(last?.stream.written).toEqual(['prepare-suite other', 'close-suite vitest']);
  });

  test('gives its place back when its session ends', () => {
    const sessions = broadcast(10);
    sessions[9]?.outbox.close();
    sessions[0]?.outbox.close();
    expect(reached(sessions)).toBe(9);
    expect(sessions[9]?.stream.written).toEqual([]);
  });

  test('is made bytes once for all agents that have the same list of files', () => {
    let made = 0;
    const serialize = createSerializer(() => Buffer.from([(made += 1)]));
    const files = [FILE];
    const send = (message: ToAgent): number | undefined => serialize(message)[0];
    const one: ToAgent = { type: 'prepare-suite', runId: RUN, suite: 'vitest', files };
    expect([send(one), send({ ...one })]).toEqual([1, 1]);
    expect(send({ ...one, runId: runId('later') })).toBe(2);
    expect(send({ ...one, files: [FILE] })).toBe(3);
    expect([send({ ...one, files: [] }), send({ ...one, files: [] })]).toEqual([4, 5]);
  });
});
