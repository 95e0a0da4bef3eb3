import { expect, test } from 'vitest';
import { createShelf } from './shelf.ts';

test('what many ask for at once is made once', async () => {
  const shelf = createShelf<number>(2);
  let made = 0;
  const make = async (): Promise<number> => ++made;
  expect(await Promise.all([shelf.take('a', make), shelf.take('a', make), shelf.take('b', make)])).toEqual([1, 1, 2]);
});

test('a failure is told to all who wait for it and is not kept', async () => {
  const shelf = createShelf<number>(2);
  const fail = () => Promise.reject(new Error('no disk'));
  const asked = await Promise.allSettled([shelf.take('a', fail), shelf.take('a', fail)]);
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await shelf.take('a', async () => 1)).toBe(1);
});

test('the oldest goes when the shelf is full', async () => {
  const shelf = createShelf<number>(2);
  for (const name of ['a', 'b', 'c']) await shelf.take(name, async () => 1);
  expect(['a', 'b', 'c'].map((name) => shelf.has(name))).toEqual([false, true, true]);
  shelf.remove('c');
  expect(shelf.has('c')).toBe(false);
});
