/**
 * Why leases were granted, as the end of a file's blob: about seven bytes a lease.
 *
 * Blobs written before there were reasons end where these begin, and a reader that knows none stops there: neither needs to know of the other.
 */
import { LEASE_ORIGINS, LEASE_REASON_KINDS, type LeaseOrigin, type LeaseReason } from '../../core/lease-reason.ts';
import type { ByteReader, ByteWriter } from './byte-code.ts';

/** Agents by number. */
export type StoredReason = Omit<LeaseReason, 'from'> & {
  readonly from: (Omit<LeaseOrigin, 'agent'> & { readonly agentNo: number }) | null;
};

/** `place` is a position in the blob's places: it tells the lease. */
export type PlacedReason = { readonly place: number; readonly reason: StoredReason };

/** Above the numbers of kinds that a byte has room for beside it. */
const PREFETCHED = 0x80;

export function encodeReasons(writer: ByteWriter, reasons: readonly PlacedReason[]): void {
  if (reasons.length === 0) return;
  writer.count(reasons.length);
  for (const { place, reason } of reasons) {
    writer.count(place);
    writer.byte(LEASE_REASON_KINDS.indexOf(reason.kind) | (reason.isPrefetched ? PREFETCHED : 0));
    writer.count(wholeMs(reason.workMs));
    writer.count(wholeMs(reason.againstMs));
    writer.count(reason.waiting);
    encodeOrigin(writer, reason.from);
  }
}

export function decodeReasons(reader: ByteReader): readonly PlacedReason[] {
  if (reader.isAtEnd) return [];
  return Array.from({ length: reader.count() }, () => {
    const place = reader.count();
    const head = reader.byte();
    const kind = LEASE_REASON_KINDS[head & ~PREFETCHED] ?? 'longest';
    const [workMs, againstMs, waiting] = [reader.count(), reader.count(), reader.count()];
    return { place, reason: { kind, workMs, againstMs, waiting, isPrefetched: head >= PREFETCHED, from: decodeOrigin(reader) } };
  });
}

/** Zero is no origin, and no slot. */
function encodeOrigin(writer: ByteWriter, from: StoredReason['from']): void {
  writer.byte(from === null ? 0 : LEASE_ORIGINS.indexOf(from.how) + 1);
  if (from === null) return;
  writer.count(from.agentNo);
  writer.count(from.slot === null ? 0 : from.slot + 1);
}

function decodeOrigin(reader: ByteReader): StoredReason['from'] {
  const how = LEASE_ORIGINS[reader.byte() - 1];
  if (how === undefined) return null;
  const agentNo = reader.count();
  const slot = reader.count();
  return { how, agentNo, slot: slot === 0 ? null : slot - 1 };
}

/** A time that nobody could tell is kept as none. */
function wholeMs(ms: number): number {
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : 0;
}
