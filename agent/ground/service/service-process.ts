/** One process of a service: started, listened to, and ended with everything it started. */
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { startShellGroup } from '../../process/shell-group.ts';
import { createServiceLog, type ServiceLog } from './service-log.ts';
import type { Place } from './variable.ts';

export type ServiceProcess = {
  readonly place: Place;
  readonly log: ServiceLog;
  /** False from the moment at which the process has ended. */
  isAlive(): boolean;
  /** Resolves when the process and its group are gone, with a clause that says how it ended: `exit code 1`. */
  readonly ended: Promise<string>;
  /** Asks it to end, makes it end, and resolves when it has. Safe to repeat. */
  stop(): Promise<void>;
};

/** A server that was asked to go closes its connections in this time, or never: nothing of it is wanted any more. */
const STOP_GRACE_MS = 1_000;
/** What a dead process wrote into its pipes is read for this long: someone who fled the reaper may hold them open. */
const DRAIN_MS = 200;

/** Starts a service in `cwd`; `env` is its whole environment. */
export function startService(place: Place, cwd: string, env: NodeJS.ProcessEnv): ServiceProcess {
  const { child, terminate, kill, release } = startShellGroup({ command: place.service.command, cwd, env });
  const log = createServiceLog(() => performance.now());
  listen(child.stdout, (text) => log.add('stdout', text));
  listen(child.stderr, (text) => log.add('stderr', text));
  const closed = new Promise((resolve) => child.once('close', resolve));
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  let isAlive = true;
  const ended = exited.then(async (how) => {
    isAlive = false;
    // At once, before the number of the leader can be given to anyone else: a child that outlives it would keep its ports.
    release();
    await Promise.race([closed, pause(DRAIN_MS, undefined, { ref: false })]);
    child.stdout.destroy();
    child.stderr.destroy();
    return how;
  });
  let stopping: Promise<unknown> | null = null;
  const stop = async () => {
    if (!isAlive) return ended;
    const overdue = setTimeout(kill, STOP_GRACE_MS);
    terminate();
    const how = await ended;
    clearTimeout(overdue);
    return how;
  };
  return {
    place,
    log,
    isAlive: () => isAlive,
    ended,
    stop: async () => {
      stopping ??= stop();
      await stopping;
    },
  };
}

function listen(stream: Readable, hear: (text: string) => void): void {
  stream.setEncoding('utf8').on('data', hear);
}
