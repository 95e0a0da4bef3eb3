import { expect, test } from 'vitest';
import { failureSignature } from './failure-signature.ts';

test.each([
  ['expected 17 to be 3', 'expected 4 to be 3.5'],
  ['connect ECONNREFUSED 127.0.0.1:4411', 'connect ECONNREFUSED 127.0.0.1:50211'],
  ['no file /tmp/abc-1/x.txt', 'no file /tmp/other/y.txt'],
  ['no row 6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'no row 123e4567-e89b-12d3-a456-426614174000'],
  ['commit 4d3c9a8b77 is gone', 'commit 77af09bc12 is gone'],
  ['one line\nand more 1', 'one line\nand other'],
])('%j and %j are one failure', (left, right) => {
  expect(failureSignature(left)).toBe(failureSignature(right));
});

test.each([
  ['expected 1 to be 2', 'expected 1 to equal 2'],
  ['TypeError: x is undefined', 'TypeError: y is undefined'],
])('%j and %j are two', (left, right) => {
  expect(failureSignature(left)).not.toBe(failureSignature(right));
});
