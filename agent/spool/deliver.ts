/** Brings what a dead process of this agent had finished to the coordinator, under the dead process's session, and ends that session. */
import type { ToAgent } from '../../core/session-message.ts';
import type { Way } from '../identity/way.ts';
import { registrationOf } from '../lifecycle/connection.ts';
import { beginDelivery, createDelivery, type Delivered, endDelivery, refuseUnit, settleReports, takeDue } from '../lifecycle/estate.ts';
import type { AgentIdentity } from '../lifecycle/types.ts';
import { createHeartbeat } from '../rpc/heartbeat.ts';
import { openSession, RETURN_TRIES, type Session } from '../rpc/session.ts';
import type { Estate, ReportSpool } from './report-spool.ts';

type DeliveryOptions = {
  readonly spool: ReportSpool;
  readonly estate: Estate;
  readonly way: Way;
  readonly identity: AgentIdentity;
  /** Ends the delivery before its end: the disk keeps what is left. */
  readonly isOver: Promise<unknown>;
};

/** A coordinator acknowledges four times a second: one that says nothing for so long waits for something that is not on the disk. */
const SILENCE_MS = 10_000;

/**
 * Resolves when the coordinator has answered for each unit, `null` when it is over before. Rejects as a session does that is refused or reaches
 * nobody, after as many tries as an agent makes whose coordinator was there once.
 */
export async function deliverEstate({ spool, estate, way, identity, isOver }: DeliveryOptions): Promise<Delivered | null> {
  const delivery = createDelivery(estate.reports);
  const answered = Promise.withResolvers<Delivered>();
  const finish = () => answered.resolve(endDelivery(delivery));
  if (delivery.units.size === 0) return endDelivery(delivery);
  const silence = createSilence(finish);
  const heartbeat = createHeartbeat(identity.slots, (message) => session.isBusy() || session.send(message));
  const goOn = (isNews: boolean) => {
    if (isNews) silence.begin();
    for (const { lease, sequence } of takeDue(delivery)) {
      const report = spool.read(lease, sequence);
      if (report === null) refuseUnit(delivery, lease);
      else session.send(report);
    }
    if (delivery.waiting.length === 0) finish();
  };
  const hear = (message: ToAgent) => {
    if (message.type === 'welcome') {
      heartbeat.start(message.heartbeatIntervalMs);
      beginDelivery(delivery);
      goOn(true);
    } else if (message.type === 'report-ack') {
      const { lease, sequence, isFenced } = message;
      goOn(isFenced ? refuseUnit(delivery, lease) : settleReports(delivery, lease, sequence));
    }
  };
  const session: Session = openSession({
    way,
    tries: RETURN_TRIES,
    onConnected: () => session.send({ ...registrationOf(identity, estate.session), isDelivery: true }),
    onMessage: hear,
    onDisconnected: (isFenced) => {
      heartbeat.stop();
      silence.end();
      if (isFenced) finish();
    },
  });
  try {
    return await Promise.race([answered.promise, isOver.then(() => null), session.done.then(() => null)]);
  } finally {
    heartbeat.stop();
    silence.end();
    await session.close();
  }
}

function createSilence(onTooLong: () => void): { begin(): void; end(): void } {
  let timer: NodeJS.Timeout | undefined;
  const end = () => clearTimeout(timer);
  return {
    begin: () => {
      end();
      timer = setTimeout(onTooLong, SILENCE_MS);
    },
    end,
  };
}
