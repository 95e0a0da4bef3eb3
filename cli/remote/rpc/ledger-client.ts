/** A repository's ledger on a shared coordinator, read and written over gRPC: what runs there left is known there and nowhere else. */
import { type Client, type ClientReadableStream, status } from '@grpc/grpc-js';
import type { FlakeLedger } from '../../../coordinator/main.ts';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { FlakeFacts, QuarantineRow, SoakRow } from '../../../core/ledger-row.ts';
import { shardrun } from '../../../proto/gen/ledger.js';

const { NoteLedgerRequest, NoteLedgerResponse, ReadLedgerRequest, ReadLedgerResponse } = shardrun.ledger.v1;

/** Megabytes of counts, behind a ledger that is being written. */
const DEADLINE_MS = 30_000;

type Reading = FlakeFacts & { readonly quarantines: readonly QuarantineRow[]; readonly soak: readonly SoakRow[] };

/** Returns the ledger of the repository; `client` stays the caller's. Calls throw `coordinator-unreachable`; whoever must be heard says it again. */
export function remoteLedger(client: Client, lineage: string): FlakeLedger {
  const write = (what: shardrun.ledger.v1.INoteLedgerRequest): Promise<void> => note(client, { ...what, lineage });
  return {
    flakeFacts: (sinceMs) => read(client, lineage, sinceMs),
    listQuarantines: async () => (await read(client, lineage, Date.now())).quarantines,
    listSoak: async (sinceMs) => (await read(client, lineage, sinceMs)).soak,
    recordVerdict: ({ rerunsElsewhere, rerunFailuresElsewhere, ...verdict }) =>
      write({ verdict: { ...verdict, reruns: rerunsElsewhere, rerunFailures: rerunFailuresElsewhere } }),
    recordSoak: (soak) => write({ soak: { ...soak, atMs: Math.round(soak.atMs) } }),
  };
}

async function read(client: Client, lineage: string, sinceMs: number): Promise<Reading> {
  const reading = { tallies: [], failures: [], recentRunsMs: [], quarantines: [], soak: [] } as Record<keyof Reading, unknown[]>;
  const call = client.makeServerStreamRequest(
    path('ReadLedger'),
    (request: shardrun.ledger.v1.IReadLedgerRequest) => Buffer.from(ReadLedgerRequest.encode(request).finish()),
    (bytes: Buffer): shardrun.ledger.v1.IReadLedgerResponse => ReadLedgerResponse.decode(bytes),
    { lineage, sinceMs: Math.max(0, Math.floor(sinceMs)) },
    { deadline: Date.now() + DEADLINE_MS },
  ) as ClientReadableStream<shardrun.ledger.v1.IReadLedgerResponse> & AsyncIterable<shardrun.ledger.v1.IReadLedgerResponse>;
  try {
    for await (const { partJson } of call) {
      const part = JSON.parse(partJson ?? '{}') as Partial<Record<keyof Reading, readonly unknown[]>>;
      for (const [name, rows] of Object.entries(reading)) rows.push(...(part[name as keyof Reading] ?? []));
    }
  } catch (error) {
    throw unreachable(error);
  }
  // The coordinator made the rows, of the version that the runs were accepted by.
  return reading as unknown as Reading;
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
