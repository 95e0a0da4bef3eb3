/**
 * Why a lease went where it went, and when: the figures that the scheduler weighed.
 *
 * Figures and not words, because every lease of every run has one in the ledger: six bytes instead of a sentence, and the sentence can be
 * made better later. `cli/render/lease-reason.ts` says them. What the two figures are depends on the kind:
 *
 * - `longest`, `constrained`, `failed-before`, `touched`: `workMs` is what the unit was expected to take, `againstMs` is 0.
 * - `cut`: `workMs` is what all that is left of the file would have taken there, `againstMs` when the rest of the run was expected to end.
 * - `tail`: `workMs` is what the first unit still needed, `againstMs` when both were expected to end then.
 * - `twin`, `late-twin`: `workMs` is what the first unit still needed, `againstMs` what a fresh copy takes.
 * - `evidence`: `workMs` is what the unit was expected to take, `againstMs` is 0.
 */
import type { AgentId } from './id.ts';

/** The kinds, in the order in which the ledger numbers them: append only. */
export const LEASE_REASON_KINDS = [
  'longest',
  'constrained',
  'failed-before',
  'cut',
  'evidence',
  'tail',
  'twin',
  'late-twin',
  'touched',
] as const;

/**
 * `longest` is the rule. `constrained` work came first because few agents can run it. `failed-before` came early because a case of it failed in
 * the run before. `cut` is a piece of a file. `evidence` tries cases again. `tail` takes the last cases of a unit that runs; `twin` runs a unit a
 * second time because it would end sooner, `late-twin` because the first is later than nine of ten of its kind. `touched` came early because what
 * changed may have broken it.
 */
export type LeaseReasonKind = (typeof LEASE_REASON_KINDS)[number];

/** Why one lease was granted. Milliseconds are wall time on the slot that got it. */
export type LeaseReason = {
  readonly kind: LeaseReasonKind;
  readonly workMs: number;
  readonly againstMs: number;
  /** Shorter units that waited in the pool for the same slots; 0 where nobody counted. */
  readonly waiting: number;
  /** True when it was handed out behind a unit that still ran, so that the slot need not wait. */
  readonly isPrefetched: boolean;
  /** The other slot that the grant has to do with; `null` when there is none. */
  readonly from: LeaseOrigin | null;
};

/** How the other slot comes in, in the order in which the ledger numbers them: append only. */
export const LEASE_ORIGINS = ['copied', 'avoided', 'recalled', 'lost'] as const;

/**
 * `copied`: it runs the first unit. `avoided`: the case failed there. `recalled`: the unit waited there and was taken back. `lost`: the lease
 * there ended without all its work. `slot` is `null` where only the agent matters.
 */
export type LeaseOrigin = { readonly how: (typeof LEASE_ORIGINS)[number]; readonly agent: AgentId; readonly slot: number | null };
