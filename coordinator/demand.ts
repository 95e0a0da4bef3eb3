/** How many slots a run could use, by what it says of itself. */
import type { LeaseId } from '../core/id.ts';
import type { RunEvent } from '../core/run-event.ts';

/** A file is rarely cut into more pieces that run at once. */
const PIECES_A_FILE = 8;

export class Demand {
  readonly #busy = new Set<LeaseId>();
  #openFiles = Number.POSITIVE_INFINITY;
  /** What its target needs; infinite without one. */
  #needed = Number.POSITIVE_INFINITY;
  remainingMs: number | null = null;

  see(event: RunEvent): void {
    if (event.type === 'run-planned') {
      this.#openFiles = event.files.length;
      this.#needed = event.targetSlots ?? Number.POSITIVE_INFINITY;
    }
    if (event.type === 'file-settled') this.#openFiles -= 1;
    else if (event.type === 'unit-started') this.#busy.add(event.lease);
    else if (event.type === 'unit-ended') this.#busy.delete(event.lease);
    else if (event.type === 'progress') {
      this.remainingMs = event.remaining?.midMs ?? null;
      this.#needed = event.neededSlots ?? Number.POSITIVE_INFINITY;
    }
  }

  /** Infinite before the plan; 0 when every file is settled. */
  get slots(): number {
    if (this.#openFiles <= 0) return 0;
    return Math.min(this.#needed, Math.max(this.#busy.size, this.#openFiles * PIECES_A_FILE));
  }
}
