import { describe, expect, test } from 'vitest';
import { leaseId } from '../../core/id.ts';
import { beginDelivery, createDelivery, type Delivery, endDelivery, refuseUnit, settleReports, takeDue } from './estate.ts';
import { IN_FLIGHT_BYTES } from './spool.ts';

/** `a1 a2. b1`: reports of the leases a and b; a dot is the end of the unit. */
function left(notation: string, bytes = 1): Delivery {
  const reports = notation.split(' ').map((text) => ({
    lease: leaseId(text.slice(0, 1)),
    sequence: Number.parseInt(text.slice(1), 10),
    bytes,
    isLast: text.endsWith('.'),
  }));
  return createDelivery(reports);
}

function due(delivery: Delivery): string {
  return takeDue(delivery)
    .map(({ lease, sequence }) => `${lease}${sequence}`)
    .join(' ');
}

describe('a delivery', () => {
  test.for([
    ['units that had ended', 'a1 b1 a2.', 'a1 a2'],
    ['nothing of a unit that was running', 'a1 a2', ''],
    ['what is left of a unit whose beginning was acknowledged', 'a7 a8.', 'a7 a8'],
    ['several units in the order in which they were written', 'b3 a1. b4.', 'b3 a1 b4'],
  ] as const)('brings %s', ([, notation, expected]) => {
    expect(due(left(notation))).toBe(expected);
  });

  test('says everything again that is not settled when its stream broke', () => {
    const delivery = left('a1 a2. b1.');
    due(delivery);
    settleReports(delivery, leaseId('a'), 1);
    beginDelivery(delivery);
    expect(due(delivery)).toBe('a2 b1');
  });

  test('has no more under way than a coordinator takes', () => {
    const delivery = left('a1 a2 a3 a4.', IN_FLIGHT_BYTES / 2);
    expect(due(delivery)).toBe('a1 a2');
    expect(due(delivery)).toBe('');
    settleReports(delivery, leaseId('a'), 1);
    expect(due(delivery)).toBe('a3');
  });

  test('counts what was taken, what was refused and what nobody answered', () => {
    const delivery = left('a1. b1. b2. c1.');
    due(delivery);
    expect([settleReports(delivery, leaseId('a'), 1), settleReports(delivery, leaseId('a'), 1)]).toEqual([true, false]);
    expect([refuseUnit(delivery, leaseId('b')), refuseUnit(delivery, leaseId('b'))]).toEqual([true, false]);
    expect(endDelivery(delivery)).toEqual({ taken: 1, refused: 2 });
  });
});
