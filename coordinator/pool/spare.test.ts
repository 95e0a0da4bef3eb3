import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agentId, type RunId, runId } from '../../core/id.ts';
import { ANYWHERE } from '../../core/selection.ts';
import { createPool, reducePool } from './reduce.ts';
import type { PoolEffect, PoolInput, PoolRun } from './types.ts';

type Without<Input> = Input extends PoolInput ? Omit<Input, 'nowMs'> : never;

/** A pool whose runs end at once when they are told to. */
class Play {
  readonly state = createPool();
  readonly told: string[] = [];
  #nowMs = 0;

  happen(input: Without<PoolInput>): void {
    this.#nowMs += 1;
    const effects = reducePool(this.state, { ...input, nowMs: this.#nowMs } as PoolInput);
    for (const effect of effects) this.#note(effect);
    for (const effect of effects) if (effect.type === 'yield-run') this.happen({ type: 'run-ended', runId: effect.runId });
  }

  join(...names: readonly string[]): void {
    for (const name of names) this.happen({ type: 'agent-joined', agent: agentId(name), slots: 2, labels: [name] });
  }

  submit(name: string, run: Partial<PoolRun> = {}): void {
    this.happen({
      type: 'run-submitted',
      run: { ...PLAIN, runId: runId(name), mostSlots: run.isSpare === true ? 1 : null, ...run },
    });
  }

  progress(name: string, slots: number): void {
    this.happen({ type: 'run-progress', runId: runId(name), slots, remainingMs: null });
    this.happen({ type: 'tick' });
  }

  holders(): readonly (RunId | null)[] {
    return [...this.state.agents.values()].map(({ holder }) => holder);
  }

  #note(effect: PoolEffect): void {
    if (effect.type === 'grant-agent') this.told.push(`${effect.runId} has ${effect.agent}`);
    else if ('runId' in effect && effect.type !== 'begin-run' && effect.type !== 'allot-resource')
      this.told.push(`${effect.type} ${effect.runId}`);
  }
}

const PLAIN = {
  weight: 1,
  headStartMs: 0,
  needs: [{ labels: [] }],
  placement: ANYWHERE,
  resources: [],
  isUrgent: false,
  line: '',
  isSuperseding: false,
} satisfies Partial<PoolRun>;
const spare = { isSpare: true };

test('a spare run begins where nobody wants an agent, and has one', () => {
  const play = new Play();
  play.join('a', 'b');
  play.submit('soak', spare);
  expect(play.told).toEqual(['soak has a']);
});

test('it is ended at once when a run comes, and the run has all agents', () => {
  const play = new Play();
  play.join('a', 'b');
  play.submit('soak', spare);
  play.submit('main');
  expect(play.told).toEqual(['soak has a', 'main has b', 'yield-run soak', 'main has a']);
});

test('of several no more are ended than are needed', () => {
  const play = new Play();
  play.join('a', 'b', 'c');
  for (const name of ['one', 'two', 'three']) play.submit(name, spare);
  play.submit('trial', { isUrgent: true, mostSlots: 1 });
  expect(play.told.slice(3)).toEqual(['yield-run one', 'trial has a']);
});

test('it waits while a run that has begun could use what is free, and begins when that has enough', () => {
  const play = new Play();
  play.join('a');
  play.submit('main');
  play.submit('soak', spare);
  play.join('b');
  expect(play.told).toEqual(['main has a', 'main has b']);
  play.progress('main', 2);
  play.join('c');
  expect(play.told.at(-1)).toBe('soak has c');
  play.progress('main', 6);
  expect(play.told.slice(-2)).toEqual(['yield-run soak', 'main has c']);
});

test('its agent goes to who needs just that one, though others are free', () => {
  const play = new Play();
  play.join('a', 'b');
  play.submit('soak', spare);
  play.submit('picky', { needs: [{ labels: ['a'] }], mostSlots: 1 });
  expect(play.told).toEqual(['soak has a', 'yield-run soak', 'picky has a']);
});

test('one that lost its agent is ended, and waits for no other', () => {
  const play = new Play();
  play.join('a');
  play.submit('soak', spare);
  play.happen({ type: 'agent-left', agent: agentId('a') });
  expect(play.told).toEqual(['soak has a', 'yield-run soak']);
});

const wish = fc.record({ name: fc.constantFrom('p', 'q', 'r', 's', 't', 'u'), isSpare: fc.boolean(), isUrgent: fc.boolean() });

test('whoever comes, nobody who is not spare lacks an agent that a spare run holds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(wish, { maxLength: 12 }), (agents, wishes) => {
      const play = new Play();
      for (let number = 0; number < agents; number += 1) play.join(`agent ${number}`);
      for (const { name, isSpare, isUrgent } of wishes) play.submit(name, { isSpare, isUrgent: isUrgent && !isSpare });
      const runs = [...play.state.runs.values()];
      const isHeldBySpare = play.holders().some((holder) => holder !== null && play.state.runs.get(holder)?.isSpare === true);
      expect(isHeldBySpare && runs.some((run) => run.isSpare !== true)).toBe(false);
    }),
  );
});
