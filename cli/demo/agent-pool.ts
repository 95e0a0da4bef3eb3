/** The demo's agents: processes on this machine that stand for machines. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AgentOptions, requestFor } from '../../agent/api.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';
import { sleep } from './pause.ts';

/** A suite to be opened before any coordinator asks. */
type SuiteRequest = NonNullable<AgentOptions['prewarm']>;

export type AgentPoolOptions = {
  readonly count: number;
  readonly coordinator: string;
  /** Labels of the agent with this 0-based number. */
  readonly labelsOf: (number: number) => readonly string[];
  readonly cacheDir: string;
  readonly suite: Pick<SuiteRequest, 'suite' | 'cwd' | 'isCi'>;
  readonly signal: AbortSignal;
};

export interface AgentPool extends AsyncDisposable {
  readonly processes: readonly ChildProcess[];
  /** What agents said on their way out, for a demo that fails. */
  readonly complaints: () => string;
}

/** Starting one loads a framework, half a second of a core: two cores cannot load 36 at once within anybody's deadline. */
const STAGGER_MS = 150;
const LEAVE_MS = 10_000;
/** 36 frameworks on one machine: small young generations, old ones that are collected early. A fifth of the memory for no time. */
const NODE_OPTIONS = '--max-old-space-size=256 --max-semi-space-size=4';
const COMPLAINT_CHARACTERS = 4_096;

/** Starts the agents one after the other; stops early when aborted. They are told to leave when the pool is disposed. */
export async function startAgentPool(options: AgentPoolOptions): Promise<AgentPool> {
  const processes: ChildProcess[] = [];
  let said = '';
  for (let number = 0; number < options.count && !options.signal.aborted; number++) {
    const child = spawn(process.execPath, [...process.execArgv, entryPath(), JSON.stringify(agentOptions(options, number))], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} ${NODE_OPTIONS}` },
    });
    child.on('error', (error) => {
      said += `${error.message}\n`;
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-COMPLAINT_CHARACTERS);
    });
    processes.push(child);
    await sleep(STAGGER_MS, options.signal);
  }
  return { processes, complaints: () => said, [Symbol.asyncDispose]: () => stopAll(processes) };
}

function agentOptions(options: AgentPoolOptions, number: number): AgentOptions {
  const agentId = `agent-${String(number + 1).padStart(2, '0')}`;
  const cacheDir = path.join(options.cacheDir, agentId);
  const { isCi, ...place } = options.suite;
  const spec = { ...PLAIN_SUITE, ...place, configFile: null, filters: [], projects: [] };
  const prewarm = requestFor(spec, { isCi, isAlone: options.count === 1, slots: 1, cacheDir });
  return { coordinator: options.coordinator, agentId, slots: 1, labels: options.labelsOf(number), cacheDir, prewarm };
}

/** The sibling has this file's own extension: `.ts` in the repository, `.js` in the package. */
function entryPath(): string {
  return fileURLToPath(new URL(`../agent-process${path.extname(import.meta.filename)}`, import.meta.url));
}

async function stopAll(processes: readonly ChildProcess[]): Promise<void> {
  const alive = processes.filter((child) => child.pid !== undefined && child.exitCode === null && child.signalCode === null);
  const ended = alive.map((child) => once(child, 'exit'));
  for (const child of alive) child.kill('SIGTERM');
  const deadline = setTimeout(() => {
    for (const child of alive) child.kill('SIGKILL');
  }, LEAVE_MS);
  await Promise.all(ended);
  clearTimeout(deadline);
}
