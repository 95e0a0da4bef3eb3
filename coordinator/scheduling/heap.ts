/**
 * A binary heap: the first of many in logarithmic time.
 *
 * Entries are never removed from the middle. Who needs that gives each entry a version and drops the stale ones when they come up, which is
 * cheaper than an index that has to follow every swap.
 */

export type Heap<T> = {
  readonly entries: T[];
  /** True when `a` comes up before `b`. A strict total order makes the heap deterministic. */
  readonly isBefore: (a: T, b: T) => boolean;
};

/** Returns an empty heap. */
export function createHeap<T>(isBefore: (a: T, b: T) => boolean): Heap<T> {
  return { entries: [], isBefore };
}

/** Returns the first entry without removing it; `null` when the heap is empty. */
export function peekHeap<T>(heap: Heap<T>): T | null {
  return heap.entries[0] ?? null;
}

/** Adds an entry. */
export function pushHeap<T>(heap: Heap<T>, entry: T): void {
  const { entries, isBefore } = heap;
  let index = entries.length;
  entries.push(entry);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = entries[parent] as T;
    if (!isBefore(entry, above)) break;
    entries[index] = above;
    index = parent;
  }
  entries[index] = entry;
}

/** Removes and returns the first entry; `null` when the heap is empty. */
export function popHeap<T>(heap: Heap<T>): T | null {
  const { entries } = heap;
  const first = entries[0] ?? null;
  const last = entries.pop();
  if (entries.length > 0 && last !== undefined) siftDown(heap, last);
  return first;
}

function siftDown<T>(heap: Heap<T>, entry: T): void {
  const { entries, isBefore } = heap;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= entries.length) break;
    if (child + 1 < entries.length && isBefore(entries[child + 1] as T, entries[child] as T)) child += 1;
    const below = entries[child] as T;
    if (!isBefore(below, entry)) break;
    entries[index] = below;
    index = child;
  }
  entries[index] = entry;
}
