/** A repository's ledger on a shared coordinator, read and written over gRPC: what runs there left is known there and nowhere else. */
import { type Client, type ClientReadableStream, status } from '@grpc/grpc-js';
import type { CaseLedger } from '../../../coordinator/main.ts';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { CaseFact, FlakeFacts, OriginRow, QuarantineRow, SoakRow } from '../../../core/ledger-row.ts';
import { shardrun } from '../../../proto/gen/ledger.js';

const { NoteLedgerRequest, NoteLedgerResponse, ReadCaseRequest, ReadCaseResponse, ReadLedgerRequest, ReadLedgerResponse } =
  shardrun.ledger.v1;

/** Megabytes of counts, behind a ledger that is being written. */
const DEADLINE_MS = 30_000;

type Reading = FlakeFacts & {
  readonly quarantines: readonly QuarantineRow[];
  readonly soak: readonly SoakRow[];
  readonly origins: readonly OriginRow[];
};
type CaseReading = {
  readonly cases: Awaited<ReturnType<CaseLedger['findCases']>>;
  readonly facts: readonly CaseFact[];
  readonly predecessors: Awaited<ReturnType<NonNullable<CaseLedger['slotPredecessors']>>>;
};

/** Returns the ledger of the repository; `client` stays the caller's. Calls throw `coordinator-unreachable`; whoever must be heard says it again. */
export function remoteLedger(client: Client, lineage: string): CaseLedger {
  const write = (what: shardrun.ledger.v1.INoteLedgerRequest): Promise<void> => note(client, { ...what, lineage });
  return {
    flakeFacts: (sinceMs) => read(client, lineage, sinceMs),
    listQuarantines: async () => (await read(client, lineage, Date.now())).quarantines,
    listSoak: async (sinceMs) => (await read(client, lineage, sinceMs)).soak,
    recordVerdict: ({ rerunsElsewhere, rerunFailuresElsewhere, ...verdict }) =>
      write({ verdict: { ...verdict, reruns: rerunsElsewhere, rerunFailures: rerunFailuresElsewhere } }),
    recordSoak: (soak) => write({ soak: { ...soak, atMs: Math.round(soak.atMs) } }),
    listOrigins: async () => (await read(client, lineage, Date.now())).origins,
    recordOrigin: (origin) => write({ origin: { ...origin, atMs: Math.round(origin.atMs) } }),
    findCases: async (find, limit) => (await readCase(client, { lineage, find, limit })).cases,
    caseFacts: async (id, limit) => (await readCase(client, { lineage, case: id, limit })).facts,
    slotPredecessors: async (before, limit) => (await readCase(client, { lineage, before: { ...before }, limit })).predecessors,
    recordQuarantine: (row) => write({ quarantine: { ...row, atMs: Math.round(row.atMs), untilMs: Math.round(row.untilMs) } }),
    beginSegment: (id) => write({ segment: { case: id } }),
  };
}

async function read(client: Client, lineage: string, sinceMs: number): Promise<Reading> {
  const reading: Parts<Reading> = { tallies: [], failures: [], recentRunsMs: [], quarantines: [], soak: [], origins: [] };
  const call = client.makeServerStreamRequest(
    path('ReadLedger'),
    (request: shardrun.ledger.v1.IReadLedgerRequest) => Buffer.from(ReadLedgerRequest.encode(request).finish()),
    (bytes: Buffer): shardrun.ledger.v1.IReadLedgerResponse => ReadLedgerResponse.decode(bytes),
    { lineage, sinceMs: Math.max(0, Math.floor(sinceMs)) },
    { deadline: Date.now() + DEADLINE_MS },
  );
  return await gather(call, reading);
}

async function readCase(client: Client, asked: shardrun.ledger.v1.IReadCaseRequest): Promise<CaseReading> {
  const call = client.makeServerStreamRequest(
    path('ReadCase'),
    (request: shardrun.ledger.v1.IReadCaseRequest) => Buffer.from(ReadCaseRequest.encode(request).finish()),
    (bytes: Buffer): shardrun.ledger.v1.IReadCaseResponse => ReadCaseResponse.decode(bytes),
    asked,
    { deadline: Date.now() + DEADLINE_MS },
  );
  return await gather<CaseReading>(call, { cases: [], facts: [], predecessors: [] });
}

type Parts<Read> = Record<keyof Read, unknown[]>;

/** Adds the parts of an answer to its lists. The coordinator made the rows, of the version that the runs were accepted by. */
async function gather<Read>(call: ClientReadableStream<{ readonly partJson?: string | null }>, reading: Parts<Read>): Promise<Read> {
  const parts = call as typeof call & AsyncIterable<{ readonly partJson?: string | null }>;
  try {
    for await (const { partJson } of parts) {
      const part = JSON.parse(partJson ?? '{}') as Partial<Parts<Read>>;
      for (const name of Object.keys(reading) as (keyof Read)[]) reading[name].push(...(part[name] ?? []));
    }
  } catch (error) {
    throw unreachable(error);
  }
  return reading as Read;
}

function note(client: Client, wire: shardrun.ledger.v1.INoteLedgerRequest): Promise<void> {
  const bytes = NoteLedgerRequest.encode(wire).finish();
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path('NoteLedger'),
      (request: Uint8Array) => Buffer.from(request),
      (answer: Buffer) => NoteLedgerResponse.decode(answer),
      bytes,
      { deadline: Date.now() + DEADLINE_MS },
      (error) => (error === null ? resolve() : reject(unreachable(error))),
    );
  });
}

const path = (name: string): string => `/shardrun.ledger.v1.LedgerService/${name}`;

function unreachable(cause: unknown): ExpectedError {
  const { code, details } = cause as { readonly code?: status; readonly details?: string };
  const isOlder = code === status.UNIMPLEMENTED;
  return new ExpectedError(
    isOlder ? 'protocol-version' : 'coordinator-unreachable',
    `the coordinator does not serve its ledger: ${details ?? String(cause)}`,
    { hint: isOlder ? 'install the same version of shard-run on both sides' : 'check that shard-run coordinator listens there', cause },
  );
}
