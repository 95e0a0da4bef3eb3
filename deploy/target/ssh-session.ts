/** One host over SSH: orders on two lanes, commands and samplers on a few channels more, all of one connection. */
import PQueue from 'p-queue';
import { ExpectedError } from '../../core/expected-error.ts';
import type { HostSetting } from '../command/host-script.ts';
import type { HostAnswer, HostOrder } from '../command/order.ts';
import { shellQuote } from '../command/quote.ts';
import { refuseOrder } from '../command/request.ts';
import { type Channel, openChannel } from './channel.ts';
import { type Connection, withSignal } from './connection.ts';
import { unreachable } from './connection-error.ts';
import { runOnChannel } from './execution.ts';
import { EXEC_CHANNELS, LINE_CHANNELS } from './limit.ts';
import { readLines } from './line-stream.ts';
import { createOrderLane } from './order-lane.ts';
import type { Host, HostSession } from './target.ts';

/** Orders that may take as long as a person's command does: they must not keep a rollback waiting. */
const SLOW_ORDERS: ReadonlySet<HostOrder['type']> = new Set(['run', 'copy', 'remove']);

/** Describes a session; the connection is opened by its first call. */
export function createSshSession(host: Host, connection: Connection, setting: Omit<HostSetting, 'root'>): HostSession {
  const { subject } = connection;
  const open = async (command: string, signal: AbortSignal): Promise<Channel> =>
    withSignal(openChannel(await connection.client(signal), command, signal), signal, subject);
  const laneOptions = { host: host.id, subject, setting: { ...setting, root: host.root }, open };
  const quick = createOrderLane(laneOptions);
  const slow = createOrderLane(laneOptions);
  const executions = new PQueue({ concurrency: EXEC_CHANNELS });
  const streams = new PQueue({ concurrency: LINE_CHANNELS });

  return {
    host,
    async perform(order, signal) {
      const wrong = refuseOrder(order);
      if (wrong !== null) return refused(host, 'failed', wrong);
      try {
        return await (SLOW_ORDERS.has(order.type) ? slow : quick).perform(order, signal);
      } catch (error) {
        if (error instanceof ExpectedError) return refused(host, 'unreachable', `${error.message} (${error.hint})`);
        throw error;
      }
    },
    async exec(command, { stdin, signal }) {
      const waiting = executions.add(async () => {
        if (signal.aborted) throw unreachable(subject, 'no answer in time', signal.reason);
        const channel = await open(`exec sh -c ${shellQuote(command)}`, signal);
        return runOnChannel(channel, { stdin, signal, subject });
      });
      return withSignal(waiting, signal, subject);
    },
    async *lines(command, signal) {
      const done = Promise.withResolvers<void>();
      try {
        await withSignal(occupy(streams, done.promise), signal, subject);
        yield* readLines(await open(`exec sh -c ${shellQuote(command)}`, signal), signal);
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        done.resolve();
      }
    },
    async [Symbol.asyncDispose]() {
      quick.close();
      slow.close();
      connection.close();
    },
  };
}

function refused(host: Host, refusal: 'failed' | 'unreachable', detail: string): HostAnswer {
  return { host: host.id, isDone: false, refusal, detail, facts: null };
}

/** Resolves when the queue has a place, which is given back when `until` resolves. */
function occupy(queue: PQueue, until: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    queue
      .add(async () => {
        resolve();
        await until;
      })
      .catch(reject);
  });
}
