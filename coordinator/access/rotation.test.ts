import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Authority, isRotationDue, planAuthorities, planServesFromMs } from './rotation.ts';

const LIFE = 5 * 365 * 86_400_000;
const one = (id: string, createdAtMs: number, servesFromMs: number): Authority => ({
  id,
  createdAtMs,
  servesFromMs,
  expiresAtMs: createdAtMs + LIFE,
});
const OLD = one('old', 0, 0);
const NEW = one('new', 100, 200);

/** `issuing / serving / trusted` */
function show(authorities: readonly Authority[], nowMs: number): string {
  const plan = planAuthorities(authorities, nowMs);
  return plan === null ? 'none' : `${plan.issuing.id} / ${plan.serving.id} / ${plan.trusted.map(({ id }) => id).join(' ')}`;
}

test.for<[string, readonly Authority[], number, string]>([
  ['none at all', [], 0, 'none'],
  ['one does everything', [OLD], 50, 'old / old / old'],
  ['in the overlap the new one signs for agents and the old one for the coordinator', [NEW, OLD], 150, 'new / old / old new'],
  ['after it the old one is nobody', [OLD, NEW], 200, 'new / new / new'],
  ['one that is replaced at once is nobody at once', [OLD, one('now', 100, 100)], 100, 'now / now / now'],
  ['a third one while the second waits', [OLD, NEW, one('third', 150, 300)], 160, 'third / old / old third new'],
  ['the second one serves while the third waits', [OLD, NEW, one('third', 150, 300)], 250, 'third / new / new third'],
  ['one that has ended is nobody', [OLD], LIFE, 'none'],
])('%s', ([, authorities, nowMs, plan]) => {
  expect(show(authorities, nowMs)).toBe(plan);
});

test('nobody has to join again because of a rotation: until the certificates of before have all ended, their authority is trusted', () => {
  const ttl = fc.integer({ min: 1, max: 7 * 86_400_000 });
  fc.assert(
    // A successor is younger than what it follows.
    fc.property(
      ttl,
      fc.integer({ min: OLD.createdAtMs + 1, max: 10 ** 9 }),
      fc.nat({ max: 10 ** 6 }),
      (certificateTtlMs, rotatedAtMs, askedBeforeMs) => {
        const next = one('next', rotatedAtMs, planServesFromMs([OLD], rotatedAtMs, certificateTtlMs));
        const lastOfOldMs = Math.max(0, rotatedAtMs - askedBeforeMs) + certificateTtlMs;
        expect(planAuthorities([OLD, next], lastOfOldMs)?.trusted).toContain(OLD);
        // Who renews at any moment after the rotation trusts the next one before it serves.
        expect(planAuthorities([OLD, next], next.servesFromMs - 1)?.trusted).toContain(next);
      },
    ),
  );
});

test.for<[string, readonly Authority[], number, boolean]>([
  ['without any', [], 0, true],
  ['with a fresh one', [OLD], 0, false],
  ['shortly before its end', [OLD], LIFE - 86_400_000, true],
  ['with a successor', [OLD, one('next', LIFE / 2, LIFE / 2)], LIFE - 86_400_000, false],
])('a successor is due %s', ([, authorities, nowMs, isDue]) => {
  expect(isRotationDue(authorities, nowMs)).toBe(isDue);
});
