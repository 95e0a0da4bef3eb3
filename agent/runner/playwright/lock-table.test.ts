import { describe, expect, test } from 'vitest';
import { LockTable } from './lock-table.ts';

describe('a lock', () => {
  test('is held by one at a time, and whoever needs several takes all or none', async () => {
    const table = new LockTable();
    const told: string[] = [];
    const releaseFirst = await table.take(['a', 'b']);
    const both = table.take(['b', 'c']).then((release) => {
      told.push('b and c');
      return release;
    });
    const other = await table.take(['c']);
    told.push('c');
    releaseFirst();
    other();
    (await both)();
    expect(told).toEqual(['c', 'b and c']);
  });

  test('without a name waits for nobody', async () => {
    const table = new LockTable();
    await table.take(['a']);
    expect(await table.take([])).toBeTypeOf('function');
  });
});
