import { assert } from '../../core/assert.ts';

/** Virtual time: what is due is called in the order of its time, and of its arrival where times are equal. */
export type EventQueue = {
  /** Milliseconds since the simulation's start. */
  readonly nowMs: () => number;
  /** Calls `act` once, `delayMs` from now. A negative delay is now. */
  readonly after: (delayMs: number, act: () => void) => void;
  /** Acts until `isDone`, or nothing is due, or the time passes `limitMs`; returns whether `isDone` was reached. */
  readonly runUntil: (isDone: () => boolean, limitMs: number) => boolean;
};

type Due = { readonly atMs: number; readonly order: number; readonly act: () => void };

/** A binary heap: a simulated run has a few thousand events, a hundred thousand runs have hundreds of millions. */
export function createEventQueue(): EventQueue {
  const heap: Due[] = [];
  let nowMs = 0;
  let order = 0;
  return {
    nowMs: () => nowMs,
    after: (delayMs, act) => {
      assert(Number.isFinite(delayMs), `an event is due at a time, not after ${delayMs} ms`);
      push(heap, { atMs: nowMs + Math.max(0, delayMs), order: order++, act });
    },
    runUntil: (isDone, limitMs) => {
      while (!isDone()) {
        const due = pop(heap);
        if (due === undefined || due.atMs > limitMs) return false;
        nowMs = due.atMs;
        due.act();
      }
      return true;
    },
  };
}

function isBefore(a: Due, b: Due): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

function push(heap: Due[], due: Due): void {
  let index = heap.length;
  heap.push(due);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || !isBefore(due, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = due;
}

function pop(heap: Due[]): Due | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    const left = heap[child];
    if (left === undefined) break;
    const right = heap[child + 1];
    if (right !== undefined && isBefore(right, left)) child++;
    const least = heap[child];
    if (least === undefined || !isBefore(least, last)) break;
    heap[index] = least;
    index = child;
  }
  heap[index] = last;
  return first;
}
