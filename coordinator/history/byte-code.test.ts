import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEASE_ORIGINS, LEASE_REASON_KINDS } from '../../core/lease-reason.ts';
import { decodeAttempts, encodeAttempts, type FileAttempts } from './attempt-code.ts';
import { createByteReader, createByteWriter } from './byte-code.ts';
import { decodeDuration, encodeDuration, MAX_DURATION_CODE, roundDuration } from './duration-code.ts';
import { decodeShape, encodeShape } from './shape.ts';

describe('numbers as bytes', () => {
  test('come back as they were', () => {
    const value = fc.record({
      count: fc.maxSafeNat(),
      signed: fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
      short: fc.nat(65_535),
      medium: fc.nat(0xffffff),
      text: fc.string({ unit: 'grapheme' }),
      column: fc.array(fc.integer()),
    });
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const writer = createByteWriter();
        for (const one of values) {
          writer.count(one.count);
          writer.signed(one.signed);
          writer.short(one.short);
          writer.medium(one.medium);
          writer.text(one.text);
          writer.column(one.column);
        }
        const reader = createByteReader(writer.bytes());
        const read = values.map((one) => ({
          count: reader.count(),
          signed: reader.signed(),
          short: reader.short(),
          medium: reader.medium(),
          text: reader.text(),
          column: reader.column(one.column.length),
        }));
        expect(read).toEqual(values);
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  test('that end too early are an error, not a value', () => {
    const writer = createByteWriter();
    writer.text('hello');
    expect(() => createByteReader(writer.bytes().subarray(0, 4)).text()).toThrow(RangeError);
    expect(() => createByteReader(new Uint8Array()).count()).toThrow(RangeError);
  });

  test('take one byte where they are small', () => {
    const writer = createByteWriter();
    writer.column(Array.from({ length: 1000 }, () => 5));
    expect(writer.bytes()).toHaveLength(2);
  });
});

describe('a duration code', () => {
  test('is within 0.02 % and stays itself when coded again', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (ms) => {
        const rounded = roundDuration(ms);
        expect(Math.abs(rounded / ms - 1)).toBeLessThan(0.000_21);
        expect(roundDuration(rounded)).toBe(rounded);
      }),
    );
    for (let code = 0; code <= MAX_DURATION_CODE; code += 1)
      if (encodeDuration(decodeDuration(code)) !== code) throw new Error(`code ${code} changes`);
  });

  test.each([
    [0, 0],
    [0.004, 0],
    [Number.NaN, 0],
    [-5, 0],
    [Number.POSITIVE_INFINITY, MAX_DURATION_CODE],
  ])('of %d ms is %d', (ms, code) => {
    expect(encodeDuration(ms)).toBe(code);
  });
});

test('a shape comes back with its order and skips', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ caseNo: fc.nat(1_000_000), isSkipped: fc.boolean() })), (shape) => {
      expect(decodeShape(encodeShape(shape))).toEqual(shape);
    }),
  );
});

test('attempts come back with durations as the ledger keeps them', () => {
  const ms = fc.double({ min: 0, max: 1e6, noNaN: true }).map(roundDuration);
  const place = fc.record({ agentNo: fc.nat(1000), slot: fc.nat(64), lease: fc.string() });
  const plain = fc.record({
    place: fc.nat(3),
    order: fc.nat(100_000),
    startedAtMs: fc.integer({ min: -1000, max: 10_000_000 }),
    durationMs: ms,
  });
  const load = fc.record({
    timing: fc.record({ loadMs: ms, setupMs: ms, testMs: ms }),
    speed: fc.constantFrom(1, 2, 0.5).map((speed) => roundDuration(speed * 1000) / 1000),
    isSlice: fc.boolean(),
    place: fc.integer({ min: -1, max: 3 }),
  });
  const from = fc.record({
    how: fc.constantFrom(...LEASE_ORIGINS),
    agentNo: fc.nat(1000),
    slot: fc.option(fc.nat(64)),
  });
  const reason = fc.record({
    kind: fc.constantFrom(...LEASE_REASON_KINDS),
    workMs: fc.nat(),
    againstMs: fc.nat(),
    waiting: fc.nat(20_000),
    isPrefetched: fc.boolean(),
    from: fc.option(from),
  });
  const attempts = fc.record({
    reasons: fc.array(fc.record({ place: fc.nat(3), reason })),
    places: fc.array(place),
    loads: fc.array(load),
    exceptions: fc.uniqueArray(fc.nat(500)).map((all) => all.sort((x, y) => x - y)),
    plain: fc.array(plain),
  });
  fc.assert(
    fc.property(attempts, (facts: FileAttempts) => {
      expect(decodeAttempts(encodeAttempts(facts))).toEqual(facts);
    }),
  );
});
