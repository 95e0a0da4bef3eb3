/**
 * In which company a case fails: the machine, what ran before it, and how late on its slot.
 *
 * Each context is a table of two by two: failures and passes, with it and without. Fisher's exact test says how unlikely so many failures with it would be if it
 * had nothing to do with them. Many contexts are looked at, so a chance counts only when it is small against their number (Bonferroni). It is a hint where to look, from
 * runs that nobody designed; the polluter search is the experiment.
 */
import { hypergeometricTail } from '../../core/combination.ts';

/** One first attempt. `before` names what ran before it on the slot, nearest first; empty where nobody knows. */
export type Observed = { readonly isFailure: boolean; readonly agent: string; readonly order: number; readonly before: readonly string[] };

export type ContextOdds = {
  readonly kind: 'agent' | 'before' | 'late';
  /** The agent, or the case that ran before; empty for a late place. */
  readonly name: string;
  readonly failuresWith: number;
  readonly failures: number;
  readonly passesWith: number;
  readonly passes: number;
  /** Of at least so many failures with it by luck alone. */
  readonly chance: number;
};

const CONTEXT_CHANCE = 0.05;

/** Returns the contexts that luck does not explain, the least likely first. */
export function contextOdds(observed: readonly Observed[]): readonly ContextOdds[] {
  const middle = medianOrder(observed);
  const contexts = new Map<string, Pick<ContextOdds, 'kind' | 'name'> & { readonly holds: (one: Observed) => boolean }>();
  contexts.set('late', { kind: 'late', name: '', holds: ({ order }) => order > middle });
  for (const { isFailure, agent, before } of observed) {
    if (!isFailure) continue;
    if (agent !== '') contexts.set(`agent ${agent}`, { kind: 'agent', name: agent, holds: (one) => one.agent === agent });
    for (const name of before) contexts.set(`before ${name}`, { kind: 'before', name, holds: (one) => one.before.includes(name) });
  }
  return [...contexts.values()]
    .map(({ kind, name, holds }) => ({ kind, name, ...weigh(observed, holds) }))
    .filter(({ chance }) => chance * contexts.size < CONTEXT_CHANCE)
    .sort((a, b) => a.chance - b.chance);
}

function weigh(observed: readonly Observed[], holds: (one: Observed) => boolean): Omit<ContextOdds, 'kind' | 'name'> {
  const failures = observed.filter(({ isFailure }) => isFailure);
  const total = observed.length;
  const marked = observed.filter(holds).length;
  const failuresWith = failures.filter(holds).length;
  const chance = hypergeometricTail({ total, marked, drawn: failures.length }, failuresWith);
  return { failuresWith, failures: failures.length, passesWith: marked - failuresWith, passes: total - failures.length, chance };
}

function medianOrder(observed: readonly Observed[]): number {
  const orders = observed.map(({ order }) => order).sort((a, b) => a - b);
  return orders[Math.floor(orders.length / 2)] ?? 0;
}
