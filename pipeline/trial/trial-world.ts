/**
 * A world with a planted truth, in which trials are run in virtual time: for tests, simulations and the bench.
 *
 * The real planner and the real verdict work on it; only agents, tests and the clock are made. Everything comes from one seed. The world draws from
 * families that the verdict's model knows (bugs that show at a rate, false failures, sick agents, bursts, company), and with pasts that may be missing;
 * what it does not draw, such as failures that depend on the tree without any commit's fault, no figure of it says anything about.
 */
import type { AgentId, CaseId, FileKey, LeaseId } from '../../core/id.ts';
import { createRandom, type Random } from '../../core/random.ts';
import { decide } from './decide.ts';
import { hasCommit } from './inquiry.ts';
import { planTrials } from './plan-trials.ts';
import type { CaseVerdict, Inquiry, Trial, TrialAttempt, TrialCell, TrialTree } from './types.ts';

/** What is wrong, and nobody but the world knows it. */
export type Truth = {
  /** How often the case fails for nothing. */
  readonly falseRate: number;
  /** Bad commits, 0-based, and how often each shows. */
  readonly bugs: readonly { readonly commitIndex: number; readonly rate: number }[];
  /** Commits that break the case only together. */
  readonly together: readonly number[];
  readonly hasSickAgent: boolean;
  /** Everything fails until so long after the failure in the run; 0 for no burst. */
  readonly burstMs: number;
  /** The case fails after what ran before it, on every tree. */
  readonly isOrderDependent: boolean;
  /** The case is only there in trees with this commit; `null` for everywhere. */
  readonly bornWith: number | null;
};

export type World = {
  readonly seed: number | string;
  readonly batchSize: number;
  readonly agents: number;
  readonly pastRuns: number;
  readonly touchedBy: readonly number[];
  readonly isTouched: boolean;
  readonly isMostlyChance: boolean;
  readonly truth: Truth;
};

/** What came out, and how long it took from the first failed assertion. */
export type Ending = { readonly verdict: CaseVerdict; readonly rounds: number; readonly trials: number; readonly wallMs: number };

/** A case that is sound, in a batch that is. */
export const SOUND: Truth = {
  falseRate: 0,
  bugs: [],
  together: [],
  hasSickAgent: false,
  burstMs: 0,
  isOrderDependent: false,
  bornWith: null,
};

/** Checking a tree out on a warm agent, and five cases of 1.3 s; rounds of more trials than agents take turns. */
export const ROUND_MS = 36_500;
const MAX_ROUNDS = 3;
const FAILED_ON = 0;

/** Returns whether an attempt fails. */
export type Attempt = (tree: TrialTree, cell: TrialCell, at: { readonly agent: number; readonly sinceMs: number }) => boolean;

/** Returns how the case behaves in the world; each call is a draw. */
export function behave({ truth }: World, random: Random): Attempt {
  return (tree, cell, { agent, sinceMs }) => {
    if (random.next() < truth.falseRate) return true;
    if (truth.hasSickAgent && agent === FAILED_ON) return random.next() < 0.9;
    if (sinceMs < truth.burstMs) return random.next() < 0.9;
    if (truth.isOrderDependent && cell.order === 'as-run') return true;
    if (truth.together.length > 0 && truth.together.every((index) => hasCommit(tree, index))) return true;
    return truth.bugs.some(({ commitIndex, rate }) => hasCommit(tree, commitIndex) && random.next() < rate);
  };
}

/** Opens the inquiry that the failure in the run opens. */
export function openInquiry({ batchSize, agents, pastRuns, truth, touchedBy, isTouched, isMostlyChance }: World, random: Random): Inquiry {
  const falseFailures = Array.from({ length: pastRuns }).filter(() => random.next() < truth.falseRate).length;
  const failed = {
    id: 'case' as CaseId,
    file: 'file' as FileKey,
    titlePath: ['case'],
    agent: agentId(FAILED_ON),
    slot: 0,
    order: 7,
    lease: 'lease' as LeaseId,
    atMs: 0,
    signature: '',
  };
  const past = { runs: pastRuns, falseFailures, reruns: 0, rerunFailures: 0 };
  const cases = [{ failed, past, isTouched, touchedBy }];
  return {
    name: 'world',
    batchSize,
    agents,
    maxRounds: MAX_ROUNDS,
    isMostlyChance,
    cases,
    trials: [],
    endedTrials: [],
    attempts: [],
  };
}

/** Plays the world to the verdict on its case. */
export function playWorld(world: World): Ending {
  const random = createRandom(world.seed);
  const attempt = behave(world, random.fork('attempts'));
  let inquiry = openInquiry(world, random.fork('past'));
  const id = inquiry.cases[0]?.failed.id as CaseId;
  let wallMs = 0;
  for (let rounds = 0; ; rounds++) {
    const planned = planTrials(inquiry);
    const verdict = decide(inquiry, id);
    if (planned.length === 0) return { verdict, rounds, trials: inquiry.trials.length, wallMs };
    const startMs = wallMs;
    wallMs += ROUND_MS * Math.ceil(planned.length / world.agents);
    const attempts = planned.map((trial, index) =>
      runTrial(world, trial, { attempt, random, atMs: startMs + ROUND_MS * (1 + Math.floor(index / world.agents)) }),
    );
    inquiry = {
      ...inquiry,
      trials: [...inquiry.trials, ...planned],
      endedTrials: [...inquiry.endedTrials, ...planned.map((trial) => trial.id)],
      attempts: [...inquiry.attempts, ...attempts],
    };
  }
}

type Running = { readonly attempt: Attempt; readonly random: Random; readonly atMs: number };

function runTrial({ agents, truth }: World, trial: Trial, { attempt, random, atMs }: Running): TrialAttempt {
  const agent = trial.cell.place === 'same-agent' || agents === 1 ? FAILED_ON : 1 + random.below(agents - 1);
  const isThere = truth.bornWith === null || hasCommit(trial.tree, truth.bornWith);
  const hasFailed = attempt(trial.tree, trial.cell, { agent, sinceMs: atMs });
  const outcome = !isThere ? 'absent' : hasFailed ? 'failed' : 'passed';
  return { trial: trial.id, case: 'case' as CaseId, outcome, agent: agentId(agent), run: null, atMs, durationMs: 1300, signature: '' };
}

const agentId = (index: number): AgentId => `agent-${index}` as AgentId;
