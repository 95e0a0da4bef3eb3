/** Names that tests hold while they run, so that two with one name never run at once on this agent (Playwright's `lock`, since 1.65). */
export class LockTable {
  readonly #held = new Set<string>();
  #changed = Promise.withResolvers<void>();

  /** Resolves, when all names are free, to what gives them back. All or none are taken, so nobody waits for somebody who waits for him. */
  async take(names: readonly string[]): Promise<() => void> {
    while (names.some((name) => this.#held.has(name))) await this.#changed.promise;
    for (const name of names) this.#held.add(name);
    return () => this.#release(names);
  }

  #release(names: readonly string[]): void {
    for (const name of names) this.#held.delete(name);
    const { resolve } = this.#changed;
    this.#changed = Promise.withResolvers<void>();
    resolve();
  }
}
