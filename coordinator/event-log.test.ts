import { expect, test } from 'vitest';
import type { RunEvent } from '../core/run-event.ts';
import { EventLog } from './event-log.ts';

const event = (atMs: number): RunEvent => ({
  type: 'error',
  atMs,
  error: { kind: 'agent', file: null, message: 'x'.repeat(50), detail: null },
});

function logged(count: number, maxCharacters?: number): EventLog {
  const log = new EventLog(maxCharacters);
  for (let number = 1; number <= count; number += 1) log.append(event(number));
  return log;
}

/** The times of all events after a sequence. */
function readAfter(log: EventLog, from: number): unknown[] {
  const times: unknown[] = [];
  for (let position = from; ; ) {
    const next = log.after(position);
    if (next === null) return times;
    if (next === 'gone') return ['gone'];
    times.push((JSON.parse(next.json) as RunEvent).atMs);
    position = next.sequence;
  }
}

test.each([
  [0, [1, 2, 3]],
  [2, [3]],
  [3, []],
  [9, []],
] as const)('who has heard %i of three events hears the rest', (from, expected) => {
  expect(readAfter(logged(3), from)).toEqual(expected);
});

test('what is above the limit is forgotten from its beginning, and asking for it says so', () => {
  const log = logged(100, 2_000);
  expect(readAfter(log, 0)).toEqual(['gone']);
  const last = readAfter(log, 95);
  expect(last).toEqual([96, 97, 98, 99, 100]);
  log.forget();
  expect(readAfter(log, 95)).toEqual(['gone']);
  expect(readAfter(log, 100)).toEqual([]);
});

test('one event that is larger than the limit is kept', () => {
  expect(readAfter(logged(3, 10), 2)).toEqual([3]);
});

test('whoever waits is woken by an event and by the end', async () => {
  const log = logged(0);
  const changed = log.changed();
  log.append(event(1));
  await changed;
  const ended = log.changed();
  log.close(null);
  await ended;
  expect(log.end).toEqual({ error: null });
});
