import { describe, expect, test } from 'vitest';
import { ANY_CAPACITY, bearsOne, capacityOf, heavier, unitsAtOnce, weightInWords } from './weight.ts';

const GIB = 2 ** 30;
const FOUR_CORES = capacityOf({ slots: 4, cpus: 4, memoryBytes: 8 * GIB });

describe('units at once', () => {
  test.for([
    ['as many as there are slots where nothing is said, a slot a core', { cpuMilli: 0, memoryMb: 0 }, FOUR_CORES, 4],
    ['the same with more slots than cores', { cpuMilli: 0, memoryMb: 0 }, capacityOf({ slots: 9, cpus: 2 }), 9],
    ['no more than the cores bear', { cpuMilli: 1_500, memoryMb: 0 }, FOUR_CORES, 2],
    ['no more than the memory bears', { cpuMilli: 0, memoryMb: 3_000 }, FOUR_CORES, 2],
    ['no more than the scarcer of both bears', { cpuMilli: 500, memoryMb: 8_192 }, FOUR_CORES, 1],
    ['none where one is too heavy', { cpuMilli: 0, memoryMb: 8_193 }, FOUR_CORES, 0],
  ] as const)('%s', ([, weight, capacity, most]) => {
    expect(unitsAtOnce(capacity, weight)).toBe(most);
    expect(bearsOne(capacity, weight)).toBe(most > 0);
  });

  test('without end where an agent does not tell what it has', () => {
    expect(unitsAtOnce(ANY_CAPACITY, { cpuMilli: 64_000, memoryMb: 1_000_000 })).toBe(Number.POSITIVE_INFINITY);
    expect(capacityOf({ slots: 2 })).toEqual(ANY_CAPACITY);
  });
});

test('a slot keeps free what the heavier of its units takes of either', () => {
  expect(heavier({ cpuMilli: 500, memoryMb: 2_000 }, { cpuMilli: 2_000, memoryMb: 100 })).toEqual({ cpuMilli: 2_000, memoryMb: 2_000 });
});

test.for([
  [{ cpuMilli: 1_000, memoryMb: 0 }, '1 core'],
  [{ cpuMilli: 500, memoryMb: 64_000 }, '0.5 cores and 64000 MB of memory'],
  [{ cpuMilli: 0, memoryMb: 0 }, ''],
] as const)('%o in words is "%s"', ([weight, words]) => {
  expect(weightInWords(weight)).toBe(words);
});
