/** Serves runs over gRPC: takes them in, streams what happens in them at each watcher's own pace, and ends them. */
import { readFile } from 'node:fs/promises';
import type { handleServerStreamingCall, handleUnaryCall, ServerWritableStream, ServiceDefinition } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunId } from '../../core/id.ts';
import { shardrun } from '../../proto/gen/run.js';
import type { Submission } from '../api.ts';
import { type DeskRun, isMainRun } from '../desk-run.ts';
import type { PoolDesk } from '../pool-desk.ts';
import type { PackStore } from '../workspace/pack-store.ts';
import { busy, type CallService, drained, limitCalls, type Parsed, statusOf, toBuffer, understand } from './call.ts';
import { parseCancelRun, parseGetCertificate, parseListRuns, parseSubmitRun, parseWatchRun, type WatchRequest } from './run-from-proto.ts';
import type { Traffic } from './workspace-service.ts';

const { CancelRunResponse, GetCertificateResponse, ListRunsResponse, SubmitRunResponse, WatchRunResponse } = shardrun.run.v1;

export type RunServiceOptions = {
  readonly desk: PoolDesk;
  readonly packs: PackStore;
  readonly traffic: Traffic;
  readonly mainBranch: string;
};

type Answer<Response> = (error: { code: status; details: string } | null, response?: Response) => void;
type WatchCall = ServerWritableStream<Parsed<WatchRequest>, shardrun.run.v1.IWatchRunResponse>;

/** Each holds a position in a list of events. */
const MAX_WATCHERS = 1_024;

/** Returns the service; the desk and the trees have to stay open as long as the server. */
export function runService(options: RunServiceOptions): CallService {
  const { desk } = options;
  const limit = limitCalls(MAX_WATCHERS, () => busy(`${MAX_WATCHERS} watch already`));
  const submitRun: handleUnaryCall<Parsed<Submission>, shardrun.run.v1.ISubmitRunResponse> = ({ request }, answer) =>
    reply(answer, async () => ({ runId: await desk.submit(requireTrees(understand(request), options.packs)) }));
  const watchRun: handleServerStreamingCall<Parsed<WatchRequest>, shardrun.run.v1.IWatchRunResponse> = (call) =>
    void limit(() => streamRun(desk, call)).then(
      () => call.end(),
      (error: unknown) =>
        call.emit('error', error instanceof Gone ? { code: status.OUT_OF_RANGE, details: error.message } : statusOf(error)),
    );
  const cancelRun: handleUnaryCall<Parsed<RunId>, shardrun.run.v1.ICancelRunResponse> = ({ request }, answer) =>
    reply(answer, async () => {
      desk.cancel(findRun(desk, understand(request)));
      return {};
    });
  const listRuns: handleUnaryCall<Parsed<null>, shardrun.run.v1.IListRunsResponse> = ({ request }, answer) =>
    reply(answer, async () => {
      understand(request);
      return listOf(options);
    });
  const getCertificate: handleUnaryCall<Parsed<RunId>, shardrun.run.v1.IGetCertificateResponse> = ({ request }, answer) =>
    reply(answer, () => readCertificate(findRun(desk, understand(request))));
  const implementation = {
    SubmitRun: submitRun,
    WatchRun: watchRun,
    CancelRun: cancelRun,
    ListRuns: listRuns,
    GetCertificate: getCertificate,
  } as never;
  return { definition: DEFINITION, implementation };
}

function method<Response>(name: string, parse: (bytes: Buffer) => unknown, encode: (response: Response) => { finish(): Uint8Array }) {
  return {
    path: `/shardrun.run.v1.RunService/${name}`,
    requestStream: false,
    responseStream: name === 'WatchRun',
    requestDeserialize: parse,
    responseSerialize: (response: Response) => toBuffer(encode(response).finish()),
  };
}

const DEFINITION = {
  SubmitRun: method('SubmitRun', parseSubmitRun, (response: shardrun.run.v1.ISubmitRunResponse) => SubmitRunResponse.encode(response)),
  WatchRun: method('WatchRun', parseWatchRun, (response: shardrun.run.v1.IWatchRunResponse) => WatchRunResponse.encode(response)),
  CancelRun: method('CancelRun', parseCancelRun, (response: shardrun.run.v1.ICancelRunResponse) => CancelRunResponse.encode(response)),
  ListRuns: method('ListRuns', parseListRuns, (response: shardrun.run.v1.IListRunsResponse) => ListRunsResponse.encode(response)),
  GetCertificate: method('GetCertificate', parseGetCertificate, (response: shardrun.run.v1.IGetCertificateResponse) =>
    GetCertificateResponse.encode(response),
  ),
} as unknown as ServiceDefinition;

function reply<Response>(answer: Answer<Response>, make: () => Promise<Response>): void {
  Promise.resolve()
    .then(make)
    .then(
      (response) => answer(null, response),
      (error: unknown) => answer(statusOf(error)),
    );
}

/** A run whose tree is not here could only fail on every agent. */
function requireTrees(submission: Submission, packs: PackStore): Submission {
  const trees = submission.request.settings.suites.flatMap(({ workspace }) => workspace?.ref.tree ?? []);
  const missing = trees.find((tree) => !packs.findTrees([tree]).includes(tree));
  if (missing === undefined) return submission;
  throw new ExpectedError('workspace-unknown', `the coordinator does not have the tree ${missing}`, { hint: 'send it, then submit again' });
}

function findRun(desk: PoolDesk, runId: RunId): DeskRun {
  const run = desk.find(runId);
  if (run !== undefined) return run;
  throw new ExpectedError('not-found', `there is no run "${runId}" here, or it is forgotten`, { hint: 'list the runs' });
}

class Gone extends Error {}

async function streamRun(desk: PoolDesk, call: WatchCall): Promise<void> {
  const { runId, after } = understand(call.request);
  const run = findRun(desk, runId);
  // Not a promise to race with: each race would stay with it as long as the watcher does.
  call.once('cancelled', () => run.events.wake());
  let position = after;
  let said = '';
  while (!call.cancelled) {
    run.recall();
    const changed = run.events.changed();
    const next = run.events.after(position);
    if (next === 'gone') throw new Gone(`events after ${position} of the run "${runId}" are not kept any more`);
    if (next !== null) {
      position = next.sequence;
      if (!call.write({ sequence: next.sequence, eventJson: next.json })) await drained(call, 'a run');
      continue;
    }
    if (run.events.end !== null) {
      if (run.events.end.error !== null) throw run.events.end.error;
      return;
    }
    const waiting = waitingOf(desk, runId);
    const words = JSON.stringify(waiting);
    if (waiting !== null && words !== said) call.write({ sequence: 0, waiting });
    said = words;
    await changed;
  }
}

function waitingOf(desk: PoolDesk, runId: RunId): shardrun.run.v1.IWaiting | null {
  const waiting = desk.waitingOf(runId);
  if (waiting === null) return null;
  const { waitsFor, runsBefore, forecastMs } = waiting;
  return { waitsFor, runsBefore, ...(forecastMs !== null && { forecastMs: Math.round(forecastMs) }) };
}

function listOf({ desk, packs, traffic, mainBranch }: RunServiceOptions): shardrun.run.v1.IListRunsResponse {
  const runs = desk.list().map((run): shardrun.run.v1.IRunStatus => {
    const { runId, submission, submittedAtMs, state, end } = run;
    return {
      runId,
      branch: submission.branch,
      submittedAtMs,
      state,
      waiting: waitingOf(desk, runId),
      agents: [...desk.agentsOf(runId)],
      verdict: end?.verdict ?? '',
      isMain: isMainRun(submission, mainBranch),
    };
  });
  return { runs, traffic: { ...traffic, madePacks: packs.made } };
}

async function readCertificate({ runId, state, end }: DeskRun): Promise<shardrun.run.v1.IGetCertificateResponse> {
  const path = state === 'finished' ? (end?.certificatePath ?? null) : null;
  if (path !== null) return { certificate: await readFile(path) };
  const message = `there is no certificate of the run "${runId}": it is not over, or it ended before its manifest was fixed`;
  throw new ExpectedError('not-found', message, { hint: 'watch the run to its end' });
}
