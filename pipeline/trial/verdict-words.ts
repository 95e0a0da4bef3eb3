/**
 * A verdict in words, with its number and what was counted.
 *
 * A reader who is about to lose his commit, or whose deploy waits, wants the count before the conclusion: how often it failed with the commit, how often
 * without, how often it failed falsely before, and which case it is. Commits are numbered from 1, as people count.
 */
import { displayName } from '../../core/test-case.ts';
import { countZone, type Evidence } from './evidence.ts';
import { hasCommit } from './inquiry.ts';
import type { CasePast, Cause } from './types.ts';
import type { Belief } from './weigh.ts';

/** A whole path of titles may be a page. */
const MAX_NAME_CHARACTERS = 120;

/** Returns what is believed while the trial goes on, such as "92 % real: failed falsely once in 4.1 M runs, and commit 3 touches it". */
export function describeSuspicion({ evidence, anyBug }: Belief): string {
  return `${percent(anyBug)} real: ${describePast(evidence.tried.past)}${describeTouch(evidence)}`;
}

/** Returns why a commit is convicted. */
export function describeConviction({ evidence, weighed }: Belief, commitIndex: number): string {
  const probability = weighed[0]?.probability ?? 0;
  const culprit = `commit ${commitIndex + 1} of ${evidence.batchSize}`;
  return `${percent(probability)} ${culprit} breaks ${nameCase(evidence)}: it ${describeSplit(evidence, commitIndex)}`;
}

/** Returns why a case is not held against any commit. It is no pass. */
export function describeAcquittal({ evidence, anyBug }: Belief, cause: Cause): string {
  const { inFailed, inPassed } = countZone(evidence.groups, ({ isFirst }) => !isFirst);
  const again = `failed again in ${inFailed} of ${inFailed + inPassed} tries`;
  return `${nameCase(evidence)}: ${percent(1 - anyBug)} no commit: ${nameCause(cause)}; ${again}, and ${describePast(evidence.tried.past)}`;
}

/** Returns what stands between the case and a verdict. */
export function describeHold({ evidence, weighed }: Belief, rounds: number): string {
  const shares = weighed
    .filter(({ probability }) => probability >= 0.01)
    .slice(0, 3)
    .map(({ cause, probability }) => `${percent(probability)} ${nameCause(cause)}`);
  const suspect = weighed.find(({ cause }) => cause.kind === 'commit')?.cause;
  const split = suspect?.kind === 'commit' ? `: ${describeSplit(evidence, suspect.commitIndex)}` : '';
  const silence = evidence.silent === 0 ? '' : `; ${evidence.silent} tries could not run`;
  return `${nameCase(evidence)}: not decided in ${rounds} rounds, ${shares.join(', ')}${split}${describeTouch(evidence)}${silence}`;
}

function describeSplit({ groups, bornWith }: Evidence, commitIndex: number): string {
  const { inPassed, inFailed, outPassed, outFailed } = countZone(
    groups.filter(({ isFirst }) => !isFirst),
    ({ tree }) => hasCommit(tree, commitIndex),
  );
  const inside = `fails in ${inFailed} of ${inFailed + inPassed} tries with it`;
  if (bornWith === commitIndex) return `${inside}, which brought the case`;
  return `${inside} and in ${outFailed} of ${outFailed + outPassed} without`;
}

/** On one line, and short enough for the head of a message. */
function nameCase({ tried: { failed } }: Evidence): string {
  const name = displayName(failed.titlePath).replaceAll(/[\s\p{Cc}]+/gu, ' ');
  return `"${name.length > MAX_NAME_CHARACTERS ? `${name.slice(0, MAX_NAME_CHARACTERS - 1)}…` : name}"`;
}

function describePast({ runs, falseFailures }: CasePast): string {
  if (runs === 0) return 'never run before';
  const times = falseFailures === 0 ? 'never failed falsely' : `failed falsely ${falseFailures === 1 ? 'once' : `${falseFailures} times`}`;
  return `${times} in ${count(runs)} ${runs === 1 ? 'run' : 'runs'}`;
}

function describeTouch({ tried: { isTouched, touchedBy } }: Evidence): string {
  if (!isTouched) return '';
  if (touchedBy.length === 0) return ', and the batch touches it';
  const numbers = touchedBy.map((index) => index + 1).join(', ');
  return touchedBy.length === 1 ? `, and commit ${numbers} touches it` : `, and commits ${numbers} touch it`;
}

function nameCause(cause: Cause): string {
  switch (cause.kind) {
    case 'none':
      return 'chance';
    case 'commit':
      return `commit ${cause.commitIndex + 1}`;
    case 'agent':
      return `the agent ${cause.agent}`;
    case 'infrastructure':
      return 'the infrastructure at that time';
  }
}

/** As many nines as are proven, up to five places: 100 % is never known. */
function percent(probability: number): string {
  const value = 100 * probability;
  if (value <= 99) return `${value < 1 && value > 0 ? '< 1' : Math.round(value)} %`;
  const places = Math.min(5, Math.ceil(-Math.log10(Math.max(1e-12, 1 - probability))) - 2);
  return `${(Math.floor(value * 10 ** places) / 10 ** places).toFixed(places)} %`;
}

function count(runs: number): string {
  if (runs >= 1_000_000) return `${(runs / 1_000_000).toFixed(1)} M`;
  return String(runs).replace(/\B(?=(\d{3})+$)/g, ',');
}
