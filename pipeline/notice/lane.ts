/** One receiver of notices: what waits for it, one after the other, tried again within bounds, beside the pipeline and never in its way. */
import { setTimeout as delay } from 'node:timers/promises';

/** One attempt. */
export const ATTEMPT_DEADLINE_MS = 10_000;
/** With the pauses between them a notice is given up after about a minute. */
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 500;
/** Also of what a server asks for with `Retry-After`. */
const LONGEST_PAUSE_MS = 15_000;
/** A batch makes a dozen. The oldest are dropped. */
const WAITING_NOTICES = 200;

/** `askedMs` is the pause that the server asked for, 0 when none. `failure` holds no secret: it is shown. */
export type Delivery =
  | { readonly isDelivered: true }
  | { readonly isDelivered: false; readonly failure: string; readonly isRetryable: boolean; readonly askedMs: number };

export type LaneOptions<Letter> = {
  /** As it is named in a problem. */
  readonly name: string;
  /** One attempt; never rejects. */
  readonly deliver: (letter: Letter, signal: AbortSignal) => Promise<Delivery>;
  readonly onProblem: (words: string) => void;
};

export type Lane<Letter> = {
  /** Resolves when the letter is delivered or given up; never rejects. */
  send(letter: Letter): Promise<void>;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
  /** Gives up what waits. */
  end(): void;
};

/** Opens a lane; nothing is sent before the first letter. */
export function openLane<Letter>(options: LaneOptions<Letter>): Lane<Letter> {
  const ended = new AbortController();
  const waiting: { readonly letter: Letter; readonly over: () => void }[] = [];
  let running: Promise<void> | null = null;
  const drain = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const failure = ended.signal.aborted ? 'the pipeline has ended' : await deliverPatiently(next.letter, options, ended.signal);
      if (failure !== null) options.onProblem(`${options.name}: a notice was not delivered: ${failure}`);
      next.over();
    }
    running = null;
  };
  return {
    send(letter) {
      const { promise, resolve: over } = Promise.withResolvers<void>();
      waiting.push({ letter, over });
      if (waiting.length > WAITING_NOTICES) {
        waiting.shift()?.over();
        options.onProblem(`${options.name}: more than ${WAITING_NOTICES} notices wait; the oldest was dropped`);
      }
      running ??= drain();
      return promise;
    },
    idle: async () => {
      await running;
    },
    end: () => ended.abort(),
  };
}

/** Returns `null` when it was delivered, or why not. */
async function deliverPatiently<Letter>(letter: Letter, { deliver }: LaneOptions<Letter>, ended: AbortSignal): Promise<string | null> {
  let failure = 'never tried';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const outcome = await deliver(letter, AbortSignal.any([ended, AbortSignal.timeout(ATTEMPT_DEADLINE_MS)]));
    if (outcome.isDelivered) return null;
    failure = outcome.failure;
    if (!outcome.isRetryable || ended.aborted || attempt === ATTEMPTS) break;
    const pauseMs = Math.max(outcome.askedMs, FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    await delay(Math.min(pauseMs, LONGEST_PAUSE_MS), undefined, { signal: ended }).catch(() => {});
  }
  return failure;
}
