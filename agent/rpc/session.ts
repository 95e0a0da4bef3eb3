/** The agent's stream to its coordinator: opened, kept alive, opened again after a break, given up after a bounded number of tries. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExpectedError } from '../../core/expected-error.ts';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import type { Way } from '../identity/way.ts';
import { type Break, classifyBreak, unreachable } from './break.ts';
import { openStream, type Stream } from './stream.ts';

export type SessionEvents = {
  /** A stream was asked for: the first message must be `register`. */
  readonly onConnected: () => void;
  readonly onMessage: (message: ToAgent) => void;
  /** `isFenced`: the coordinator gave the session up. Another try follows unless the session is closed or refused. */
  readonly onDisconnected: (isFenced: boolean) => void;
};

export type SessionOptions = SessionEvents & {
  readonly way: Way;
  /** Tries in a row before the first welcome; then the coordinator counts as unreachable. */
  readonly tries: number;
};

export type Session = {
  send(message: FromAgent): void;
  /** True while more was sent than the network has taken: what can wait should. */
  isBusy(): boolean;
  /** Sends what waits, ends the stream and waits a moment for the coordinator to end its side. Safe to repeat. */
  close(): Promise<void>;
  /** Resolves when closed by `close`; rejects when refused or unreachable. */
  readonly done: Promise<void>;
};

/** A coordinator that starts, restarts or stutters is back soon; one that is gone is not asked forty times a second. */
const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 2_000;
/** Tries in a row after it was there once: five minutes. Its machine is started again in that time, and what was measured meanwhile is not lost. */
export const RETURN_TRIES = 150;
/** A coordinator that took the stream and says nothing is no coordinator. */
const WELCOME_DEADLINE_MS = 10_000;

/** 50 ms, 100 ms … 2 s, spread by a quarter so that many agents do not come back in step. */
function delayMs(tries: number): number {
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(tries, 10));
  return delay * (0.75 + Math.random() / 2);
}

export function openSession(options: SessionOptions): Session {
  const closing = new AbortController();
  let stream: Stream | null = null;
  const done = keepOpen(options, closing.signal, (opened) => {
    stream = opened;
  });
  done.catch(() => undefined);
  return {
    done,
    send: (message) => stream?.send(message),
    isBusy: () => stream?.isBusy() ?? true,
    close: async () => {
      closing.abort();
      await stream?.close();
      await done.catch(() => undefined);
    },
  };
}

async function keepOpen(options: SessionOptions, closing: AbortSignal, setStream: (stream: Stream | null) => void): Promise<void> {
  let limit = options.tries;
  for (let tries = 1; !closing.aborted; tries += 1) {
    const stream = await openStream(options.way);
    if (closing.aborted) return stream.cancel();
    setStream(stream);
    const { wasWelcome, ending } = await follow(stream, options);
    setStream(null);
    if (closing.aborted) return;
    options.onDisconnected(ending.kind === 'fenced');
    if (ending.kind === 'refused') throw ending.error;
    if (wasWelcome) {
      tries = 0;
      limit = Math.max(limit, RETURN_TRIES);
    }
    if (tries >= limit) throw unreachable(options.way.address, tries, ending.reason);
    await sleep(delayMs(tries), undefined, { signal: closing }).catch(() => undefined);
  }
}

type Followed = {
  readonly wasWelcome: boolean;
  readonly ending:
    | Exclude<Break, { kind: 'refused' }>
    | { readonly kind: 'refused'; readonly error: ExpectedError; readonly reason: string };
};

/** Passes messages on until the stream ends, whichever side ended it. */
async function follow(stream: Stream, options: SessionOptions): Promise<Followed> {
  let wasWelcome = false;
  const overdue = setTimeout(() => stream.cancel(), WELCOME_DEADLINE_MS);
  options.onConnected();
  const ended = await stream.forEach((message) => {
    if (message.type === 'welcome') {
      wasWelcome = true;
      clearTimeout(overdue);
    }
    options.onMessage(message);
  });
  clearTimeout(overdue);
  return { wasWelcome, ending: classifyBreak(ended, options.way.address, wasWelcome) };
}
