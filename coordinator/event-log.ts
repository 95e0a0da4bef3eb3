/** What happened in one run, kept for whoever watches it now or again after his link broke. */
import type { RunEvent } from '../core/run-event.ts';

/** One event as it goes over the wire; sequences are 1, 2, 3 … */
export type LoggedEvent = { readonly sequence: number; readonly json: string };

/** About 100,000 events. A watcher that comes back after more than that has missed too much for a live view; the report is kept elsewhere. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

export class EventLog {
  readonly #maxCharacters: number;
  #entries: LoggedEvent[] = [];
  #characters = 0;
  #last = 0;
  #changed = Promise.withResolvers<void>();
  #end: { readonly error: Error | null } | null = null;

  constructor(maxCharacters = MAX_CHARACTERS) {
    this.#maxCharacters = maxCharacters;
  }

  append(event: RunEvent): void {
    const json = JSON.stringify(event);
    this.#last += 1;
    this.#entries.push({ sequence: this.#last, json });
    this.#characters += json.length;
    if (this.#characters > this.#maxCharacters) this.#forgetOldest();
    this.wake();
  }

  /** The next event after a sequence; `null` when there is none yet, `gone` when it was forgotten. */
  after(sequence: number): LoggedEvent | null | 'gone' {
    if (sequence >= this.#last) return null;
    const [first] = this.#entries;
    if (first === undefined || sequence + 1 < first.sequence) return 'gone';
    return this.#entries[sequence + 1 - first.sequence] ?? null;
  }

  /** Of all that is kept. */
  get characters(): number {
    return this.#characters;
  }

  /** `null` while more may come; `error` is set when the run broke off because of a bug. */
  get end(): { readonly error: Error | null } | null {
    return this.#end;
  }

  close(error: Error | null): void {
    this.#end ??= { error };
    this.wake();
  }

  /** Resolves when something may have changed. */
  changed(): Promise<void> {
    return this.#changed.promise;
  }

  wake(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }

  /** Drops all, once nobody can be expected to ask again. */
  forget(): void {
    this.#entries = [];
    this.#characters = 0;
    this.wake();
  }

  /** A quarter at a time: dropping one for each that comes would move the rest each time. */
  #forgetOldest(): void {
    let count = 0;
    while (this.#characters > this.#maxCharacters * 0.75 && count < this.#entries.length - 1) {
      this.#characters -= this.#entries[count]?.json.length ?? 0;
      count += 1;
    }
    this.#entries.splice(0, count);
  }
}
