/** The runs that a desk remembers: those that wait or go on, and of those that are over the last ones, for whoever watches or asks for a certificate. */
import type { RunId } from '../core/id.ts';
import type { DeskRun } from './desk-run.ts';

/** Runs that wait or go on: below the directories of runs that one repository keeps, so that none loses its own. */
export const MAX_RUNS = 128;
/** Runs that are over and can still be watched and asked for their certificate: all that can end in the same moment, while somebody's link is broken. */
export const KEPT_FINISHED = 128;
/** Of their events, a character a byte; those of older ones are decided again from their journals when somebody asks. */
const KEPT_CHARACTERS = 256 * 1024 * 1024;

export class RunRoll {
  readonly #keptCharacters: number;
  readonly #runs = new Map<RunId, DeskRun>();
  readonly #bySubmission = new Map<string, Promise<RunId>>();
  /** In the order in which they ended: a long run ends behind many that came after it, and somebody watches it to its end. */
  readonly #over = new Set<DeskRun>();

  constructor(keptCharacters = KEPT_CHARACTERS) {
    this.#keptCharacters = keptCharacters;
  }

  find(run: RunId): DeskRun | undefined {
    return this.#runs.get(run);
  }

  /** All of them, oldest first. */
  list(): readonly DeskRun[] {
    return [...this.#runs.values()];
  }

  /** Those that wait or go on. */
  living(): readonly DeskRun[] {
    return this.list().filter((run) => run.state !== 'finished');
  }

  add(run: DeskRun): void {
    this.#runs.set(run.runId, run);
    this.#bySubmission.set(run.submission.id, Promise.resolve(run.runId));
  }

  /** Answers the run of a submission, taken in by `take` when it is new. A refusal is told to who asked, and the next one is asked anew. */
  submit(submission: string, take: () => Promise<RunId>): Promise<RunId> {
    const known = this.#bySubmission.get(submission);
    if (known !== undefined) return known;
    const taken = take();
    this.#bySubmission.set(submission, taken);
    taken.catch(() => this.#bySubmission.delete(submission));
    return taken;
  }

  /** The run is over. Forgets those that were over first, and of the others the events that are too many. */
  end(run: DeskRun): void {
    this.#over.add(run);
    const finished = [...this.#over];
    for (const old of finished.splice(0, Math.max(0, finished.length - KEPT_FINISHED))) {
      old.events.forget();
      this.#over.delete(old);
      this.#runs.delete(old.runId);
      this.#bySubmission.delete(old.submission.id);
    }
    this.#shelveOld(finished);
  }

  #shelveOld(finished: readonly DeskRun[]): void {
    let characters = 0;
    for (const run of finished.toReversed()) {
      characters += run.events.characters;
      if (characters > this.#keptCharacters) run.shelve();
    }
  }
}
