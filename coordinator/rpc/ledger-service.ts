/** Serves the ledgers of a shared coordinator over gRPC: one reading in parts, and rows that others have to tell. */
import type { handleServerStreamingCall, handleUnaryCall, ServerWritableStream, ServiceDefinition } from '@grpc/grpc-js';
import { shardrun } from '../../proto/gen/ledger.js';
import type { HistoryStore } from '../history/store.ts';
import { type CallService, drained, type Parsed, statusOf, toBuffer, understand } from './call.ts';
import { type LedgerNote, type LedgerQuestion, parseNoteLedger, parseReadLedger } from './ledger-from-proto.ts';

const { NoteLedgerResponse, ReadLedgerResponse } = shardrun.ledger.v1;

/** A ledger that stays open until it is disposed of. */
export type LedgerShelf = { open(lineage: string): Promise<Disposable & { readonly store: HistoryStore }> };

type ReadCall = ServerWritableStream<Parsed<LedgerQuestion>, shardrun.ledger.v1.IReadLedgerResponse>;

/** Rows of one part: a megabyte or less, whatever titles the cases have. */
const PART_ROWS = 1_000;

/** Returns the service; the shelf has to stay open as long as the server. */
export function ledgerService(shelf: LedgerShelf): CallService {
  const readLedger: handleServerStreamingCall<Parsed<LedgerQuestion>, shardrun.ledger.v1.IReadLedgerResponse> = (call) => {
    void streamLedger(shelf, call).then(
      () => call.end(),
      (error: unknown) => call.emit('error', statusOf(error)),
    );
  };
  const noteLedger: handleUnaryCall<Parsed<LedgerNote>, shardrun.ledger.v1.INoteLedgerResponse> = ({ request }, answer) => {
    note(shelf, request).then(
      () => answer(null, {}),
      (error: unknown) => answer(statusOf(error)),
    );
  };
  return { definition: DEFINITION, implementation: { ReadLedger: readLedger, NoteLedger: noteLedger } as never };
}

const path = (name: string): string => `/shardrun.ledger.v1.LedgerService/${name}`;

const DEFINITION = {
  ReadLedger: {
    path: path('ReadLedger'),
    requestStream: false,
    responseStream: true,
    requestDeserialize: parseReadLedger,
    responseSerialize: (response: shardrun.ledger.v1.IReadLedgerResponse) => toBuffer(ReadLedgerResponse.encode(response).finish()),
  },
  NoteLedger: {
    path: path('NoteLedger'),
    requestStream: false,
    responseStream: false,
    requestDeserialize: parseNoteLedger,
    responseSerialize: (response: shardrun.ledger.v1.INoteLedgerResponse) => toBuffer(NoteLedgerResponse.encode(response).finish()),
  },
} as unknown as ServiceDefinition;

async function streamLedger(shelf: LedgerShelf, call: ReadCall): Promise<void> {
  const { lineage, sinceMs } = understand(call.request);
  using ledger = await shelf.open(lineage);
  const { store } = ledger;
  const [facts, quarantines, soak] = await Promise.all([store.flakeFacts(sinceMs), store.listQuarantines(), store.listSoak(sinceMs)]);
  for (const [name, rows] of Object.entries({ ...facts, quarantines, soak })) {
    for (let from = 0; from < rows.length && !call.cancelled; from += PART_ROWS) {
      const partJson = JSON.stringify({ [name]: rows.slice(from, from + PART_ROWS) });
      if (!call.write({ partJson })) await drained(call, 'a ledger');
    }
  }
}

async function note(shelf: LedgerShelf, request: Parsed<LedgerNote>): Promise<void> {
  const said = understand(request);
  using ledger = await shelf.open(said.lineage);
  await ('soak' in said ? ledger.store.recordSoak(said.soak) : ledger.store.recordVerdict(said.verdict));
}
