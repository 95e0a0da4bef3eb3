/**
 * One simulated day: the real reducer, a branch, a world, and whatever goes wrong.
 *
 * Nothing of the pipeline is modelled: `reducePipeline` decides, as in production. The day lasts until nothing moves any more, or until it is clear that
 * something moves for ever. `violations` is empty when every promise was kept.
 */
import type { CaseId } from '../../core/id.ts';
import { createRandom, type Random } from '../../core/random.ts';
import { reducePipeline, wakeAtMs } from '../flow/reduce.ts';
import { openPipelineState, type PipelineState } from '../flow/state.ts';
import type { PipelineCommand, PipelineEffect, PipelineEvent, PipelineNotice, PipelineSettings } from '../flow/types.ts';
import { type DayPlan, drawArrivals, drawCount } from './plan.ts';
import { createEventQueue } from './queue.ts';
import { BEGINNING, drawBranch, type TrueCommit } from './truth.ts';
import { type Happening, SimulatedWorld, type WorldFigures } from './world.ts';

/** After the last commit; whatever is not settled then moves in a circle. */
const AFTERNOON_MS = 24 * 3_600_000;
const BEGIN_MS = 1_000_000;
/** From the push to the pipeline's knowing of it. */
const NOTICE_MS = 1_000;
const DOWN_MS = 20_000;
const HELD_MS = 10 * 60_000;
/** Nobody releases for ever what is held again at once. */
const RELEASES = 50;

export type Day = {
  readonly seed: string;
  readonly plan: DayPlan;
  readonly branch: readonly TrueCommit[];
  readonly state: PipelineState;
  readonly world: SimulatedWorld;
  readonly journal: readonly PipelineEvent[];
  /** Effects of each event, as text. */
  readonly told: readonly string[];
  readonly notices: readonly { readonly atMs: number; readonly notice: PipelineNotice }[];
  readonly liveAtMs: ReadonlyMap<string, number>;
  readonly firstRunMs: ReadonlyMap<number, number>;
  readonly firstFailureMs: ReadonlyMap<number, number>;
  /** When each case failed first in a run of each batch. */
  readonly caseFailureMs: ReadonlyMap<number, ReadonlyMap<CaseId, number>>;
  readonly greenMs: ReadonlyMap<number, number>;
  readonly figures: WorldFigures;
  readonly violations: string[];
  readonly endedAtMs: number;
};

type Entry =
  | { readonly kind: 'event'; readonly happening: Happening; readonly generation: number }
  | {
      readonly kind: 'end';
      readonly name: string;
      readonly generation: number;
      readonly ask: () => { endMs: number; end: Happening | null; isStopped: boolean };
    }
  | { readonly kind: 'push'; readonly index: number }
  | { readonly kind: 'human'; readonly command: (state: PipelineState) => PipelineCommand | null }
  | { readonly kind: 'kill' }
  | { readonly kind: 'start' }
  | { readonly kind: 'tick' };

/** Plays a day. With `keepsJournal` its events and effects are kept for the checks. */
export function playDay(plan: DayPlan, seed: string, keepsJournal = false): Day {
  return new DayPlayer(plan, seed, keepsJournal).play();
}

class DayPlayer {
  readonly #plan: DayPlan;
  readonly #seed: string;
  readonly #keepsJournal: boolean;
  readonly #random: Random;
  readonly #branch: readonly TrueCommit[];
  readonly #world: SimulatedWorld;
  readonly #queue = createEventQueue<Entry>();
  readonly #journal: PipelineEvent[] = [];
  readonly #told: string[] = [];
  readonly #notices: Day['notices'][number][] = [];
  /** Numbers of those; after a kill some are told again. */
  readonly #heard = new Set<number>();
  readonly #liveAtMs = new Map<string, number>();
  readonly #firstRunMs = new Map<number, number>();
  readonly #firstFailureMs = new Map<number, number>();
  readonly #caseFailureMs = new Map<number, Map<CaseId, number>>();
  readonly #greenMs = new Map<number, number>();
  #state = openPipelineState();
  #lastLive: string | null = null;
  #seen = 0;
  #generation = 0;
  #isDown = false;
  #releases = 0;
  #releaseAtMs = 0;
  #nowMs = BEGIN_MS;

  constructor(plan: DayPlan, seed: string, keepsJournal: boolean) {
    this.#plan = plan;
    this.#seed = seed;
    this.#keepsJournal = keepsJournal;
    this.#random = createRandom(seed);
    const arrivals = drawArrivals(plan, this.#random.fork('arrivals')).map((atMs) => atMs + BEGIN_MS);
    this.#branch = drawBranch(plan, arrivals, this.#random.fork('branch'));
    this.#world = new SimulatedWorld(plan, seed, this.#branch);
  }

  play(): Day {
    this.#planDay();
    this.#happen({ type: 'opened', settings: settingsOf(this.#plan), green: BEGINNING, live: null });
    const endMs = BEGIN_MS + this.#plan.hours * 3_600_000 + AFTERNOON_MS;
    for (let next = this.#queue.pop(); next !== null && next.atMs < endMs; next = this.#queue.pop()) {
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      this.#meet(next.entry);
    }
    return {
      seed: this.#seed,
      plan: this.#plan,
      branch: this.#branch,
      state: this.#state,
      world: this.#world,
      journal: this.#journal,
      told: this.#told,
      notices: this.#notices,
      liveAtMs: this.#liveAtMs,
      firstRunMs: this.#firstRunMs,
      firstFailureMs: this.#firstFailureMs,
      caseFailureMs: this.#caseFailureMs,
      greenMs: this.#greenMs,
      figures: this.#world.figures,
      violations: this.#world.violations,
      endedAtMs: this.#nowMs,
    };
  }

  #planDay(): void {
    for (const [index, { arrivesAtMs }] of this.#branch.entries()) this.#queue.push(arrivesAtMs + NOTICE_MS, { kind: 'push', index });
    const { killsPerDay, wordsPerDay } = this.#plan.trouble;
    const random = this.#random.fork('trouble');
    const dayMs = this.#plan.hours * 3_600_000;
    const times = (mean: number): number[] => Array.from({ length: drawCount(mean, random) }, () => BEGIN_MS + random.next() * dayMs);
    for (const atMs of times(killsPerDay)) {
      this.#queue.push(atMs, { kind: 'kill' });
      this.#queue.push(atMs + DOWN_MS, { kind: 'start' });
    }
    for (const atMs of times(wordsPerDay)) this.#planWord(atMs, random);
    // Somebody looks at the end of the day at what is held still.
    if (wordsPerDay > 0) this.#say(BEGIN_MS + dayMs + HELD_MS, () => ({ type: 'release', ...PERSON }));
  }

  #planWord(atMs: number, random: Random): void {
    const draw = random.next();
    switch (random.below(3)) {
      case 0:
        this.#say(atMs, () => ({ type: 'hold', ...PERSON }));
        this.#say(atMs + HELD_MS, () => ({ type: 'release', ...PERSON }));
        return;
      case 1: {
        const choose = (state: PipelineState): string | null => state.commits[Math.floor(draw * state.commits.length)]?.commit.id ?? null;
        this.#say(atMs, (state) => named('evict', choose(state)));
        this.#say(atMs + HELD_MS, (state) =>
          named('readmit', state.commits.find(({ words }) => words.startsWith('evicted by'))?.commit.id ?? null),
        );
        return;
      }
      default:
        this.#say(atMs, () => ({ type: 'release', ...PERSON }));
    }
  }

  #planRelease(): void {
    if (this.#nowMs < this.#releaseAtMs || this.#releases >= RELEASES) return;
    this.#releases += 1;
    this.#releaseAtMs = this.#nowMs + HELD_MS;
    this.#say(this.#releaseAtMs, () => ({ type: 'release', ...PERSON }));
  }

  #say(atMs: number, command: (state: PipelineState) => PipelineCommand | null): void {
    this.#queue.push(atMs, { kind: 'human', command });
  }

  #meet(entry: Entry): void {
    switch (entry.kind) {
      case 'kill':
        this.#isDown = true;
        this.#generation += 1;
        return;
      case 'start':
        this.#isDown = false;
        this.#happen({ type: 'resumed' });
        return this.#look(this.#branch.filter(({ arrivesAtMs }) => arrivesAtMs <= this.#nowMs).length);
      case 'push':
        return this.#isDown ? undefined : this.#look(entry.index + 1);
      case 'human': {
        const command = this.#isDown ? null : entry.command(this.#state);
        if (command !== null) this.#happen({ type: 'human', command });
        return;
      }
      case 'tick':
        if (!this.#isDown) this.#happen({ type: 'tick' });
        return;
      case 'event':
        if (entry.generation === this.#generation) this.#happen(entry.happening);
        return;
      case 'end':
        return this.#end(entry);
    }
  }

  /** A run that gave slots to trials ends later than it was planned. */
  #end(entry: Extract<Entry, { readonly kind: 'end' }>): void {
    if (entry.generation !== this.#generation) return;
    const { endMs, end, isStopped } = entry.ask();
    if (isStopped) return;
    if (endMs > this.#nowMs) this.#queue.push(endMs, entry);
    else if (end !== null) this.#happen(end);
  }

  #look(count: number): void {
    const commits = this.#branch.slice(this.#seen, count).map(({ commit }) => commit);
    if (commits.length === 0) return;
    this.#seen = count;
    this.#happen({ type: 'branch-seen', tip: commits.at(-1)?.id ?? '', commits, isRewritten: false, gone: [] });
  }

  #happen(happening: Happening): void {
    const event = { ...happening, nowMs: this.#nowMs } as PipelineEvent;
    if (this.#keepsJournal) this.#journal.push(event);
    const { state, effects } = reducePipeline(this.#state, event);
    this.#state = state;
    if (this.#keepsJournal) this.#told.push(JSON.stringify(effects));
    this.#note(event);
    const wakeMs = wakeAtMs(state);
    if (wakeMs !== null) this.#queue.push(Math.max(this.#nowMs, wakeMs), { kind: 'tick' });
    for (const effect of effects) this.#perform(effect);
  }

  #note(event: PipelineEvent): void {
    if (event.type === 'case-failed') this.#noteFailure(event.batch, event.failed.id);
    if (this.#state.live === this.#lastLive) return;
    this.#lastLive = this.#state.live;
    for (const { commit, stage } of this.#state.commits) {
      if (stage === 'live' && !this.#liveAtMs.has(commit.id)) this.#liveAtMs.set(commit.id, this.#nowMs);
    }
  }

  #noteFailure(batch: number, id: CaseId): void {
    if (!this.#firstFailureMs.has(batch)) this.#firstFailureMs.set(batch, this.#nowMs);
    const times = this.#caseFailureMs.get(batch) ?? new Map<CaseId, number>();
    this.#caseFailureMs.set(batch, times);
    if (!times.has(id)) times.set(id, this.#nowMs);
  }

  #perform(effect: PipelineEffect): void {
    switch (effect.type) {
      case 'notify':
        this.#queue.push(this.#nowMs, {
          kind: 'event',
          happening: { type: 'notified', number: effect.number },
          generation: this.#generation,
        });
        if (this.#heard.has(effect.number)) return;
        this.#heard.add(effect.number);
        // Somebody looks after a while at what only a person can end.
        if (effect.notice.kind === 'hold' && this.#plan.trouble.wordsPerDay > 0) this.#planRelease();
        this.#notices.push({ atMs: this.#nowMs, notice: effect.notice });
        return;
      case 'stop-run':
        return this.#world.stopRun(effect.batch, effect.attempt, this.#nowMs);
      case 'stop-trial':
        return;
      default: {
        if (effect.type === 'move-green') this.#greenMs.set(effect.batch, this.#nowMs);
        if (effect.type === 'start-run' && !this.#firstRunMs.has(effect.batch)) this.#firstRunMs.set(effect.batch, this.#nowMs);
        const deed = this.#world.ask(effect, this.#nowMs);
        const generation = this.#generation;
        for (const { atMs, happening } of deed.told)
          this.#queue.push(Math.max(this.#nowMs, atMs), { kind: 'event', happening, generation });
        this.#queue.push(Math.max(this.#nowMs, deed.endMs), { kind: 'end', name: effect.type, generation, ask: () => deed });
      }
    }
  }
}

const PERSON = { actor: 'ada', reason: 'because' } as const;

function named(type: 'evict' | 'readmit', commit: string | null): PipelineCommand | null {
  return commit === null ? null : { type, commit, ...PERSON };
}

function settingsOf(plan: DayPlan): PipelineSettings {
  return {
    branch: 'main',
    agents: plan.agents,
    maxRounds: 3,
    deploys: true,
    preparesReverts: true,
    maxRevertsPerDay: 10,
    ...plan.settings,
  };
}
