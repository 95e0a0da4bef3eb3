import { expect, test } from 'vitest';
import { isSame } from './is-same.ts';

test.each<[string, unknown, unknown, boolean]>([
  ['texts', 'a', 'a', true],
  ['a text and another', 'a', 'b', false],
  ['lists', [1, [2]], [1, [2]], true],
  ['lists in another order', [1, 2], [2, 1], false],
  ['a list and a part of it', [1], [1, 2], false],
  ['objects whose keys stand in another order', { a: 1, b: { c: null } }, { b: { c: null }, a: 1 }, true],
  ['objects with another key of the same number', { a: undefined }, { b: undefined }, false],
  ['a list and an object with its indices', ['x'], { 0: 'x' }, false],
  ['null and an object', null, {}, false],
])('%s', (_, a, b, expected) => {
  expect([isSame(a, b), isSame(b, a)]).toEqual([expected, expected]);
});
