import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AgentId, agentId, type RunId, runId } from '../../core/id.ts';
import { ANYWHERE } from '../../core/selection.ts';
import { findImpossible } from './placement.ts';
import { createPool, MAX_WAIT_MS, reducePool } from './reduce.ts';
import { shareSlots } from './share.ts';
import type { PoolEffect, PoolInput, PoolRun } from './types.ts';
import { URGENT_RATIO } from './urgent.ts';
import { describeWaiting } from './waiting.ts';

const RUNS = 300;

type Without<Input> = Input extends PoolInput ? Omit<Input, 'nowMs'> : never;

/** Whoever loops over the pool, and the runs it lends to: honest, and strict with what they are told. */
class Play {
  state = createPool();
  readonly holders = new Map<AgentId, RunId>();
  readonly withdrawn = new Set<AgentId>();
  /** Of these, those that an urgent run waits for. */
  readonly hurried = new Set<AgentId>();
  readonly begun: RunId[] = [];
  readonly living = new Map<RunId, PoolRun & { readonly submittedAtMs: number }>();
  /** Runs that close: the pool knows that they take no agent any more. */
  readonly closing = new Set<RunId>();
  readonly agents = new Map<AgentId, number>();
  nowMs = 1_000;

  happen(input: Without<PoolInput>): void {
    if (input.type === 'run-submitted') this.living.set(input.run.runId, { ...input.run, submittedAtMs: this.nowMs });
    if (input.type === 'agent-joined') this.agents.set(input.agent, input.slots);
    if (input.type === 'agent-left') this.#forget(input.agent);
    if (input.type === 'run-ended') this.#end(input.runId);
    const ended: RunId[] = [];
    for (const effect of reducePool(this.state, { ...input, nowMs: this.nowMs } as PoolInput)) this.#obey(effect, ended);
    for (const run of ended) this.happen({ type: 'run-ended', runId: run });
  }

  #obey(effect: PoolEffect, ended: RunId[]): void {
    switch (effect.type) {
      case 'begin-run':
        expect(this.begun).not.toContain(effect.runId);
        this.begun.push(effect.runId);
        return;
      case 'grant-agent':
        expect(this.agents.has(effect.agent)).toBe(true);
        expect(this.holders.get(effect.agent)).toBeUndefined();
        expect(this.begun).toContain(effect.runId);
        expect(this.living.has(effect.runId)).toBe(true);
        expect(this.closing).not.toContain(effect.runId);
        this.holders.set(effect.agent, effect.runId);
        return;
      case 'withdraw-agent':
        expect(this.holders.get(effect.agent)).toBe(effect.runId);
        // Asked for twice only when it has become urgent.
        expect(this.withdrawn.has(effect.agent) && !(effect.isUrgent && !this.hurried.has(effect.agent))).toBe(false);
        this.withdrawn.add(effect.agent);
        if (effect.isUrgent) this.#hurry(effect.agent);
        return;
      case 'allot-resource':
      case 'keep-standing':
        return;
      case 'supersede-run':
      case 'yield-run':
      case 'expire-run':
        ended.push(effect.runId);
    }
  }

  /** What urgent runs hold and are about to get by force is no more than their share. */
  #hurry(agent: AgentId): void {
    this.hurried.add(agent);
    const held = [...this.holders].filter(([, run]) => this.living.get(run)?.isUrgent === true).map(([one]) => one);
    expect(new Set([...held, ...this.hurried]).size).toBeLessThanOrEqual(Math.floor(this.agents.size * URGENT_RATIO));
  }

  #forget(agent: AgentId): void {
    this.hurried.delete(agent);
    this.agents.delete(agent);
    this.holders.delete(agent);
    this.withdrawn.delete(agent);
  }

  #end(run: RunId): void {
    this.living.delete(run);
    this.closing.delete(run);
    for (const [agent, holder] of this.holders) {
      if (holder !== run) continue;
      this.holders.delete(agent);
      this.withdrawn.delete(agent);
      this.hurried.delete(agent);
    }
  }

  /**
   * The coordinator dies and is started again: of the pool there is what the runs were asked for with and the agents that their journals have. Those
   * that nobody had come back by themselves.
   */
  restart(): void {
    const effects: PoolEffect[] = [];
    this.state = createPool();
    for (const [id, run] of this.living) {
      const agents = [...this.holders].flatMap(([agent, holder]) =>
        holder === id ? { agent, slots: this.agents.get(agent) ?? 0, labels: [], isWithdrawn: this.withdrawn.has(agent) } : [],
      );
      const input: PoolInput = this.begun.includes(id)
        ? { type: 'run-resumed', nowMs: this.nowMs, run, submittedAtMs: run.submittedAtMs, agents, resources: [] }
        : { type: 'run-submitted', nowMs: run.submittedAtMs, run };
      effects.push(...reducePool(this.state, input));
    }
    this.hurried.clear();
    // The run says it again of each agent that it is lent.
    this.closing.clear();
    const ended: RunId[] = [];
    for (const effect of effects) this.#obey(effect, ended);
    for (const run of ended) this.happen({ type: 'run-ended', runId: run });
    for (const [agent, slots] of this.agents) this.happen({ type: 'agent-joined', agent, slots, labels: [] });
  }

  /** Time passes, runs that close end and every agent that was asked for is let go of, until nothing is asked for any more. */
  settle(): void {
    for (const run of this.closing) this.happen({ type: 'run-ended', runId: run });
    for (let round = 0; round < 200; round += 1) {
      this.nowMs += 10_000;
      this.happen({ type: 'tick' });
      if (this.withdrawn.size === 0) return;
      for (const agent of this.withdrawn) this.release(agent);
    }
    throw new Error('the pool does not come to rest');
  }

  release(agent: AgentId): void {
    const run = this.holders.get(agent);
    if (run === undefined || !this.withdrawn.delete(agent)) return;
    this.holders.delete(agent);
    this.hurried.delete(agent);
    this.happen({ type: 'agents-released', runId: run, agents: [agent], isEnding: false });
  }

  /** A run that has begun closes: it lets go of its first agent, and of the others later. */
  close(run: RunId): void {
    if (!this.living.has(run) || !this.begun.includes(run)) return;
    this.closing.add(run);
    const [first, ...others] = [...this.holders].flatMap(([agent, holder]) => (holder === run ? agent : []));
    for (const agent of others) this.withdrawn.add(agent);
    for (const known of [this.holders, this.withdrawn, this.hurried]) if (first !== undefined) known.delete(first);
    this.happen({ type: 'agents-released', runId: run, agents: first === undefined ? [] : [first], isEnding: true });
  }

  held(run: RunId): number {
    return [...this.holders].reduce((sum, [agent, holder]) => sum + (holder === run ? (this.agents.get(agent) ?? 0) : 0), 0);
  }
}

const agentName = fc.integer({ min: 0, max: 5 }).map((number) => agentId(`agent ${number}`));
const runName = fc.integer({ min: 0, max: 5 }).map((number) => runId(`run ${number}`));
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('agent-joined' as const), agent: agentName, slots: fc.integer({ min: 1, max: 8 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('agent-left' as const), agent: agentName }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('run-submitted' as const),
      runId: runName,
      weight: fc.constantFrom(1, 1, 4),
      headStartMs: fc.constantFrom(0, 0, 600_000),
      line: fc.constantFrom('', 'main', 'topic'),
      isSuperseding: fc.boolean(),
      isUrgent: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('run-ended' as const), runId: runName }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('close' as const), runId: runName }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('run-progress' as const), runId: runName, slots: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('release' as const), agent: agentName }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 20_000 }) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** What an urgent run is worth for: one slot of one agent. */
function runOf(run: Partial<PoolRun> & Pick<PoolRun, 'runId'>): PoolRun {
  const mostSlots = run.isUrgent === true ? 1 : null;
  return {
    weight: 1,
    headStartMs: 0,
    needs: [{ labels: [] }],
    line: '',
    isSuperseding: false,
    isUrgent: false,
    mostSlots,
    placement: ANYWHERE,
    resources: [],
    ...run,
  };
}

function perform(play: Play, one: Act): void {
  switch (one.type) {
    case 'agent-joined':
      return play.agents.has(one.agent) ? undefined : play.happen({ ...one, labels: [] });
    case 'agent-left':
      return play.happen(one);
    case 'run-submitted': {
      const { type, ...run } = one;
      return play.living.has(run.runId) || play.begun.includes(run.runId) ? undefined : play.happen({ type, run: runOf(run) });
    }
    case 'run-ended':
      return play.living.has(one.runId) ? play.happen(one) : undefined;
    case 'run-progress':
      return play.happen({ ...one, remainingMs: null });
    case 'release':
      return play.release(one.agent);
    case 'close':
      return play.close(one.runId);
    case 'restart':
      return play.restart();
    case 'pass':
      play.nowMs += one.ms;
      play.happen({ type: 'tick' });
  }
}

describe('whatever comes and goes', () => {
  const acts = fc.array(act, { maxLength: 60 });
  const played = (list: readonly Act[]): Play => {
    const play = new Play();
    for (const one of list) perform(play, one);
    return play;
  };

  test('no agent is lent twice, and only to runs that are there', () => {
    fc.assert(
      fc.property(acts, (list) => void played(list)),
      { numRuns: RUNS },
    );
  });

  test('with an agent for each run, each run has one in the end; with fewer, each agent is lent', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const play = played(list);
        play.settle();
        const served = [...play.living.keys()].filter((run) => play.held(run) > 0);
        expect(served.length).toBe(Math.min(play.living.size, play.agents.size));
      }),
      { numRuns: RUNS },
    );
  });

  test('nobody lacks what another has too much of', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const play = played(list);
        // Agents of the same size: then a surplus of one is what the other lacks.
        for (const agent of play.agents.keys()) play.happen({ type: 'agent-left', agent });
        for (let number = 0; number < 12; number += 1)
          play.happen({ type: 'agent-joined', agent: agentId(`even ${number}`), slots: 2, labels: [] });
        play.settle();
        const runs = [...play.living.values()];
        const demands = runs.map(({ runId: id }) => play.state.runs.get(id)?.demandSlots ?? 0);
        const shares = shareSlots(
          runs.map(({ weight }, index) => ({ weight, demandSlots: demands[index] ?? 0 })),
          24,
        );
        const surplus = runs.some(({ runId: id }, index) => play.held(id) - 2 >= Math.max(2, shares[index] ?? 0));
        const lack = runs.some(({ runId: id }, index) => play.held(id) < Math.min(shares[index] ?? 0, demands[index] ?? 0));
        expect(surplus && lack).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  test('who waits has no one behind him in the queue who began', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const play = new Play();
        for (const one of list) {
          const waiting = [...play.living.values()].filter((run) => !play.begun.includes(run.runId));
          const before = play.begun.length;
          perform(play, one);
          const turn = (run: { submittedAtMs: number; headStartMs: number }): number => run.submittedAtMs - run.headStartMs;
          const still = waiting.filter((run) => play.living.has(run.runId) && !play.begun.includes(run.runId));
          for (const id of play.begun.slice(before)) {
            const began = play.living.get(id);
            if (began === undefined || began.isUrgent) continue;
            for (const run of still) if (!run.isUrgent) expect(turn(run)).toBeGreaterThanOrEqual(turn(began));
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('after a restart each run has the agents that it had, waits where it waited, and what was asked back is still asked back', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const play = played(list);
        // Of a run that closes, a new pool knows that it has begun, and asks for an agent for it until the run has said once more that it closes.
        if (play.closing.size > 0) return;
        const told = (): unknown => ({
          // Who has what; an agent that nobody has may find somebody meanwhile.
          agents: [...play.state.agents.values()]
            .filter(({ agent }) => before.has(agent))
            .map(({ agent, holder, isWithdrawn }) => ({ agent, holder, isWithdrawn }))
            .toSorted((a, b) => (a.agent < b.agent ? -1 : 1)),
          runs: [...play.state.runs.values()].map(({ runId: id, hasBegun, submittedAtMs }) => ({ id, hasBegun, submittedAtMs })),
        });
        const before = new Set(play.holders.keys());
        const was = told();
        play.restart();
        expect(told()).toEqual(was);
      }),
      { numRuns: RUNS },
    );
  });

  test('the end of a run frees all it had, at once', () => {
    fc.assert(
      fc.property(acts, runName, (list, run) => {
        const play = played(list);
        if (!play.living.has(run)) return;
        play.happen({ type: 'run-ended', runId: run });
        expect(play.held(run)).toBe(0);
        for (const agent of play.state.agents.values()) expect(agent.holder).not.toBe(run);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a run', () => {
  const run = (name: string, options: Partial<PoolRun> = {}): Without<PoolInput> => ({
    type: 'run-submitted',
    run: runOf({ runId: runId(name), ...options }),
  });
  const join = (name: string, labels: readonly string[] = []): Without<PoolInput> => ({
    type: 'agent-joined',
    agent: agentId(name),
    slots: 2,
    labels,
  });

  test('takes the place of older ones of its line, and of no others', () => {
    const play = new Play();
    for (const input of [run('old', { line: 'main' }), run('other', { line: 'topic' })]) play.happen(input);
    play.happen(run('new', { line: 'main', isSuperseding: true }));
    expect([...play.living.keys()]).toEqual(['other', 'new']);
  });

  test('begins with an agent for each of its suites, and not with half of them', () => {
    const play = new Play();
    play.happen(run('both', { needs: [{ labels: ['os:linux'] }, { labels: ['os:win32'] }] }));
    play.happen(join('l', ['os:linux']));
    expect(describeWaiting(play.state, runId('both'))).toMatchObject({ waitsFor: expect.stringContaining('os:win32') });
    play.happen(join('w', ['os:win32']));
    expect([...play.holders.keys()]).toEqual(['l', 'w']);
  });

  test('begins with an agent that bears its units, and says what it waits for until one joins', () => {
    const play = new Play();
    play.happen(run('heavy', { needs: [{ labels: ['os:linux'], weight: { cpuMilli: 0, memoryMb: 64_000 } }] }));
    play.happen({ ...join('small', ['os:linux']), memoryBytes: 2 ** 34 } as Without<PoolInput>);
    expect(describeWaiting(play.state, runId('heavy'))).toMatchObject({ waitsFor: expect.stringMatching(/os:linux.*64000 MB/u) });
    play.happen({ ...join('large', ['os:linux']), memoryBytes: 2 ** 37 } as Without<PoolInput>);
    expect([...play.holders.keys()]).toEqual(['large']);
  });

  test('that is lent an agent anew is not robbed of it by an old release', () => {
    const play = new Play();
    for (const input of [join('a'), run('one')]) play.happen(input);
    play.happen({ type: 'agent-left', agent: agentId('a') });
    play.happen(join('a'));
    expect(play.holders.get(agentId('a'))).toBe('one');
    play.happen({ type: 'agents-released', runId: runId('one'), agents: [agentId('a')], isEnding: false });
    play.happen(run('two'));
    expect(play.begun).toEqual(['one']);
  });

  test('that closes leaves what it lets go of to who waits, and is lent nothing more', () => {
    const play = new Play();
    for (const input of [join('a'), join('b'), run('one'), run('two')]) play.happen(input);
    play.settle();
    play.close(runId('one'));
    play.happen(run('three'));
    play.happen(join('c'));
    expect(play.held(runId('one'))).toBe(0);
    expect(play.begun).toEqual(['one', 'two', 'three']);
  });

  test('that closes is waited for: nobody else is asked for an agent meanwhile', () => {
    const play = new Play();
    for (const input of [...['a', 'b', 'c', 'd'].map((name) => join(name)), run('one'), run('two')]) play.happen(input);
    play.settle();
    play.close(runId('one'));
    play.nowMs += 60_000;
    play.happen({ type: 'tick' });
    play.withdrawn.clear();
    // The second agent of the run that closes is on its way to the one that comes; the one after it has to ask.
    play.happen(run('three'));
    expect([...play.withdrawn]).toEqual([]);
    play.happen(run('four'));
    expect(play.withdrawn.size).toBe(1);
  });

  test('whose labels nobody has holds up nobody', () => {
    const play = new Play();
    play.happen(run('impossible', { needs: [{ labels: ['os:plan9'] }] }));
    play.happen(run('later'));
    play.happen(join('a'));
    expect(play.begun).toEqual(['later']);
  });

  test('says who is before it and when an agent will probably come', () => {
    const play = new Play();
    play.happen(join('a'));
    for (const name of ['first', 'second', 'third']) {
      play.nowMs += 1;
      play.happen(run(name));
    }
    play.happen({ type: 'run-progress', runId: runId('first'), slots: 9, remainingMs: 5_000 });
    expect(describeWaiting(play.state, runId('first'))).toBeNull();
    expect(describeWaiting(play.state, runId('second'))).toMatchObject({ runsBefore: 0, forecastMs: 5_000 });
    expect(describeWaiting(play.state, runId('third'))).toMatchObject({ runsBefore: 1, forecastMs: null });
  });

  test('of the main branch goes first, but not before one that has waited longer than its head start', () => {
    const play = new Play();
    play.happen(join('a'));
    play.happen(run('running'));
    play.nowMs += 1;
    play.happen(run('patient'));
    play.nowMs += 700;
    play.happen(run('main', { headStartMs: 600 }));
    play.happen(run('urgent', { headStartMs: 800 }));
    for (const name of ['running', 'urgent', 'patient']) play.happen({ type: 'run-ended', runId: runId(name) });
    expect(play.begun).toEqual(['running', 'urgent', 'patient', 'main']);
  });

  test('that nobody could serve for half a day is given up', () => {
    const play = new Play();
    play.happen(run('lonely'));
    play.nowMs += MAX_WAIT_MS;
    play.happen({ type: 'tick' });
    expect(play.living.size).toBe(0);
  });
});

describe('an urgent run', () => {
  const submit = (play: Play, name: string, options: Partial<PoolRun> = {}): void => {
    play.nowMs += 1;
    play.happen({ type: 'run-submitted', run: runOf({ runId: runId(name), ...options }) });
  };
  const crowd = (agents: number): Play => {
    const play = new Play();
    for (let number = 0; number < agents; number += 1)
      play.happen({ type: 'agent-joined', agent: agentId(`agent ${number}`), slots: 2, labels: [] });
    return play;
  };

  test('has an agent taken back at once, however young, and goes before who came earlier', () => {
    const play = crowd(4);
    submit(play, 'whole');
    submit(play, 'patient');
    submit(play, 'trial', { isUrgent: true });
    expect([...play.hurried]).toHaveLength(1);
    for (const agent of play.hurried) play.release(agent);
    expect(play.begun).toEqual(['whole', 'trial']);
    expect(play.held(runId('trial'))).toBe(2);
  });

  test('hurries an agent that was asked for with patience', () => {
    const play = crowd(2);
    submit(play, 'whole');
    play.nowMs += 10_000;
    submit(play, 'patient');
    expect([play.withdrawn.size, play.hurried.size]).toEqual([1, 0]);
    submit(play, 'trial', { isUrgent: true });
    expect([play.withdrawn.size, play.hurried.size]).toEqual([1, 1]);
  });

  test('never takes the last agent of another, nor more than the share of all urgent runs', () => {
    const single = crowd(1);
    submit(single, 'whole');
    submit(single, 'trial', { isUrgent: true });
    expect(single.hurried.size).toBe(0);
    const play = crowd(6);
    submit(play, 'whole');
    for (let number = 0; number < 6; number += 1) submit(play, `trial ${number}`, { isUrgent: true });
    expect(play.hurried.size).toBe(3);
  });

  test('does not hold up for ever who waits: being urgent is a head start with an end', () => {
    const play = crowd(2);
    submit(play, 'whole');
    submit(play, 'patient', { placement: { onlyAgents: [agentId('agent 1')], notAgents: [] } });
    for (let number = 0; number < 40 && !play.begun.includes(runId('patient')); number += 1) {
      submit(play, `trial ${number}`, { isUrgent: true, placement: { onlyAgents: [agentId('agent 1')], notAgents: [] } });
      play.settle();
      for (const run of play.living.values())
        if (run.isUrgent && play.held(run.runId) > 0) play.happen({ type: 'run-ended', runId: run.runId });
      play.nowMs += 60_000;
    }
    expect(play.begun).toContain('patient');
  });
});

describe('a placement', () => {
  const here = (): Play => {
    const play = new Play();
    for (const name of ['a', 'b']) play.happen({ type: 'agent-joined', agent: agentId(name), slots: 2, labels: [] });
    return play;
  };
  const place = (onlyAgents: readonly string[], notAgents: readonly string[]): PoolRun['placement'] => ({
    onlyAgents: onlyAgents.map(agentId),
    notAgents: notAgents.map(agentId),
  });

  test.each([
    ['only one', place(['b'], []), ['b']],
    ['any but one', place([], ['b']), ['a']],
    ['any', place([], []), ['a', 'b']],
  ])('of %s is where the run is, and nowhere else', (_, placement, expected) => {
    const play = here();
    play.happen({ type: 'run-submitted', run: runOf({ runId: runId('one'), placement }) });
    play.settle();
    expect([...play.holders.keys()]).toEqual(expected);
  });

  test.each([
    ['an agent that is not here', place(['c'], []), '"c"'],
    ['none of those that are here', place([], ['a', 'b']), '"a", "b"'],
  ])('of %s is named as impossible', (_, placement, expected) => {
    expect(findImpossible(here().state, placement)).toContain(expected);
    expect(findImpossible(here().state, place(['a'], ['c']))).toBeNull();
  });

  test('whose agent has left waits for it and holds up nobody', () => {
    const play = here();
    play.happen({ type: 'run-submitted', run: runOf({ runId: runId('one'), placement: place(['b'], []) }) });
    play.happen({ type: 'agent-left', agent: agentId('b') });
    play.happen({ type: 'run-ended', runId: runId('one') });
    play.happen({ type: 'run-submitted', run: runOf({ runId: runId('two'), placement: place(['b'], []) }) });
    expect(describeWaiting(play.state, runId('two'))?.waitsFor).toContain('the agent b');
    play.happen({ type: 'run-submitted', run: runOf({ runId: runId('three') }) });
    expect(play.begun).toEqual(['one', 'three']);
  });
});

test.each([
  ['nobody', [], 8, []],
  ['equals', [1, 1], 8, [4, 4]],
  ['weights', [3, 1], 8, [6, 2]],
] as const)('shares: %s', (_, weights, slots, expected) => {
  expect(
    shareSlots(
      weights.map((weight) => ({ weight, demandSlots: Number.POSITIVE_INFINITY })),
      slots,
    ),
  ).toEqual(expected);
});

test('shares: what one does not want is for the others, and all of it is given', () => {
  const claim = fc.record({ weight: fc.integer({ min: 1, max: 9 }), demandSlots: fc.integer({ min: 0, max: 20 }) });
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 8 }), fc.integer({ min: 0, max: 60 }), (claims, slots) => {
      const shares = shareSlots(claims, slots);
      const sum = shares.reduce((total, share) => total + share, 0);
      expect(sum).toBeCloseTo(
        Math.min(
          slots,
          claims.reduce((total, { demandSlots }) => total + demandSlots, 0),
        ),
        6,
      );
      for (const [index, share] of shares.entries()) expect(share).toBeLessThanOrEqual((claims[index]?.demandSlots ?? 0) + 1e-9);
    }),
  );
});
