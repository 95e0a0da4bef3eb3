/** Keeps the runs of a shared coordinator: takes them in, lets each be driven by a loop of its own, and carries out what the pool decides. */
import { ExpectedError } from '../core/expected-error.ts';
import type { AgentId, RunId } from '../core/id.ts';
import type { FromAgent, ToAgent } from '../core/session-message.ts';
import type { PoolOptions, PoolReport, Submission } from './api.ts';
import { DeskRun, isMainRun, type LoopGround, laneOf, latestHolders, type TakenUp } from './desk-run.ts';
import { readFailures } from './history/failures.ts';
import { readQuarantine } from './history/quarantine.ts';
import { openPoolJournal, type PoolJournal } from './journal/pool-journal.ts';
import type { PastRun, PoolRecord } from './journal/pool-record.ts';
import { nowMs } from './loop.ts';
import { findImpossible } from './pool/placement.ts';
import { createPool, reducePool } from './pool/reduce.ts';
import { poolStatus } from './pool/status.ts';
import type { PoolEffect, PoolInput, PoolRun, PoolState } from './pool/types.ts';
import { describeWaiting, type Waiting } from './pool/waiting.ts';
import { type Project, ProjectShelf } from './project-shelf.ts';
import type { Register } from './replay.ts';
import { createRunId } from './run-name.ts';
import { KEPT_FINISHED, MAX_RUNS, RunRoll } from './run-roll.ts';
import { openStandingBook, type StandingBook } from './standing-book.ts';

type Without<Input> = Input extends PoolInput ? Omit<Input, 'nowMs'> : never;

/** How often runs say what they could use, and waiting ones what they wait for. */
const TICK_MS = 1_000;
/** How long closing waits for the runs to say what is known. */
const CLOSE_MS = 2_000;

export type DeskDoor = {
  /** The agent's first message, while it is here. */
  registerOf(agent: AgentId): Register | undefined;
  send(agent: AgentId, message: ToAgent): void;
  setPaused(isPaused: boolean): void;
};

export class PoolDesk implements AsyncDisposable {
  readonly #options: PoolOptions;
  readonly #door: DeskDoor;
  readonly #shelf: ProjectShelf;
  readonly #journal: PoolJournal;
  readonly #standings: StandingBook;
  readonly #pool: PoolState;
  readonly #roll: RunRoll;
  readonly #pressing = new Set<RunId>();
  readonly #ticks: NodeJS.Timeout;
  #isClosed = false;
  #isLetGo = false;

  constructor(options: PoolOptions, door: DeskDoor, keptCharacters?: number) {
    this.#options = options;
    this.#door = door;
    this.#roll = new RunRoll(keptCharacters);
    this.#shelf = new ProjectShelf(options.stateDir, options.history);
    this.#journal = openPoolJournal(options.stateDir, KEPT_FINISHED);
    this.#standings = openStandingBook(options.stateDir);
    this.#pool = createPool(this.#standings.records());
    this.#ticks = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Queues a run and returns its id; the same for the same submission. Throws `superseded`, `not-found`, `no-tests`, and what a ledger throws. */
  submit(submission: Submission): Promise<RunId> {
    return this.#roll.submit(submission.id, () => this.#take(submission));
  }

  /** The run, while it is remembered. */
  find(run: RunId): DeskRun | undefined {
    return this.#roll.find(run);
  }

  /** All that are remembered, oldest first. */
  list(): readonly DeskRun[] {
    return this.#roll.list();
  }

  /** What it waits for; `null` once it has begun. */
  waitingOf(run: RunId): Waiting | null {
    return describeWaiting(this.#pool, run);
  }

  /** The pool as it is now. */
  report(): PoolReport {
    const { agents, queue } = poolStatus(this.#pool);
    return {
      agents: agents.map((agent) => {
        const { version = '', speed = null } = this.#door.registerOf(agent.id) ?? {};
        return { ...agent, version, speed };
      }),
      queue: queue.flatMap((entry) => {
        const submission = this.#roll.find(entry.runId)?.submission;
        if (submission === undefined) return [];
        return [{ ...entry, branch: submission.branch, isMain: isMainRun(submission, this.#options.mainBranch) }];
      }),
    };
  }

  agentsOf(run: RunId): readonly AgentId[] {
    return [...this.#pool.agents.values()].flatMap(({ agent, holder }) => (holder === run ? agent : []));
  }

  /** Ends it; of one that is over this changes nothing. Throws `coordinator-unreachable` once the runs are let go of. */
  cancel(run: DeskRun): void {
    if (this.#isLetGo) throw closing();
    this.#begin(run);
    run.post({ type: 'interrupt', nowMs: nowMs() });
  }

  hear(agent: AgentId, message: FromAgent): void {
    if (this.#isLetGo) return;
    if (message.type === 'register') {
      const isNew = !this.#pool.agents.has(agent);
      this.#happen({ ...message, type: 'agent-joined', agent });
      // Whoever has it now was told when it was lent.
      if (isNew) return;
    }
    if (message.type === 'draining') this.#happen({ type: 'agent-draining', agent });
    const holder = this.#holderOf(agent);
    if (holder !== null) holder.post({ type: 'from-agent', nowMs: nowMs(), agent, message });
    else if (message.type === 'unit-report') {
      // Nobody owns the lease any more: the agent lets go of it.
      this.#door.send(agent, { type: 'report-ack', lease: message.lease, sequence: message.sequence, isFenced: true });
    }
  }

  lose(agent: AgentId, reason: string): void {
    if (this.#isLetGo) return;
    this.#holderOf(agent)?.post({ type: 'agent-lost', nowMs: nowMs(), agent, reason });
    this.#happen({ type: 'agent-left', agent });
  }

  async #take(submission: Submission): Promise<RunId> {
    if (this.#isClosed) throw closing();
    this.#requireRoom();
    this.#requirePossible(submission);
    const project = await this.#openProject(submission);
    try {
      const only = submission.isFailedOnly ? await readFailures(project.store) : null;
      const isWhole = submission.request.settings.selection === undefined;
      const quarantine = isWhole ? await readQuarantine(project.store, nowMs()) : {};
      // Closed while the ledger was read: whoever asks again is answered by the next coordinator.
      if (this.#isClosed) throw closing();
      // Others came in meanwhile.
      this.#requireRoom();
      const [runId, submittedAtMs] = [createRunId(new Date()), nowMs()];
      this.#journal.append({
        type: 'submitted',
        atMs: submittedAtMs,
        runId,
        submission,
        only: only === null ? null : [...only],
        quarantine,
      });
      this.#roll.add(new DeskRun({ ...this.#options, runId, submission, submittedAtMs, project, only, quarantine }));
      this.#happen({ type: 'run-submitted', run: this.#poolRun(runId, submission) });
      return runId;
    } catch (error) {
      project[Symbol.dispose]();
      throw error;
    }
  }

  /** The ledger of a repository; dispose of it when it was read. */
  openLedger(lineage: string): Promise<Project> {
    return this.#shelf.open(lineage);
  }

  #openProject({ request }: Submission): Promise<Project> {
    return this.#shelf.open(request.settings.suites[0]?.workspace?.ref.lineage ?? '');
  }

  #poolRun(runId: RunId, submission: Submission): PoolRun {
    return { runId, ...laneOf(submission, this.#options.mainBranch) };
  }

  /**
   * Takes up the runs of a coordinator that died: those that wait wait on, those that had begun are decided again, and those that were over can
   * still be watched. Nobody may be heard before. Returns the agents that may come back with their sessions.
   */
  async restore(): Promise<readonly Register[]> {
    const projects = await Promise.all(
      this.#journal.past.map(async (past) => ({ past, project: await this.#openProject(past.submitted.submission).catch(() => null) })),
    );
    // From here on in one go: a run that ends at once must not be over before the pool knows of it.
    const resumed: TakenUp[] = [];
    for (const { past, project } of projects) {
      if (project === null) this.#note({ type: 'ended', atMs: nowMs(), runId: past.submitted.runId, verdict: null, certificatePath: null });
      else resumed.push(...this.#takeUp(past, project));
    }
    const ended = this.#journal.past.filter((past) => past.ended !== null).toSorted((a, b) => (a.ended?.atMs ?? 0) - (b.ended?.atMs ?? 0));
    for (const { submitted } of ended) {
      const run = this.#roll.find(submitted.runId);
      if (run !== undefined) this.#roll.end(run);
    }
    const holders = latestHolders(resumed);
    const effects = resumed.flatMap(({ run, guests, resources }) => {
      const kept = guests.filter(({ register }) => holders.get(register.agent) === run);
      for (const { register } of guests.filter((guest) => !kept.includes(guest)))
        run.post({ type: 'agent-lost', nowMs: nowMs(), agent: register.agent, reason: 'another run has it' });
      return reducePool(this.#pool, this.#returnOf({ run, guests: kept, resources }));
    });
    for (const effect of effects) this.#perform(effect);
    return resumed.flatMap(({ run, guests }) => guests.flatMap(({ register }) => (holders.get(register.agent) === run ? register : [])));
  }

  /** Answers the run with its agents while it is not over. */
  #takeUp({ submitted, ended }: PastRun, project: Project): TakenUp[] {
    const { runId, submission, atMs: submittedAtMs, quarantine } = submitted;
    const only = submitted.only === null ? null : new Map(submitted.only);
    const run = new DeskRun({ ...this.#options, runId, submission, submittedAtMs, project, only, quarantine });
    this.#roll.add(run);
    if (ended !== null) {
      if (ended.verdict === null) run.breakOff(new Error('it broke off'));
      else run.restoreEnd({ verdict: ended.verdict, certificatePath: ended.certificatePath, atMs: ended.atMs });
      return [];
    }
    try {
      const resumed = run.resume(this.#groundOf(run));
      void resumed?.over.then(() => this.#settle(run));
      return [{ run, guests: resumed?.guests ?? [], resources: resumed?.resources ?? [] }];
    } catch (error) {
      run.breakOff(error instanceof Error ? error : new Error(String(error)));
      this.#settle(run);
      return [];
    }
  }

  #returnOf({ run, guests, resources }: TakenUp): PoolInput {
    const { runId, submission, submittedAtMs, state } = run;
    const pooled = this.#poolRun(runId, submission);
    if (state === 'waiting') return { type: 'run-submitted', nowMs: submittedAtMs, run: pooled };
    const agents = guests.map(({ register, isWithdrawn }) => ({ ...register, isWithdrawn }));
    return { type: 'run-resumed', nowMs: nowMs(), run: pooled, submittedAtMs, agents, resources };
  }

  /** Of a line that cannot be written the run only comes up once more, and is over again as soon as it does. */
  #note(record: PoolRecord): void {
    try {
      this.#journal.append(record);
    } catch {
      // The disk is full: whoever submits is told.
    }
  }

  #requireRoom(): void {
    if (this.#roll.living().length < MAX_RUNS) return;
    throw new ExpectedError('pool-full', `${MAX_RUNS} runs wait or go on already`, { hint: 'try again later' });
  }

  /** Whoever names agents learns at once that they are not here. */
  #requirePossible({ placement }: Submission): void {
    const problem = findImpossible(this.#pool, placement);
    if (problem !== null) throw new ExpectedError('not-found', problem, { hint: 'name agents that are connected' });
  }

  #happen(input: Without<PoolInput>): void {
    for (const effect of reducePool(this.#pool, { ...input, nowMs: nowMs() } as PoolInput)) this.#perform(effect);
  }

  #perform(effect: PoolEffect): void {
    if (effect.type === 'keep-standing') return this.#standings.keep(effect.agent, effect.record);
    const run = this.#roll.find(effect.runId);
    if (run === undefined || this.#isLetGo) return;
    switch (effect.type) {
      case 'begin-run':
        return this.#begin(run);
      case 'grant-agent':
        return this.#lend(run, effect);
      case 'withdraw-agent':
        return run.post({ type: 'withdraw-agent', nowMs: nowMs(), agent: effect.agent, ...(effect.isUrgent && { isUrgent: true }) });
      case 'allot-resource': {
        const { name, units, number, heldBy } = effect;
        return run.post({ type: 'allot-resource', nowMs: nowMs(), name, units, number, heldBy });
      }
      case 'supersede-run':
        return this.#giveUp(run, 'superseded', `the newer run ${effect.by} of the same branch took its place`);
      case 'yield-run':
        return this.#giveUp(run, 'superseded', 'somebody else needs its agent');
      case 'expire-run':
        return this.#giveUp(run, 'agents-missing', 'no agents were free for all its suites in half a day');
    }
  }

  /** The agent joins the run as if it had just come. One that left in this very moment is lost to the run, too. */
  #lend(run: DeskRun, { agent, recalled }: Extract<PoolEffect, { readonly type: 'grant-agent' }>): void {
    const message = this.#door.registerOf(agent);
    if (message === undefined) return;
    run.post({ type: 'from-agent', nowMs: nowMs(), agent, message });
    if (recalled.length > 0) run.post({ type: 'recall-standing', nowMs: nowMs(), agent, logs: recalled });
  }

  /** A run that never had an agent begins in order to end: its watchers see an end like any other. */
  #giveUp(run: DeskRun, code: 'superseded' | 'agents-missing', message: string): void {
    this.#begin(run);
    run.post({ type: 'give-up', nowMs: nowMs(), code, message, hint: 'run it again' });
  }

  #begin(run: DeskRun): void {
    if (run.state !== 'waiting') return;
    void run.begin(this.#groundOf(run)).then(() => this.#settle(run));
  }

  #groundOf({ runId }: DeskRun): LoopGround {
    return {
      send: (agent, message) => this.#door.send(agent, message),
      onRelease: ({ agents, isEnding }) => this.#happen({ type: 'agents-released', runId, agents, isEnding }),
      onEvidence: (agent, { atMs, logs, units, contradicted, sickness }) =>
        this.#happen({ type: 'agent-weighed', agent, atMs, logs, units, contradicted, sickness }),
      onResource: (use) => this.#happen({ ...use, type: 'resource-use', runId }),
      onPressure: (isHigh) => this.#press(runId, isHigh),
    };
  }

  #settle(run: DeskRun): void {
    const { verdict = null, certificatePath = null, atMs = nowMs() } = run.end ?? {};
    this.#note({ type: 'ended', atMs, runId: run.runId, verdict, certificatePath });
    this.#press(run.runId, false);
    this.#happen({ type: 'run-ended', runId: run.runId });
    this.#roll.end(run);
  }

  /** One run that is behind holds up the reading of all: their agents share the streams. */
  #press(run: RunId, isHigh: boolean): void {
    if (isHigh) this.#pressing.add(run);
    else this.#pressing.delete(run);
    this.#door.setPaused(this.#pressing.size > 0);
  }

  #holderOf(agent: AgentId): DeskRun | null {
    const holder = this.#pool.agents.get(agent)?.holder ?? null;
    return holder === null ? null : (this.#roll.find(holder) ?? null);
  }

  #tick(): void {
    for (const { agent, atMs } of this.#standings.takeTrust()) this.#happen({ type: 'agent-trusted', agent, atMs });
    for (const run of this.#roll.list()) {
      if (run.state === 'running') {
        const { slots, remainingMs } = run.demand;
        this.#happen({ type: 'run-progress', runId: run.runId, slots, remainingMs });
      } else if (run.state === 'waiting') run.events.wake();
    }
    this.#happen({ type: 'tick' });
  }

  /** Takes no more runs in; those that are here go on. Returns how many wait or go on. */
  refuseMore(): number {
    this.#isClosed = true;
    return this.#roll.living().length;
  }

  /** Lets go of all runs without ending them: the next coordinator goes on with them. One that is decided is written first, as long as closing waits. */
  async abandon(): Promise<void> {
    this.#isClosed = true;
    this.#isLetGo = true;
    await this.#leave(this.#roll.living().filter((run) => !run.abandon()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isLetGo) return;
    this.#isClosed = true;
    const living = this.#roll.living();
    for (const run of living) this.cancel(run);
    await this.#leave(living);
  }

  /** Closes what the desk has, after the ends of these runs. */
  async #leave(ending: readonly DeskRun[]): Promise<void> {
    clearInterval(this.#ticks);
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const overdue = setTimeout(resolve, CLOSE_MS);
    await Promise.race([Promise.all(ending.map((run) => run.ended)), late]);
    clearTimeout(overdue);
    await this.#shelf[Symbol.asyncDispose]();
    this.#journal[Symbol.dispose]();
  }
}

function closing(): ExpectedError {
  return new ExpectedError('coordinator-unreachable', 'the coordinator closes', { hint: 'try again later' });
}
