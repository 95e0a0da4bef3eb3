/**
 * The gate: whether a candidate may go out, decided from facts and nothing else.
 *
 * Three answers. *Ship*: a whole or composite certificate stands for exactly this tree, and every first attempt that failed has a verdict that clears all commits.
 * *Reject*: it is not proven; testing again may prove it. *Hold*: more testing would not help, somebody or another commit has to come. An acquittal
 * is never a pass: it ships with its evidence named, it is counted against the case's mercy, and it is worth nothing where the batch touches the case,
 * since there a failure is most likely the batch's own. There is no partial trust: an override has a name and a reason, which the journal keeps for ever.
 * See docs/design/0016-pipeline.md.
 */
import type { Candidate, RunProof } from './types.ts';

/** What became of one case whose first attempt failed in the candidate's own run. */
export type FailureFact = {
  readonly case: string;
  readonly verdict: 'open' | 'convicted' | 'acquitted' | 'held';
  /** Acquitted by chance, rather than because an agent or the infrastructure did it. */
  readonly isChance: boolean;
  readonly isTouched: boolean;
  /** Acquittals of this case that shipped within the window, without this one. */
  readonly mercyUsed: number;
  readonly words: string;
};

export type GateFacts = {
  readonly candidate: Candidate;
  readonly proof: RunProof | null;
  readonly failures: readonly FailureFact[];
  /** Failed cases beyond those that could be weighed. */
  readonly unweighed: number;
  readonly mercyPerCase: number;
  /** A release of this very tree was taken back from the hosts. */
  readonly isTakenBack: boolean;
  /** A person holds everything; the reason in words. */
  readonly hold: string | null;
  readonly override: { readonly actor: string; readonly reason: string } | null;
};

/** `reasons` are sentences without a full stop, the most fundamental first; of a ship they name what was forgiven. */
export type GateDecision = { readonly kind: 'ship' | 'hold' | 'reject'; readonly isOverride: boolean; readonly reasons: readonly string[] };

/** Decides. A person's hold stops an override, too: it was said later or by somebody who may not know of it, and one `release` ends it. */
export function decideGate(facts: GateFacts): GateDecision {
  if (facts.hold !== null) return decision('hold', [facts.hold]);
  const { override } = facts;
  if (override !== null) return { kind: 'ship', isOverride: true, reasons: [`overridden by ${override.actor}: ${override.reason}`] };
  const held = holdReasons(facts);
  if (held.length > 0) return decision('hold', held);
  const missing = [...proofReasons(facts), ...mercyReasons(facts)];
  if (missing.length > 0) return decision('reject', missing);
  return decision(
    'ship',
    facts.failures.map(({ words }) => words),
  );
}

function decision(kind: GateDecision['kind'], reasons: readonly string[]): GateDecision {
  return { kind, isOverride: false, reasons };
}

function holdReasons({ isTakenBack, failures }: GateFacts): string[] {
  return [
    ...(isTakenBack ? ['this tree was on hosts and was taken back'] : []),
    ...failures.filter(({ verdict }) => verdict === 'convicted').map(({ words }) => words),
    ...failures.filter(({ verdict }) => verdict === 'held').map(({ words }) => `nobody can tell who broke it: ${words}`),
  ];
}

function proofReasons({ candidate, proof, failures, unweighed }: GateFacts): string[] {
  if (proof === null) return ['no run has proven it'];
  const reasons: string[] = [];
  if (proof.tree !== candidate.tree) reasons.push(`the proof is of tree ${proof.tree}, not of ${candidate.tree}`);
  if (proof.verdict !== 'green') reasons.push([`the run is ${proof.verdict}`, ...proof.words].join(': '));
  if (proof.verdict === 'green' && proof.certificate === null) reasons.push('the run left no certificate');
  if (unweighed > 0) reasons.push(`${unweighed} more cases failed than can be weighed`);
  const open = failures.filter(({ verdict }) => verdict === 'open').length;
  if (open > 0) reasons.push(`${open} failed cases are not decided`);
  return reasons;
}

function mercyReasons({ failures, mercyPerCase }: GateFacts): string[] {
  return failures
    .filter(({ verdict, isChance }) => verdict === 'acquitted' && isChance)
    .flatMap(({ isTouched, mercyUsed, words }) => {
      if (isTouched) return [`no mercy for a case that the batch touches: ${words}`];
      return mercyUsed >= mercyPerCase ? [`forgiven ${mercyUsed} times in thirty days already: ${words}`] : [];
    });
}
