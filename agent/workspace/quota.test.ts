import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Kept, planEviction } from './quota.ts';

/** `a3.2*` is a with 3 bytes, used at 2, in use. */
const parse = (notation: string): Kept<string>[] =>
  notation.split(' ').map((word) => {
    const [, name = '', bytes, usedAt, star] = /^(\w)(\d+)\.(\d+)(\*?)$/.exec(word) ?? [];
    return { name, bytes: Number(bytes), usedAt: Number(usedAt), isInUse: star === '*' };
  });

describe('what was not used for longest goes first', () => {
  test.for<[string, number, string]>([
    ['a3.1 b3.2 c3.3', 9, ''],
    ['a3.1 b3.2 c3.3', 8, 'a'],
    ['a3.3 b3.2 c3.1', 5, 'cb'],
    ['a3.1* b3.2 c3.3', 6, 'b'],
    ['a3.1* b3.2*', 0, ''],
    ['a0.1 b3.2', 3, ''],
  ])('%s in %i', ([kept, quota, dropped]) => {
    expect(planEviction(parse(kept), quota).join('')).toBe(dropped);
  });

  test('nothing in use goes, and the rest fits or is in use', () => {
    const one = fc.record({ name: fc.nat(), bytes: fc.nat(100), usedAt: fc.nat(20), isInUse: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ name }) => name }), fc.nat(1000), (kept, quota) => {
        const dropped = new Set(planEviction(kept, quota));
        const rest = kept.filter(({ name }) => !dropped.has(name));
        expect(kept.every(({ name, isInUse }) => !(isInUse && dropped.has(name)))).toBe(true);
        expect(rest.every(({ isInUse }) => isInUse) || rest.reduce((sum, { bytes }) => sum + bytes, 0) <= quota).toBe(true);
      }),
    );
  });
});
