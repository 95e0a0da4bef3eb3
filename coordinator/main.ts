/** Wires the coordinator: the door where agents come in, the ledger, and one run at a time. */
import { assert } from '../core/assert.ts';
import { ExpectedError } from '../core/expected-error.ts';
import type { AgentId, RunId } from '../core/id.ts';
import type { RunEvent, RunSummary } from '../core/run-event.ts';
import type { FromAgent } from '../core/session-message.ts';
import type { Coordinator, CoordinatorOptions, PoolCoordinator, PoolOptions, RunHandle, RunRequest, UnfinishedRun } from './api.ts';
import { type ArtifactStore, createArtifactStore } from './artifact/artifact-store.ts';
import { createMemoryHistory } from './history/memory-store.ts';
import { openHistory } from './history/open-history.ts';
import { readQuarantine } from './history/quarantine.ts';
import type { HistoryStore } from './history/store.ts';
import { type Journal, openJournal, tryJournal } from './journal/journal.ts';
import { readPast } from './journal/past.ts';
import { artifactDirectory } from './journal/retention.ts';
import { type LoopOptions, nowMs, type RunLoop, resumeLoop, startLoop } from './loop.ts';
import { artifactService } from './rpc/artifact-service.ts';
import { type Door, openDoor } from './rpc/door.ts';
import { createRunId } from './run-name.ts';

export { CERTIFICATE_TTL_MS } from './access/rotation.ts';
export { LONGEST_TOKEN_TTL_MS, TOKEN_TTL_MS } from './access/token.ts';
export { type AccessBook, type ListedAgent, type Listener, openAccessBook } from './credential/access-book.ts';
export { Meter } from './exposition/meter.ts';
export { type MetricsEndpoint, type MetricsTls, serveMetrics } from './exposition/metrics-endpoint.ts';
export { readOtlpSetting } from './exposition/otlp-setting.ts';
export { TraceSink } from './exposition/trace-sink.ts';
export { openHistory } from './history/open-history.ts';
export type { CaseLedger, FlakeLedger, HistoryStore } from './history/store.ts';
export { findUnfinishedRun } from './journal/unfinished.ts';
export { findArtifact, openPastRun, type PastRunEvents } from './past-run.ts';
export { openStandingBook, type StandingBook } from './standing-book.ts';
export { type Verification, verifyRun } from './verify.ts';

/** Closing a coordinator interrupts its run and waits this long for what is known of it. */
const CLOSE_MS = 2_000;

/**
 * Starts a coordinator that listens and serves one run at a time.
 *
 * A history that cannot be written is replaced by one in memory, and every run says so. Rejects with an `ExpectedError`: `not-loopback`,
 * `port-in-use`, `credential-unusable`, `usage` for an address or history it cannot read, `history-corrupt`, `history-newer`.
 */
export async function startCoordinator(options: CoordinatorOptions): Promise<Coordinator> {
  const { store, problems } = await openStore(options.history);
  const coordinator = new RunningCoordinator(options, store, problems);
  try {
    await coordinator.open();
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
  return coordinator;
}

/**
 * Starts a coordinator that serves any number of runs from others, who bring their trees.
 *
 * Rejects with an `ExpectedError`: `not-loopback`, `port-in-use`, `usage`, `workspace-busy` for a state folder that another process has, and
 * `workspace-unusable` without git.
 */
export async function startPool(options: PoolOptions): Promise<PoolCoordinator> {
  // Loaded only here: a run on one machine does without it.
  const { openPool } = await import('./pool-coordinator.ts');
  return openPool(options);
}

async function openStore(history: string): Promise<{ readonly store: HistoryStore; readonly problems: readonly ExpectedError[] }> {
  try {
    return { store: await openHistory(history), problems: [] };
  } catch (error) {
    if (!(error instanceof ExpectedError) || error.code !== 'history-unwritable') throw error;
    return { store: createMemoryHistory(), problems: [error] };
  }
}

class RunningCoordinator implements Coordinator {
  readonly #options: CoordinatorOptions;
  readonly #store: HistoryStore;
  readonly #problems: readonly ExpectedError[];
  #door: Door | null = null;
  #loop: RunLoop | null = null;
  /** As the ledger had it when the coordinator was opened, or when its last run ended: a run begins at once. */
  #quarantine: Awaited<ReturnType<typeof readQuarantine>> = {};
  /** Of the run that is on. */
  #artifacts: ArtifactStore | null = null;
  /** Whom the run that is on, or the last one, found sick, and why. */
  readonly #sick = new Map<AgentId, string>();

  constructor(options: CoordinatorOptions, store: HistoryStore, problems: readonly ExpectedError[]) {
    this.#options = options;
    this.#store = store;
    this.#problems = problems;
  }

  async open(): Promise<void> {
    const { access, stateDir } = this.#options;
    this.#door = await openDoor({
      listen: this.#options.listen,
      version: this.#options.version ?? '',
      access: access === undefined ? null : { ...access, stateDir },
      onMessage: (agent, message) => this.#hear(agent, message),
      services: (door) => [
        artifactService({
          hasSession: (agent, session) => door.hasSession(agent, session),
          storeOf: (id) => (this.#artifacts?.runId === id ? this.#artifacts : null),
        }),
      ],
      onLost: (agent, reason) => this.#loop?.post({ type: 'agent-lost', nowMs: nowMs(), agent, reason }),
    });
    this.#quarantine = await readQuarantine(this.#store, nowMs());
    if (this.#options.isResuming === true) this.#door.setPaused(true);
  }

  get address(): string {
    return this.#door?.address ?? '';
  }

  get fingerprint(): string | null {
    return this.#door?.fingerprint ?? null;
  }

  agents(): ReturnType<Coordinator['agents']> {
    return (this.#door?.agents() ?? []).map(({ agent, slots, labels, version, speed }) => {
      return { id: agent, slots, labels, version, speed, sickness: this.#sick.get(agent) ?? null };
    });
  }

  gauges(): ReturnType<Coordinator['gauges']> {
    return { waitingRuns: 0, agents: this.#door?.gauges() ?? [], receivedBytes: 0, sentBytes: 0 };
  }

  drainAgents(reason: string): void {
    for (const { agent } of this.#door?.agents() ?? []) this.#door?.send(agent, { type: 'drain-agent', reason });
  }

  run(request: RunRequest, onEvent: (event: RunEvent) => void): RunHandle {
    const id = createRunId(new Date());
    const open = () => openJournal(this.#options.stateDir, id);
    const settings = request.settings.selection === undefined ? { ...this.#quarantine, ...request.settings } : request.settings;
    const handle = this.#serve(startLoop(this.#loopOptions({ ...request, settings, runId: id }, onEvent, open)), id);
    for (const register of this.#door?.agents() ?? []) this.#hear(register.agent, register);
    return handle;
  }

  resume(run: UnfinishedRun, onEvent: (event: RunEvent) => void): RunHandle {
    const past = readPast(this.#options.stateDir, run.runId);
    const loop = resumeLoop(this.#loopOptions(run, onEvent, past.reopen), past.inputs);
    const handle = this.#serve(loop, run.runId);
    this.#door?.expect(loop.guests.map(({ register }) => register));
    this.#door?.setPaused(false);
    return handle;
  }

  #loopOptions({ runId: id, revision, settings }: UnfinishedRun, onEvent: LoopOptions['onEvent'], open: () => Journal): LoopOptions {
    const { stateDir, version } = this.#options;
    const artifacts = createArtifactStore({ runId: id, folder: artifactDirectory(stateDir, id) });
    this.#artifacts = artifacts;
    this.#sick.clear();
    return {
      runId: id,
      request: { revision, settings },
      store: this.#store,
      openJournal: () => tryJournal(open),
      artifacts,
      stateDir,
      version: version ?? '',
      problems: this.#problems,
      send: (agent, message) => this.#door?.send(agent, message),
      onEvent: (event) => {
        if (event.type === 'agent-sick') this.#sick.set(event.agent, event.reason);
        onEvent(event);
      },
      onPressure: (isHigh) => this.#door?.setPaused(isHigh),
    };
  }

  #serve(loop: RunLoop, id: RunId): RunHandle {
    assert(this.#loop === null, 'a coordinator serves one run at a time');
    this.#loop = loop;
    return { runId: id, done: this.#endOf(loop), interrupt: () => loop.post({ type: 'interrupt', nowMs: nowMs() }) };
  }

  async #endOf(loop: RunLoop): Promise<RunSummary> {
    try {
      return await loop.done;
    } finally {
      this.#loop = null;
      this.#artifacts = null;
      // A ledger that cannot be read says so itself; it takes nothing from a run that has ended.
      this.#quarantine = await readQuarantine(this.#store, nowMs()).catch(() => this.#quarantine);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const loop = this.#loop;
    if (loop !== null) {
      loop.post({ type: 'interrupt', nowMs: nowMs() });
      await Promise.race([loop.done.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
    }
    // Together: what the door still hears belongs to no run, and the ledger's last sync is a wait that agents can use to hang up.
    await Promise.all([this.#door?.[Symbol.asyncDispose](), this.#store[Symbol.asyncDispose]()]);
  }

  /** Between runs nobody owns a lease: what an agent still has to say about one is refused, so that it lets go. */
  #hear(agent: AgentId, message: FromAgent): void {
    if (this.#loop !== null) this.#loop.post({ type: 'from-agent', nowMs: nowMs(), agent, message });
    else if (message.type === 'unit-report') {
      this.#door?.send(agent, { type: 'report-ack', lease: message.lease, sequence: message.sequence, isFenced: true });
    }
  }
}
