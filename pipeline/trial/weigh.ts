/**
 * The posterior of one case: how likely each cause is after everything that was seen.
 *
 * All causes of one case sum up to 1. Nothing here decides; `decide.ts` does, and asks beyond these numbers for a split that no flake rate explains.
 */
import type { CaseId } from '../../core/id.ts';
import { collectEvidence, type Evidence } from './evidence.ts';
import { explain, type Setting } from './hypothesis.ts';
import { logSum } from './prior.ts';
import type { Cause, Inquiry, TriedCase, Weighed } from './types.ts';

/** Three unrelated failures at once are a culprit or infrastructure, never luck: 5.6e-7 of runs of a suite at 1e-6 a case. At 1e-4 they are every fifth run. */
const CROWD = 3;

/** What is known of one case after the evidence. */
export type Belief = {
  readonly evidence: Evidence;
  /** Likeliest first; sums up to 1. */
  readonly weighed: readonly Weighed[];
  /** That some commit brought a bug which shows often enough to be found here. */
  readonly strongBug: number;
  /** That some commit brought any bug at all. */
  readonly anyBug: number;
};

/** Returns every cause of the case's failure with its probability, the likeliest first; they sum up to 1. */
export function weigh(inquiry: Inquiry, id: CaseId): readonly Weighed[] {
  return believe(inquiry, id).weighed;
}

/** An inquiry never changes, and its planner, its verdict and its words ask for the same posterior one after the other. */
const KNOWN = new WeakMap<Inquiry, Map<CaseId, Belief>>();

/** Returns the posterior together with what it was made of. */
export function believe(inquiry: Inquiry, id: CaseId): Belief {
  const known = KNOWN.get(inquiry) ?? new Map<CaseId, Belief>();
  KNOWN.set(inquiry, known);
  const belief = known.get(id) ?? computeBelief(inquiry, id);
  known.set(id, belief);
  return belief;
}

function computeBelief(inquiry: Inquiry, id: CaseId): Belief {
  const evidence = collectEvidence(inquiry, id);
  const explanations = explain(evidence, settingOf(inquiry, evidence.tried));
  const whole = logSum(explanations.map(({ logWeight }) => logWeight));
  const byCause = new Map<string, { cause: Cause; probability: number }>();
  let [strongBug, anyBug] = [0, 0];
  for (const { cause, isStrong, logWeight } of explanations) {
    const probability = Math.exp(logWeight - whole);
    const key = nameCause(cause);
    byCause.set(key, { cause, probability: probability + (byCause.get(key)?.probability ?? 0) });
    if (cause.kind === 'commit') anyBug += probability;
    if (cause.kind === 'commit' && isStrong) strongBug += probability;
  }
  const weighed = [...byCause.values()].sort((one, other) => other.probability - one.probability);
  return { evidence, weighed, strongBug, anyBug };
}

function settingOf({ cases, isMostlyChance }: Inquiry, { isTouched }: TriedCase): Setting {
  if (isMostlyChance) return isTouched ? 'plain' : 'mostly-chance';
  return isCrowd(cases) ? 'crowd' : 'plain';
}

/** Cases of one file fail together for one reason, and a case that is known to fail by chance is no sign of anything. */
function isCrowd(cases: readonly TriedCase[]): boolean {
  const sound = cases.filter(({ past }) => past.falseFailures === 0);
  return new Set(sound.map(({ failed }) => failed.file)).size >= CROWD;
}

function nameCause(cause: Cause): string {
  if (cause.kind === 'commit') return `commit ${cause.commitIndex}`;
  return cause.kind === 'agent' ? `agent ${cause.agent}` : cause.kind;
}
