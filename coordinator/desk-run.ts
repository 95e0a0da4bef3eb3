/** One run of a shared coordinator, from the moment it is taken in until it is forgotten: its loop, its events, what it could use. */
import { ExpectedError } from '../core/expected-error.ts';
import type { AgentId, RunId } from '../core/id.ts';
import type { RunEvent, RunSummary } from '../core/run-event.ts';
import type { ToAgent } from '../core/session-message.ts';
import { heavier, NO_WEIGHT, type Weight } from '../core/weight.ts';
import type { PoolOptions, Submission } from './api.ts';
import { type ArtifactStore, createArtifactStore } from './artifact/artifact-store.ts';
import { Demand } from './demand.ts';
import { EventLog } from './event-log.ts';
import { type Journal, openJournal, tryJournal } from './journal/journal.ts';
import { hasBegun, readOwnPast } from './journal/past.ts';
import { artifactDirectory } from './journal/retention.ts';
import { type LoopOptions, type Release, type RunLoop, type RunResourceUse, resumeLoop, startLoop } from './loop.ts';
import { replayEvents } from './past-run.ts';
import type { Need, PoolRun } from './pool/types.ts';
import type { Project } from './project-shelf.ts';
import type { Evidence, RunInput, RunSettings } from './run/types.ts';

/** More than runs of one repository can wait or go on at once, so that none loses its directory to a newer one. */
const KEPT_DIRECTORIES = 256;
/** An agent is granted with the beginning; this is for one that is lost in the same moment. */
const AGENT_WAIT_MS = 1_800_000;
/** Ten minutes go by before a run of a branch is as urgent as one of the main branch that has just come. */
const MAIN_HEAD_START_MS = 600_000;
const PRIORITY_HEAD_START_MS = 60_000;
const MAIN_WEIGHT = 4;
const AGAIN = { hint: 'try again later' };
/** With one slot there is one agent. */
const ONE_AGENT = 1;

/** What a loop needs of whoever keeps the runs. */
export type LoopGround = {
  readonly send: (agent: AgentId, message: ToAgent) => void;
  readonly onRelease: (release: Release) => void;
  readonly onEvidence: (agent: AgentId, evidence: Evidence) => void;
  readonly onResource: (use: RunResourceUse) => void;
  readonly onPressure: (isHigh: boolean) => void;
};

/** What is remembered of how a run ended. */
export type RunEnd = Pick<RunSummary, 'verdict' | 'certificatePath'> & { readonly atMs: number };

/** A run that goes on: the agents that it has by its journal, and when it is over. */
export type ResumedRun = Pick<RunLoop, 'guests' | 'resources'> & { readonly over: Promise<void> };

/** A run of a coordinator that died, and what it had of the pool. */
export type TakenUp = { readonly run: DeskRun } & Pick<ResumedRun, 'guests' | 'resources'>;

export type DeskRunOptions = {
  readonly runId: RunId;
  readonly submission: Submission;
  readonly submittedAtMs: number;
  /** Given back when the run is over. */
  readonly project: Project;
  readonly only: RunSettings['only'];
  readonly quarantine: Pick<RunSettings, 'quarantine'>;
  readonly version: string;
  readonly onEvent?: PoolOptions['onEvent'];
};

/** True for clean runs of the main branch. */
export function isMainRun({ branch, request }: Submission, mainBranch: string): boolean {
  return branch === mainBranch && !request.revision.isDirty;
}

/** Returns what the pool has to know of a submission. */
export function laneOf(submission: Submission, mainBranch: string): Omit<PoolRun, 'runId'> {
  const { branch, priority, request, isSuperseding } = submission;
  const isMain = isMainRun(submission, mainBranch);
  const lineage = request.settings.suites[0]?.workspace?.ref.lineage ?? '';
  return {
    weight: (isMain ? MAIN_WEIGHT : 1) * (1 + priority),
    headStartMs: (isMain ? MAIN_HEAD_START_MS : 0) + priority * PRIORITY_HEAD_START_MS,
    ...roomOf(submission),
    line: branch === '' ? '' : `${lineage}\n${branch}`,
    isSuperseding,
    resources: sharedResources(request.settings),
  };
}

function sharedResources({ resources = {} }: RunSettings): PoolRun['resources'] {
  return [...new Map(Object.values(resources).flatMap((list) => list.map((one) => [one.name, one]))).values()];
}

/** A sequence has one slot, on an agent that can run all of it; an urgent or spare run an agent for each suite; others what they turn out to need. */
function roomOf({
  request,
  placement,
  isUrgent,
  isSpare = false,
}: Submission): Pick<PoolRun, 'needs' | 'mostSlots' | 'placement' | 'isUrgent' | 'isSpare'> {
  const { suites, selection, weights = {} } = request.settings;
  const needs = suites.map(({ suite, labels }) => needOf(labels, weights[suite]));
  const wish = { placement, isUrgent, isSpare };
  if (selection?.isSequence === true) return { needs: [needOfAll(needs)], mostSlots: ONE_AGENT, ...wish };
  return { needs, mostSlots: isUrgent || isSpare ? needs.length * ONE_AGENT : null, ...wish };
}

function needOf(labels: readonly string[], weight: Weight | undefined): Need {
  return weight === undefined ? { labels } : { labels, weight };
}

function needOfAll(needs: readonly Need[]): Need {
  const weight = needs.reduce((most, need) => heavier(most, need.weight ?? NO_WEIGHT), NO_WEIGHT);
  return { labels: [...new Set(needs.flatMap(({ labels }) => labels))], weight };
}

export class DeskRun {
  readonly runId: RunId;
  readonly submission: Submission;
  readonly submittedAtMs: number;
  /** Another one after `shelve`: whoever reads asks for it each time. */
  events = new EventLog();
  readonly demand = new Demand();
  readonly only: RunSettings['only'];
  /** Files that its units leave. */
  readonly artifacts: ArtifactStore;
  /** How it ended; `null` before, and when it broke off because of a bug. */
  end: RunEnd | null = null;
  readonly #options: DeskRunOptions;
  readonly #ending = Promise.withResolvers<void>();
  #loop: RunLoop | null = null;
  #isOver = false;
  #isRecallable = false;

  constructor(options: DeskRunOptions) {
    this.runId = options.runId;
    this.submission = options.submission;
    this.submittedAtMs = options.submittedAtMs;
    this.only = options.only;
    this.artifacts = createArtifactStore({ runId: this.runId, folder: artifactDirectory(options.project.stateDir, this.runId) });
    this.#options = options;
  }

  get state(): 'waiting' | 'running' | 'finished' {
    if (this.#isOver) return 'finished';
    return this.#loop === null ? 'waiting' : 'running';
  }

  /** Resolves when it is over. */
  get ended(): Promise<void> {
    return this.#ending.promise;
  }

  /** Dropped before the run has begun and after it is over. */
  post(input: RunInput): void {
    this.#loop?.post(input);
  }

  /** Drives the run to its end; never rejects. Call it once, or `resume`. */
  begin(ground: LoopGround): Promise<void> {
    const { project } = this.#options;
    return this.#drive(startLoop(this.#loopOptions(ground, () => openJournal(project.stateDir, this.runId, KEPT_DIRECTORIES))));
  }

  /**
   * Goes on with a run whose coordinator died in the middle of it: its events are there when this returns. Returns `null` when nothing of it was
   * written down yet, so that it is to begin; throws what a journal throws that cannot be decided again.
   */
  resume(ground: LoopGround): ResumedRun | null {
    const { stateDir } = this.#options.project;
    if (!hasBegun(stateDir, this.runId)) return null;
    const past = readOwnPast(stateDir, this.runId);
    const loop = resumeLoop(this.#loopOptions(ground, past.reopen), past.inputs);
    return { guests: loop.guests, resources: loop.resources, over: this.#drive(loop) };
  }

  /** A run that was over before this process began, as the pool's journal says. Its events come when somebody asks for them. */
  restoreEnd(end: RunEnd): void {
    this.end = end;
    this.#isRecallable = true;
    this.#finish(null);
  }

  /** Brings the events of a run back that ended before this process began, or was shelved; one whose journal is gone has none. Safe to repeat. */
  recall(): void {
    if (!this.#isRecallable) return;
    this.#isRecallable = false;
    try {
      for (const event of replayEvents(this.#options.project.stateDir, this.runId)) this.events.append(this.#withEnd(event));
    } catch {
      this.events.forget();
    }
  }

  /** Drops the events of a run that is over until somebody asks for them. One that broke off has no end to come back to, and keeps them. */
  shelve(): void {
    if (!this.#isOver || this.end === null || this.events.characters === 0) return;
    const { events } = this;
    this.events = new EventLog();
    this.events.close(events.end?.error ?? null);
    this.#isRecallable = true;
    events.wake();
  }

  /** Lets go of the run without ending it; whoever watches is told to ask again. Answers false for one that is decided and has to be waited for. */
  abandon(): boolean {
    if (this.#isOver || this.#loop?.abandon() === false) return false;
    this.events.close(
      new ExpectedError('coordinator-unreachable', 'the coordinator stops; its runs go on when it is started again', AGAIN),
    );
    return true;
  }

  /** Ends a run that cannot go on. */
  breakOff(error: Error): void {
    this.#finish(error);
  }

  #loopOptions(ground: LoopGround, open: () => Journal): LoopOptions {
    const { submission, project, quarantine, version } = this.#options;
    const settings = {
      ...submission.request.settings,
      ...quarantine,
      only: this.only,
      isShared: true,
      expectAgents: 1,
      agentWaitMs: AGENT_WAIT_MS,
    };
    return {
      runId: this.runId,
      request: { ...submission.request, settings },
      store: project.store,
      openJournal: () => tryJournal(open),
      artifacts: this.artifacts,
      stateDir: project.stateDir,
      version,
      problems: [],
      ...ground,
      onEvent: (event) => this.#see(event),
      // They have no place among the events that are numbered: after a restart the numbers have to be the same.
      onProblem: () => undefined,
    };
  }

  async #drive(loop: RunLoop): Promise<void> {
    this.#loop = loop;
    const error = await loop.done.then(
      () => null,
      (cause: Error) => cause,
    );
    this.#finish(error);
  }

  #finish(error: Error | null): void {
    this.#isOver = true;
    this.events.close(error);
    this.#options.project[Symbol.dispose]();
    this.#ending.resolve();
  }

  /** What the end of a run says beside what was decided: when it was said, and where the certificate is. */
  #withEnd(event: RunEvent): RunEvent {
    if (event.type !== 'run-finished' || this.end === null) return event;
    const { atMs, certificatePath } = this.end;
    return { ...event, atMs, summary: { ...event.summary, certificatePath } };
  }

  #see(event: RunEvent): void {
    this.demand.see(event);
    if (event.type === 'run-finished') this.end = { ...event.summary, atMs: event.atMs };
    this.events.append(event);
    const { runId, submittedAtMs, submission } = this;
    this.#options.onEvent?.({ runId, submittedAtMs, branch: submission.branch }, event);
  }
}

/** Of two runs that had an agent when they were cut off, the one that had it last. */
export function latestHolders(runs: readonly TakenUp[]): ReadonlyMap<AgentId, DeskRun> {
  const latest = new Map<AgentId, { readonly run: DeskRun; readonly sinceMs: number }>();
  for (const { run, guests } of runs) {
    for (const { register, sinceMs } of guests)
      if (sinceMs >= (latest.get(register.agent)?.sinceMs ?? 0)) latest.set(register.agent, { run, sinceMs });
  }
  return new Map([...latest].map(([agent, { run }]) => [agent, run]));
}
