/**
 * What idle slots do: the most useful thing first, and never the same thing twice.
 *
 * A trial decides a batch that waits, so it goes first. Burn-in of what fresh commits touch catches an intermittent fault while its author still knows the change;
 * a proof of a fix lets a case decide again; the search for the origin of a new flake names a commit; and what is left soaks, by water-filling. Each kind has a part of the
 * slots that it gets before a later kind gets more, so that a flood of commits does not starve the proofs. What is chosen is given up within a second when a run wants the
 * slot: pieces are therefore short, and only whole pieces count.
 */
import type { CaseId } from '../../core/id.ts';
import { planSoak, type SoakCandidate } from './soak.ts';

/** `context` says for the ledger why it was repeated. */
export type IdleWant =
  /** A case that has to be run so often more: by a trial, for a commit, to prove a fix, or to find where it began. */
  | {
      readonly kind: 'trial' | 'burn-in' | 'fix-proof' | 'origin';
      readonly id: CaseId;
      readonly context: string;
      readonly runs: number;
      readonly secondsPerRun: number;
      /** The commit on whose tree; the green one where it is left out. */
      readonly at?: string;
    }
  | ({ readonly kind: 'soak'; readonly context: string } & SoakCandidate<CaseId>);

export type IdleKind = IdleWant['kind'];

/** Repetitions of one case on one slot. */
export type IdlePiece = {
  readonly kind: IdleKind;
  readonly id: CaseId;
  readonly context: string;
  readonly runs: number;
  readonly seconds: number;
  readonly at?: string;
};

const ORDER: readonly IdleKind[] = ['trial', 'burn-in', 'fix-proof', 'origin', 'soak'];
/** Of the slots that are left, what each kind gets before the later ones do; the last gets the rest. */
const PART: Readonly<Record<IdleKind, number>> = { 'trial': 1, 'burn-in': 0.5, 'fix-proof': 0.5, 'origin': 0.5, 'soak': 1 };
/** A piece is over soon enough that what it lost by being given up is little. */
const PIECE_SECONDS = 20;
/** A soak is planned for so long ahead; what changes meanwhile changes the next plan. */
const SOAK_AHEAD_SECONDS = 600;

/** Returns at most one piece a slot. A case gets one piece of a kind at a time unless it is wanted for more than a piece. */
export function planIdleWork(wants: readonly IdleWant[], slots: number): readonly IdlePiece[] {
  const queues = ORDER.map((kind) => ({
    kind,
    pieces: kind === 'soak' ? soakPieces(wants, slots) : wants.filter((want) => want.kind === kind).flatMap(cutWant),
  }));
  const chosen: IdlePiece[] = [];
  for (const { kind, pieces } of queues) {
    const left = slots - chosen.length;
    const laterWants = queues.some((later) => ORDER.indexOf(later.kind) > ORDER.indexOf(kind) && later.pieces.length > 0);
    chosen.push(...pieces.splice(0, laterWants ? Math.ceil(left * PART[kind]) : left));
  }
  // What a later kind did not take goes back to the first that still wants.
  for (const { pieces } of queues) chosen.push(...pieces.splice(0, slots - chosen.length));
  return chosen;
}

function cutWant(want: IdleWant): IdlePiece[] {
  if (want.kind === 'soak' || want.runs <= 0) return [];
  const { kind, id, context, runs, secondsPerRun, at } = want;
  const each = Math.max(1, Math.floor(PIECE_SECONDS / Math.max(secondsPerRun, 1e-3)));
  const pieces = Math.min(PIECES_A_CASE, Math.ceil(runs / each));
  return Array.from({ length: pieces }, (_, index) => {
    const part = Math.min(each, runs - index * each);
    return { kind, id, context, runs: part, seconds: part * secondsPerRun, ...(at !== undefined && { at }) };
  });
}

/** One plan hands out no more of one case: the next one is made when these are done. */
const PIECES_A_CASE = 64;

function soakPieces(wants: readonly IdleWant[], slots: number): IdlePiece[] {
  const candidates = wants.filter((want) => want.kind === 'soak');
  const known = new Map(candidates.map((one) => [one.id, one]));
  return planSoak(candidates, slots * SOAK_AHEAD_SECONDS).flatMap(({ id, runs }) => {
    const { context = '', secondsPerRun = 1 } = known.get(id) ?? {};
    const [first] = cutWant({ kind: 'burn-in', id, context, runs, secondsPerRun });
    return first === undefined ? [] : [{ ...first, kind: 'soak' as const }];
  });
}
