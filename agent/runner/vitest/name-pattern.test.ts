import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Slice } from '../../../core/unit.ts';
import { fullNames, namePattern, selectionOf } from './name-pattern.ts';

const only = (...titlePaths: string[][]): Slice => ({ kind: 'only', titlePaths });
const except = (...titlePaths: string[][]): Slice => ({ kind: 'except', titlePaths });
const titlePath = fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { minLength: 1, maxLength: 3 });

describe('namePattern', () => {
  test.each([
    ['a newline', 'two\nlines'],
    ['NUL', 'a\0b'],
    ['emoji', '👩‍👩‍👧 family'],
    ['pattern characters', '^$.*+?()[]{}|\\/- '],
    ['ten kilobytes', 'long '.repeat(2048)],
    ['a lone surrogate', '\ud83d'],
    ['an empty title', ''],
  ])('selects a title with %s, and nothing else', (_, title) => {
    expect(namePattern(only([title]), ' > ').test(title)).toBe(true);
    expect(namePattern(only([title]), ' > ').test(`${title}x`)).toBe(false);
    expect(namePattern(except([title]), ' > ').test(title)).toBe(false);
    expect(namePattern(except([title]), ' > ').test(`x${title}`)).toBe(true);
  });

  test('an only slice and its complement divide any set of names', () => {
    fc.assert(
      fc.property(
        fc.array(titlePath, { maxLength: 12 }),
        fc.array(titlePath, { maxLength: 12 }),
        fc.constantFrom(' ', ' > '),
        (listed, others, separator) => {
          const [inside, outside] = [namePattern(only(...listed), separator), namePattern(except(...listed), separator)];
          // An empty list matches the empty name: a slice of nothing is never granted.
          return (
            listed.length === 0 ||
            [...listed, ...others].every((path) => inside.test(path.join(separator)) !== outside.test(path.join(separator)))
          );
        },
      ),
    );
  });

  test('copes with a file of fifteen thousand cases', () => {
    const paths = Array.from({ length: 15_000 }, (_, index) => ['a suite with quite a long title', `case number ${index}`]);
    const pattern = namePattern(except(...paths), ' ');
    expect(pattern.test('a suite with quite a long title case number 14999')).toBe(false);
    expect(pattern.test('a suite with quite a long title case number 15000')).toBe(true);
  });
});

describe('fullNames', () => {
  test('lists a name once', () => {
    expect(fullNames(only(['a', 'b'], ['a', 'b'], ['c']), ' > ')).toEqual(['a > b', 'c']);
  });
});

describe('selectionOf', () => {
  test.each<[string, Slice | null, string[], [holds: boolean, isShadowed: boolean]]>([
    ['everything is in no slice', null, ['a'], [true, false]],
    ['a listed path is in an only slice', only(['a', 'b']), ['a', 'b'], [true, false]],
    ['a path with the same full name is not', only(['a', 'b']), ['a > b'], [false, false]],
    ['a listed path is not in its complement', except(['a', 'b']), ['a', 'b'], [false, false]],
    ['an unknown path is in the complement', except(['a', 'b']), ['new'], [true, false]],
    ['an unknown path with a listed full name is in the complement, in the shadow', except(['a', 'b']), ['a > b'], [true, true]],
  ])('%s', (_, slice, path, expected) => {
    const selection = selectionOf(slice, ' > ');
    expect([selection.holds(path), selection.isShadowed(path)]).toEqual(expected);
  });
});
