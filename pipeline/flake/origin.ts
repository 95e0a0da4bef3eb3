/**
 * Which commit made a case flaky: a search with noise over the commits of a branch.
 *
 * A look repeats the case on the tree of one commit. A failure there is nearly sure to mean that the fault had begun; passes mean it the less the more of them there are,
 * at a rate that nobody knows. So every commit, with each of several rates, is a hypothesis, weighed by all that was seen on any tree. The next looks go where the answer
 * is least certain: at the commits that cut what is still believed into equal parts, as many as there are agents, each repeated so often that the fault would show in 19 of 20
 * cases. One look alone convicts nobody, for a wrong one is weighed against all others. The newest tree is repeated first: what does not show there is not searched for.
 * Where no older tree can run the case, nobody knows what was before. Method: Burnashev and Zigangirov 1974. See docs/design/0019-flake-ledger.md.
 */
import { burnInRuns } from './proof.ts';

/** Repetitions on the tree of one commit. */
export type OriginSeen = { readonly index: number; readonly runs: number; readonly failures: number };

export type OriginKnowledge = {
  /** How many commits may have brought it, 0 being the oldest. */
  readonly commits: number;
  /** The case is older than commit 0, which then stands for all before it, too. */
  readonly isCut: boolean;
  readonly seen: readonly OriginSeen[];
  /** Commits whose tree cannot run the case. */
  readonly absent: readonly number[];
  /** Looks at once. */
  readonly slots: number;
};

export type OriginLook = { readonly index: number; readonly runs: number };

/**
 * `found` names the commit; `older` says that it fails as far back as it can be run, `index` being the oldest such commit, `not-shown` that it does not fail when it is repeated on the newest tree, and
 * `undecided` that the commits from `index` to `last` cannot be told apart.
 */
export type OriginEnd = {
  readonly kind: 'found' | 'older' | 'not-shown' | 'undecided';
  readonly index: number;
  readonly last: number;
  /** That it is so, 0..1. */
  readonly probability: number;
};

export type OriginStep = { readonly kind: 'look'; readonly looks: readonly OriginLook[] } | OriginEnd;

/** Of a repetition, two a decade: what is rarer takes longer than a night to search for. */
const RATES: readonly number[] = [0.9, 0.6, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001];
/** Of a failure without the fault, such as on a machine that is out of memory: one alone is little. */
const STRAY_RATE = 1e-4;
/** Less is not told of. */
const SURE = 0.999;
/** A side on which less than this is believed is not looked at; both together leave enough for the answer. */
const LEAST = (1 - SURE) / 4;
/** Believed before anything was seen: every fourth flaky case was never any better. */
const OLDEST_SHARE = 0.25;
/** A fault of one in a thousand has shown by then in 19 of 20 cases. */
const MOST_RUNS_AT_TIP = burnInRuns(0.001);
const NOT_SHOWN = 0.95;
const FIRST_RUNS = 30;
const FAILURES_AT_FIRST = 2;
/** Six times what a search of a thousand commits takes. */
const MOST_LOOKS = 240;
/** Of the belief, what an interval that was not narrowed further holds. */
const INTERVAL = 0.95;

/** Returns what to look at next, or how it ended. The same knowledge gives the same step. */
export function planOrigin(known: OriginKnowledge): OriginStep {
  const tip = known.commits - 1;
  const failures = sum(known.seen, 'failures');
  const atTip = sum(
    known.seen.filter(({ index }) => index === tip),
    'runs',
  );
  if (failures < FAILURES_AT_FIRST) {
    if (atTip >= MOST_RUNS_AT_TIP || tip < 0) return { kind: 'not-shown', index: tip, last: tip, probability: NOT_SHOWN };
    return { kind: 'look', looks: [{ index: tip, runs: Math.min(Math.max(FIRST_RUNS, atTip), MOST_RUNS_AT_TIP - atTip) }] };
  }
  const oldest = oldestRun(known);
  const { shares, rate } = weighOrigins(known, oldest);
  const best = shares.indexOf(Math.max(...shares));
  const probability = shares[best] ?? 0;
  const isOpen = best === oldest && (known.isCut || oldest > 0);
  if (probability >= SURE) return { kind: isOpen ? 'older' : 'found', index: best, last: best, probability };
  const runs = burnInRuns(rate);
  const looks = sum(known.seen, 'runs') > MOST_LOOKS * runs ? [] : chooseLooks(known, shares, runs);
  return looks.length > 0 ? { kind: 'look', looks } : { kind: 'undecided', ...narrowest(shares) };
}

/** Before every tree that was run, those that could not be are left out. */
function oldestRun({ seen, absent }: OriginKnowledge): number {
  const first = Math.min(...seen.map(({ index }) => index));
  return 1 + Math.max(-1, ...absent.filter((index) => index < first));
}

type Belief = { readonly shares: readonly number[]; readonly rate: number };

/** What is believed: of each commit that it brought the fault, and the rate at which it shows. */
function weighOrigins({ commits, seen }: OriginKnowledge, oldest: number): Belief {
  const weighed = RATES.map((rate) => ({ rate, weights: weighAt(rate, seen, { commits, oldest }) }));
  const most = weighed.reduce(
    (high, { weights }) => weights.reduce((one, weight) => Math.max(one, weight), high),
    Number.NEGATIVE_INFINITY,
  );
  const shares = new Array<number>(commits).fill(0);
  let [total, logRate] = [0, 0];
  for (const { rate, weights } of weighed) {
    weights.forEach((weight, index) => {
      const share = Math.exp(weight - most);
      shares[index] = (shares[index] ?? 0) + share;
      total += share;
      logRate += share * Math.log(rate);
    });
  }
  return { shares: shares.map((share) => share / total), rate: Math.exp(logRate / total) };
}

/** Logarithms, by commit, that it brought a fault which shows at the rate; beside the chance of the same without any fault. */
function weighAt(
  rate: number,
  seen: readonly OriginSeen[],
  { commits, oldest }: { readonly commits: number; readonly oldest: number },
): readonly number[] {
  const ofFailure = Math.log(rate) - Math.log(STRAY_RATE);
  const ofPass = Math.log1p(-rate) - Math.log1p(-STRAY_RATE);
  const weights = new Array<number>(commits).fill(0);
  for (const { index, runs, failures } of seen) weights[index] = (weights[index] ?? 0) + failures * ofFailure + (runs - failures) * ofPass;
  let speech = 0;
  // From the newest down: what was seen on a tree speaks for all commits that are in it.
  for (let index = commits - 1; index >= 0; index--) {
    speech += weights[index] ?? 0;
    weights[index] = index < oldest ? Number.NEGATIVE_INFINITY : speech + Math.log(priorOf(index, commits, oldest));
  }
  return weights;
}

function priorOf(index: number, commits: number, oldest: number): number {
  const others = commits - oldest - 1;
  if (others === 0) return 1;
  return index === oldest ? OLDEST_SHARE : (1 - OLDEST_SHARE) / others;
}

/** A look at a commit tells whether the fault is in its tree: the best cut what is believed into equal parts. */
function chooseLooks({ absent, slots }: OriginKnowledge, shares: readonly number[], runs: number): readonly OriginLook[] {
  let below = 0;
  const cuts = shares.map((share, index) => ({ index, below: (below += share) }));
  const isAbsent = new Set(absent);
  const telling = cuts.filter((cut) => cut.below > LEAST && cut.below < 1 - LEAST && !isAbsent.has(cut.index));
  const chosen = new Map<number, number>();
  for (let slot = 1; slot <= slots; slot++) {
    const target = slot / (slots + 1);
    const best = telling.reduce<(typeof telling)[number] | null>(
      (nearest, cut) => (nearest === null || Math.abs(cut.below - target) < Math.abs(nearest.below - target) ? cut : nearest),
      null,
    );
    if (best !== null) chosen.set(best.index, (chosen.get(best.index) ?? 0) + runs);
  }
  return [...chosen].map(([index, wanted]) => ({ index, runs: wanted }));
}

/** The fewest commits in a row that hold most of what is believed. */
function narrowest(shares: readonly number[]): Omit<OriginEnd, 'kind'> {
  let best = { index: 0, last: shares.length - 1, probability: 1 };
  let [first, held] = [0, 0];
  shares.forEach((share, last) => {
    held += share;
    while (held - (shares[first] ?? 0) >= INTERVAL) held -= shares[first++] ?? 0;
    if (held >= INTERVAL && last - first < best.last - best.index) best = { index: first, last, probability: held };
  });
  return best;
}

function sum(rows: readonly OriginSeen[], what: 'runs' | 'failures'): number {
  return rows.reduce((total, row) => total + row[what], 0);
}
