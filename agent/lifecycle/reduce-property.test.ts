import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AgentPlay, IDENTITY, suiteRequest } from '../../test/support/agent-play.ts';
import { reduce } from './reduce.ts';
import { type AgentEffect, createAgentState, type UnitReport } from './types.ts';

/**
 * A world that behaves in every way a world can: a coordinator that grants, recalls, cancels, fences and acknowledges, runners that answer,
 * report, leave files, die and speak after their death, a network that breaks. Each number of the script chooses one thing and whom it happens to.
 */
class World {
  readonly play = new AgentPlay();
  readonly granted: string[] = [];
  readonly fenced = new Set<string>();
  /** Runners that exist: killed ones have not exited yet. */
  readonly alive = new Set<number>();
  readonly killed = new Set<number>();
  readonly dead: number[] = [];
  readonly running = new Map<string, { runner: number; slot: number }>();
  /** Copies that are being made, and those that were made and neither uploaded nor dropped. */
  readonly copying = new Set<number>();
  readonly copies = new Set<number>();
  /** Reports on the disk now, and all that ever were, by lease and sequence. */
  readonly disk = new Set<string>();
  readonly spooled = new Map<string, UnitReport>();
  readonly problems: string[] = [];
  isOnline = false;
  #seen = 0;

  step(choice: number): void {
    const pick = Math.floor(choice / ACTIONS.length);
    ACTIONS[choice % ACTIONS.length]?.(this, pick);
    this.observe();
  }

  /** Follows the effects as the real edges would, and notes what must never be asked of them. */
  observe(): void {
    const { effects } = this.play;
    for (; this.#seen < effects.length; this.#seen += 1) this.#follow(effects[this.#seen] as AgentEffect);
  }

  #follow(effect: AgentEffect): void {
    switch (effect.type) {
      case 'spawn-runner':
        this.alive.add(effect.runner);
        return;
      case 'kill-runner':
        if (!this.alive.has(effect.runner)) this.problems.push(`killed ${effect.runner}, which does not run`);
        this.killed.add(effect.runner);
        this.#endUnitsOf(effect.runner);
        return;
      case 'tell-runner':
        if (!this.alive.has(effect.runner) || this.killed.has(effect.runner))
          this.problems.push(`told ${effect.request.type} to ${effect.runner}, which does not listen`);
        if (effect.request.type === 'run-unit') this.#start(effect.request.lease.id, effect.runner, effect.request.slot);
        return;
      case 'lay-ground':
      case 'question-ground':
      case 'clear-ground':
        this.problems.push(`${effect.type} for a suite that needs none`);
        return;
      case 'copy-artifact':
        this.copying.add(effect.copy);
        return;
      case 'upload-artifact':
      case 'drop-artifact':
        if (!this.copies.delete(effect.copy)) this.problems.push(`${effect.type} of ${effect.copy}, which is not there`);
        return;
      case 'spool-report':
        if (this.disk.has(keyOf(effect.report))) this.problems.push(`wrote ${keyOf(effect.report)} twice`);
        this.disk.add(keyOf(effect.report));
        this.spooled.set(keyOf(effect.report), effect.report);
        return;
      case 'send-spooled':
        if (!this.disk.has(keyOf(effect)) || !this.isOnline) this.problems.push(`sent ${keyOf(effect)}, which is not there, or to nobody`);
        return;
      case 'clear-spool':
        this.disk.clear();
        return;
      case 'send':
        if (effect.message.type !== 'register' && !this.isOnline) this.problems.push(`sent ${effect.message.type} to nobody`);
        return;
      case 'note':
        return;
      case 'leave':
        if (this.alive.size > 0) this.problems.push('left before its runners');
        this.isOnline = false;
    }
  }

  #start(lease: string, runner: number, slot: number): void {
    for (const other of this.running.values()) if (other.slot === slot) this.problems.push(`slot ${slot} runs two units`);
    this.running.set(lease, { runner, slot });
  }

  #endUnitsOf(runner: number): void {
    for (const [lease, unit] of this.running) if (unit.runner === runner) this.running.delete(lease);
  }

  exit(runner: number): void {
    if (!this.alive.delete(runner)) return;
    this.killed.delete(runner);
    this.dead.push(runner);
    this.#endUnitsOf(runner);
    this.play.exit(runner);
  }

  listening(): number[] {
    return [...this.alive].filter((runner) => !this.killed.has(runner));
  }

  /** Time enough and nothing more goes wrong: whatever can end, ends. */
  settle(): void {
    for (let round = 0; round < 30; round += 1) {
      if (!this.isOnline) reconnect(this);
      for (const { request, files } of this.play.state.suites.values()) if (files === null) this.play.prepare(request.suite);
      for (const runner of this.killed) this.exit(runner);
      for (const runner of this.listening()) answerPending(this, runner);
      for (const copy of this.copying) finishCopy(this, copy, 1);
      for (const lease of this.running.keys()) endUnit(this, lease);
      acknowledgeAll(this);
      this.play.pass(100);
      this.observe();
    }
  }

  /** What became of a lease, from what the coordinator heard; a report that was said twice counts once. */
  outcomes(lease: string): string[] {
    const reports = new Map<number, string[]>();
    const found: string[] = [];
    for (const effect of this.play.effects) {
      const message =
        effect.type === 'send-spooled' ? this.spooled.get(keyOf(effect)) : effect.type === 'send' ? effect.message : undefined;
      if (message === undefined) continue;
      if (message.type === 'lease-returned' && message.lease === lease && !message.wasStarted && !found.includes('returned'))
        found.push('returned');
      if (message.type === 'unit-report' && message.lease === lease)
        reports.set(
          message.sequence,
          message.events.map(({ event }) => event.type),
        );
    }
    const events = [...reports.values()].flat();
    if (events.length > 0 && events[0] !== 'unit-started') found.push('reported before its start');
    if (events.includes('unit-ended') && events.at(-1) !== 'unit-ended') found.push('reported after its end');
    for (let sequence = 1; sequence <= reports.size; sequence += 1) if (!reports.has(sequence)) found.push(`gap before report ${sequence}`);
    return [...found, ...events.filter((type) => type === 'unit-ended').map(() => 'ended')];
  }
}

function keyOf({ lease, sequence }: { readonly lease: string; readonly sequence: number }): string {
  return `${lease}#${sequence}`;
}

/** Mostly one suite: a second one shares the slots now and then. */
function suiteOf(pick: number): string {
  return pick % 4 === 3 ? 'b' : 'a';
}

function among<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

function reconnect(world: World): void {
  if (world.play.state.hasLeft) return;
  world.play.happen({ type: 'connected' });
  world.observe();
  world.isOnline = true;
  world.play.hear({ type: 'welcome', version: '', heartbeatIntervalMs: 1, sessionTimeoutMs: 1 });
}

function answerPending(world: World, runner: number, isFailing = false): void {
  const suite = [...world.play.state.suites.values(), world.play.state.prewarmed].find((one) => one?.runner === runner);
  const kind = suite?.pending?.kind;
  if (kind === undefined) return;
  world.play.answer(
    runner,
    isFailing ? 'failed' : ({ open: 'opened', discover: 'discovered', prepare: 'ready', close: 'closed' } as const)[kind],
  );
}

function endUnit(world: World, lease: string): void {
  const unit = world.running.get(lease);
  world.running.delete(lease);
  if (unit !== undefined) world.play.end(unit.runner, lease);
}

function finishCopy(world: World, copy: number, pick: number): void {
  if (!world.copying.delete(copy)) return;
  const isMade = pick % 4 !== 0;
  // With an agent that has left its whole folder of copies goes.
  if (isMade && !world.play.state.hasLeft) world.copies.add(copy);
  world.play.copied(copy, isMade ? 600 * 1024 * 1024 : null);
}

function acknowledgeAll(world: World): void {
  for (const [id, { outbox }] of world.play.state.leases) if (outbox.lastSequence > 0) world.play.ack(id, outbox.lastSequence);
}

type Action = (world: World, pick: number) => void;
const whenOnline =
  (action: Action): Action =>
  (world, pick) =>
    world.isOnline && action(world, pick);

const grant = whenOnline((world, pick) => {
  const lease = `l${world.granted.length + 1}`;
  world.granted.push(lease);
  world.play.grant(lease, pick === 31 ? 2 : pick % 2, suiteOf(pick));
});

const ACTIONS: readonly Action[] = [
  grant,
  grant,
  grant,
  whenOnline((world, pick) => world.play.open(suiteOf(pick))),
  whenOnline((world, pick) => world.play.prepare(suiteOf(pick))),
  whenOnline((world, pick) => world.play.discover(suiteOf(pick))),
  (world, pick) => answerPending(world, among(world.listening(), pick) ?? 0),
  (world, pick) => answerPending(world, among(world.listening(), pick) ?? 0),
  (world, pick) => endUnit(world, among([...world.running.keys()], pick) ?? ''),
  (world, pick) => endUnit(world, among([...world.running.keys()], pick) ?? ''),
  (world, pick) => {
    const lease = among([...world.running.keys()], pick);
    if (lease !== undefined) world.play.log(world.running.get(lease)?.runner ?? 0, lease, 'x'.repeat((pick % 5) * 20_000));
  },
  (world, pick) => {
    const lease = among([...world.running.keys()], pick);
    if (lease !== undefined) world.play.leave(world.running.get(lease)?.runner ?? 0, lease);
  },
  (world, pick) => finishCopy(world, among([...world.copying], pick) ?? 0, pick),
  (world, pick) => pick % 3 === 0 && world.exit(among([...world.alive], pick) ?? 0),
  (world, pick) => world.killed.size > 0 && world.exit(among([...world.killed], pick) ?? 0),
  (world, pick) => {
    const ghost = among([...world.dead, ...world.killed], pick);
    const lease = among(world.granted, pick);
    if (ghost !== undefined && lease !== undefined) world.play.end(ghost, lease);
  },
  (world) => {
    if (!world.isOnline) return reconnect(world);
    world.isOnline = false;
    world.play.happen({ type: 'disconnected', isFenced: false });
  },
  whenOnline((world) => {
    for (const id of world.play.state.leases.keys()) world.fenced.add(id);
    world.isOnline = false;
    world.play.happen({ type: 'disconnected', isFenced: true });
  }),
  whenOnline((world, pick) => {
    const held = among([...world.play.state.leases.values()], pick);
    if (held !== undefined) world.play.ack(held.lease.id, pick % (held.outbox.lastSequence + 1));
  }),
  whenOnline((world, pick) => {
    const lease = among([...world.play.state.leases.keys()], pick);
    if (lease === undefined) return;
    world.fenced.add(lease);
    world.play.ack(lease, 0, true);
  }),
  whenOnline((world, pick) => world.play.recall(among(world.granted, pick) ?? 'l0')),
  whenOnline((world, pick) => world.play.cancel(among(world.granted, pick) ?? 'l0')),
  (world, pick) => world.play.pass([1, 20, 500, 20_000][pick % 4] ?? 1),
  whenOnline((world, pick) => pick % 16 === 0 && world.play.close(suiteOf(pick))),
  (world, pick) => pick === 5 && world.isOnline && world.play.happen({ type: 'drain', reason: 'x' }),
  (world, pick) => pick === 7 && answerPending(world, among(world.listening(), pick) ?? 0, true),
  (world, pick) => pick % 2 === 0 && world.play.happen({ type: 'spool-opened' }),
  (world, pick) => pick === 9 && world.disk.size > 0 && world.play.happen({ type: 'spool-full' }),
  (world, pick) => pick % 4 === 0 && world.play.happen({ type: 'prewarm', request: suiteRequest(suiteOf(pick)) }),
];

function act(script: readonly number[]): World {
  const world = new World();
  reconnect(world);
  world.play.open('a');
  world.play.prepare('a');
  world.observe();
  for (const choice of script) world.step(choice);
  return world;
}

const script = fc.array(fc.nat({ max: ACTIONS.length * 32 }), { maxLength: 150, size: 'max' });

test('every lease that arrives is answered exactly once, unless it was fenced', () => {
  fc.assert(
    fc.property(script, (choices) => {
      const world = act(choices);
      world.settle();
      expect(world.problems).toEqual([]);
      for (const lease of world.granted) {
        const outcomes = world.outcomes(lease);
        if (world.fenced.has(lease)) expect(outcomes.length).toBeLessThanOrEqual(1);
        else expect([lease, ...outcomes]).toEqual([lease, expect.stringMatching(/^(ended|returned)$/)]);
      }
    }),
    { numRuns: 500 },
  );
});

test('an agent at rest holds nothing: no lease, no report, no copy of a file, no unit in a slot', () => {
  fc.assert(
    fc.property(script, (choices) => {
      const world = act(choices);
      world.settle();
      const { leases, slots, spool, inFlightBytes } = world.play.state;
      expect([leases.size, world.copies.size, ...slots.map((queue) => queue.length)]).toEqual([0, 0, 0, 0]);
      expect([spool.reports, world.disk.size, inFlightBytes]).toEqual([0, 0, 0]);
    }),
    { numRuns: 200 },
  );
});

test('the same inputs give the same effects, byte for byte', () => {
  fc.assert(
    fc.property(script, (choices) => {
      const { play } = act(choices);
      const state = createAgentState(IDENTITY);
      const again = play.inputs.flatMap((input) => reduce(state, input));
      expect(JSON.stringify(again)).toBe(JSON.stringify(play.effects));
    }),
    { numRuns: 100 },
  );
});

test('no runner is left without somebody who waits for its end', () => {
  fc.assert(
    fc.property(script, (choices) => {
      const world = act(choices);
      const known = new Set([...world.play.state.suites.values(), world.play.state.prewarmed].map((suite) => suite?.runner));
      expect([...world.alive].filter((runner) => !known.has(runner))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
