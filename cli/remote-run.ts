/** Runs the tests of this working tree on the agents of a shared coordinator: sends the tree, asks for the run, follows it like a local one. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '@grpc/grpc-js';
import { findWay } from '../agent/main.ts';
import type { RunHandle } from '../coordinator/api.ts';
import { ExpectedError } from '../core/expected-error.ts';
import type { RunId } from '../core/id.ts';
import type { RunEvent, RunSummary } from '../core/run-event.ts';
import { agentStateDir } from './agent-place.ts';
import {
  cancelRun,
  connect,
  fetchCertificate,
  type RemoteRequest,
  type RemoteWaiting,
  submitRun,
  watchRun,
} from './remote/rpc/run-client.ts';
import { placeSuites, setupNotices, snapshotProject } from './remote/tree.ts';
import { formatDuration } from './render/duration.ts';
import { renderWorkspaceNotice } from './render/workspace-notice.ts';
import { readBranch, readRevision } from './revision.ts';
import { followRun } from './run-loop.ts';
import { openRunReporters } from './run-request.ts';
import type { RunSetup } from './run-setup.ts';
import { openRunTraces } from './run-trace.ts';
import { sendSnapshot } from './workspace/rpc/send-snapshot.ts';

/** A first send of a large repository over a slow line; what is sent is bounded by the workspace's own limit. */
const SEND_DEADLINE_MS = 3_600_000;

export type RemoteOptions = { readonly address: string; readonly priority: number; readonly isSuperseding: boolean };

/** Returns the exit code of the run. Throws what keeps it from beginning: `coordinator-unreachable`, `workspace-…`, `protocol-version`. */
export async function runRemotely(setup: RunSetup, options: RemoteOptions): Promise<number> {
  const [reporters, revision, branch, snapshot] = await Promise.all([
    openRunReporters(setup),
    readRevision(setup.cwd),
    readBranch(setup.cwd),
    snapshotProject(setup),
  ]);
  const client = connect(await findWay(options.address, agentStateDir(null, process.env)));
  try {
    const suites = placeSuites(setup, snapshot);
    const sentBytes = await sendSnapshot(client, snapshot, AbortSignal.timeout(SEND_DEADLINE_MS));
    process.stderr.write(`shard-run: the tree ${snapshot.ref.tree.slice(0, 12)} is at ${options.address}, ${sentBytes} bytes were sent\n`);
    const { isCi, retries, bail, flakyPolicy, labelRules = [], resources = {}, weights = {}, whileGreen = {}, selection } = setup.settings;
    const { tree } = snapshot.ref;
    const request: RemoteRequest = {
      submissionId: randomUUID(),
      revision: { commit: revision.commit, tree, isDirty: tree !== revision.tree },
      suites,
      isCi,
      retries,
      bail,
      labelRules,
      resources,
      weights,
      whileGreen,
      ...(selection !== undefined && { selection }),
      branch,
      allowsFlaky: flakyPolicy === 'allow',
      isFailedOnly: setup.isFailedOnly,
      isSuperseding: options.isSuperseding,
      priority: options.priority,
      targetMs: setup.targetMs,
    };
    const runId = await submitRun(client, request);
    await using traces = await openRunTraces(setup);
    return await followRun({
      begin: (onEvent) => followRemote({ client, runId, stateDir: setup.stateDir, onEvent }),
      cwd: setup.cwd,
      reporters: [...reporters, ...traces.reporters],
      notices: [...setup.notices, ...setupNotices(setup, snapshot), ...snapshot.notices.map(renderWorkspaceNotice)],
      failure: Promise.withResolvers<never>().promise,
      kill: (code) => process.exit(code),
    });
  } finally {
    client.close();
  }
}

type Followed = {
  readonly client: Client;
  readonly runId: RunId;
  readonly stateDir: string;
  readonly onEvent: (event: RunEvent) => void;
};

function followRemote(followed: Followed): RunHandle {
  const { client, runId } = followed;
  return {
    runId,
    done: watch(followed),
    // Nobody waits for the answer: the watched end of the run is it.
    interrupt: () => void cancelRun(client, runId).catch(() => undefined),
  };
}

async function watch({ client, runId, stateDir, onEvent }: Followed): Promise<RunSummary> {
  for await (const watched of watchRun(client, runId)) {
    if ('waiting' in watched) sayWaiting(watched.waiting);
    else if (watched.event.type !== 'run-finished') onEvent(watched.event);
    else {
      const summary = { ...watched.event.summary, certificatePath: await keepCertificate(client, runId, stateDir) };
      onEvent({ ...watched.event, summary });
      return summary;
    }
  }
  throw new ExpectedError('coordinator-unreachable', `the coordinator ended the run "${runId}" without a word`, {
    hint: 'look at what the coordinator says',
  });
}

/** Where a local run keeps it. A verdict stands without the file; verify then says that there is none. */
async function keepCertificate(client: Client, runId: RunId, stateDir: string): Promise<string | null> {
  try {
    const certificate = await fetchCertificate(client, runId);
    if (certificate === null) return null;
    const folder = path.join(stateDir, 'runs', runId);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'certificate.json');
    writeFileSync(file, certificate);
    return file;
  } catch (error) {
    process.stderr.write(`shard-run: the certificate could not be kept: ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}

function sayWaiting({ waitsFor, runsBefore, forecastMs }: RemoteWaiting): void {
  const before = runsBefore === 0 ? '' : `; ${runsBefore} before it`;
  const when = forecastMs === null ? '' : `; probably in ${formatDuration(forecastMs)}`;
  process.stderr.write(`shard-run: the run waits for ${waitsFor}${before}${when}\n`);
}
