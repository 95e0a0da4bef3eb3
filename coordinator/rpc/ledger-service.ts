/** Serves the ledgers of a shared coordinator over gRPC: one reading in parts, and rows that others have to tell. */
import type { handleServerStreamingCall, handleUnaryCall, ServerWritableStream, ServiceDefinition } from '@grpc/grpc-js';
import { shardrun } from '../../proto/gen/ledger.js';
import type { HistoryStore } from '../history/store.ts';
import { busy, type CallService, drained, limitCalls, type Parsed, statusOf, toBuffer, understand } from './call.ts';
import {
  type CaseQuestion,
  type LedgerNote,
  type LedgerQuestion,
  parseNoteLedger,
  parseReadCase,
  parseReadLedger,
} from './ledger-from-proto.ts';

const { NoteLedgerResponse, ReadCaseResponse, ReadLedgerResponse } = shardrun.ledger.v1;

/** A ledger that stays open until it is disposed of. */
export type LedgerShelf = { open(lineage: string): Promise<Disposable & { readonly store: HistoryStore }> };

/** Both answers are parts in JSON. */
type Part = shardrun.ledger.v1.IReadLedgerResponse & shardrun.ledger.v1.IReadCaseResponse;
type ReadCall<Question> = ServerWritableStream<Parsed<Question>, Part>;

/** Each holds the rows that it asked for. */
const MAX_READINGS = 64;
/** Rows of one part: a megabyte or less, whatever titles the cases have, and whatever their failures said. */
const PART_ROWS = 1_000;
const PART_FACTS = 50;

/** Returns the service; the shelf has to stay open as long as the server. */
export function ledgerService(shelf: LedgerShelf): CallService {
  const limit = limitCalls(MAX_READINGS, () => busy(`${MAX_READINGS} read ledgers already`));
  const streaming =
    <Question>(stream: (call: ReadCall<Question>) => Promise<void>): handleServerStreamingCall<Parsed<Question>, Part> =>
    (call) =>
      void limit(() => stream(call)).then(
        () => call.end(),
        (error: unknown) => call.emit('error', statusOf(error)),
      );
  const readLedger = streaming<LedgerQuestion>((call) => streamLedger(shelf, call));
  const readCase = streaming<CaseQuestion>((call) => streamCase(shelf, call));
  const noteLedger: handleUnaryCall<Parsed<LedgerNote>, shardrun.ledger.v1.INoteLedgerResponse> = ({ request }, answer) => {
    note(shelf, request).then(
      () => answer(null, {}),
      (error: unknown) => answer(statusOf(error)),
    );
  };
  return { definition: DEFINITION, implementation: { ReadLedger: readLedger, ReadCase: readCase, NoteLedger: noteLedger } as never };
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
  ReadCase: {
    path: path('ReadCase'),
    requestStream: false,
    responseStream: true,
    requestDeserialize: parseReadCase,
    responseSerialize: (response: shardrun.ledger.v1.IReadCaseResponse) => toBuffer(ReadCaseResponse.encode(response).finish()),
  },
  NoteLedger: {
    path: path('NoteLedger'),
    requestStream: false,
    responseStream: false,
    requestDeserialize: parseNoteLedger,
    responseSerialize: (response: shardrun.ledger.v1.INoteLedgerResponse) => toBuffer(NoteLedgerResponse.encode(response).finish()),
  },
} as unknown as ServiceDefinition;

async function streamLedger(shelf: LedgerShelf, call: ReadCall<LedgerQuestion>): Promise<void> {
  const { lineage, sinceMs } = understand(call.request);
  using ledger = await shelf.open(lineage);
  const { store } = ledger;
  const [facts, quarantines, soak, origins] = await Promise.all([
    store.flakeFacts(sinceMs),
    store.listQuarantines(),
    store.listSoak(sinceMs),
    store.listOrigins(),
  ]);
  for (const [name, rows] of Object.entries({ ...facts, quarantines, soak, origins }))
    await writeParts(call, { name, rows, size: PART_ROWS });
}

async function streamCase(shelf: LedgerShelf, call: ReadCall<CaseQuestion>): Promise<void> {
  const asked = understand(call.request);
  using ledger = await shelf.open(asked.lineage);
  const { store } = ledger;
  await writeParts(call, await answerCase(store, asked));
}

async function answerCase(store: HistoryStore, asked: CaseQuestion): Promise<Rows> {
  if ('find' in asked) return { name: 'cases', rows: await store.findCases(asked.find, asked.limit), size: PART_ROWS };
  if ('before' in asked) {
    const rows = (await store.slotPredecessors?.(asked.before, asked.limit)) ?? [];
    return { name: 'predecessors', rows, size: PART_ROWS };
  }
  // Reasons are a map, and nobody asks for them from afar.
  const rows = (await store.caseFacts(asked.case, asked.limit)).map(({ reasons: _reasons, ...fact }) => fact);
  return { name: 'facts', rows, size: PART_FACTS };
}

type Rows = { readonly name: string; readonly rows: readonly unknown[]; readonly size: number };

async function writeParts<Question>(call: ReadCall<Question>, { name, rows, size }: Rows): Promise<void> {
  for (let from = 0; from < rows.length && !call.cancelled; from += size) {
    const partJson = JSON.stringify({ [name]: rows.slice(from, from + size) });
    if (!call.write({ partJson })) await drained(call, 'a ledger');
  }
}

async function note(shelf: LedgerShelf, request: Parsed<LedgerNote>): Promise<void> {
  const said = understand(request);
  using ledger = await shelf.open(said.lineage);
  await write(ledger.store, said);
}

function write(store: HistoryStore, said: LedgerNote): Promise<void> {
  if ('soak' in said) return store.recordSoak(said.soak);
  if ('quarantine' in said) return store.recordQuarantine(said.quarantine);
  if ('segment' in said) return store.beginSegment(said.segment);
  if ('origin' in said) return store.recordOrigin(said.origin);
  return store.recordVerdict(said.verdict);
}
