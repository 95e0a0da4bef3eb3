/** Carries orders to the script on one host: one shell for all of them, one order at a time, a new shell after any trouble. */
import PQueue from 'p-queue';
import type { HostId } from '../../core/id.ts';
import { parseAnswer, parseEnd, READY_NUMBER } from '../command/answer.ts';
import { HOST_SHELL, type HostSetting, hostScript } from '../command/host-script.ts';
import type { HostAnswer, HostOrder } from '../command/order.ts';
import { encodeRequest } from '../command/request.ts';
import type { Channel } from './channel.ts';
import { withSignal } from './connection.ts';
import { type Subject, unreachable } from './connection-error.ts';
import { ANSWER_LINES, LINE_BYTES } from './limit.ts';
import { splitLines } from './line-splitter.ts';

export type OrderLane = {
  /** Throws `host-unreachable` and whatever a connection can throw; then it is not known whether the order was carried out. */
  perform(order: HostOrder, signal: AbortSignal): Promise<HostAnswer>;
  close(): void;
};

export type OrderLaneOptions = {
  readonly host: HostId;
  readonly subject: Subject;
  readonly setting: HostSetting;
  /** Opens a channel with a command on it. */
  readonly open: (command: string, signal: AbortSignal) => Promise<Channel>;
};

type Reply = { readonly number: number; readonly status: string; readonly lines: readonly string[] };
type Shell = { readonly ask: (text: string) => Promise<Reply>; readonly isOpen: () => boolean; readonly end: () => void };

export function createOrderLane({ host, subject, setting, open }: OrderLaneOptions): OrderLane {
  const queue = new PQueue({ concurrency: 1 });
  let shell: Shell | null = null;
  let number = READY_NUMBER;

  const start = async (signal: AbortSignal): Promise<Shell> => {
    const started = createShell(await open(HOST_SHELL, signal), subject);
    shell = started;
    const ready = await withSignal(started.ask(hostScript(setting)), signal, subject);
    if (ready.status !== 'ready') throw unreachable(subject, ready.lines.join(' '));
    return started;
  };
  const ask = async (order: HostOrder, signal: AbortSignal): Promise<HostAnswer> => {
    const ready = shell?.isOpen() === true ? shell : await start(signal);
    number += 1;
    const reply = await withSignal(ready.ask(`${encodeRequest(number, order)}\n`), signal, subject);
    if (reply.number !== number) throw unreachable(subject, 'it answered another question');
    return parseAnswer(host, reply.status, reply.lines);
  };
  const drop = (): void => {
    shell?.end();
    shell = null;
  };

  return {
    async perform(order, signal) {
      const waiting = queue.add(async () => {
        if (signal.aborted) throw unreachable(subject, 'no answer in time', signal.reason);
        try {
          return await ask(order, signal);
        } catch (error) {
          // A late answer must not be taken for the next one's.
          drop();
          throw error;
        }
      });
      return await withSignal(waiting, signal, subject);
    },
    close: drop,
  };
}

function createShell({ stream, closed }: Channel, subject: Subject): Shell {
  let waiting: PromiseWithResolvers<Reply> | null = null;
  let lines: string[] = [];
  let isOpen = true;
  let complaint = '';
  const fail = (reason: string): void => {
    isOpen = false;
    waiting?.reject(unreachable(subject, reason));
    waiting = null;
  };
  const end = (): void => {
    fail('the connection was closed here');
    stream.destroy();
  };
  const takeLine = (line: string): void => {
    const last = parseEnd(line);
    if (last !== null) {
      waiting?.resolve({ ...last, lines });
      waiting = null;
      lines = [];
      return;
    }
    lines.push(line);
    if (lines.length > ANSWER_LINES) fail('its answer has no end');
  };
  stream.on('data', splitLines(takeLine, { maxBytes: LINE_BYTES }));
  stream.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(-400)));
  void closed.then(() => fail(complaint.trim() === '' ? 'the connection was lost' : `its shell ended: ${complaint.trim()}`));
  return {
    ask(text) {
      const asked = Promise.withResolvers<Reply>();
      waiting = asked;
      if (isOpen) stream.write(text);
      else fail('the connection was lost');
      return asked.promise;
    },
    isOpen: () => isOpen,
    end,
  };
}
