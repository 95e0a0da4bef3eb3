/** Keeps an identity fresh while the agent lives: asks for the next certificate in time, and tries again when nobody answers. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '../../core/expected-error.ts';
import { renewalDelayMs, retryDelayMs } from '../lifecycle/renewal.ts';
import type { Identity } from './identity.ts';
import { renewIdentity } from './join.ts';

/** A timer of Node holds no more; a certificate that lives longer is asked for early. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1;

export type IdentityHolder = {
  /** The newest. */
  current(): Identity;
  /** Ends the renewing. Safe to repeat. */
  stop(): void;
};

/** Starts to renew. A refusal is not an end: the session hears it too, and says it better. */
export function holdIdentity(stateDir: string, first: Identity): IdentityHolder {
  const stopping = new AbortController();
  let current = first;
  const keepFresh = async (): Promise<void> => {
    const spread = Math.random();
    for (let waitMs = renewalDelayMs(current, Date.now(), spread); !stopping.signal.aborted; ) {
      await sleep(Math.min(waitMs, LONGEST_SLEEP_MS), undefined, { signal: stopping.signal, ref: false });
      try {
        current = await renewIdentity(stateDir, current);
        waitMs = renewalDelayMs(current, Date.now(), spread);
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        const retryMs = retryDelayMs(current, Date.now());
        if (retryMs === null) return;
        waitMs = retryMs;
      }
    }
  };
  keepFresh().catch((error: unknown) => {
    // The sleep that `stop` ended.
    if (!stopping.signal.aborted) throw error;
  });
  return { current: () => current, stop: () => stopping.abort() };
}
