/**
 * What one case did, counted by what a cause could depend on: the tree, the company, the agent.
 *
 * Hypotheses differ only in which attempts they expect to fail, so each is a zone: a set of attempts in which something is broken, and the rest, in which
 * only the case's own false failures show. Counting is by groups of attempts that no hypothesis about commits can tell apart; there are few of them.
 */
import { assert } from '../../core/assert.ts';
import type { AgentId, CaseId } from '../../core/id.ts';
import { attemptsOf, findCase, hasCommit } from './inquiry.ts';
import type { Inquiry, TrialTree, TriedCase } from './types.ts';

/** One attempt that said something: passed or failed. */
export type Sighting = {
  readonly tree: TrialTree;
  readonly order: 'as-run' | 'alone';
  readonly agent: AgentId;
  /** 1-based; 0 is the run. */
  readonly round: number;
  /** Whether it ran on the agent where the case failed in the run. */
  readonly isSameAgent: boolean;
  /** Since the failure in the run. */
  readonly sinceMs: number;
  readonly hasFailed: boolean;
  /** The failure in the run itself: what the trial was opened for. */
  readonly isFirst: boolean;
};

/** Sightings that differ in nothing but agent and moment. */
export type Group = Pick<Sighting, 'tree' | 'order' | 'round' | 'isSameAgent' | 'isFirst'> & {
  readonly passed: number;
  readonly failed: number;
};

/** Inside and outside of a zone. */
export type Count = { readonly inPassed: number; readonly inFailed: number; readonly outPassed: number; readonly outFailed: number };

/** All that a case's trials said. */
export type Evidence = {
  readonly tried: TriedCase;
  readonly batchSize: number;
  readonly sightings: readonly Sighting[];
  readonly groups: readonly Group[];
  /** Attempts that infrastructure kept from saying anything. */
  readonly silent: number;
  /** The commit that brought the case, when it is absent from all trees without one; else `null`. */
  readonly bornWith: number | null;
};

/** Collects what was seen of a case. Its failure in the run is the first sighting, at the tip, as it ran. */
export function collectEvidence(inquiry: Inquiry, id: CaseId): Evidence {
  const tried = findCase(inquiry, id);
  const { failed } = tried;
  const tip: TrialTree = { kind: 'prefix', length: inquiry.batchSize };
  const first = {
    tree: tip,
    order: 'as-run',
    agent: failed.agent,
    round: 0,
    isSameAgent: true,
    sinceMs: 0,
    hasFailed: true,
    isFirst: true,
  } as const;
  const placed = attemptsOf(inquiry, id);
  const later = placed.flatMap(({ attempt, trial }): Sighting[] => {
    if (attempt.outcome !== 'passed' && attempt.outcome !== 'failed') return [];
    const isSameAgent = attempt.agent === failed.agent;
    const sinceMs = attempt.atMs - failed.atMs;
    const hasFailed = attempt.outcome === 'failed';
    return [
      {
        tree: trial.tree,
        order: trial.cell.order,
        agent: attempt.agent,
        round: trial.round,
        isSameAgent,
        sinceMs,
        hasFailed,
        isFirst: false,
      },
    ];
  });
  const sightings = [first, ...later];
  const absent = placed.filter(({ attempt }) => attempt.outcome === 'absent').map(({ trial }) => trial.tree);
  const silent = placed.filter(({ attempt }) => attempt.outcome === 'infrastructure').length;
  const bornWith = findBirth(sightings, absent, inquiry.batchSize);
  return { tried, batchSize: inquiry.batchSize, sightings, groups: groupSightings(sightings), silent, bornWith };
}

function groupSightings(sightings: readonly Sighting[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { tree, order, round, isSameAgent, isFirst, hasFailed } of sightings) {
    const at = tree.kind === 'prefix' ? tree.length : -1 - tree.commitIndex;
    const key = `${at} ${order} ${round} ${isSameAgent}`;
    const { passed, failed } = groups.get(key) ?? { passed: 0, failed: 0 };
    groups.set(key, { tree, order, round, isSameAgent, isFirst, passed: passed + Number(!hasFailed), failed: failed + Number(hasFailed) });
  }
  return [...groups.values()];
}

/** A case that came with the batch has no past, and is not there on the base: whoever brought it answers for it. */
function findBirth(sightings: readonly Sighting[], absent: readonly TrialTree[], batchSize: number): number | null {
  if (absent.length === 0) return null;
  const commits = Array.from({ length: batchSize }, (_, index) => index);
  const fitting = commits.filter(
    (index) => absent.every((tree) => !hasCommit(tree, index)) && sightings.every(({ tree }) => hasCommit(tree, index)),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Counts the groups inside and outside of a zone. */
export function countZone(groups: readonly Group[], isInside: (group: Group) => boolean): Count {
  let [inPassed, inFailed, outPassed, outFailed] = [0, 0, 0, 0];
  for (const group of groups) {
    if (isInside(group)) {
      inPassed += group.passed;
      inFailed += group.failed;
    } else {
      outPassed += group.passed;
      outFailed += group.failed;
    }
  }
  return { inPassed, inFailed, outPassed, outFailed };
}

/** Counts the sightings inside and outside of a zone, for what depends on the very agent or the moment. */
export function countSightings(sightings: readonly Sighting[], isInside: (sighting: Sighting) => boolean): Count {
  let [inPassed, inFailed, outPassed, outFailed] = [0, 0, 0, 0];
  for (const sighting of sightings) {
    const isIn = isInside(sighting);
    if (isIn && sighting.hasFailed) inFailed++;
    else if (isIn) inPassed++;
    else if (sighting.hasFailed) outFailed++;
    else outPassed++;
  }
  assert(inFailed + outFailed > 0, 'the failure that opened the trial is a sighting');
  return { inPassed, inFailed, outPassed, outFailed };
}
