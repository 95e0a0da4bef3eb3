/** Searches for what pollutes a case, many subsets at once, and proves what it found one run at a time. */
import PQueue from 'p-queue';
import { applyPolluterRound, beginPolluterSearch, planPolluterRound, repeatsFor } from '../../pipeline/api.ts';
import type { Predecessor } from './predecessor.ts';

/** Tries of the whole list, of the case alone, and of what was found: enough to tell a rule from chance. */
const TRIES = 3;
/** A search that takes more is one whose outcomes contradict each other. */
const EXPERIMENTS_MAX = 400;

/** Runs the case after some predecessors; true when it failed. */
export type Experiment = (before: readonly Predecessor[]) => Promise<boolean>;

export type PolluterVerdict =
  /** After `polluters` it fails, without any of them it passes. */
  | { readonly kind: 'found'; readonly polluters: readonly Predecessor[]; readonly failures: number; readonly tries: number }
  | { readonly kind: 'fails-alone' | 'passes-after-all' | 'unsure' };

export type PolluterOptions = {
  readonly predecessors: readonly Predecessor[];
  /** Experiments at once. */
  readonly slots: number;
  readonly tell: (words: string) => void;
};

/**
 * Returns what pollutes. Experiments that go on at once may disturb each other, by a port or a file; what was found is therefore tried again one run at a time, and
 * when it does not hold the search is repeated so.
 */
export async function searchPolluter(run: Experiment, options: PolluterOptions): Promise<PolluterVerdict> {
  const found = await searchOnce(run, options);
  if (found.kind !== 'unsure' || options.slots === 1) return found;
  options.tell('what was found does not hold one run at a time: searching again, one run at a time');
  return searchOnce(run, { ...options, slots: 1 });
}

async function searchOnce(run: Experiment, { predecessors, slots, tell }: PolluterOptions): Promise<PolluterVerdict> {
  const queue = new PQueue({ concurrency: slots });
  const repeat = (before: readonly Predecessor[], times: number): Promise<boolean[]> =>
    Promise.all(Array.from({ length: times }, () => queue.add(() => run(before))));
  tell(`the case alone, and after all ${predecessors.length} that ran before it, ${TRIES} times each`);
  const [alone, whole] = await Promise.all([repeat([], TRIES), repeat(predecessors, TRIES)]);
  if (alone.includes(true)) return { kind: 'fails-alone' };
  if (!whole.includes(true)) return { kind: 'passes-after-all' };
  const repeats = repeatsFor(whole.filter(Boolean).length, TRIES);
  let search = beginPolluterSearch(predecessors, Math.max(1, Math.floor(slots / repeats)));
  let experiments = 0;
  for (let round = planPolluterRound(search); round.length > 0; round = planPolluterRound(search)) {
    experiments += round.length * repeats;
    if (experiments > EXPERIMENTS_MAX) return { kind: 'unsure' };
    tell(`${search.candidates.length} left: ${round.length} subsets at once`);
    const failed = await Promise.all(round.map(async (subset) => (await repeat(subset, repeats)).includes(true)));
    search = applyPolluterRound(search, failed);
  }
  return prove(run, search.candidates, Math.max(TRIES, repeats));
}

async function prove(run: Experiment, polluters: readonly Predecessor[], tries: number): Promise<PolluterVerdict> {
  let failures = 0;
  for (let index = 0; index < tries; index++) {
    if (await run(polluters)) failures += 1;
    if (await run([])) return { kind: 'unsure' };
  }
  return failures === 0 ? { kind: 'unsure' } : { kind: 'found', polluters, failures, tries };
}
