import { describe, expect, test } from 'vitest';
import { findAvoidedWords } from './check-words.ts';

describe('findAvoidedWords', () => {
  test.each([
    ['WorkerPool', ['worker']],
    ['taskQueue', ['task']],
    ['MAX_ITEM_BYTES', ['item']],
    ['file-util', ['util']],
    ['planSteal', []],
    ['MultitaskingOff', []],
    ['updateBound', []],
    ['metadataOf', []],
    ['MIN_NODE_VERSION', []],
    ['nodeVersion', []],
    ['requireNodeVersion', []],
  ])('of %s are %j', (name, words) => {
    expect(findAvoidedWords(name)).toEqual(words);
  });
});
