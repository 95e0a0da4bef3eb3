/** Virtual time: what happens next, the earliest first, and of one moment in the order in which it was planned. A binary heap. */
export type EventQueue<Entry> = {
  push(atMs: number, entry: Entry): void;
  pop(): { readonly atMs: number; readonly entry: Entry } | null;
};

export function createEventQueue<Entry>(): EventQueue<Entry> {
  type Cell = { readonly atMs: number; readonly order: number; readonly entry: Entry };
  const heap: Cell[] = [];
  let order = 0;
  const isBefore = (a: Cell, b: Cell): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
  const cell = (index: number): Cell => heap[index] as Cell;
  return {
    push(atMs, entry) {
      const added = { atMs, order: order++, entry };
      let index = heap.push(added) - 1;
      while (index > 0) {
        const parent = (index - 1) >> 1;
        if (!isBefore(added, cell(parent))) break;
        heap[index] = cell(parent);
        index = parent;
      }
      heap[index] = added;
    },
    pop() {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length === 0) return first;
      let index = 0;
      for (let child = 1; child < heap.length; child = 2 * index + 1) {
        if (child + 1 < heap.length && isBefore(cell(child + 1), cell(child))) child += 1;
        if (!isBefore(cell(child), last)) break;
        heap[index] = cell(child);
        index = child;
      }
      heap[index] = last;
      return first;
    },
  };
}
