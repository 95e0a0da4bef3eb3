/**
 * The plain attempts of one file in one run, and the timings of its loads, as one blob.
 *
 * A plain case passed, or was skipped, at its only attempt and said nothing: of a million case runs a day nearly all are. They are kept by
 * column, each value as its distance from what the one before predicts: the next start is the last start plus the last duration, the next order
 * the last plus one. That leaves about five bytes for a case; what is not plain is kept in rows of its own and listed here by position.
 */
import type { FileTiming } from '../../core/outcome.ts';
import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from './byte-code.ts';
import { decodeDuration, decodeSpeed, encodeDuration, encodeSpeed } from './duration-code.ts';
import { decodeReasons, encodeReasons, type PlacedReason } from './reason-code.ts';

/** Where attempts ran. `agentNo` 0 where only the lease is known. */
export type Place = { readonly agentNo: number; readonly slot: number; readonly lease: string };

export type PlainAttempt = { readonly place: number; readonly order: number; readonly startedAtMs: number; readonly durationMs: number };

export type FileAttempts = {
  readonly places: readonly Place[];
  /** `place` -1 where the load's lease is not known. */
  readonly loads: readonly { readonly timing: FileTiming; readonly speed: number; readonly isSlice: boolean; readonly place: number }[];
  /** Positions in the shape whose cases have rows of their own, ascending. */
  readonly exceptions: readonly number[];
  /** The others, in the shape's order. `startedAtMs` is relative to the run's start, whole milliseconds. */
  readonly plain: readonly PlainAttempt[];
  /** Empty where nobody wrote them down. */
  readonly reasons: readonly PlacedReason[];
};

export function encodeAttempts(attempts: FileAttempts): Uint8Array {
  const writer = createByteWriter();
  writer.count(attempts.places.length);
  for (const { agentNo, slot, lease } of attempts.places) {
    writer.count(agentNo);
    writer.count(slot);
    writer.text(lease);
  }
  writer.count(attempts.loads.length);
  for (const load of attempts.loads) encodeLoad(writer, load);
  writer.count(attempts.exceptions.length);
  writer.column(deltas(attempts.exceptions));
  encodePlain(writer, attempts.plain);
  encodeReasons(writer, attempts.reasons);
  return writer.bytes();
}

export function decodeAttempts(bytes: Uint8Array): FileAttempts {
  const reader = createByteReader(bytes);
  const places = repeat(reader.count(), () => ({ agentNo: reader.count(), slot: reader.count(), lease: reader.text() }));
  const loads = repeat(reader.count(), () => decodeLoad(reader));
  let position = 0;
  const exceptions = reader.column(reader.count()).map((delta) => (position += delta));
  const plain = decodePlain(reader);
  return { places, loads, exceptions, plain, reasons: decodeReasons(reader) };
}

function encodeLoad(writer: ByteWriter, load: FileAttempts['loads'][number]): void {
  writer.signed(load.place);
  writer.byte(load.isSlice ? 1 : 0);
  writer.short(encodeSpeed(load.speed));
  writer.short(encodeDuration(load.timing.loadMs));
  writer.short(encodeDuration(load.timing.setupMs));
  writer.short(encodeDuration(load.timing.testMs));
}

function decodeLoad(reader: ByteReader): FileAttempts['loads'][number] {
  const place = reader.signed();
  const isSlice = reader.byte() === 1;
  const speed = decodeSpeed(reader.short());
  const [loadMs, setupMs, testMs] = [decodeDuration(reader.short()), decodeDuration(reader.short()), decodeDuration(reader.short())];
  return { place, isSlice, speed, timing: { loadMs, setupMs, testMs } };
}

function encodePlain(writer: ByteWriter, plain: readonly PlainAttempt[]): void {
  writer.count(plain.length);
  writer.column(plain.map((attempt) => attempt.place));
  writer.column(plain.map((attempt, index) => attempt.order - (plain[index - 1]?.order ?? -1) - 1));
  writer.column(plain.map((attempt, index) => Math.round(attempt.startedAtMs) - expectedStart(plain[index - 1])));
  for (const { durationMs } of plain) writer.short(encodeDuration(durationMs));
}

function decodePlain(reader: ByteReader): readonly PlainAttempt[] {
  const length = reader.count();
  const places = reader.column(length);
  const orders = reader.column(length);
  const starts = reader.column(length);
  const plain: PlainAttempt[] = [];
  for (let index = 0; index < length; index += 1) {
    const last = plain[index - 1];
    plain.push({
      place: places[index] ?? 0,
      order: (orders[index] ?? 0) + (last?.order ?? -1) + 1,
      startedAtMs: (starts[index] ?? 0) + expectedStart(last),
      durationMs: decodeDuration(reader.short()),
    });
  }
  return plain;
}

/** Both sides predict from the coded duration, so that they predict the same. */
function expectedStart(last: PlainAttempt | undefined): number {
  return last === undefined ? 0 : Math.round(last.startedAtMs) + Math.round(decodeDuration(encodeDuration(last.durationMs)));
}

function deltas(ascending: readonly number[]): readonly number[] {
  return ascending.map((value, index) => value - (ascending[index - 1] ?? 0));
}

function repeat<T>(times: number, read: () => T): readonly T[] {
  return Array.from({ length: times }, read);
}
