import { expect, test } from 'vitest';
import { formatCursor, parseCursor, parseTopic, type Stamp } from './cursor.ts';
import type { Topic } from './types.ts';

test('where somebody is comes back as it was said, nowhere is left out', () => {
  const stamps = new Map<Topic, Stamp>([
    ['run/2026-11.x_y', '17.abc'],
    ['runs', 'AZ-_09'],
    ['pool', null],
    ['deploy/web.eu', 'q'],
  ]);
  const read = parseCursor(formatCursor(stamps));
  expect([...read]).toEqual([...stamps].filter(([, stamp]) => stamp !== null));
});

test.each(['', '=', 'runs', 'runs=', 'nothing=1', 'run/../x=1', 'runs=a b', `runs=${'x'.repeat(65)}`, `${'x'.repeat(5_000)}&runs=1`])(
  'a cursor that nobody wrote is nowhere: %s',
  (text) => {
    expect(parseCursor(text).size).toBe(0);
  },
);

test.each<[string, Topic | null]>([
  ['runs', 'runs'],
  ['run/a', 'run/a'],
  ['deploy/web', 'deploy/web'],
  ['run/', null],
  ['run/a/b', null],
  ['run/a b', null],
  ['runs/a', null],
  ['constructor', null],
])('the topic %s', (text, topic) => {
  expect(parseTopic(text)).toBe(topic);
});
