/** Asks the agent of this machine to leave or to change its version, across processes: by a file, for Windows has no signal that a process may answer. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT, ExpectedError } from '../core/expected-error.ts';
import { type AgentVersion, readVersion } from './agent-version.ts';
import { isAlive } from './process-alive.ts';
import { readJson, writeWhole } from './whole-file.ts';

const RUNNING = 'running';
const DRAIN = 'drain';
const UPGRADE = 'upgrade.json';
const LOOK_MS = 500;
/** As long as a service manager waits for a stop: what runs longer is stuck. */
export const LONGEST_DRAIN_MS = 900_000;

/** What somebody may wish of an agent: each is called once. */
export type WishListener = { readonly onDrain: () => void; readonly onUpgrade: (to: AgentVersion) => void };

/** Marks this process as the agent of the folder, and hears one wish. Disposing it takes the mark away. */
export function watchForWish(stateDir: string, { onDrain, onUpgrade }: WishListener): Disposable {
  const [running, drain, upgrade] = [RUNNING, DRAIN, UPGRADE].map((name) => path.join(stateDir, name)) as [string, string, string];
  // A wish that nobody heard was for an agent that is gone.
  for (const wish of [drain, upgrade]) rmSync(wish, { force: true });
  writeFileSync(running, String(process.pid));
  const timer = setInterval(() => {
    const version = readVersion(readJson(upgrade));
    if (!existsSync(drain) && version === null) return;
    clearInterval(timer);
    if (version === null) onDrain();
    else onUpgrade(version);
  }, LOOK_MS);
  timer.unref();
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer);
      for (const file of [running, drain, upgrade]) rmSync(file, { force: true });
    },
  };
}

/** Returns the exit code when the agent of the folder has left. Throws `usage` when none runs, `agents-missing` when it does not leave in time. */
export async function drainAgent(stateDir: string): Promise<number> {
  const pid = runningAgent(stateDir);
  if (pid === null) {
    throw new ExpectedError('usage', `no agent runs with its identity in "${stateDir}"`, {
      hint: 'give the --state that it was started with',
    });
  }
  writeFileSync(path.join(stateDir, DRAIN), '');
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

/** Returns the process that is the agent of the folder; `null` when none runs. */
export function runningAgent(stateDir: string): number | null {
  const pid = readPid(path.join(stateDir, RUNNING));
  return pid !== null && isAlive(pid) ? pid : null;
}

/** Wishes that the agent of the folder goes on as another version. */
export function wishUpgrade(stateDir: string, to: AgentVersion): void {
  writeWhole(path.join(stateDir, UPGRADE), JSON.stringify(to));
}

function readPid(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
