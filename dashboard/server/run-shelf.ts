/** Keeps the runs that somebody may look at: those under way with everything about them, and a few that are over, read from their journals when asked for. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunEvent } from '../../core/run-event.ts';
import type { PageSources } from '../api.ts';
import { type CaseIndex, emptyCaseIndex, indexFile } from '../view/case-index.ts';
import { foldRun } from '../view/fold-run.ts';
import { emptyRunFold, type RunFold } from '../view/run-fold.ts';

/** A run with its rows and its cases. */
export type KeptRun = { readonly runId: string; readonly fold: RunFold; readonly index: CaseIndex };

/** Runs that were followed to their end here and are likely to be looked at again. Each may have a million cases, about 150 MB. */
const KEPT_ENDED = 4;
/** Two that are compared. */
const KEPT_PAST = 2;
/** A run without an end may go on in another process: it is read again after this long. */
const FRESH_MS = 10_000;
/** People who open old runs at once; more is a script. */
const MAX_WAITING = 8;
/** Reading goes on in steps, so that whoever conducts a run in this process can do other things in between. */
const STEP_MS = 8;

type Past = { readonly run: KeptRun; readonly version: string; readonly readAtMs: number };

export class RunShelf {
  readonly #sources: Pick<PageSources, 'pastRun'>;
  readonly #onChange: () => void;
  readonly #live = new Map<string, KeptRun>();
  readonly #past = new Map<string, Past>();
  readonly #loading = new Map<string, Promise<KeptRun | null>>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(sources: Pick<PageSources, 'pastRun'>, onChange: () => void) {
    this.#sources = sources;
    this.#onChange = onChange;
  }

  /** Keeps a run from its first event on. */
  follow(runId: string, branch: string): (event: RunEvent) => void {
    const run = emptyRun(runId, branch);
    this.#past.delete(runId);
    this.#live.delete(runId);
    this.#live.set(runId, run);
    return (event) => {
      see(run, event);
      if (event.type === 'run-finished') this.#forgetEnded();
      this.#onChange();
    };
  }

  /** Newest first. */
  live(): readonly KeptRun[] {
    return [...this.#live.values()].reverse();
  }

  /** The run, when it is here already; one that goes on elsewhere may have gone further. */
  find(runId: string): KeptRun | null {
    return this.#live.get(runId) ?? this.#past.get(runId)?.run ?? null;
  }

  /** The run, read from its journal when it is not here; `null` when nobody kept it. Rejects with what reading throws, and `pool-full`. */
  load(runId: string): Promise<KeptRun | null> {
    const here = this.find(runId);
    if (here !== null && this.#isFresh(runId)) return Promise.resolve(here);
    const known = this.#loading.get(runId);
    if (known !== undefined) return known;
    if (this.#loading.size >= MAX_WAITING) {
      const hint = 'try again in a few seconds';
      return Promise.reject(new ExpectedError('pool-full', `${MAX_WAITING} old runs are being read already`, { hint }));
    }
    const loading = this.#queue.then(() => this.#read(runId)).finally(() => this.#loading.delete(runId));
    this.#queue = loading.catch(() => undefined);
    this.#loading.set(runId, loading);
    return loading;
  }

  #isFresh(runId: string): boolean {
    const past = this.#past.get(runId);
    return past === undefined || past.run.fold.head.end !== null || Date.now() - past.readAtMs < FRESH_MS;
  }

  async #read(runId: string): Promise<KeptRun | null> {
    const past = this.#sources.pastRun(runId);
    if (past === null) return null;
    const known = this.#past.get(runId);
    if (known?.version === past.version) {
      this.#past.set(runId, { ...known, readAtMs: Date.now() });
      return known.run;
    }
    const run = emptyRun(runId, past.branch);
    let sinceMs = performance.now();
    for (const event of past.events) {
      see(run, event);
      if (performance.now() - sinceMs < STEP_MS) continue;
      await new Promise(setImmediate);
      sinceMs = performance.now();
    }
    const live = this.#live.get(runId);
    if (live !== undefined) return live;
    this.#past.delete(runId);
    this.#past.set(runId, { run, version: past.version, readAtMs: Date.now() });
    for (const old of [...this.#past.keys()].slice(0, Math.max(0, this.#past.size - KEPT_PAST))) this.#past.delete(old);
    this.#onChange();
    return run;
  }

  #forgetEnded(): void {
    const ended = [...this.#live.values()].filter(({ fold }) => fold.head.end !== null);
    for (const { runId } of ended.slice(0, Math.max(0, ended.length - KEPT_ENDED))) this.#live.delete(runId);
  }
}

function emptyRun(runId: string, branch: string): KeptRun {
  return { runId, fold: emptyRunFold(runId, branch), index: emptyCaseIndex() };
}

function see({ fold, index }: KeptRun, event: RunEvent): void {
  foldRun(fold, event);
  if (event.type === 'file-settled') indexFile(index, event.file, event.cases);
}
