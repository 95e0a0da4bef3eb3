/**
 * Which earlier cases make a case fail: delta debugging over its predecessors, a round of subsets at a time.
 *
 * A case that fails after a thousand others and passes alone was polluted by few of them, mostly by one (iDFlakies, Lam and others 2019). The list is cut
 * into as many parts as can be tried at once; a part that makes the case fail is all that is left to search. When none does, several are needed together, and parts
 * are left out one at a time instead (Zeller and Hildebrandt 2002). The end is a set of which no one can be left out. Whoever runs the subsets decides what
 * failed, and repeats them where the outcome wavers: `repeatsFor` says how often. With N slots one polluter among n takes log n to the base N rounds.
 */

/** `parts` of the candidates are tried next: each alone, or everything but each. */
export type PolluterSearch<Item> = {
  readonly candidates: readonly Item[];
  readonly parts: number;
  readonly mode: 'parts' | 'rest' | 'ended';
  readonly width: number;
};

/** Returns a search among predecessors, oldest first, of which all together make the case fail. `width` subsets are tried at once. */
export function beginPolluterSearch<Item>(predecessors: readonly Item[], width: number): PolluterSearch<Item> {
  return enter(predecessors, 2, Math.max(1, width));
}

/** Returns the subsets to try now, each in the order of the predecessors; empty when the search has ended and `candidates` is minimal. */
export function planPolluterRound<Item>({ candidates, parts, mode }: PolluterSearch<Item>): readonly (readonly Item[])[] {
  if (mode === 'ended') return [];
  const cut = cutInto(candidates, parts);
  return mode === 'parts' ? cut : cut.map((part) => candidates.filter((item) => !part.includes(item)));
}

/** Returns the search after a round; `failed` says of each planned subset whether the case failed after it. */
export function applyPolluterRound<Item>(search: PolluterSearch<Item>, failed: readonly boolean[]): PolluterSearch<Item> {
  const { candidates, parts, mode, width } = search;
  const found = planPolluterRound(search)[failed.indexOf(true)];
  if (found !== undefined) return enter(found, mode === 'parts' ? 2 : Math.max(2, parts - 1), width);
  // Of two parts each is what the other leaves.
  if (mode === 'parts' && parts > 2) return { ...search, mode: 'rest' };
  if (parts >= candidates.length) return { ...search, mode: 'ended' };
  return { ...search, mode: 'parts', parts: Math.min(candidates.length, parts * 2) };
}

/** A single one is minimal: without it the case passes, or nobody would search. */
function enter<Item>(candidates: readonly Item[], least: number, width: number): PolluterSearch<Item> {
  const parts = Math.min(candidates.length, Math.max(least, width));
  return { candidates, parts, width, mode: candidates.length <= 1 ? 'ended' : 'parts' };
}

function cutInto<Item>(items: readonly Item[], parts: number): readonly (readonly Item[])[] {
  return Array.from({ length: parts }, (_, index) =>
    items.slice(Math.round((index * items.length) / parts), Math.round(((index + 1) * items.length) / parts)),
  );
}

/** A subset that pollutes is taken for clean in at most one of a hundred tries. */
const MISSED_CHANCE = 0.01;
const REPEATS_MAX = 8;

/** Returns how often a subset is tried before it counts as clean, when `failures` of `tries` of the whole list made the case fail. */
export function repeatsFor(failures: number, tries: number): number {
  const rate = failures / tries;
  if (rate >= 1) return 1;
  return rate <= 0 ? REPEATS_MAX : Math.min(REPEATS_MAX, Math.ceil(Math.log(MISSED_CHANCE) / Math.log1p(-rate)));
}
