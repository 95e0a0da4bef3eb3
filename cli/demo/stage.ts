/** Everything that a demonstration run needs: a made project, a coordinator in this process, and agents that come and go. */
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Coordinator } from '../../coordinator/api.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunEvent, RunSummary } from '../../core/run-event.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';
import type { WorkloadFile } from '../../core/workload.ts';
import { RESTRICTED_AGENTS, RESTRICTED_LABEL } from '../../core/workload.ts';
import type { AgentPool } from './agent-pool.ts';
import { startAgentPool } from './agent-pool.ts';
import { waitFor, waitUntilQuiet } from './pause.ts';
import { writeProject } from './project.ts';

export type StageOptions = {
  readonly files: readonly WorkloadFile[];
  readonly agents: number;
  /** A new directory that stays; `null` makes a temporary one that goes. */
  readonly keepDir: string | null;
  readonly signal: AbortSignal;
};

/** One demonstration. Disposing it ends every process and removes what it made. */
export interface Stage extends AsyncDisposable {
  readonly projectDir: string;
  readonly coordinator: Coordinator;
  /** Starts the agents, each with the framework loaded, and waits until all have joined and the machine is quiet. Throws `agents-missing`. */
  startAgents(): Promise<AgentPool>;
  /** What a run of this project asks of the coordinator. */
  readonly request: Parameters<Coordinator['run']>[0];
}

const JOIN_DEADLINE_MS = 120_000;
/** A machine with other work is never quiet; by then the frameworks are loaded all the same. */
const QUIET_DEADLINE_MS = 20_000;
const SUITE = 'vitest';

/** Makes the project and starts the coordinator. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const dir = await makeDir(options.keepDir);
  const remove = async () => {
    if (options.keepDir === null) await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await writeProject(dir, { files: options.files, pool: 'threads', isIsolated: false });
    const { startCoordinator } = await import('../../coordinator/main.ts');
    const stateDir = path.join(dir, '.shard-run');
    await mkdir(stateDir);
    const coordinator = await startCoordinator({ listen: '127.0.0.1:0', history: path.join(stateDir, 'history.db'), stateDir });
    return {
      projectDir: dir,
      coordinator,
      request: createRequest(dir, options.agents),
      startAgents: () => startAgents(coordinator, dir, options),
      [Symbol.asyncDispose]: async () => {
        await coordinator[Symbol.asyncDispose]();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function makeDir(keepDir: string | null): Promise<string> {
  if (keepDir === null) return realpath(await mkdtemp(path.join(tmpdir(), 'shard-run-demo-')));
  try {
    await mkdir(keepDir, { recursive: false });
  } catch (error) {
    throw new ExpectedError('usage', `--keep cannot be "${keepDir}": expected a directory that can be made`, {
      hint: 'give a path that does not exist yet',
      cause: error,
    });
  }
  return realpath(keepDir);
}

function createRequest(dir: string, agents: number): Stage['request'] {
  return {
    revision: { commit: '', tree: '', isDirty: true },
    settings: {
      isCi: true,
      retries: 0,
      bail: null,
      flakyPolicy: 'fail',
      only: null,
      expectAgents: agents,
      agentWaitMs: JOIN_DEADLINE_MS,
      suites: [{ ...PLAIN_SUITE, suite: SUITE, cwd: dir, configFile: null, filters: [], projects: [] }],
      labelRules: [{ pattern: '^ie/', labels: [RESTRICTED_LABEL] }],
      planOnly: false,
    },
  };
}

/** Returns the labels of an agent: the last 8 of 36 can do the restricted work; of few agents at least one. */
export function labelsOfAgent(number: number, agents: number): readonly string[] {
  const restricted = Math.max(1, Math.round((agents * RESTRICTED_AGENTS.restricted) / RESTRICTED_AGENTS.all));
  return number >= agents - restricted ? [RESTRICTED_LABEL] : [];
}

async function startAgents(coordinator: Coordinator, dir: string, options: StageOptions): Promise<AgentPool> {
  const { agents, signal } = options;
  const pool = await startAgentPool({
    count: agents,
    coordinator: coordinator.address,
    labelsOf: (number) => labelsOfAgent(number, agents),
    cacheDir: path.join(dir, '.shard-run', 'cache'),
    suite: { suite: SUITE, cwd: dir, isCi: true },
    signal,
  });
  const haveJoined = await waitFor(() => coordinator.agents().length >= agents, JOIN_DEADLINE_MS, signal);
  if (!haveJoined && !signal.aborted) {
    await pool[Symbol.asyncDispose]();
    const joined = coordinator.agents().length;
    throw new ExpectedError(
      'agents-missing',
      `${joined} of ${agents} agents joined within ${JOIN_DEADLINE_MS / 1000} s\n${pool.complaints()}`,
      { hint: 'try fewer: shard-run demo --agents 8' },
    );
  }
  await waitUntilQuiet(QUIET_DEADLINE_MS, signal);
  return pool;
}

/** What a run told of its course: all that a table or a bench is made of. */
export type RunLog = {
  readonly settled: Extract<RunEvent, { type: 'file-settled' }>[];
  /** When the first unit began: from here on the schedule counts. */
  dispatchedAtMs: number | null;
  summary: RunSummary | null;
};

export function createRunLog(): RunLog {
  return { settled: [], dispatchedAtMs: null, summary: null };
}

export function logEvent(log: RunLog, event: RunEvent): void {
  if (event.type === 'unit-started') log.dispatchedAtMs ??= event.atMs;
  if (event.type === 'file-settled') log.settled.push(event);
  if (event.type === 'run-finished') log.summary = event.summary;
}

/** Returns how long a run took until its last file was settled, from its start; closing 36 frameworks on one machine is not its makespan. */
export function makespanOf(log: RunLog): number {
  const startedAtMs = log.summary?.startedAtMs ?? 0;
  return Math.max(0, ...log.settled.map((event) => event.atMs - startedAtMs));
}
