/**
 * Gives quiet files what they need next, and settles those that need nothing.
 *
 * Looked at once an input has been reduced, for the files it touched only. A file is quiet when no lease carries it and the pool holds none
 * of it.
 */

import { assertNever } from '../../core/assert.ts';
import type { FileKey } from '../../core/id.ts';
import { addEvidence, returnWork } from '../scheduling/pool.ts';
import { beginDoubt, endDoubt, holdFile, planControl } from './control.ts';
import { plainError, recordError } from './effect.ts';
import { isPooled, isUncuttable } from './loss.ts';
import { type NextStep, planNextStep } from './next-step.ts';
import { settleFile } from './settle.ts';
import { weighContradiction } from './sick-agent.ts';
import type { CaseEntry, FileState, RunState } from './state.ts';
import { findSuspect, likenessOf } from './suspect.ts';

/** Looks at every file that an input touched. */
export function advanceFiles(state: RunState): void {
  if (state.phase !== 'running') {
    state.quietFiles.clear();
    return;
  }
  for (const key of state.quietFiles) {
    state.quietFiles.delete(key);
    const file = state.files.get(key);
    if (file !== undefined) advanceFile(state, file);
  }
}

function advanceFile(state: RunState, file: FileState): void {
  if (file.stage === 'settled' || file.isHeld || file.leases.size > 0 || isPooled(state, file)) return;
  const contradicted = endDoubt(state, file);
  if (contradicted !== null) weighContradiction(state, contradicted, file);
  const retries = state.stop === 'none' ? (state.settings?.retries ?? 0) : 0;
  const step = planNextStep(file, { retries, isUncuttable: isUncuttable(state, file) });
  applyStep(state, file, step.kind === 'settle' && step.reason === '' ? (planControl(state, file) ?? step) : step);
  state.needsPlanning = true;
}

function applyStep(state: RunState, file: FileState, step: NextStep): void {
  switch (step.kind) {
    case 'settle':
      return settleFile(state, file, step.reason);
    case 'fail':
      return failFile(state, file, step.message);
    case 'whole':
      return askWhole(state, file, step.why);
    case 'restart':
      return restartLedger(state, file);
    case 'gap':
      return askGap(state, file, step.entries);
    case 'hold':
      return holdFile(state, file);
    case 'control':
      return askControl(state, file, step);
    case 'evidence':
      file.evidenceRounds += 1;
      return askAgain(state, file, step.entries, 1 + file.evidenceRounds);
    default:
      assertNever(step);
  }
}

function failFile(state: RunState, file: FileState, message: string): void {
  const error = plainError('runner', message === '' ? 'the process that ran the file died' : message, file.file.path);
  file.errors.push(error);
  recordError(state, error);
  settleFile(state, file, '');
}

function askWhole(state: RunState, file: FileState, why: Extract<NextStep, { readonly kind: 'whole' }>['why']): void {
  if (why === 'death') file.deathsRetried = file.deaths;
  else beginGapRound(file, why !== 'slice' || file.wholeCheck === 'wanted');
  if (why === 'slice') file.wholeCheck = 'wanted';
  askAgain(state, file, [], 2);
}

function beginGapRound(file: FileState, isCounted: boolean): void {
  if (!isCounted) return;
  file.gapRounds = file.accepted > file.acceptedAtRound ? 1 : file.gapRounds + 1;
  file.acceptedAtRound = file.accepted;
}

/** The first drift costs a fresh start: attempts of cases that no longer exist go with them. */
function restartLedger(state: RunState, file: FileState): void {
  state.acceptedCases -= file.accepted;
  file.drifts += 1;
  file.generation += 1;
  file.hasDrifted = false;
  file.cases = null;
  file.byId = null;
  file.expected = null;
  file.accepted = 0;
  file.acceptedAtRound = 0;
  file.sliceErrors.length = 0;
  askAgain(state, file, [], 2);
}

/** Whatever the control says of cases that have an outcome is kept and changes none: see `applyAttempt`. */
function askControl(state: RunState, file: FileState, { entries }: Extract<NextStep, { readonly kind: 'control' }>): void {
  file.control = 'out';
  askAgain(state, file, entries, 2 + file.evidenceRounds);
}

function askGap(state: RunState, file: FileState, entries: readonly CaseEntry[]): void {
  beginGapRound(file, true);
  if (state.pool === null) return;
  const titlePaths = entries.map((entry) => entry.titlePath);
  returnWork(state.pool, { files: [file.file.key], slice: { kind: 'only', titlePaths } });
}

/** Asks for cases of a file, or for all of it when none is named, elsewhere than last time if there is an elsewhere. */
function askAgain(state: RunState, file: FileState, entries: readonly CaseEntry[], attempt: number): void {
  if (state.pool === null) return;
  const titlePaths = entries.map((entry) => entry.titlePath);
  const agent = findSuspect(state, file);
  const likeLabels = agent === null ? [] : likenessOf(agent);
  addEvidence(state.pool, { file: file.file.key, titlePaths, attempt, avoidAgent: agent?.id ?? file.lastAgent, likeLabels });
  beginDoubt(state, file);
  for (const key of unitOf(state, file)) {
    const member = state.files.get(key);
    if (member !== undefined) member.pooledEvidence += 1;
  }
}

/** The files that always go out with this one. */
function unitOf(state: RunState, file: FileState): readonly FileKey[] {
  const lot = state.pool?.stocks.get(file.file.key)?.lot;
  return lot === undefined || lot.bundle === null ? [file.file.key] : lot.stocks.map((stock) => stock.estimate.file.key);
}
