/** Keeps what was made under a name, so that many who ask at once have it made once. */

export type Shelf<Value> = {
  /** Returns what stands there, or has it made. A failure is everybody's who waits for it, and is not kept. */
  take(name: string, make: () => Promise<Value>): Promise<Value>;
  has(name: string): boolean;
  remove(name: string): void;
};

/** Returns an empty shelf; beyond `limit` the oldest goes. */
export function createShelf<Value>(limit: number): Shelf<Value> {
  const kept = new Map<string, Promise<Value>>();
  return {
    take(name, make) {
      const known = kept.get(name);
      if (known !== undefined) return known;
      const making = make();
      kept.set(name, making);
      making.catch(() => kept.delete(name));
      if (kept.size > limit) kept.delete(kept.keys().next().value ?? name);
      return making;
    },
    has: (name) => kept.has(name),
    remove: (name) => void kept.delete(name),
  };
}
