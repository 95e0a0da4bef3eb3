/** Keeps an agent alive through its versions: the one that serves, the one that is tried, and the one to go back to. */
import { type ChildProcess, fork } from 'node:child_process';
import { EXIT } from '../core/expected-error.ts';
import { type AgentVersion, chooseVersion, chosenVersion, readVersion, tellOutcome } from './agent-version.ts';
import { onInterruption } from './interruption.ts';
import type { Log } from './log.ts';

/** How a version stopped serving: for good, for another one, or it never came to serve. */
export type Departure =
  | { readonly kind: 'left'; readonly code: number }
  | { readonly kind: 'upgrade'; readonly to: AgentVersion }
  | { readonly kind: 'failed'; readonly problem: string };

export type Succession = {
  readonly stateDir: string;
  /** Of this process, which keeps the others. */
  readonly installed: string;
  /** What follows `agent` on the command line of a successor. */
  readonly args: readonly string[];
  /** Serves in this process. */
  readonly serve: () => Promise<Departure>;
  readonly log: Log;
};

/** Set for an agent that another version of itself started. */
const MARK = 'SHARD_RUN_AGENT_SUCCESSOR';
/** An agent that is installed first starts every browser that it finds, and a coordinator may be on its way up. */
export const LONGEST_START_MS = 180_000;
const LOOK_MS = 100;

type FromSuccessor = { readonly type: 'serving' } | { readonly type: 'upgrade'; readonly to: AgentVersion };

/** True in a process that another version keeps. */
export function isSuccessor(env: NodeJS.ProcessEnv): boolean {
  return env[MARK] !== undefined && process.send !== undefined;
}

/**
 * Serves with the version that was chosen, in this process when none was, until one leaves for good; answers its exit code. A version that does not come
 * to serve is given up for the one before it.
 */
export async function keepServing(succession: Succession): Promise<number> {
  const { stateDir, installed, log } = succession;
  let current = chosenVersion(stateDir, installed);
  let previous: AgentVersion | null = null;
  for (;;) {
    const departure: Departure = current === null ? await succession.serve() : await serveElsewhere(succession, current);
    if (departure.kind === 'left') return departure.code;
    if (departure.kind === 'upgrade') {
      previous = current;
      current = departure.to;
      continue;
    }
    if (current !== null) tellOutcome(stateDir, { to: current, problem: departure.problem });
    log.say('upgrade-failed', `version ${current?.version} does not serve: ${departure.problem}; going back`, {}, 'warning');
    current = previous;
    previous = null;
    chooseVersion(stateDir, installed, current);
  }
}

/** A process group of its own: Ctrl-C reaches it through this process alone, once. It leaves when this process dies. */
async function serveElsewhere({ stateDir, installed, args, log }: Succession, version: AgentVersion): Promise<Departure> {
  const child = fork(version.entry, ['agent', ...args], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [MARK]: version.version },
    execArgv: [],
  });
  let hasServed = false;
  let next: AgentVersion | null = null;
  child.on('message', (message: FromSuccessor) => {
    if (message.type === 'upgrade') next = readVersion(message.to);
    if (message.type !== 'serving' || hasServed) return;
    hasServed = true;
    chooseVersion(stateDir, installed, version);
    tellOutcome(stateDir, { to: version, problem: '' });
    log.note('upgraded', `version ${version.version} serves`, { version: version.version });
  });
  let wasInterrupted = false;
  const interrupt = (): void => {
    wasInterrupted = true;
    if (child.connected) child.send('interrupt');
  };
  using _signals = onInterruption(interrupt, interrupt);
  const overdue = setTimeout(() => {
    if (!hasServed) endGroup(child);
  }, LONGEST_START_MS);
  const { code, problem } = await endOf(child);
  clearTimeout(overdue);
  if (next !== null) return { kind: 'upgrade', to: next };
  if (!hasServed && !wasInterrupted) return { kind: 'failed', problem };
  return { kind: 'left', code };
}

function endOf(child: ChildProcess): Promise<{ readonly code: number; readonly problem: string }> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: EXIT.incomplete, problem: error.message }));
    child.once('exit', (code, signal) =>
      resolve({
        code: code ?? EXIT.incomplete,
        problem: signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`,
      }),
    );
  });
}

/** It has not come to serve: there is nothing of a run below it, but there may be a browser that does not start. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}

/** In a successor: tells its parent when the agent serves, and takes interruptions from it. Returns what serves only until it is disposed. */
export function answerParent(agent: { isServing(): boolean }): Disposable {
  const hear = (message: unknown): void => {
    if (message === 'interrupt') process.emit('SIGINT');
  };
  process.on('message', hear);
  const timer = setInterval(() => {
    if (!agent.isServing()) return;
    clearInterval(timer);
    process.send?.({ type: 'serving' } satisfies FromSuccessor);
  }, LOOK_MS);
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer);
      process.off('message', hear);
    },
  };
}

/** In a successor: hands the wish for another version to its parent. */
export function askParent(to: AgentVersion): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send({ type: 'upgrade', to } satisfies FromSuccessor, () => resolve());
  });
}
