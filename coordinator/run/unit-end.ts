/**
 * How a unit's own end is read.
 *
 * `completed` is believed only as far as the cases go that it reported; what it left out is found by the complement check. `crashed` blames the
 * cases that ran, or, when none did, the file. `timed-out` fails the cases that ran: the framework's own time limits had their chance. A unit
 * that was cancelled without our asking is a lost one.
 */

import { assertNever } from '../../core/assert.ts';
import type { UnitEnd } from '../../core/unit.ts';
import { learnTiming } from '../scheduling/learn.ts';
import { endRunningCases } from './case-report.ts';
import { emit } from './effect.ts';
import { removeLease } from './lease.ts';
import { acceptFirst, entryAt, gapOf } from './ledger.ts';
import { moveLease } from './loss.ts';
import { openFiles } from './pending-case.ts';
import { notePaceOf, weighCleanUnit } from './sick-agent.ts';
import type { FileState, LeaseFile, LeaseState, RunState } from './state.ts';
import { releaseTwins } from './twin.ts';
import { learnFromSetup } from './warmth.ts';

/** Applies the last event of a lease; answers what no honest runner could have said. */
export function applyUnitEnd(state: RunState, lease: LeaseState, end: UnitEnd, happenedMs: number): string | null {
  const cutOff = end.kind === 'completed' ? findCutOff(state, lease) : undefined;
  if (cutOff !== undefined) return `it says that a unit completed, without the end of ${cutOff.file.path}`;
  emit(state, { type: 'unit-ended', atMs: happenedMs, lease: lease.lease, agent: lease.agent, slot: lease.slot });
  switch (end.kind) {
    case 'completed':
      completeUnit(state, lease, happenedMs);
      return null;
    case 'crashed':
    case 'timed-out':
      endBadly(state, lease, end);
      return null;
    case 'cancelled':
      moveLease(state, lease, 'cancelled');
      return null;
    default:
      return assertNever(end);
  }
}

/** A file that was collected and never ended: its report was cut off, and what its last hooks said with it. */
function findCutOff(state: RunState, lease: LeaseState): FileState | undefined {
  return openFiles(state, lease).find((file) => lease.perFile.get(file.file.key)?.timing === null);
}

function completeUnit(state: RunState, lease: LeaseState, happenedMs: number): void {
  for (const file of openFiles(state, lease)) {
    const leaseFile = lease.perFile.get(file.file.key);
    if (leaseFile !== undefined) completeFile(state, lease, file, leaseFile);
  }
  learnFromSetup(state, lease, happenedMs);
  weighCleanUnit(state, lease);
  removeLease(state, lease, 'ended', true);
  releaseTwins(state, lease);
}

function completeFile(state: RunState, lease: LeaseState, file: FileState, leaseFile: LeaseFile): void {
  if (leaseFile.timing !== null) keepTiming(state, lease, file, leaseFile);
  if (leaseFile.generation !== file.generation) return;
  acceptIdleCases(state, lease, file, leaseFile);
  if (lease.slice === null && file.wholeCheck === 'wanted') file.wholeCheck = 'done';
  if (lease.slice === null && !lease.hasFailed) file.cleanOn.add(lease.agent);
}

function keepTiming(state: RunState, lease: LeaseState, file: FileState, leaseFile: LeaseFile): void {
  const { timing } = leaseFile;
  if (timing === null) return;
  const isSlice = lease.slice !== null;
  const speed = state.agents.get(lease.agent)?.slots[lease.slot]?.speed ?? 1;
  file.timings.push({ timing, speed, isSlice, lease: lease.lease });
  notePaceOf(state, lease, file, leaseFile);
  if (state.pool !== null) learnTiming(state.pool, { agent: lease.agent, file: file.file.key, timing, isSlice });
}

/** Cases that their author skipped or left to do never run: the collection of a unit that completed is their outcome. */
function acceptIdleCases(state: RunState, lease: LeaseState, file: FileState, leaseFile: LeaseFile): void {
  for (let index = 0; index < leaseFile.count; index += 1) {
    if (leaseFile.idle[index] !== 1 || leaseFile.selected[index] !== 1 || leaseFile.ended[index] === 1) continue;
    const entry = entryAt(file, leaseFile, index);
    if (entry === null || entry.outcome !== null) continue;
    acceptFirst(file, entry, { outcome: 'skipped', frameworkRetries: 0, isFromSlice: lease.slice !== null });
    state.acceptedCases += 1;
  }
}

function endBadly(state: RunState, lease: LeaseState, end: Extract<UnitEnd, { readonly kind: 'crashed' | 'timed-out' }>): void {
  lease.hasFailed = true;
  let blamed = 0;
  for (const [key, leaseFile] of lease.perFile) {
    const file = state.files.get(key);
    if (file === undefined || file.stage === 'settled') continue;
    blamed += endRunningCases(state, { lease, file, leaseFile }, end.kind === 'crashed' ? 'crash' : 'timed-out', end.message);
  }
  if (blamed === 0) blameFiles(state, lease, end.message);
  removeLease(state, lease, 'ended', true);
  releaseTwins(state, lease);
}

/** No case ran: the death is the doing of the files that had not said everything, or of all when they had. */
function blameFiles(state: RunState, lease: LeaseState, message: string): void {
  const files = lease.files.flatMap((key) => state.files.get(key) ?? []).filter((file) => file.stage !== 'settled');
  const unfinished = files.filter((file) => file.cases === null || gapOf(file).length > 0);
  for (const file of unfinished.length > 0 ? unfinished : files) {
    file.deaths += 1;
    file.deathMessage = message;
    file.lastAgent = lease.agent;
    file.deathsOn.set(lease.agent, (file.deathsOn.get(lease.agent) ?? 0) + 1);
  }
}
