import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRefusal, isLimited, networkOf, REFUSALS_PER_WINDOW, type RefusalCounts, WINDOW_MS } from './rate-limit.ts';

test.for([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
])('%s counts as %s', ([address, network]) => {
  expect(networkOf(address ?? '')).toBe(network);
});

test('an address is listened to until its refusals are used up, and again a window later', () => {
  const counts: RefusalCounts = new Map();
  for (let count = 0; count < REFUSALS_PER_WINDOW; count += 1) {
    expect(isLimited(counts, 'a', count)).toBe(false);
    countRefusal(counts, 'a', count);
  }
  expect(isLimited(counts, 'a', WINDOW_MS - 1)).toBe(true);
  expect(isLimited(counts, 'b', WINDOW_MS - 1)).toBe(false);
  expect(isLimited(counts, 'a', WINDOW_MS)).toBe(false);
});

test('whatever is refused when, no address has more than its refusals in a window before it is limited, and the table stays small', () => {
  const tries = fc.array(fc.tuple(fc.nat({ max: 9_000 }), fc.nat({ max: 20_000 })), { maxLength: 400 });
  fc.assert(
    fc.property(tries, (given) => {
      const counts: RefusalCounts = new Map();
      let nowMs = 0;
      for (const [who, waitMs] of given) {
        nowMs += waitMs;
        const address = `10.0.${who >> 8}.${who & 255}`;
        if (!isLimited(counts, address, nowMs)) countRefusal(counts, address, nowMs);
      }
      for (const { count } of counts.values()) expect(count).toBeLessThanOrEqual(REFUSALS_PER_WINDOW);
    }),
  );
  const counts: RefusalCounts = new Map();
  for (let who = 0; who < 10_000; who += 1) countRefusal(counts, String(who), 0);
  expect(counts.size).toBe(4_096);
});
