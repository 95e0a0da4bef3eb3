import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentId, type RunId, runId } from '../../core/id.ts';
import { ANYWHERE } from '../../core/selection.ts';
import { LOCK_PATIENCE_MS } from './lock.ts';
import { createPool, reducePool } from './reduce.ts';
import type { LockClaim, PoolEffect, PoolInput, PoolRun } from './types.ts';

const RUNS = 300;
const NAME = 'sandbox';

type Allotment = Extract<PoolEffect, { readonly type: 'allot-resource' }>;
/** `there` is how many there were by all that the pool knew when it said so. */
type Told = Allotment & { readonly there: number };
/** A run as it is: what it has been told, what it holds, how many units of work it has left. */
type Holder = {
  readonly run: PoolRun;
  readonly mail: Told[];
  units: number;
  there: number;
  number: number;
  heldBy: readonly RunId[];
  held: number;
  work: number;
};
type Without<Input> = Input extends PoolInput ? Omit<Input, 'nowMs'> : never;

/** Runs that are honest and slow: what the pool says to them arrives when the test delivers it. */
class Play {
  state = createPool();
  readonly runs = new Map<RunId, Holder>();
  readonly began: RunId[] = [];
  nowMs = 1_000;

  constructor() {
    this.#join();
  }

  #join(): void {
    for (let number = 0; number < 8; number += 1)
      this.#happen({ type: 'agent-joined', agent: agentId(`agent ${number}`), slots: 1, labels: [] });
  }

  begin(name: string, units: number, work: number): void {
    const run: PoolRun = {
      runId: runId(name),
      weight: 1,
      headStartMs: 0,
      needs: [{ labels: [] }],
      placement: ANYWHERE,
      mostSlots: 1,
      isUrgent: false,
      line: '',
      isSuperseding: false,
      resources: [{ name: NAME, units }],
    };
    if (this.runs.has(run.runId)) return;
    this.runs.set(run.runId, { run, mail: [], units: 0, there: 0, number: 0, heldBy: [], held: 0, work });
    this.#happen({ type: 'run-submitted', run });
    this.#say(run.runId);
  }

  end(name: string): void {
    if (this.runs.delete(runId(name))) this.#happen({ type: 'run-ended', runId: runId(name) });
  }

  /** The next word of the pool arrives. */
  deliver(name: string): void {
    const holder = this.runs.get(runId(name));
    const said = holder?.mail.shift();
    if (holder === undefined || said === undefined) return;
    Object.assign(holder, { units: said.units, there: said.there, number: said.number, heldBy: said.heldBy });
    this.#say(runId(name));
  }

  /** A unit begins, if the run may. */
  take(name: string): void {
    const holder = this.runs.get(runId(name));
    if (holder === undefined || holder.work === 0 || holder.held >= holder.units) return;
    holder.held += 1;
    holder.work -= 1;
    this.began.push(runId(name));
    const held = [...this.runs.values()].reduce((sum, each) => sum + each.held, 0);
    // A run that comes and says that there are fewer takes nothing away from a test that is at it, nor from a run that has not heard of it yet.
    expect(held).toBeLessThanOrEqual(Math.max(holder.there, this.#there()));
    this.#say(runId(name));
  }

  /** A unit ends, or the agent that ran it is lost and its work comes back. */
  finish(name: string, isLost: boolean): void {
    const holder = this.runs.get(runId(name));
    if (holder === undefined || holder.held === 0) return;
    holder.held -= 1;
    if (isLost) holder.work += 1;
    this.#say(runId(name));
  }

  pass(ms: number): void {
    this.nowMs += ms;
    this.#happen({ type: 'tick' });
  }

  /** The coordinator dies: words that did not arrive are gone, and the runs have what their journals say. */
  restart(): void {
    this.state = createPool();
    for (const { run, units: allotted, number, held, work, mail } of this.runs.values()) {
      mail.length = 0;
      const resources = [{ name: NAME, allotted, number, held, wanted: held + work }];
      const input = { type: 'run-resumed', nowMs: this.nowMs, run, submittedAtMs: this.nowMs, agents: [], resources } as const;
      this.#post(reducePool(this.state, input));
    }
    this.#join();
  }

  /** Everything arrives, and whoever has units uses them. */
  settle(): void {
    for (let round = 0; round < 400 && [...this.runs.values()].some(({ work, held }) => work + held > 0); round += 1) {
      for (const name of this.runs.keys()) {
        this.deliverAll(name);
        this.take(name);
      }
      for (const name of this.runs.keys()) this.finish(name, false);
    }
  }

  deliverAll(name: string): void {
    for (let mail = this.runs.get(runId(name))?.mail.length ?? 0; mail > 0; mail -= 1) this.deliver(name);
  }

  #say(id: RunId): void {
    const holder = this.runs.get(id);
    if (holder === undefined) return;
    const { held, work, number } = holder;
    this.#happen({ type: 'resource-use', runId: id, name: NAME, held, wanted: held + work, number });
  }

  #happen(input: Without<PoolInput>): void {
    this.#post(reducePool(this.state, { ...input, nowMs: this.nowMs } as PoolInput));
  }

  /** How many there are by what the pool knows. */
  #there(): number {
    return Math.min(...(this.state.locks.get(NAME) ?? new Map<RunId, LockClaim>()).values().map(({ units }) => units));
  }

  #post(effects: readonly PoolEffect[]): void {
    for (const effect of effects)
      if (effect.type === 'allot-resource') this.runs.get(effect.runId)?.mail.push({ ...effect, there: this.#there() });
  }
}

const name = fc.constantFrom('a', 'b', 'c', 'd');
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('begin' as const), name, units: fc.constantFrom(1, 2, 3, 3), work: fc.nat(6) }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constantFrom('deliver' as const, 'take' as const), name }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('finish' as const), name, isLost: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('end' as const), name }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.constantFrom(100, LOCK_PATIENCE_MS) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function perform(play: Play, one: Act): void {
  if (one.type === 'begin') play.begin(one.name, one.units, one.work);
  else if (one.type === 'finish') play.finish(one.name, one.isLost);
  else if (one.type === 'pass') play.pass(one.ms);
  else if (one.type === 'restart') play.restart();
  else play[one.type](one.name);
}

describe('whatever comes and goes', () => {
  test('all runs together never hold more of a resource than there is', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 120 }), (acts) => {
        const play = new Play();
        for (const one of acts) perform(play, one);
      }),
      { numRuns: RUNS },
    );
  });

  test('no unit is lost and nobody starves: all work is done in the end', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 120 }), (acts) => {
        const play = new Play();
        for (const one of acts) perform(play, one);
        play.pass(LOCK_PATIENCE_MS);
        play.settle();
        for (const { work, held } of play.runs.values()) expect(work + held).toBe(0);
      }),
      { numRuns: RUNS },
    );
  });
});

test('a resource of which there are fewer than before is left to the test that is at it', () => {
  const play = new Play();
  play.begin('a', 3, 1);
  play.deliver('a');
  play.take('a');
  play.begin('b', 3, 2);
  play.begin('c', 1, 0);
  for (const run of ['a', 'b']) play.deliverAll(run);
  play.take('b');
  expect(play.began).toEqual(['a']);
  play.finish('a', false);
  for (const run of ['a', 'b']) play.deliverAll(run);
  play.take('b');
  expect(play.began).toEqual(['a', 'b']);
});

describe('a resource of which there is one', () => {
  test('goes round from unit to unit', () => {
    const play = new Play();
    for (const run of ['a', 'b', 'c']) play.begin(run, 1, 4);
    play.settle();
    expect(play.began).toHaveLength(12);
    for (let turn = 0; turn < 9; turn += 3) expect(new Set(play.began.slice(turn, turn + 3)).size).toBe(3);
  });

  test('is said to be held by the run that has it', () => {
    const play = new Play();
    play.begin('a', 1, 2);
    play.deliver('a');
    play.take('a');
    play.begin('b', 1, 2);
    play.deliver('b');
    expect(play.runs.get(runId('b'))).toMatchObject({ units: 0, heldBy: ['a'] });
  });

  test('is kept for a while by one that cannot use it, and then asked back', () => {
    const play = new Play();
    play.begin('a', 1, 1);
    play.deliver('a');
    play.begin('b', 1, 1);
    const [a, b] = ['a', 'b'].map((run) => play.runs.get(runId(run)));
    play.pass(LOCK_PATIENCE_MS / 2);
    expect(a?.mail).toEqual([]);
    play.pass(LOCK_PATIENCE_MS / 2);
    play.deliverAll('a');
    play.deliverAll('b');
    expect([a?.units, b?.units]).toEqual([0, 1]);
  });
});

test('a run alone has all, and half when another comes', () => {
  const play = new Play();
  const unitsOf = (run: string): number => {
    play.deliverAll(run);
    return play.runs.get(runId(run))?.units ?? 0;
  };
  play.begin('a', 4, 9);
  expect(unitsOf('a')).toBe(4);
  play.begin('b', 4, 9);
  for (const run of ['a', 'b', 'a']) unitsOf(run);
  expect([unitsOf('a'), unitsOf('b')]).toEqual([2, 2]);
  play.end('a');
  expect(unitsOf('b')).toBe(4);
});
