/** Keeps idle agents at work for the ledger: asks what is wanted, has it run where nobody else wants an agent, and says what came of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FlakeLedger } from '../../coordinator/main.ts';
import type { CaseId } from '../../core/id.ts';
import type { IdleStatus, PipelineStatus } from '../../core/pipeline-status.ts';
import type { Candidate, PipelineNotice } from '../../pipeline/api.ts';
import { type IdlePiece, idleWants, LOOK_BACK_MS, planIdleWork } from '../../pipeline/api.ts';
import { FreshCommits } from './fresh-commit.ts';
import { readCandidate } from './git-port.ts';
import { type PieceEnd, type PieceGround, type PieceOrder, runPiece } from './idle-piece.ts';
import { type OriginFound, OriginSearches } from './origin-search.ts';
import { setUpTree } from './tree-run.ts';

export type IdleConfig = {
  /** Agents that it may have at once. */
  readonly agents: number;
  /** Of agents' time, in a day. */
  readonly perDayMs: number;
};

export type IdleOptions = Pick<PieceGround, 'ground'> & {
  readonly config: IdleConfig;
  readonly ledger: FlakeLedger;
  /** As of the test port. */
  readonly name: string;
  readonly view: () => PipelineStatus;
  readonly notify: (notice: PipelineNotice) => void;
  readonly say: (words: string) => void;
  /** For whoever looks at the pipeline from another process. */
  readonly publish: (status: IdleStatus) => void;
};

const DAY_MS = 86_400_000;
/** After a round with a result the next one follows at once; else the pool is busy, or nothing is wanted. */
const PAUSE_MS = 5_000;
/** A piece takes seconds: what waited longer for an agent is asked again, of what is green by then. */
const ROUND_MS = 600_000;
const LEAVE_MS = 5_000;
/** Half of a run's set-up on a small project: until a case was repeated once, nobody knows how long it takes. */
const USUAL_SECONDS = 1;

/** Begins; disposing ends the pieces that run, and what they had half done. */
export function startIdleWork(options: IdleOptions): AsyncDisposable {
  const leaving = new AbortController();
  const work = new IdleWork(options).run(leaving.signal);
  return {
    [Symbol.asyncDispose]: async () => {
      leaving.abort();
      // A tree that is being sent has a deadline of half an hour: whoever leaves does not wait for it.
      await Promise.race([work, sleep(LEAVE_MS, undefined, { ref: false })]);
    },
  };
}

type Spent = { readonly atMs: number; readonly busyMs: number; readonly runs: number; readonly failures: number; readonly id: CaseId };

class IdleWork {
  readonly #options: IdleOptions;
  readonly #fresh: FreshCommits;
  readonly #origins: OriginSearches;
  readonly #seconds = new Map<CaseId, number>();
  readonly #told = new Set<string>();
  /** Cases that came to nothing though nobody else wanted the agent, with the tree: they are skipped there, or are not there. */
  readonly #barren = new Map<CaseId, string>();
  #spent: Spent[] = [];
  #pieces = 0;

  constructor(options: IdleOptions) {
    this.#options = options;
    this.#fresh = new FreshCommits(options.ground);
    this.#origins = new OriginSearches(options.ground, options.ledger, (found) => this.#tellOrigin(found));
  }

  /** Until it is told to leave. What goes wrong is said once, and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let hasDone = false;
      try {
        hasDone = await this.#round(signal);
      } catch (error) {
        if (!signal.aborted) this.#sayOnce(error instanceof Error ? error.message : String(error));
      }
      if (!hasDone) await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Returns false when nothing came of it. */
  async #round(signal: AbortSignal): Promise<boolean> {
    const { config, ledger, view, ground } = this.#options;
    this.#spent = this.#spent.filter(({ atMs }) => atMs > Date.now() - DAY_MS);
    const isSpent = this.#spent.reduce((sum, { busyMs }) => sum + busyMs, 0) >= config.perDayMs;
    const { green, commits } = view();
    if (isSpent || green === '') return false;
    const tree = await readCandidate({ folder: ground.project, signal }, green);
    const nowMs = Date.now();
    const [facts, quarantines, soak, { suites }] = await Promise.all([
      ledger.flakeFacts(nowMs - LOOK_BACK_MS),
      ledger.listQuarantines(),
      ledger.listSoak(nowMs - LOOK_BACK_MS),
      setUpTree(ground, tree.tree),
    ]);
    const fresh = await this.#fresh.find({ commits, tallies: facts.tallies, tree: tree.tree, suites, signal });
    const secondsPerRun = (id: CaseId): number => this.#seconds.get(id) ?? USUAL_SECONDS;
    const known = { tallies: facts.tallies, soak, secondsPerRun, nowMs };
    const wants = [
      ...idleWants({ ...known, quarantines, fresh }).filter(({ id }) => this.#barren.get(id) !== tree.tree),
      ...(await this.#origins.wants({ ...known, green: tree, suites, slots: config.agents, signal })),
    ];
    const tallies = new Map(facts.tallies.map((tally) => [tally.id, tally]));
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(ROUND_MS)]);
    const pieces = planIdleWork(wants, config.agents);
    this.#publish(pieces.map(({ context, id }) => `${context}: ${nameOf(tallies.get(id)?.titlePath, id)}`));
    const ends = await Promise.all(
      pieces.map(async (piece) => {
        const tally = tallies.get(piece.id);
        if (tally === undefined) return null;
        const name = `${this.#options.name}-idle-${nowMs.toString(36)}-${++this.#pieces}`;
        const end = await this.#run(piece, { tally, green: tree, name, signal: bounded }).catch((error: unknown) => {
          if (!bounded.aborted) this.#sayOnce(error instanceof Error ? error.message : String(error));
          return null;
        });
        if (end !== null) this.#note(piece, end, nameOf(tally.titlePath, piece.id), tree);
        return end;
      }),
    );
    this.#publish([]);
    return ends.some((end) => end !== null && end.runs > 0);
  }

  async #run(piece: IdlePiece, order: Pick<PieceOrder, 'tally' | 'name' | 'signal'> & { readonly green: Candidate }): Promise<PieceEnd> {
    const { green, signal } = order;
    const { id, at } = piece;
    const tree = at === undefined ? green : await readCandidate({ folder: this.#options.ground.project, signal }, at);
    const end = await runPiece(this.#options, { ...order, piece, tree });
    if (end.runs > 0 || end.isYielded) return end;
    if (at === undefined) this.#barren.set(id, green.tree);
    else this.#origins.noteSilent(id, at);
    return end;
  }

  #note({ id, context, kind }: IdlePiece, end: PieceEnd, title: string, { commit }: Candidate): void {
    this.#spent.push({ atMs: Date.now(), id, ...end });
    if (end.runs > 0) this.#seconds.set(id, Math.max(end.busyMs, 1) / 1000 / end.runs);
    // That an old fault shows on an old tree is told when the search has ended.
    if (end.failures === 0 || kind === 'origin') return;
    const words = `${context}: "${title}" failed ${end.failures} of ${end.runs} repetitions`;
    if (this.#told.has(`${context} ${id}`)) return;
    this.#told.add(`${context} ${id}`);
    this.#options.notify({ kind: 'warning', words, commits: [commit], isGood: null });
  }

  #tellOrigin({ tally, words, commit, isFound }: OriginFound): void {
    const title = nameOf(tally.titlePath, tally.id);
    const told = isFound ? `"${title}" became flaky with ${commit.slice(0, 12)}` : `which commit made "${title}" flaky is not known`;
    this.#options.notify({ kind: 'warning', words: `${told}: ${words}`, commits: isFound ? [commit] : [], isGood: null });
  }

  #publish(now: readonly string[]): void {
    const cases = new Set(this.#spent.filter(({ runs }) => runs > 0).map(({ id }) => id)).size;
    const sum = (of: (one: Spent) => number): number => this.#spent.reduce((total, one) => total + of(one), 0);
    this.#options.publish({
      atMs: Date.now(),
      repetitions: sum(({ runs }) => runs),
      failures: sum(({ failures }) => failures),
      cases,
      yielded: this.#spent.filter(({ runs }) => runs === 0).length,
      busyMs: sum(({ busyMs }) => busyMs),
      now,
    });
  }

  #sayOnce(words: string): void {
    if (this.#told.has(words)) return;
    this.#told.add(words);
    this.#options.say(`idle agents are not used: ${words}`);
  }
}

function nameOf(titlePath: readonly string[] | undefined, id: CaseId): string {
  return titlePath?.join(' > ') ?? id;
}
