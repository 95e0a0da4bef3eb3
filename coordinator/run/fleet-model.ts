/**
 * A fleet of agents in memory, for tests of the reducer: virtual time, no network, no chance of its own.
 *
 * The agents do what `proto/agent.proto` asks of them. What goes wrong is said by the test: a case's behaviour, a hook that may drop, double or
 * delay a message, a list of things that happen at a time. Every input is kept, so that a run can be replayed.
 */
import type { FileHistory } from '../../core/file-history.ts';
import { type AgentId, agentId, type FileKey, type LeaseId } from '../../core/id.ts';
import type { RunEvent, RunSummary } from '../../core/run-event.ts';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import type { Lease, RunError, UnitEnd, UnitEvent } from '../../core/unit.ts';
import {
  collect,
  DEFAULT_SETTINGS,
  type ModelAgent,
  type ModelCase,
  type ModelFile,
  modelKey,
  RUN,
  SUITE,
  toTestFile,
} from './model-project.ts';
import { createRun, reduce } from './reduce.ts';
import type { Effect, RunInput, RunSettings } from './types.ts';

/** Something the test does at a time: inputs from outside, or a change of an agent. */
export type Incident = { readonly atMs: number; readonly act: (fleet: Fleet) => void };

export type FleetOptions = {
  readonly files: readonly ModelFile[];
  readonly agents: readonly ModelAgent[];
  readonly settings?: Partial<RunSettings>;
  readonly histories?: readonly FileHistory[];
  readonly incidents?: readonly Incident[];
  readonly discoveryErrors?: readonly RunError[];
  /** The way of a message from an agent: its delays, none when it is lost, several when it is doubled. */
  readonly network?: (message: FromAgent, agent: AgentId) => readonly number[];
  /** Replaces what an agent sends, for agents that lie. */
  readonly tamper?: (message: FromAgent, agent: AgentId) => FromAgent;
  readonly closeErrors?: readonly RunError[];
  readonly limitMs?: number;
};

type Step = { readonly afterMs: number; readonly events: readonly UnitEvent[] };
type Running = { readonly lease: Lease; sequence: number };
type AgentModel = {
  readonly spec: ModelAgent;
  session: number;
  isAlive: boolean;
  readonly queues: Lease[][];
  readonly running: Map<LeaseId, Running>;
};
type Entry = { readonly atMs: number; readonly order: number; readonly act: () => void };

const DEFAULT_CASE_MS = 10;

/** Runs the project to its end and answers what came of it. Throws when the run does not end in time. */
export function runFleet(options: FleetOptions): Fleet {
  const fleet = new Fleet(options);
  fleet.play();
  return fleet;
}

export class Fleet {
  readonly inputs: RunInput[] = [];
  readonly effects: Effect[] = [];
  summary: RunSummary | null = null;
  nowMs = 1_000_000;
  readonly #options: FleetOptions;
  readonly #state = createRun();
  readonly #agents = new Map<AgentId, AgentModel>();
  readonly #counts = new Map<string, number>();
  readonly #files: ReadonlyMap<FileKey, ModelFile>;
  #agenda: Entry[] = [];
  #order = 0;

  constructor(options: FleetOptions) {
    this.#options = options;
    this.#files = new Map(options.files.map((file) => [modelKey(file.path), file]));
  }

  get events(): RunEvent[] {
    return this.effects.flatMap((effect) => (effect.type === 'emit' ? [effect.event] : []));
  }

  /** Events of one kind. */
  of<Type extends RunEvent['type']>(type: Type): Extract<RunEvent, { readonly type: Type }>[] {
    return this.events.filter((event) => event.type === type) as Extract<RunEvent, { readonly type: Type }>[];
  }

  play(): void {
    const settings = { ...DEFAULT_SETTINGS, ...this.#options.settings };
    const startMs = this.nowMs;
    this.#input({ type: 'start', nowMs: this.nowMs, runId: RUN, revision: { commit: 'c', tree: 't', isDirty: false }, settings });
    for (const spec of this.#options.agents) this.#at(spec.joinsAtMs ?? 0, () => this.join(spec));
    this.#at(1, () => this.#input({ type: 'known-digests', nowMs: this.nowMs, digests: {} }));
    for (const { atMs, act } of this.#options.incidents ?? []) this.#at(atMs, () => act(this));
    this.#tick();
    while (this.summary === null) {
      const next = this.#agenda.shift();
      if (next === undefined) throw new Error('the agenda is empty and the run has not finished');
      this.nowMs = next.atMs;
      if (this.nowMs - startMs > (this.#options.limitMs ?? 3_600_000)) throw new Error('the run did not finish in time');
      next.act();
    }
  }

  join(spec: ModelAgent): void {
    const id = agentId(spec.id);
    const slots = spec.slots ?? 1;
    const session = (this.#agents.get(id)?.session ?? 0) + 1;
    const queues = Array.from({ length: slots }, (): Lease[] => []);
    this.#agents.set(id, { spec, session, isAlive: true, queues, running: new Map() });
    this.#input({
      type: 'from-agent',
      nowMs: this.nowMs,
      agent: id,
      message: {
        type: 'register',
        agent: id,
        session: `${id}-${session}`,
        slots,
        labels: spec.labels ?? [],
        speed: null,
        version: '0',
        nodeVersion: '24',
      },
    });
    if (spec.recalled !== undefined) this.#input({ type: 'recall-standing', nowMs: this.nowMs, agent: id, logs: spec.recalled });
  }

  /** The agent dies; the coordinator notices after `noticeMs`. What it says meanwhile, and later, is on its way still. */
  kill(id: string, noticeMs = 50): void {
    const agent = this.#agents.get(agentId(id));
    if (agent === undefined) return;
    agent.isAlive = false;
    this.#at(noticeMs, () => this.#input({ type: 'agent-lost', nowMs: this.nowMs, agent: agentId(id), reason: 'killed' }));
  }

  /** Does something later. */
  after(ms: number, act: () => void): void {
    this.#at(ms, act);
  }

  /** Another run is to have the agent. */
  withdraw(id: string, isUrgent = false): void {
    this.#input({ type: 'withdraw-agent', nowMs: this.nowMs, agent: agentId(id), ...(isUrgent && { isUrgent }) });
  }

  /** A newer run took its place. */
  giveUp(): void {
    this.#input({ type: 'give-up', nowMs: this.nowMs, code: 'superseded', message: 'a newer run took its place', hint: '' });
  }

  interrupt(): void {
    this.#input({ type: 'interrupt', nowMs: this.nowMs });
  }

  /** Feeds a message as if the agent had sent it. */
  forge(id: string, message: FromAgent): void {
    this.#input({ type: 'from-agent', nowMs: this.nowMs, agent: agentId(id), message });
  }

  /** Four times a second at first; runs that wait for deadlines of minutes are not worth their ticks. */
  #tick(): void {
    this.#at(this.nowMs < 1_020_000 ? 250 : 5_000, () => {
      this.#input({ type: 'tick', nowMs: this.nowMs });
      this.#tick();
    });
  }

  #at(afterMs: number, act: () => void): void {
    const entry = { atMs: this.nowMs + afterMs, order: this.#order++, act };
    let position = this.#agenda.length;
    while (position > 0 && (this.#agenda[position - 1]?.atMs ?? 0) > entry.atMs) position -= 1;
    this.#agenda.splice(position, 0, entry);
  }

  #input(input: RunInput): void {
    if (this.summary !== null) return;
    this.inputs.push(input);
    for (const effect of reduce(this.#state, input)) {
      this.effects.push(effect);
      if (effect.type === 'send') this.#deliver(effect.agent, effect.message);
      if (effect.type === 'load-history') {
        this.#at(2, () => this.#input({ type: 'history-loaded', nowMs: this.nowMs, histories: this.#options.histories ?? [], setups: {} }));
      }
      if (effect.type === 'finish') this.summary = effect.summary;
    }
  }

  #say(agent: AgentModel, message: FromAgent): void {
    if (!agent.isAlive) return;
    const id = agentId(agent.spec.id);
    const sent = this.#options.tamper?.(message, id) ?? message;
    for (const delayMs of this.#options.network?.(sent, id) ?? [1]) {
      this.#at(delayMs, () => this.#input({ type: 'from-agent', nowMs: this.nowMs, agent: id, message: sent }));
    }
  }

  #deliver(id: AgentId, message: ToAgent): void {
    const agent = this.#agents.get(id);
    if (agent === undefined || !agent.isAlive) return;
    const { session } = agent;
    this.#at(1, () => {
      if (agent.isAlive && this.#agents.get(id)?.session === session) this.#obey(agent, message);
    });
  }

  #obey(agent: AgentModel, message: ToAgent): void {
    const base = { runId: RUN, suite: SUITE };
    switch (message.type) {
      case 'open-suite':
        return this.#say(agent, { type: 'suite-opened', ...base, framework: 'vitest', frameworkVersion: '5', notices: [] });
      case 'discover-suite': {
        const files = this.#options.files.map(toTestFile);
        const errors = this.#options.discoveryErrors ?? [];
        return this.#say(agent, { type: 'suite-discovered', ...base, files, bodies: [], errors, notices: [], unsupported: [] });
      }
      case 'prepare-suite':
        return this.#say(agent, { type: 'suite-ready', ...base });
      case 'close-suite':
        return this.#say(agent, { type: 'suite-closed', ...base, errors: this.#options.closeErrors ?? [], notices: [] });
      case 'grant-lease':
        return this.#take(agent, message.slot, message.lease);
      case 'recall-lease':
        for (const lease of message.leases) this.#giveBack(agent, lease);
        return;
      case 'cancel-lease':
        return this.#drop(agent, message.lease);
      case 'report-ack':
        if (message.isFenced) this.#drop(agent, message.lease);
        return;
      default:
    }
  }

  #take(agent: AgentModel, slot: number, lease: Lease): void {
    const queue = agent.queues[slot];
    if (queue === undefined || queue.some((known) => known.id === lease.id)) return;
    if (queue.length >= (agent.spec.maxQueue ?? Number.POSITIVE_INFINITY)) {
      this.#say(agent, { type: 'lease-returned', lease: lease.id, wasStarted: false });
      return;
    }
    queue.push(lease);
    if (queue.length === 1) this.#startNext(agent, queue);
  }

  #giveBack(agent: AgentModel, lease: LeaseId): void {
    const queue = agent.queues.find((one) => one.some((known) => known.id === lease));
    const wasStarted = queue === undefined || agent.running.has(lease);
    if (!wasStarted)
      queue.splice(
        queue.findIndex((known) => known.id === lease),
        1,
      );
    this.#say(agent, { type: 'lease-returned', lease, wasStarted });
  }

  #drop(agent: AgentModel, lease: LeaseId): void {
    for (const queue of agent.queues) {
      const position = queue.findIndex((known) => known.id === lease);
      if (position < 0) continue;
      queue.splice(position, 1);
      if (agent.running.delete(lease)) this.#startNext(agent, queue);
    }
  }

  #startNext(agent: AgentModel, queue: Lease[]): void {
    const [lease] = queue;
    if (lease === undefined) return;
    const running = { lease, sequence: 0 };
    agent.running.set(lease.id, running);
    let atMs = 0;
    for (const step of this.#stepsOf(agent, lease)) {
      atMs += step.afterMs / (agent.spec.speed ?? 1);
      this.#at(atMs, () => this.#report(agent, running, queue, step));
    }
  }

  #report(agent: AgentModel, running: Running, queue: Lease[], step: Step): void {
    if (!agent.isAlive || agent.running.get(running.lease.id) !== running) return;
    running.sequence += 1;
    const events = step.events.map((event, index) => ({ atMs: index, event }));
    this.#say(agent, { type: 'unit-report', runId: RUN, lease: running.lease.id, sequence: running.sequence, events });
    if (!step.events.some((event) => event.type === 'unit-ended')) return;
    agent.running.delete(running.lease.id);
    queue.shift();
    this.#startNext(agent, queue);
  }

  #stepsOf(agent: AgentModel, lease: Lease): Step[] {
    const steps: Step[] = [{ afterMs: 1, events: [{ type: 'unit-started' }] }];
    let end: UnitEnd = { kind: 'completed' };
    for (const key of lease.unit.files) {
      end = this.#playFile({ agent, lease, key, steps });
      if (end.kind !== 'completed') break;
    }
    const afterMs = end.kind === 'timed-out' ? lease.timeoutMs : 1;
    return [...steps, { afterMs, events: [{ type: 'unit-ended', end, wallMs: 1 }] }];
  }

  #playFile({ agent, lease, key, steps }: { agent: AgentModel; lease: Lease; key: FileKey; steps: Step[] }): UnitEnd {
    const file = this.#files.get(key);
    if (file === undefined) return { kind: 'crashed', message: 'no such file' };
    const isSlice = lease.unit.slice !== null;
    const nth = this.#count(key);
    if (file.diesAtLoad?.(nth, agent.spec.id)) return { kind: 'crashed', message: 'exit code 7' };
    const errors = file.errors?.({ nth, isSlice, agent: agent.spec.id }) ?? [];
    for (const error of errors) steps.push({ afterMs: 1, events: [{ type: 'error', error }] });
    if (errors.some((error) => error.kind === 'collection')) return { kind: 'completed' };
    const cases = typeof file.cases === 'function' ? file.cases(nth) : file.cases;
    const collected = collect(key, cases, lease.unit.slice);
    steps.push({ afterMs: 5, events: [{ type: 'collected', file: key, cases: collected }] });
    let testMs = 0;
    for (const [caseIndex, { isSelected, mode }] of collected.entries()) {
      const planned = cases[caseIndex];
      if (!isSelected || mode !== 'run' || planned === undefined) continue;
      const end = this.#playCase({ agent, key, caseIndex, isSlice, steps }, planned);
      if (end !== null) return end;
      testMs += (planned.ms ?? DEFAULT_CASE_MS) / (agent.spec.speed ?? 1);
    }
    steps.push({ afterMs: 1, events: [{ type: 'file-ended', file: key, timing: { loadMs: 5, setupMs: 1, testMs } }] });
    return { kind: 'completed' };
  }

  #playCase(
    at: { agent: AgentModel; key: FileKey; caseIndex: number; isSlice: boolean; steps: Step[] },
    planned: ModelCase,
  ): UnitEnd | null {
    const { key, caseIndex, isSlice, steps } = at;
    const nth = this.#count(`${key}#${planned.title}`);
    const does = typeof planned.does === 'function' ? planned.does({ nth, isSlice, agent: at.agent.spec.id }) : (planned.does ?? 'passed');
    steps.push({ afterMs: 1, events: [{ type: 'case-started', file: key, caseIndex }] });
    if (does === 'crash') return { kind: 'crashed', message: 'exit code 1' };
    if (does === 'hang') return { kind: 'timed-out', message: 'timed out' };
    if (does === 'mute') return null;
    const durationMs = (planned.ms ?? DEFAULT_CASE_MS) / (at.agent.spec.speed ?? 1);
    const errors =
      does === 'failed' ? [{ message: `${planned.title} failed`, location: null, diff: null, codeFrame: null, stack: '' }] : [];
    const result = { outcome: does, durationMs, frameworkRetries: 0, errors };
    steps.push({ afterMs: planned.ms ?? DEFAULT_CASE_MS, events: [{ type: 'case-ended', file: key, caseIndex, result }] });
    return null;
  }

  #count(key: string): number {
    const nth = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, nth);
    return nth;
  }
}
