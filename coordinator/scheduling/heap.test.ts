import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHeap, peekHeap, popHeap, pushHeap } from './heap.ts';

test('entries come up in order, whatever order they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (values) => {
      const heap = createHeap<number>((a, b) => a > b);
      for (const value of values) pushHeap(heap, value);
      const popped: number[] = [];
      for (let top = peekHeap(heap); top !== null; top = peekHeap(heap)) popped.push(popHeap(heap) ?? top);
      expect(popped).toEqual([...values].sort((a, b) => b - a));
    }),
  );
});

test('an empty heap has nothing', () => {
  const heap = createHeap<number>((a, b) => a > b);
  expect([peekHeap(heap), popHeap(heap)]).toEqual([null, null]);
});
