import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgentId, CaseId, FileKey, LeaseId } from '../../core/id.ts';
import { decide } from './decide.ts';
import { MAX_TRIED_CASES } from './inquiry.ts';
import { needlessTrials, planTrials } from './plan-trials.ts';
import type { Inquiry, Trial, TrialAttempt, TrialTree, TriedCase } from './types.ts';
import { weigh } from './weigh.ts';

const id = (name: string): CaseId => name as CaseId;
const tried = (name: string, more: Partial<TriedCase> = {}): TriedCase => ({
  failed: {
    id: id(name),
    file: `${name}.test.ts` as FileKey,
    titlePath: [name],
    agent: 'sick' as AgentId,
    slot: 0,
    order: 3,
    lease: 'lease' as LeaseId,
    atMs: 0,
    signature: '',
  },
  past: { runs: 5000, falseFailures: 0, reruns: 0, rerunFailures: 0 },
  isTouched: false,
  touchedBy: [],
  ...more,
});
const inquiry = (batchSize: number, cases: readonly TriedCase[] = [tried('a')], agents = 36): Inquiry => ({
  name: '1.1',
  batchSize,
  agents,
  maxRounds: 3,
  isMostlyChance: false,
  cases,
  trials: [],
  endedTrials: [],
  attempts: [],
});

type Outcome = (trial: Trial, name: string, number: number) => TrialAttempt['outcome'];

/** Runs the next round; on each trial the outcome is what the function says. */
function round(before: Inquiry, outcome: Outcome): Inquiry {
  const planned = planTrials(before);
  const attempts = planned.flatMap((trial, number) =>
    trial.cases.map((each) => ({
      trial: trial.id,
      case: each,
      outcome: outcome(trial, each, number),
      agent: (trial.cell.place === 'same-agent' ? 'sick' : `well-${number}`) as AgentId,
      run: null,
      atMs: 36_500 * (1 + before.trials.length),
      durationMs: 1000,
      signature: '',
    })),
  );
  return {
    ...before,
    trials: [...before.trials, ...planned],
    endedTrials: [...before.endedTrials, ...planned.map((trial) => trial.id)],
    attempts: [...before.attempts, ...attempts],
  };
}

const has = (tree: TrialTree, commit: number): boolean => (tree.kind === 'prefix' ? commit < tree.length : commit !== tree.commitIndex);
const brokenBy =
  (...commits: readonly number[]): Outcome =>
  ({ tree }) =>
    commits.some((commit) => has(tree, commit)) ? 'failed' : 'passed';

describe('the plan', () => {
  test('one wave asks base, every prefix, every tree without one, and four cells at the tip', () => {
    const trials = planTrials(inquiry(4));
    const anywhere = trials.filter(({ cell }) => cell.order === 'alone' && cell.place === 'other-agent').map(({ tree }) => tree);
    const asked = new Set(anywhere.map((tree) => (tree.kind === 'prefix' ? tree.length : `without ${tree.commitIndex}`)));
    expect(asked).toEqual(new Set([0, 1, 2, 3, 4, 'without 0', 'without 1', 'without 2']));
    const tip = trials.filter(({ tree }) => tree.kind === 'prefix' && tree.length === 4);
    expect(new Set(tip.map(({ cell }) => `${cell.order} ${cell.place}`)).size).toBe(4);
    expect(new Set(trials.map((trial) => trial.id)).size).toBe(trials.length);
  });

  test.each([1, 3, 5, 8, 9, 10, 11])(
    'a bug that always shows in a case without a past is named in one round, whoever of %d it is',
    (batchSize) => {
      const blank = tried('a', { past: { runs: 0, falseFailures: 0, reruns: 0, rerunFailures: 0 } });
      for (let culprit = 0; culprit < batchSize; culprit++) {
        const done = round(inquiry(batchSize, [blank]), brokenBy(culprit));
        expect(done.trials.length).toBeLessThanOrEqual(36);
        expect(decide(done, id('a'))).toMatchObject({ kind: 'convicted', commitIndex: culprit });
      }
    },
  );

  test.each([1, 2, 4, 8])('a clean past saves slots, and a bug among %d is named in one round all the same', (batchSize) => {
    for (let culprit = 0; culprit < batchSize; culprit++) {
      const done = round(inquiry(batchSize), brokenBy(culprit));
      expect(done.trials.length).toBeLessThan(36);
      expect(decide(done, id('a'))).toMatchObject({ kind: 'convicted', commitIndex: culprit });
    }
  });

  test('where most failures are chance a glance acquits, unless the batch touches the case', () => {
    const flaky = { ...inquiry(3), isMostlyChance: true };
    const glance = round(flaky, () => 'passed');
    expect(glance.trials).toHaveLength(5);
    expect(decide(glance, id('a'))).toMatchObject({ kind: 'acquitted', cause: { kind: 'none' } });
    const touched = planTrials({ ...inquiry(3, [tried('a', { isTouched: true })]), isMostlyChance: true });
    expect(touched.length).toBeGreaterThan(glance.trials.length);
  });

  test.each([0, 1, 2])('a glance at what commit %d broke excuses nobody, and the next round names it', (culprit) => {
    const glance = round({ ...inquiry(3), isMostlyChance: true }, brokenBy(culprit));
    expect(decide(glance, id('a')).kind).toBe('again');
    expect(decide(round(glance, brokenBy(culprit)), id('a'))).toMatchObject({ kind: 'convicted', commitIndex: culprit });
  });

  test('what fails during a round waits for its end', () => {
    const open = inquiry(3);
    const planned = planTrials(open);
    const joined = { ...open, cases: [...open.cases, tried('b')], trials: planned };
    expect(planTrials(joined)).toEqual([]);
    const ended = { ...joined, endedTrials: planned.map((trial) => trial.id) };
    expect(new Set(planTrials(ended).flatMap(({ cases }) => cases))).toContain(id('b'));
  });

  test.each([1, 2, 3, 5, 8, 11])('a batch of %d fits into one wave of 36 agents', (batchSize) => {
    expect(planTrials(inquiry(batchSize)).length).toBeLessThanOrEqual(36);
  });

  test.each([20, 33, 64, 500])('a batch of %d is bounded by the agents, too', (batchSize) => {
    expect(planTrials(inquiry(batchSize)).length).toBeLessThanOrEqual(36 + 4);
  });

  test('nothing is planned while a round is under way, and nothing that is decided is asked again', () => {
    const open = inquiry(3);
    const planned = planTrials(open);
    const waiting = { ...open, trials: planned, endedTrials: planned.slice(1).map((trial) => trial.id) };
    expect(planTrials(waiting)).toEqual([]);
    expect(decide(waiting, id('a')).kind).toBe('again');
    const done = round(open, brokenBy(1));
    expect(planTrials(done)).toEqual([]);
    expect(needlessTrials({ ...done, endedTrials: done.endedTrials.slice(1) })).toEqual([]);
  });

  test('a trial all of whose cases are decided is needless', () => {
    const done = round(inquiry(3), brokenBy(1));
    const extra: Trial = {
      id: 'extra',
      round: 1,
      tree: { kind: 'prefix', length: 0 },
      cell: { order: 'alone', place: 'other-agent' },
      cases: [],
    };
    expect(needlessTrials({ ...done, trials: [...done.trials, extra] })).toEqual(['extra']);
  });

  test('cases share trees alone and elsewhere, and are apart where they ran; only so many are tried at once', () => {
    const elsewhere = tried('b', { failed: { ...tried('b').failed, agent: 'other' as AgentId } });
    const two = planTrials(inquiry(2, [tried('a'), elsewhere]));
    const sizes = (order: string) =>
      new Set(two.filter(({ cell }) => cell.order === order && cell.place === 'other-agent').map(({ cases }) => cases.length));
    expect([sizes('alone'), sizes('as-run')]).toEqual([new Set([2]), new Set([1])]);
    const many = planTrials(
      inquiry(
        2,
        Array.from({ length: 50 }, (_, index) => tried(`case ${index}`)),
      ),
    );
    expect(new Set(many.flatMap(({ cases }) => cases)).size).toBe(MAX_TRIED_CASES);
  });
});

describe('the verdict', () => {
  const outcomes: readonly (readonly [string, number, Outcome, string])[] = [
    ['the first of four', 4, brokenBy(0), 'convicted 0'],
    ['the last of four', 4, brokenBy(3), 'convicted 3'],
    ['the only commit', 1, brokenBy(0), 'convicted 0'],
    ['two of four: the earlier, and evicting it shows the other', 4, brokenBy(1, 2), 'convicted 1'],
    ['two that are fine alone: the later', 4, ({ tree }) => (has(tree, 1) && has(tree, 3) ? 'failed' : 'passed'), 'convicted 3'],
    ['the thirtieth of sixty', 60, brokenBy(29), 'convicted 29'],
    ['a commit that brought the case', 4, ({ tree }) => (has(tree, 2) ? 'failed' : 'absent'), 'convicted 2'],
    [
      'a bug that shows only in the order of the run',
      3,
      ({ tree, cell }) => (cell.order === 'as-run' && has(tree, 1) ? 'failed' : 'passed'),
      'convicted 1',
    ],
    [
      'a bug that shows only on that agent',
      3,
      ({ tree, cell }) => (cell.place === 'same-agent' && has(tree, 1) ? 'failed' : 'passed'),
      'convicted 1',
    ],
    [
      'a bug in a case that cannot run alone',
      3,
      ({ tree, cell }) => (cell.order === 'alone' || has(tree, 1) ? 'failed' : 'passed'),
      'convicted 1',
    ],
    ['a failure that does not come again', 4, () => 'passed', 'acquitted'],
    ['a sick agent', 4, ({ cell }) => (cell.place === 'same-agent' ? 'failed' : 'passed'), 'acquitted agent'],
    ['an environment that broke: the base fails, too', 4, () => 'failed', 'acquitted infrastructure'],
    ['an order that breaks it on every tree', 4, ({ cell }) => (cell.order === 'as-run' ? 'failed' : 'passed'), 'acquitted none'],
    ['infrastructure that never lets it run', 2, () => 'infrastructure', 'held'],
  ];

  test.each(outcomes)('%s', (_, batchSize, outcome, expected) => {
    let played = inquiry(batchSize);
    for (let number = 0; number < 3; number++) played = round(played, outcome);
    const verdict = decide(played, id('a'));
    const what = verdict.kind === 'convicted' ? verdict.commitIndex : verdict.kind === 'acquitted' ? verdict.cause.kind : '';
    expect(`${verdict.kind} ${what}`).toContain(expected);
    expect(weigh(played, id('a')).reduce((all, { probability }) => all + probability, 0)).toBeCloseTo(1, 9);
    expect(planTrials(played)).toEqual([]);
  });

  test('a case that the batch touches and that never failed falsely gets no mercy: it is held, not excused', () => {
    let [touched, other] = [inquiry(3, [tried('a', { isTouched: true, touchedBy: [1] })]), inquiry(3)];
    for (let number = 0; number < 3; number++) [touched, other] = [round(touched, () => 'passed'), round(other, () => 'passed')];
    expect([decide(touched, id('a')).kind, decide(other, id('a')).kind]).toEqual(['held', 'acquitted']);
  });

  test('three unrelated failures at once are trouble, not luck', () => {
    const three = round(inquiry(3, [tried('a'), tried('b'), tried('c')]), () => 'passed');
    expect(decide(three, id('a'))).toMatchObject({ kind: 'acquitted', cause: { kind: 'infrastructure' } });
    expect(
      decide(
        round(inquiry(3, [tried('a'), tried('b')]), () => 'passed'),
        id('a'),
      ),
    ).toMatchObject({ cause: { kind: 'none' } });
  });

  test('a touched case of a sound past is real before anything was tried', () => {
    const [touched, other] = [
      inquiry(3, [tried('a', { isTouched: true, touchedBy: [2] })]),
      inquiry(3, [tried('a', { past: { runs: 300, falseFailures: 30, reruns: 0, rerunFailures: 0 } })]),
    ];
    const real = (of: Inquiry) =>
      weigh(of, id('a'))
        .filter(({ cause }) => cause.kind === 'commit')
        .reduce((all, { probability }) => all + probability, 0);
    expect(real(touched)).toBeGreaterThan(0.9);
    expect(real(other)).toBeLessThan(0.01);
  });
});

test('whatever the trials say, three rounds end it, every verdict is one of the causes, and their probabilities are one', () => {
  const outcomes = fc.constantFrom('passed', 'failed', 'absent', 'infrastructure');
  const past = fc.record({ runs: fc.nat(5000), falseFailures: fc.nat(3), reruns: fc.nat(3), rerunFailures: fc.nat(3) });
  const world = fc.record({
    batchSize: fc.integer({ min: 1, max: 6 }),
    agents: fc.integer({ min: 1, max: 40 }),
    isTouched: fc.boolean(),
    past,
    said: fc.array(outcomes, { minLength: 1, maxLength: 40 }),
  });
  fc.assert(
    fc.property(world, ({ batchSize, agents, isTouched, past: known, said }) => {
      const cases = ['a', 'b'].map((name) => tried(name, { isTouched, past: { ...known, runs: known.runs + known.falseFailures } }));
      let played = inquiry(batchSize, cases, agents);
      for (let number = 0; number < 4; number++)
        played = round(played, (trial, name, at) => said[(at * 7 + name.length + trial.round) % said.length] ?? 'passed');
      expect(Math.max(...played.trials.map((trial) => trial.round))).toBeLessThanOrEqual(3);
      expect(new Set(played.trials.map((trial) => trial.id)).size).toBe(played.trials.length);
      for (const { failed } of cases) {
        const verdict = decide(played, failed.id);
        expect(verdict.kind).not.toBe('again');
        expect(verdict.weighed.reduce((all, { probability }) => all + probability, 0)).toBeCloseTo(1, 6);
        expect(decide(structuredClone(played), failed.id)).toEqual(verdict);
      }
    }),
    { numRuns: 60 },
  );
});
