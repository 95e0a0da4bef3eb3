import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renewalDelayMs, retryDelayMs } from './renewal.ts';

const DAY = { issuedAtMs: 0, expiresAtMs: 86_400_000 };

test.for([
  ['an agent that asks late', 0, 0, 57_600_000],
  ['an agent that asks early', 0, 1, 48_960_000],
  ['a certificate that was due while the machine slept', 80_000_000, 0, 0],
] as const)('%s', ([, nowMs, spread, delayMs]) => {
  expect(renewalDelayMs(DAY, nowMs, spread)).toBe(delayMs);
});

test('the first try leaves a third of the life for others, and those never come in a rush or too late', () => {
  const life = fc.integer({ min: 60_000, max: 30 * 86_400_000 });
  fc.assert(
    fc.property(life, fc.double({ min: 0, max: 1, noNaN: true }), (expiresAtMs, spread) => {
      const validity = { issuedAtMs: 0, expiresAtMs };
      let nowMs = renewalDelayMs(validity, 0, spread);
      expect(expiresAtMs - nowMs).toBeGreaterThanOrEqual(expiresAtMs / 3 - 1);
      let tries = 0;
      for (let waitMs = retryDelayMs(validity, nowMs); waitMs !== null; waitMs = retryDelayMs(validity, nowMs)) {
        expect(waitMs).toBeGreaterThanOrEqual(1_000);
        nowMs += waitMs;
        tries += 1;
      }
      expect(tries).toBeGreaterThanOrEqual(5);
      expect(tries).toBeLessThan(250);
    }),
  );
});

test('asking is of no use when the certificate has ended', () => {
  expect(retryDelayMs(DAY, DAY.expiresAtMs)).toBeNull();
});
