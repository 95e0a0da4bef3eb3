import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostId } from '../../core/id.ts';
import { decodeTick, encodeTick } from './tick-code.ts';
import type { Tick } from './types.ts';

const anyNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(Number.NaN, -0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
const anySignature = fc.record({ fingerprint: fc.string({ unit: 'binary' }), count: fc.nat(), sample: fc.string({ unit: 'binary' }) });
const anyHost = fc.record({
  host: fc.string().map(hostId),
  values: fc.array(anyNumber, { maxLength: 6 }),
  signatures: fc.array(anySignature, { maxLength: 3 }),
});
const anyTick: fc.Arbitrary<Tick> = fc.record({ atMs: fc.nat(), hosts: fc.array(anyHost, { maxLength: 4 }) });

describe('a tick in the journal', () => {
  test('comes back exactly as it was, and is one line', () => {
    fc.assert(
      fc.property(anyTick, (tick) => {
        const line = encodeTick(tick);
        expect(line).not.toContain('\n');
        expect(decodeTick(line)).toEqual(tick);
        expect(encodeTick(decodeTick(line) as Tick)).toBe(line);
      }),
    );
  });

  test('takes at most twenty bytes a number of the sizes that metrics have', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e12, noNaN: true }), (value) => {
        const empty = encodeTick({ atMs: 0, hosts: [{ host: hostId('a'), values: [], signatures: [] }] }).length;
        expect(encodeTick({ atMs: 0, hosts: [{ host: hostId('a'), values: [value], signatures: [] }] }).length - empty).toBeLessThanOrEqual(
          20,
        );
      }),
    );
  });

  test('names each kind of log line once, however many hosts told it', () => {
    const signatures = [{ fingerprint: 'f', count: 1, sample: 'Undefined index' }];
    const hosts = ['a', 'b', 'c'].map((name) => ({ host: hostId(name), values: [], signatures }));
    expect(encodeTick({ atMs: 1, hosts }).split('Undefined index')).toHaveLength(2);
  });

  test.each([
    ['half a line', '{"t":1,"k":[],"h":[["a",[1'],
    ['another object', '{"type":"tick"}'],
    ['a number', '7'],
    ['nothing', ''],
    ['a kind that is not there', '{"t":1,"k":[],"h":[["a",[1],[0,1]]]}'],
    ['a kind without its count', '{"t":1,"k":[["f","s"]],"h":[["a",[1],[0]]]}'],
    ['text for a value', '{"t":1,"k":[],"h":[["a",["1"],[]]]}'],
  ])('%s is no tick', (_, line) => {
    expect(decodeTick(line)).toBeNull();
  });
});
