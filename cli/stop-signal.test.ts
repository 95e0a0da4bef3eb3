import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { onStop } from './stop-signal.ts';

test.skipIf(process.platform === 'win32').each([
  { signals: ['SIGTERM'], first: 'leave', isEnding: false, kills: 0 },
  { signals: ['SIGHUP'], first: 'leave', isEnding: false, kills: 0 },
  { signals: ['SIGINT'], first: 'end', isEnding: true, kills: 0 },
  { signals: ['SIGTERM', 'SIGTERM'], first: 'leave', isEnding: true, kills: 0 },
  { signals: ['SIGTERM', 'SIGINT'], first: 'leave', isEnding: true, kills: 0 },
  { signals: ['SIGINT', 'SIGTERM'], first: 'end', isEnding: true, kills: 1 },
  { signals: ['SIGTERM', 'SIGTERM', 'SIGTERM'], first: 'leave', isEnding: true, kills: 1 },
])('$signals: the first means $first', async ({ signals, first, isEnding, kills }) => {
  const source = new EventEmitter();
  let killed = 0;
  let isEnded = false;
  using stop = onStop(() => {
    killed += 1;
  }, source);
  void stop.end.then(() => {
    isEnded = true;
  });
  for (const signal of signals) source.emit(signal, signal);
  expect(await stop.first).toBe(first);
  expect({ isEnded, killed }).toEqual({ isEnded: isEnding, killed: kills });
});

test('nobody listens any more when it is disposed', () => {
  const source = new EventEmitter();
  onStop(() => undefined, source)[Symbol.dispose]();
  expect(source.eventNames()).toEqual([]);
});
