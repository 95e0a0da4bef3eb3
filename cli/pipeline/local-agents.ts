/** Agents of this machine, as processes of the pipeline: one that ends is started again, and all leave with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AgentOptions } from '../../agent/api.ts';
import { packageVersion } from '../package-version.ts';

export type LocalAgentOptions = {
  readonly count: number;
  readonly coordinator: string;
  /** Of their caches and trees; kept from one start to the next. */
  readonly folder: string;
  readonly say: (words: string) => void;
};

/** An agent whose machine lacks something would else be started for ever, as fast as it dies. */
const AGAIN_MS = 2_000;
const LEAVE_MS = 10_000;

/** Starts them; disposing tells them to leave, and kills those that do not. */
export function startLocalAgents(options: LocalAgentOptions): AsyncDisposable {
  const ended = new AbortController();
  const agents = Array.from({ length: options.count }, (_, index) => keepAgent(options, `local-${index + 1}`, ended.signal));
  return {
    [Symbol.asyncDispose]: async () => {
      ended.abort();
      await Promise.all(agents);
    },
  };
}

async function keepAgent(options: LocalAgentOptions, id: string, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    const child = start(options, id);
    const said = hear(child);
    const leave = (): void => stop(child);
    ended.addEventListener('abort', leave, { once: true });
    await Promise.race([once(child, 'close'), once(child, 'error')]);
    ended.removeEventListener('abort', leave);
    if (ended.aborted) return;
    options.say(`the agent ${id} ended and is started again${said.text === '' ? '' : `: ${said.text}`}`);
    await sleep(AGAIN_MS, undefined, { signal: ended }).catch(() => undefined);
  }
}

function start({ coordinator, folder }: LocalAgentOptions, agentId: string): ChildProcess {
  const cacheDir = path.join(folder, agentId);
  const agent: AgentOptions = {
    coordinator,
    agentId,
    slots: 1,
    labels: [],
    cacheDir,
    prewarm: null,
    version: packageVersion(),
    workspaces: { folder: path.join(cacheDir, 'workspaces'), quotaBytes: null },
  };
  const entry = fileURLToPath(new URL(`../agent-process${path.extname(import.meta.filename)}`, import.meta.url));
  return spawn(process.execPath, [...process.execArgv, entry, JSON.stringify(agent)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
}

/** The last line that it said. */
function hear(child: ChildProcess): { text: string } {
  const said = { text: '' };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.text = text.trim().split('\n').at(-1) ?? '';
  });
  return said;
}

function stop(child: ChildProcess): void {
  child.kill('SIGTERM');
  const overdue = setTimeout(() => child.kill('SIGKILL'), LEAVE_MS);
  child.once('close', () => clearTimeout(overdue));
}
