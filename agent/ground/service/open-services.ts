/**
 * Keeps the services of a suite standing.
 *
 * When one of them dies, all are ended and started anew. What stands on a service that was started again does not stand: an empty database, a
 * port that has moved, a server that is connected to the one before, a global set-up that will not be called again. So there is one way to a
 * usable state, the way from the beginning, and what ran meanwhile is run again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { TestError } from '../../../core/outcome.ts';
import { failureOf, type GroundRequest } from '../ground.ts';
import { PortLost, type ServiceDeath, type Stand, startStand } from './stand.ts';

export type OpenServices = AsyncDisposable &
  Pick<Stand, 'env' | 'slotEnv'> & {
    /** What the services of a slot wrote since, when they have had time to write it; a death that explains a failure has been told by then. */
    question(slot: number, sinceMs: number): Promise<readonly TestError[]>;
  };

export type ServicesRequest = Pick<GroundRequest, 'runId' | 'spec' | 'slots' | 'signal' | 'onShaken' | 'onBroken'> & {
  readonly cwd: string;
  /** They stand again, elsewhere. */
  readonly onStanding: (stand: Pick<Stand, 'env' | 'slotEnv'>) => void;
};

/** Deaths of services under one suite on one agent. Two are weather; with more it is the application, and every test would wait for it. */
const MAX_DEATHS = 5;
/** Strangers seldom take a port in the moment between a look and a start; three times in a row they do not. */
const MAX_LOST_PORTS = 3;
/** Output crosses a pipe, and the end of a process its parent, within this time on a busy machine. */
const LISTEN_MS = 150;
/** Who does not listen any more is dying, and its parents (a shell, npm) with it. */
const DYING_MS = 3_000;

/** Starts the services. Rejects with `service-failed` or the signal's reason, and then leaves nothing behind. */
export async function openServices(request: ServicesRequest): Promise<OpenServices> {
  const { onShaken, onBroken, onStanding } = request;
  const over = new AbortController();
  const signal = AbortSignal.any([request.signal, over.signal]);
  let deaths = 0;
  let stand = await start({ ...request, signal });
  let mending: Promise<void> = Promise.resolve();

  const watch = (watched: Stand) => {
    void watched.died.then((death) => {
      if (!over.signal.aborted) mending = mend(watched, death);
    });
  };

  const mend = async (broken: Stand, death: ServiceDeath) => {
    deaths += 1;
    onShaken(death);
    await broken.stop();
    try {
      if (deaths > MAX_DEATHS) throw tooManyDeaths(death);
      const next = await start({ ...request, signal });
      stand = next;
      onStanding(next);
      watch(next);
    } catch (error) {
      if (!signal.aborted) onBroken(failureOf(error));
    }
  };

  watch(stand);
  return {
    env: stand.env,
    slotEnv: stand.slotEnv,
    question: async (slot, sinceMs) => {
      const asked = stand;
      await pause(LISTEN_MS);
      if (await asked.isShaky()) await Promise.race([asked.died, pause(DYING_MS, undefined, { ref: false })]);
      return asked.words(slot, sinceMs);
    },
    [Symbol.asyncDispose]: async () => {
      over.abort();
      await mending;
      await stand.stop();
    },
  };
}

async function start(request: ServicesRequest): Promise<Stand> {
  for (let lost = 1; ; lost += 1) {
    try {
      return await startStand(request);
    } catch (error) {
      if (!(error instanceof PortLost)) throw error;
      if (lost >= MAX_LOST_PORTS) throw lostPorts(error);
    }
  }
}

function lostPorts({ message }: PortLost): ExpectedError {
  const hint = 'have it listen on the port that it finds in PORT, and on no other';
  return new ExpectedError('service-failed', `${message}, ${MAX_LOST_PORTS} times`, { hint });
}

function tooManyDeaths({ because, words }: ServiceDeath): ExpectedError {
  const message = `services died ${MAX_DEATHS + 1} times under the suite; the last time ${because}\n${words}`.trimEnd();
  return new ExpectedError('service-failed', message, {
    hint: 'run fewer test files, to see which one it does not survive',
  });
}
