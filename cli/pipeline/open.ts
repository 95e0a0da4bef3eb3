/** Opens a pipeline and everything that it acts through, and closes it in the opposite order. */
import type { Client } from '@grpc/grpc-js';
import { type FlakeLedger, openHistory } from '../../coordinator/main.ts';
import type { IdleStatus } from '../../core/pipeline-status.ts';
import type { Pipeline, PipelineNotice } from '../../pipeline/api.ts';
import { hearBell, lockPipeline, openNotices, openPipeline, openWebhookReceiver, watchInbox } from '../../pipeline/main.ts';
import type { PipelineConfig } from '../config/pipeline-config.ts';
import { type OpenedFleet, openChosenFleet } from '../fleet.ts';
import { remoteLedger } from '../remote/rpc/ledger-client.ts';
import { lineageOf } from '../workspace/repository.ts';
import { openDeployPort } from './deploy-port.ts';
import { beginAt, openGitPort } from './git-port.ts';
import { writeIdleStatus } from './idle-status.ts';
import { type IdleOptions, startIdleWork } from './idle-work.ts';
import { openLedgerPort } from './ledger-port.ts';
import { type PipelinePlace, pipelineName } from './place.ts';
import { RunRecords } from './run-record.ts';
import { createShelf } from './shelf.ts';
import { openTestPool } from './test-pool.ts';
import { openTestPort } from './test-port.ts';
import type { RunGround } from './tree-run.ts';
import { openTreeSetups, type TreeSetup } from './tree-setup.ts';
import { openTrialPort } from './trial-port.ts';

export type OpenOptions = {
  readonly place: PipelinePlace;
  readonly config: PipelineConfig;
  /** Of the project. */
  readonly stateDir: string;
  /** The ledger, absolute. */
  readonly history: string;
  /** As `--config` and `--since` gave them. */
  readonly configFile: string | null;
  readonly since: string | null;
  readonly listen: string | null;
  readonly onChange: () => void;
  readonly onNotice: (notice: PipelineNotice, atMs: number) => void;
  /** Who else looks at a run of a batch that begins; `null` for nobody. */
  readonly follow: RunGround['follow'];
  /** Something that is no event of the pipeline: an agent that was started again, a mail that was not delivered. */
  readonly say: (words: string) => void;
};

/** A pipeline at work. */
export type OpenedPipeline = AsyncDisposable & { readonly pipeline: Pipeline; readonly webhook: string | null };

const NOTICE_PATIENCE_MS = 5_000;
/** Trees of two large batches and what is left without one commit of them. */
const KEPT_TREES = 128;
const BEGIN_DEADLINE_MS = 180_000;

/** Opens it. Throws `pipeline-under-way` when another process has the branch, and what opening its parts throws. */
export async function openBranchPipeline(options: OpenOptions): Promise<OpenedPipeline> {
  // Said before anything is started; what decides is the lock that the pipeline itself takes.
  lockPipeline(options.place.folder)[Symbol.dispose]();
  const scope = new AsyncDisposableStack();
  try {
    const { parts, idle } = await openParts(options, scope);
    const pipeline = await openPipeline(parts);
    scope.defer(() => pipeline.close());
    if (options.config.idle !== null) scope.use(startIdleWork({ ...idle, config: options.config.idle, view: () => pipeline.view() }));
    const webhook = await listen(options, pipeline, scope);
    return { pipeline, webhook, [Symbol.asyncDispose]: () => scope.disposeAsync() };
  } catch (error) {
    await scope.disposeAsync();
    throw error;
  }
}

type Parts = {
  readonly parts: Parameters<typeof openPipeline>[0];
  readonly idle: Omit<IdleOptions, 'config' | 'view'>;
};

async function openParts(options: OpenOptions, scope: AsyncDisposableStack): Promise<Parts> {
  const { place, config, stateDir, say } = options;
  const { project, branch, folder } = place;
  const fleet = config.settings.deploys
    ? scope.use(await openChosenFleet({ cwd: project, config: options.configFile, fleet: config.fleet }))
    : null;
  const { on, localAgents } = config;
  const pool = scope.use(await openTestPool({ on, listen: options.listen, localAgents, folder, history: options.history, branch, say }));
  const ledger = await openLedger(options, pool.client, scope);
  const notices = openNotices(config.receivers, say);
  scope.defer(() => notices.close(NOTICE_PATIENCE_MS));
  const setups = openTreeSetups({ project, folder, config: options.configFile });
  const name = pipelineName(folder);
  const runs = {
    ground: {
      client: pool.client,
      project,
      stateDir,
      setups,
      prepared: createShelf<TreeSetup>(KEPT_TREES),
      branch,
      follow: options.follow,
    },
    name,
    records: new RunRecords(),
  };
  const watched = { repository: project, branch, remote: config.remote, greenRef: config.greenRef };
  const notify = (notice: PipelineNotice, atMs: number): Promise<void> => {
    options.onNotice(notice, atMs);
    return notices.send({ ...notice, atMs, branch });
  };
  const parts = {
    folder,
    settings: config.settings,
    begin: async () => ({
      green: await beginAt(watched, options.since, AbortSignal.timeout(BEGIN_DEADLINE_MS)),
      live: fleet === null ? null : liveCommit(fleet),
    }),
    lookEveryMs: config.intervalMs,
    ports: {
      git: openGitPort(watched),
      test: openTestPort({ ...runs, ledger }),
      trial: openTrialPort(runs),
      deploy: fleet === null ? null : openDeployPort({ fleet: fleet.fleet, repository: project, name, say }),
      ledger: openLedgerPort(ledger),
      notice: { notify },
    },
    onChange: options.onChange,
  };
  const publish = (status: IdleStatus): void => writeIdleStatus(folder, status);
  return { parts, idle: { ground: runs.ground, name, ledger, say, publish, notify: (notice) => void notify(notice, Date.now()) } };
}

/** A coordinator of the team records what runs on it; so what is known of a case, and what is said of it, is there. One of our own writes into the project's ledger. */
async function openLedger({ config, history, place }: OpenOptions, client: Client, scope: AsyncDisposableStack): Promise<FlakeLedger> {
  if (config.on === null) return scope.use(await openHistory(history));
  return remoteLedger(client, await lineageOf(place.project, AbortSignal.timeout(BEGIN_DEADLINE_MS)));
}

/** By the fleet's own log: the newest release that went to everybody. */
function liveCommit({ fleet }: OpenedFleet): string | null {
  const log = fleet.log();
  const deployed = log.findLast((record) => record.kind === 'outcome' && record.outcome.result === 'deployed')?.rollout ?? null;
  const push = log.findLast((record) => record.kind === 'push' && record.rollout === deployed);
  return push?.kind === 'push' ? push.commit : null;
}

/** Whoever says that the branch moved, or has a word to say. */
async function listen({ place, config }: OpenOptions, pipeline: Pipeline, scope: AsyncDisposableStack): Promise<string | null> {
  scope.use(await hearBell(place.bell, () => pipeline.look()));
  const stopped = new AbortController();
  const hearing = watchInbox(place.inbox, (command) => pipeline.command(command), stopped.signal);
  // A command that cannot be written down ends the pipeline itself, which says so.
  hearing.catch(() => undefined);
  scope.defer(async () => {
    stopped.abort();
    await hearing.catch(() => undefined);
  });
  if (config.webhook === null) return null;
  const receiver = scope.use(await openWebhookReceiver({ ...config.webhook, onPush: () => pipeline.look() }));
  return receiver.address;
}
