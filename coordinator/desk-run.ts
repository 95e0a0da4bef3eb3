/** One run of a shared coordinator, from the moment it is taken in until it is forgotten: its loop, its events, what it could use. */
import type { AgentId, RunId } from '../core/id.ts';
import type { RunEvent, RunSummary } from '../core/run-event.ts';
import type { ToAgent } from '../core/session-message.ts';
import type { Submission } from './api.ts';
import { type ArtifactStore, createArtifactStore } from './artifact/artifact-store.ts';
import { Demand } from './demand.ts';
import { EventLog } from './event-log.ts';
import type { HistoryStore } from './history/store.ts';
import { openJournal, tryJournal } from './journal/journal.ts';
import { artifactDirectory } from './journal/retention.ts';
import { nowMs, type RunLoop, startLoop } from './loop.ts';
import type { PoolRun } from './pool/types.ts';
import type { Project } from './project-shelf.ts';
import type { RunInput, RunSettings } from './run/types.ts';

/** More than runs of one repository can wait or go on at once, so that none loses its directory to a newer one. */
const KEPT_DIRECTORIES = 256;
/** An agent is granted with the beginning; this is for one that is lost in the same moment. */
const AGENT_WAIT_MS = 1_800_000;
/** Ten minutes go by before a run of a branch is as urgent as one of the main branch that has just come. */
const MAIN_HEAD_START_MS = 600_000;
const PRIORITY_HEAD_START_MS = 60_000;
const MAIN_WEIGHT = 4;
/** With one slot there is one agent. */
const ONE_AGENT = 1;

/** What a loop needs of whoever keeps the runs. */
export type LoopGround = {
  readonly send: (agent: AgentId, message: ToAgent) => void;
  readonly onRelease: (agent: AgentId) => void;
  readonly onPressure: (isHigh: boolean) => void;
};

export type DeskRunOptions = {
  readonly submission: Submission;
  /** Given back when the run is over. */
  readonly project: Project;
  readonly only: RunSettings['only'];
  readonly quarantine: Pick<RunSettings, 'quarantine'>;
  readonly version: string;
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
  };
}

/** A sequence has one slot, on an agent that can run all of it; an urgent run an agent for each suite; others what they turn out to need. */
function roomOf({ request, placement, isUrgent }: Submission): Pick<PoolRun, 'needs' | 'mostSlots' | 'placement' | 'isUrgent'> {
  const { suites, selection } = request.settings;
  const needs = suites.map(({ labels }) => labels);
  if (selection?.isSequence === true) return { needs: [[...new Set(needs.flat())]], mostSlots: ONE_AGENT, placement, isUrgent };
  return { needs, mostSlots: isUrgent ? needs.length * ONE_AGENT : null, placement, isUrgent };
}

export class DeskRun {
  readonly runId: RunId;
  readonly submission: Submission;
  readonly submittedAtMs = nowMs();
  readonly events = new EventLog();
  readonly demand = new Demand();
  readonly only: RunSettings['only'];
  /** Files that its units leave. */
  readonly artifacts: ArtifactStore;
  summary: RunSummary | null = null;
  readonly #options: DeskRunOptions;
  readonly #ending = Promise.withResolvers<void>();
  #loop: RunLoop | null = null;
  #isOver = false;

  constructor(runId: RunId, options: DeskRunOptions) {
    this.runId = runId;
    this.submission = options.submission;
    this.only = options.only;
    this.artifacts = createArtifactStore({ runId, folder: artifactDirectory(options.project.stateDir, runId) });
    this.#options = options;
  }

  get store(): HistoryStore {
    return this.#options.project.store;
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

  /** Drives the run to its end; never rejects. Call it once. */
  async begin(ground: LoopGround): Promise<void> {
    const { submission, project, quarantine, version } = this.#options;
    const settings = {
      ...submission.request.settings,
      ...quarantine,
      only: this.only,
      isShared: true,
      expectAgents: 1,
      agentWaitMs: AGENT_WAIT_MS,
    };
    this.#loop = startLoop({
      runId: this.runId,
      request: { ...submission.request, settings },
      store: project.store,
      openJournal: () => tryJournal(() => openJournal(project.stateDir, this.runId, KEPT_DIRECTORIES)),
      artifacts: this.artifacts,
      stateDir: project.stateDir,
      version,
      problems: [],
      ...ground,
      onEvent: (event) => this.#see(event),
    });
    const error = await this.#loop.done.then(
      () => null,
      (cause: Error) => cause,
    );
    this.#isOver = true;
    this.events.close(error);
    project[Symbol.dispose]();
    this.#ending.resolve();
  }

  #see(event: RunEvent): void {
    this.demand.see(event);
    if (event.type === 'run-finished') this.summary = event.summary;
    this.events.append(event);
  }
}
