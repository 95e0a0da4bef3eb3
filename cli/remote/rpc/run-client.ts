/** Asks a shared coordinator for runs over gRPC, and goes on watching when the link breaks. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientReadableStream, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { channelOf, type Way } from '../../../agent/main.ts';
import { type ErrorCode, ExpectedError } from '../../../core/expected-error.ts';
import { type RunId, runId } from '../../../core/id.ts';
import type { Revision, RunEvent } from '../../../core/run-event.ts';
import { ANYWHERE, type Placement, type Selection } from '../../../core/selection.ts';
import type { SuiteSpec } from '../../../core/suite-spec.ts';
import type { Weight } from '../../../core/weight.ts';
import { wholeNumber } from '../../../proto/field.ts';
import { shardrun as agent } from '../../../proto/gen/agent.js';
import { shardrun } from '../../../proto/gen/run.js';
import { MAX_MESSAGE_BYTES } from '../../../proto/service.ts';
import { openSuiteToProto } from '../../../proto/suite-to-proto.ts';

const {
  CancelRunRequest,
  CancelRunResponse,
  GetCertificateRequest,
  GetCertificateResponse,
  SubmitRunRequest,
  SubmitRunResponse,
  WatchRunRequest,
  WatchRunResponse,
} = shardrun.run.v1;

const PROTOCOL_VERSION = 1;
/** A coordinator that opens a large ledger first needs a few seconds. */
const CALL_DEADLINE_MS = 15_000;
/** About a minute: a coordinator that is started again is back by then. */
const MAX_TRIES = 40;
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 2_000;

const CODES: Readonly<Record<number, ErrorCode>> = {
  [status.INVALID_ARGUMENT]: 'protocol-version',
  [status.UNIMPLEMENTED]: 'protocol-version',
  [status.FAILED_PRECONDITION]: 'protocol-version',
  [status.NOT_FOUND]: 'not-found',
  [status.OUT_OF_RANGE]: 'not-found',
  [status.RESOURCE_EXHAUSTED]: 'pool-full',
  [status.UNAUTHENTICATED]: 'access-refused',
  [status.PERMISSION_DENIED]: 'access-refused',
};

/** What a run is asked for with; see `SubmitRunRequest` in run.proto. */
export type RemoteRequest = {
  readonly submissionId: string;
  readonly revision: Revision;
  readonly suites: readonly SuiteSpec[];
  readonly isCi: boolean;
  readonly retries: number;
  readonly bail: number | null;
  readonly allowsFlaky: boolean;
  readonly labelRules: readonly { readonly pattern: string; readonly labels: readonly string[] }[];
  readonly isFailedOnly: boolean;
  readonly branch: string;
  readonly isSuperseding: boolean;
  readonly priority: number;
  /** Files and cases to run; unset runs everything. */
  readonly selection?: Selection;
  /** Agents that it may have; unset is any. */
  readonly placement?: Placement;
  /** By suite, what its units use of which all runs together have only so much; unset is nothing. */
  readonly resources?: Readonly<Record<string, readonly { readonly name: string; readonly units: number }[]>>;
  /** By suite: those of the run which, once one of their cases has failed, make it wait for slots that would be idle; unset is nothing. */
  readonly whileGreen?: Readonly<Record<string, readonly string[]>>;
  /** By suite: what each of its units takes of its agent; unset is nothing. */
  readonly weights?: Readonly<Record<string, Weight>>;
  /** Paths of test files that the change touches, which then go early; at most 1,000, unset is none. */
  readonly touched?: readonly string[];
  /** How long it may take; unset and `null` is as fast as it can. */
  readonly targetMs?: number | null;
  /** A trial that somebody waits for: what runs on the agent that it gets is stopped. Unset is false. */
  readonly isUrgent?: boolean;
  /** It has only what nobody else wants, and is ended as soon as somebody does. Unset is false. */
  readonly isSpare?: boolean;
};

export type RemoteWaiting = { readonly waitsFor: string; readonly runsBefore: number; readonly forecastMs: number | null };
export type Watched = { readonly event: RunEvent } | { readonly waiting: RemoteWaiting };

/** Returns a channel to a coordinator; close it. */
export function connect(way: Way): Client {
  const channel = channelOf(credentials, way);
  return new Client(way.address, channel.credentials, {
    ...channel.options,
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
    'grpc.keepalive_time_ms': 10_000,
    'grpc.keepalive_timeout_ms': 20_000,
    'grpc.initial_reconnect_backoff_ms': FIRST_DELAY_MS,
    'grpc.max_reconnect_backoff_ms': LONGEST_DELAY_MS,
    'grpc.enable_http_proxy': 0,
  });
}

/** Asks for the run and returns its id; may be repeated. Throws `coordinator-unreachable`, `access-refused`, `protocol-version`, `not-found`, `pool-full`. */
export async function submitRun(client: Client, request: RemoteRequest): Promise<RunId> {
  const {
    suites,
    bail,
    labelRules,
    revision,
    selection,
    placement = ANYWHERE,
    resources = {},
    whileGreen = {},
    weights = {},
    touched = [],
    targetMs = null,
    ...rest
  } = request;
  const wire: shardrun.run.v1.ISubmitRunRequest = {
    ...rest,
    protocolVersion: PROTOCOL_VERSION,
    revision: { ...revision },
    suites: suites.map(encodeSuite),
    labelRules: labelRules.map(({ pattern, labels }) => ({ pattern, labels: [...labels] })),
    ...(bail !== null && { bail }),
    ...(targetMs !== null && { targetMs }),
    ...(selection !== undefined && { selection: selectionToProto(selection) }),
    resources: Object.entries(resources).flatMap(([suite, uses]) => uses.map((use) => ({ suite, ...use }))),
    whileGreen: Object.entries(whileGreen).flatMap(([suite, needed]) => (needed.length === 0 ? [] : [{ suite, needed: [...needed] }])),
    weights: Object.entries(weights).map(([suite, weight]) => ({ suite, ...weight })),
    touched: [...touched],
    placement: { onlyAgents: [...placement.onlyAgents], notAgents: [...placement.notAgents] },
  };
  const bytes = SubmitRunRequest.encode(wire).finish();
  const response = await callPatiently(client, 'SubmitRun', { bytes, decode: (answer) => SubmitRunResponse.decode(answer) });
  return runId(response.runId ?? '');
}

/** Ends the run; throws as `submitRun`. */
export async function cancelRun(client: Client, run: RunId): Promise<void> {
  const bytes = CancelRunRequest.encode({ runId: run }).finish();
  await callPatiently(client, 'CancelRun', { bytes, decode: (answer) => CancelRunResponse.decode(answer) });
}

/** Returns the certificate's file, or `null` when the coordinator has none. */
export async function fetchCertificate(client: Client, run: RunId): Promise<Uint8Array | null> {
  const bytes = GetCertificateRequest.encode({ runId: run }).finish();
  try {
    const response = await callPatiently(client, 'GetCertificate', { bytes, decode: (answer) => GetCertificateResponse.decode(answer) });
    return response.certificate ?? null;
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'not-found') return null;
    throw error;
  }
}

/** Yields what happens in the run, each event once and in order, until it is over. A link that breaks is opened again. Throws as `submitRun`. */
export async function* watchRun(client: Client, run: RunId): AsyncGenerator<Watched> {
  let after = 0;
  for (let tries = 1; ; tries++) {
    try {
      for await (const { sequence, eventJson, waiting } of openWatch(client, run, after)) {
        tries = 0;
        if (waiting !== null && waiting !== undefined) yield { waiting: readWaiting(waiting) };
        if (typeof eventJson !== 'string') continue;
        after = wholeNumber(sequence, 'watch_run_response.sequence');
        yield { event: readEvent(eventJson) };
      }
      return;
    } catch (error) {
      if (tries >= MAX_TRIES || !isBroken(error)) throw readStatus(error);
      await sleep(delayMs(tries));
    }
  }
}

type Watch = ClientReadableStream<shardrun.run.v1.IWatchRunResponse> & AsyncIterable<shardrun.run.v1.IWatchRunResponse>;

function openWatch(client: Client, run: RunId, after: number): Watch {
  return client.makeServerStreamRequest(
    path('WatchRun'),
    (request: shardrun.run.v1.IWatchRunRequest) => Buffer.from(WatchRunRequest.encode(request).finish()),
    (bytes: Buffer): shardrun.run.v1.IWatchRunResponse => WatchRunResponse.decode(bytes),
    { runId: run, afterSequence: after },
  ) as Watch;
}

type Call<Response> = { readonly bytes: Uint8Array; readonly decode: (bytes: Buffer) => Response };

/** Every call may be repeated: a coordinator that was killed is back in a moment, and knows what it was asked. */
async function callPatiently<Response>(client: Client, name: string, asked: Call<Response>): Promise<Response> {
  for (let tries = 1; ; tries++) {
    try {
      return await call(client, name, asked);
    } catch (error) {
      if (tries >= MAX_TRIES || !isBroken(error)) throw readStatus(error);
      await sleep(delayMs(tries));
    }
  }
}

function call<Response>(client: Client, name: string, { bytes, decode }: Call<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path(name),
      (request: Uint8Array) => Buffer.from(request),
      decode,
      bytes,
      { deadline: Date.now() + CALL_DEADLINE_MS },
      (error, response) => (error === null && response !== undefined ? resolve(response) : reject(error ?? new Error('no answer'))),
    );
  });
}

function encodeSuite(spec: SuiteSpec): Uint8Array {
  const wire = openSuiteToProto({ type: 'open-suite', runId: runId(''), spec, isCi: false, isAlone: false });
  return agent.agent.v1.OpenSuite.encode(wire).finish();
}

function selectionToProto({ files, isSequence }: Selection): shardrun.run.v1.ISelection {
  return {
    files: files.map(({ file, cases }) => ({
      file,
      cases: cases.map(({ id, titlePath }) => ({ ...(id !== null && { id }), titlePath: [...(titlePath ?? [])] })),
    })),
    isSequence,
  };
}

/** The coordinator made it, of the version that the submission was accepted by: only that it is an event is checked. */
function readEvent(json: string): RunEvent {
  const value: unknown = JSON.parse(json);
  if (typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string') return value as RunEvent;
  throw new ExpectedError('protocol-version', `the coordinator sent an event that is none: ${json.slice(0, 80)}`, {
    hint: 'install the same version of shard-run on both sides',
  });
}

function readWaiting({ waitsFor, runsBefore, forecastMs }: shardrun.run.v1.IWaiting): RemoteWaiting {
  return {
    waitsFor: waitsFor ?? '',
    runsBefore: runsBefore ?? 0,
    forecastMs: forecastMs === null || forecastMs === undefined ? null : wholeNumber(forecastMs, 'waiting.forecast_ms'),
  };
}

const path = (name: string): string => `/shardrun.run.v1.RunService/${name}`;

function delayMs(tries: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(tries, 10));
}

function isBroken(error: unknown): boolean {
  const { code } = error as Partial<ServiceError>;
  return code === status.UNAVAILABLE || code === status.DEADLINE_EXCEEDED || code === status.CANCELLED;
}

function readStatus(error: unknown): unknown {
  const { code, details } = error as Partial<ServiceError>;
  if (typeof code !== 'number') return error;
  const known = CODES[code] ?? 'coordinator-unreachable';
  return new ExpectedError(known, `the coordinator does not serve the run: ${details ?? 'the call ended'}`, {
    hint: 'check that shard-run coordinator, of the same version, listens there',
    cause: error,
  });
}
