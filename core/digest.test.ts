import { expect, test } from 'vitest';
import { sha256Hex, shortDigest } from './digest.ts';

test('the digests of the SHA-256 standard', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(shortDigest('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7');
});

test('no short digest can be read as an option', () => {
  const inputs = Array.from({ length: 2_000 }, (_, index) => String(index));
  expect(inputs.map(shortDigest).filter((digest) => !/^\w[\w-]{21}$/.test(digest))).toEqual([]);
  expect(new Set(inputs.map(shortDigest)).size).toBe(inputs.length);
});
