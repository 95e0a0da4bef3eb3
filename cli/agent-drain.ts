/** Asks the agent of this machine to leave, across processes: by a file, for Windows has no signal that a process may answer. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT, ExpectedError } from '../core/expected-error.ts';
import { isAlive } from './process-alive.ts';

const RUNNING = 'running';
const WISH = 'drain';
const LOOK_MS = 500;
/** As long as a service manager waits for a stop: what runs longer is stuck. */
const LONGEST_DRAIN_MS = 900_000;

/** Marks this process as the agent of the folder, and calls once when somebody wishes that it leaves. Disposing it takes the mark away. */
export function watchForDrain(stateDir: string, onWish: () => void): Disposable {
  const [running, wish] = [path.join(stateDir, RUNNING), path.join(stateDir, WISH)];
  // A wish that nobody heard was for an agent that is gone.
  rmSync(wish, { force: true });
  writeFileSync(running, String(process.pid));
  const timer = setInterval(() => {
    if (!existsSync(wish)) return;
    clearInterval(timer);
    onWish();
  }, LOOK_MS);
  timer.unref();
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer);
      for (const file of [running, wish]) rmSync(file, { force: true });
    },
  };
}

/** Returns the exit code when the agent of the folder has left. Throws `usage` when none runs, `agents-missing` when it does not leave in time. */
export async function drainAgent(stateDir: string): Promise<number> {
  const pid = readPid(path.join(stateDir, RUNNING));
  if (pid === null || !isAlive(pid)) {
    throw new ExpectedError('usage', `no agent runs with its identity in "${stateDir}"`, {
      hint: 'give the --state that it was started with',
    });
  }
  writeFileSync(path.join(stateDir, WISH), '');
  const endMs = performance.now() + LONGEST_DRAIN_MS;
  while (isAlive(pid)) {
    if (performance.now() > endMs) {
      throw new ExpectedError('agents-missing', `the agent (process ${pid}) has not left within ${LONGEST_DRAIN_MS / 60_000} minutes`, {
        hint: 'its log says what it still runs; ending the process moves its work to other agents',
      });
    }
    await sleep(LOOK_MS);
  }
  process.stderr.write(`shard-run: the agent (process ${pid}) has left\n`);
  return EXIT.green;
}

function readPid(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
