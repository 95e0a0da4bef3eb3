/**
 * What a file still needs when nothing of it is out or in the pool.
 *
 * The questions are asked in an order that makes each answer final: did its process die without a case to blame, were its cases the same at
 * every load, was it collected at all, has every case an outcome, does a failure in a slice stand in the whole file, is there evidence still to
 * buy. Each kind of retry has its own count, so that no file can go round for ever. A pure function of the ledger.
 */
import type { AgentId } from '../../core/id.ts';
import { gapOf, isWanted } from './ledger.ts';
import { MAX_DEATHS, MAX_GAP_ROUNDS } from './limit.ts';
import type { CaseEntry, FileState } from './state.ts';

export type NextStep =
  /** Nothing more can be learned; `reason` says why cases are missing, or is empty. */
  | { readonly kind: 'settle'; readonly reason: string }
  /** The process died twice with no case to blame: the file itself failed. */
  | { readonly kind: 'fail'; readonly message: string }
  /** Run the whole file again; the ledger stays. */
  | { readonly kind: 'whole'; readonly why: 'death' | 'gap' | 'slice' | 'uncollected' }
  /** Forget the ledger and run the whole file: two loads had different cases. */
  | { readonly kind: 'restart' }
  /** Run the cases that have no outcome. */
  | { readonly kind: 'gap'; readonly entries: readonly CaseEntry[] }
  /** Let another agent try what failed on this one, before it counts; no entries is the whole file. */
  | { readonly kind: 'control'; readonly agent: AgentId; readonly entries: readonly CaseEntry[] }
  /** Wait until it is known whether an agent is sick. */
  | { readonly kind: 'hold' }
  /** Try failed cases once more. */
  | { readonly kind: 'evidence'; readonly entries: readonly CaseEntry[] };

export type StepSettings = { readonly retries: number; readonly isUncuttable: boolean };

/** Decides the next step of a file that is quiet. */
export function planNextStep(file: FileState, settings: StepSettings): NextStep {
  if (file.abandoned !== '') return { kind: 'settle', reason: file.abandoned };
  if (file.deaths >= MAX_DEATHS) return { kind: 'fail', message: file.deathMessage };
  if (file.deaths > file.deathsRetried) return { kind: 'whole', why: 'death' };
  if (file.cases === null) return planUncollected(file);
  return (
    planDrift(file) ?? planGap(file, settings) ?? planSliceCheck(file) ?? planEvidence(file, settings) ?? { kind: 'settle', reason: '' }
  );
}

function planUncollected(file: FileState): NextStep {
  if (file.errors.length > 0) return { kind: 'settle', reason: '' };
  if (file.sliceErrors.length > 0 && file.wholeCheck === 'none') return { kind: 'whole', why: 'slice' };
  if (file.gapRounds < MAX_GAP_ROUNDS) return { kind: 'whole', why: 'uncollected' };
  return { kind: 'settle', reason: 'it ran and never said which cases it has' };
}

/**
 * Loads that disagree: one of them is not to be believed, and nobody knows which. A fresh load may settle it, once, if it has no fewer cases
 * than any before: titles made of a date or a random number change, their number does not.
 */
function planDrift(file: FileState): NextStep | null {
  if (file.hasDrifted && file.drifts === 0) return { kind: 'restart' };
  const isShort = file.drifts > 0 && (file.cases?.length ?? 0) < file.mostCases;
  return file.hasDrifted || isShort ? { kind: 'settle', reason: 'its cases were not the same in two loads' } : null;
}

function planGap(file: FileState, settings: StepSettings): NextStep | null {
  const entries = gapOf(file);
  if (entries.length === 0) return null;
  if (file.gapRounds >= MAX_GAP_ROUNDS && file.accepted === file.acceptedAtRound) {
    return { kind: 'settle', reason: 'it ran again and did not say how all its cases ended' };
  }
  const isFirstCrash = file.gapRounds === 0 && entries.some((entry) => entry.crashes > 0) && !file.wasSliced;
  return settings.isUncuttable || isFirstCrash ? { kind: 'whole', why: 'gap' } : { kind: 'gap', entries };
}

/** What failed in a slice might pass in the whole file, and the whole file is what the framework itself runs. */
function planSliceCheck(file: FileState): NextStep | null {
  if (file.wholeCheck === 'done') return null;
  const isDoubtful = (file.cases ?? []).some((entry) => entry.isFromSlice && entry.outcome === 'failed') || file.sliceErrors.length > 0;
  if (!isDoubtful) return null;
  // A whole unit that was asked for and died has been counted by then: it is asked for again a bounded number of times.
  return file.wholeCheck === 'wanted' && file.gapRounds >= MAX_GAP_ROUNDS ? null : { kind: 'whole', why: 'slice' };
}

function planEvidence(file: FileState, settings: StepSettings): NextStep | null {
  if (file.evidenceRounds >= settings.retries) return null;
  const entries = (file.cases ?? []).filter((entry) => entry.outcome === 'failed' && isWanted(file, entry.id));
  return entries.length === 0 ? null : { kind: 'evidence', entries };
}
