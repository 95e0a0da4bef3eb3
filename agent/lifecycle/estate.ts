/**
 * What a dead process of this agent left on the disk, and how its next process delivers it.
 *
 * Only whole units count: those that completed. What was running died with its runner, and one that crashed may have died of what killed the agent,
 * such as the machine's going down: both are the coordinator's to hand out again. The reports are said under the dead session's name, on a stream
 * that is for nothing else, so that the coordinator judges them as it would have judged the dead process: a lease that is still out takes them in
 * order, one that moved refuses them. Then the stream is ended, which ends the session, and the agent joins as the new process that it is. So nobody
 * has to believe that one session speaks for another.
 *
 * Reports go out as acknowledgements come in, so that an estate of any size is never in memory. See docs/design/0015-coordinator-restart.md.
 */
import type { LeaseId } from '../../core/id.ts';
import { IN_FLIGHT_BYTES } from './spool.ts';

/** A report on the disk, without what it says; `isLast` when its unit completed with it. */
export type SpooledReport = { readonly lease: LeaseId; readonly sequence: number; readonly bytes: number; readonly isLast: boolean };

/** Reports that wait to be delivered, oldest first; the first `sent` of them are under way on the present stream. */
export type Delivery = {
  waiting: readonly SpooledReport[];
  sent: number;
  inFlightBytes: number;
  readonly units: ReadonlySet<LeaseId>;
  /** Units that the coordinator does not want any more, or that cannot be delivered. */
  readonly refused: Set<LeaseId>;
};

/** How many units the coordinator took, and how many not. */
export type Delivered = { readonly taken: number; readonly refused: number };

/** Takes on the reports of units that had completed. */
export function createDelivery(reports: readonly SpooledReport[]): Delivery {
  const units = new Set(reports.flatMap(({ lease, isLast }) => (isLast ? [lease] : [])));
  const waiting = reports.filter(({ lease }) => units.has(lease));
  return { waiting, sent: 0, inFlightBytes: 0, units, refused: new Set() };
}

/** A stream is open: nothing that was sent on the one before is known to have arrived. */
export function beginDelivery(delivery: Delivery): void {
  delivery.sent = 0;
  delivery.inFlightBytes = 0;
}

/** Returns what to send now, in order. */
export function takeDue(delivery: Delivery): SpooledReport[] {
  const due: SpooledReport[] = [];
  while (delivery.inFlightBytes < IN_FLIGHT_BYTES) {
    const next = delivery.waiting[delivery.sent];
    if (next === undefined) break;
    due.push(next);
    delivery.sent += 1;
    delivery.inFlightBytes += next.bytes;
  }
  return due;
}

/** The coordinator has the lease's reports up to a sequence. Answers whether that was news. */
export function settleReports(delivery: Delivery, lease: LeaseId, sequence: number): boolean {
  const isSettled = (report: SpooledReport) => report.lease === lease && report.sequence <= sequence;
  const underWay = delivery.waiting.slice(0, delivery.sent).filter((report) => !isSettled(report));
  const waiting = delivery.waiting.filter((report) => !isSettled(report));
  const isNews = waiting.length < delivery.waiting.length;
  delivery.waiting = waiting;
  delivery.sent = underWay.length;
  delivery.inFlightBytes = underWay.reduce((sum, { bytes }) => sum + bytes, 0);
  return isNews;
}

/** Nobody wants the unit, or it cannot be read. Answers whether that was news. */
export function refuseUnit(delivery: Delivery, lease: LeaseId): boolean {
  const isNews = settleReports(delivery, lease, Number.POSITIVE_INFINITY);
  if (isNews) delivery.refused.add(lease);
  return isNews;
}

/** Gives up what still waits, and says what became of all. */
export function endDelivery(delivery: Delivery): Delivered {
  for (const { lease } of delivery.waiting) refuseUnit(delivery, lease);
  return { taken: delivery.units.size - delivery.refused.size, refused: delivery.refused.size };
}
