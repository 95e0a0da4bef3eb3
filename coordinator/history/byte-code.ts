/**
 * Numbers as few bytes: what the ledger's blobs are made of.
 *
 * Integers below 128 take one byte, larger ones one more for every seven bits (LEB128, as in protobuf); signed ones are zigzagged. A column
 * whose values are all equal takes its value once. Text is UTF-8 behind its length. Nothing here knows what the numbers mean; the reader
 * throws when the bytes end too early, which the store reports as damage.
 */

export type ByteWriter = {
  byte(value: number): void;
  /** Two bytes, little endian, 0..65535. */
  short(value: number): void;
  /** Three bytes, little endian, 0..16777215. */
  medium(value: number): void;
  /** Any integer from 0 to 2^53 - 1. */
  count(value: number): void;
  /** Any integer from -(2^52) to 2^52. */
  signed(value: number): void;
  float(value: number): void;
  text(value: string): void;
  /** Signed integers; the reader must know how many. */
  column(values: readonly number[]): void;
  bytes(): Uint8Array;
};

export type ByteReader = {
  byte(): number;
  short(): number;
  medium(): number;
  count(): number;
  signed(): number;
  float(): number;
  text(): string;
  column(length: number): readonly number[];
  readonly isAtEnd: boolean;
};

const CONSTANT = 1;
const VARIED = 0;

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(256);
  let view = new DataView(buffer.buffer);
  let length = 0;
  /** Called before `buffer` and `view` are named: it may replace both. */
  const reserve = (extra: number): number => {
    if (length + extra > buffer.length) {
      const larger = new Uint8Array(Math.max(buffer.length * 2, length + extra));
      larger.set(buffer);
      buffer = larger;
      view = new DataView(buffer.buffer);
    }
    const at = length;
    length += extra;
    return at;
  };
  const writer: ByteWriter = {
    byte: (value) => {
      const at = reserve(1);
      view.setUint8(at, value);
    },
    short: (value) => {
      const at = reserve(2);
      view.setUint16(at, value, true);
    },
    medium: (value) => {
      writer.short(value & 0xffff);
      writer.byte(value >>> 16);
    },
    count: (value) => {
      let rest = value;
      for (; rest >= 128; rest = Math.floor(rest / 128)) writer.byte((rest % 128) | 128);
      writer.byte(rest);
    },
    signed: (value) => writer.count(value >= 0 ? value * 2 : -value * 2 - 1),
    float: (value) => {
      const at = reserve(4);
      view.setFloat32(at, value, true);
    },
    text: (value) => {
      const encoded = new TextEncoder().encode(value);
      writer.count(encoded.length);
      const at = reserve(encoded.length);
      buffer.set(encoded, at);
    },
    column: (values) => {
      const [first] = values;
      const isConstant = values.every((value) => value === first);
      writer.byte(isConstant ? CONSTANT : VARIED);
      for (const value of isConstant && first !== undefined ? [first] : values) writer.signed(value);
    },
    bytes: () => buffer.slice(0, length),
  };
  return writer;
}

export function createByteReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (size: number): number => {
    const start = at;
    at += size;
    return start;
  };
  const reader: ByteReader = {
    byte: () => view.getUint8(take(1)),
    short: () => view.getUint16(take(2), true),
    medium: () => reader.short() + reader.byte() * 65_536,
    count: () => {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = reader.byte();
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    },
    signed: () => {
      const value = reader.count();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    float: () => view.getFloat32(take(4), true),
    text: () => {
      const size = reader.count();
      const start = take(size);
      if (at > bytes.length) throw new RangeError('the bytes end within a text');
      return new TextDecoder().decode(bytes.subarray(start, at));
    },
    column: (length) => {
      const isConstant = reader.byte() === CONSTANT;
      if (length === 0) return [];
      if (isConstant) return new Array<number>(length).fill(reader.signed());
      return Array.from({ length }, () => reader.signed());
    },
    get isAtEnd() {
      return at === bytes.length;
    },
  };
  return reader;
}
