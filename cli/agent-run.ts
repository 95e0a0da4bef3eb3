/** Runs an agent in this process until it leaves: what `shard-run agent` and `shard-run agent join` have in common. */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { foundBrowserLabels } from '../agent/api.ts';
import { findBrowserLabels, serveHealth, startAgent } from '../agent/main.ts';
import { AGENT_ID_FORM } from '../core/credential.ts';
import { EXIT, ExpectedError } from '../core/expected-error.ts';
import { agentArguments } from './agent-argument.ts';
import { watchForWish } from './agent-drain.ts';
import { agentCacheDir } from './agent-place.ts';
import { answerParent, askParent, type Departure, isSuccessor, keepServing } from './agent-succession.ts';
import type { AgentVersion } from './agent-version.ts';
import { withDeadline } from './deadline.ts';
import { onInterruption } from './interruption.ts';
import { createLog, type Log, type LogFormat, logFailure } from './log.ts';
import { packageVersion } from './package-version.ts';

/** The options that both verbs have. */
export type AgentRunOptions = {
  readonly slots: number | null;
  readonly label: readonly string[];
  readonly cache: string | null;
  readonly workspaces: string | null;
  readonly quota: number | null;
  readonly health: string | null;
  readonly log: LogFormat | null;
};

/** Whom to serve, and under which name. */
export type Engagement = {
  readonly coordinator: string;
  readonly agentId: string;
  /** Where the identity is; `null` for a coordinator on this machine. */
  readonly identityDir: string | null;
  /** Where reports wait while the coordinator is away; `null` is in memory. */
  readonly spoolDir: string | null;
};

const LABEL_FORM = /^[^\s:]+(?::\S+)?$/u;
/** After a second signal the process groups are only killed, not asked. */
const KILL_DEADLINE_MS = 1000;
const BYTES_A_GIB = 2 ** 30;

/** Throws `usage` for a name or a label of the wrong form. */
export function checkAgentForms(agentId: string, labels: readonly string[]): void {
  if (!AGENT_ID_FORM.test(agentId)) throw formError('id', agentId, 'letters, digits, ".", "_", "-", at most 128');
  for (const label of labels) if (!LABEL_FORM.test(label)) throw formError('label', label, 'key or key:value without spaces');
}

/** Returns the exit code. Rejects as `Agent.done` does. */
export async function runAgent(engagement: Engagement, options: AgentRunOptions): Promise<number> {
  const { agentId, identityDir } = engagement;
  const log = createLog(options.log);
  return logFailure(log, async () => {
    const serveHere = () => serve(engagement, options, log);
    if (identityDir === null) return codeOf(await serveHere());
    if (isSuccessor(process.env)) return handOver(await serveHere());
    const args = [...agentArguments({ ...options, id: agentId, state: identityDir }), ...(log.isKept ? ['--log', 'json'] : [])];
    return keepServing({ stateDir: identityDir, installed: packageVersion(), args, serve: serveHere, log });
  });
}

function codeOf(departure: Departure): number {
  return departure.kind === 'left' ? departure.code : EXIT.green;
}

/** A version that another one started does not start the next one: it says which, and ends. */
async function handOver(departure: Departure): Promise<number> {
  if (departure.kind === 'upgrade') await askParent(departure.to);
  return codeOf(departure);
}

async function serve({ coordinator, agentId, identityDir, spoolDir }: Engagement, options: AgentRunOptions, log: Log): Promise<Departure> {
  const cacheDir = agentCacheDir(options.cache, process.env);
  mkdirSync(cacheDir, { recursive: true });
  // Only an agent that was installed starts them all: one that stands beside its coordinator for a run is wanted at once.
  const started = identityDir === null ? null : await findBrowserLabels(process.env);
  await using agent = startAgent({
    coordinator,
    agentId,
    ...(identityDir === null ? {} : { identityDir }),
    slots: options.slots ?? availableParallelism(),
    labels: [...new Set([...options.label, ...foundBrowserLabels(started)])],
    cacheDir,
    prewarm: null,
    workspaces: {
      folder: path.resolve(options.workspaces ?? path.join(cacheDir, 'workspaces')),
      quotaBytes: options.quota === null ? null : options.quota * BYTES_A_GIB,
    },
    version: packageVersion(),
    spoolDir,
    onNotice: (message) => log.say('spool', message, { agent: agentId }),
    onNote: (text) => log.note('runner', text, { agent: agentId }),
  });
  log.say('joining', `agent ${agentId} joins ${coordinator}`, { agent: agentId, coordinator });
  await using _health = options.health === null ? null : await serveHealth(options.health, agent);
  using _parent = isSuccessor(process.env) ? answerParent(agent) : null;
  let wasInterrupted = false;
  let wanted: AgentVersion | null = null;
  using _signals = onInterruption(
    (signal) => {
      wasInterrupted = true;
      log.note('draining', `${signal}: finishes what runs and leaves`, { agent: agentId, signal });
      agent.drain(`${signal} on the agent's machine`);
    },
    () =>
      void withDeadline(Promise.resolve(agent[Symbol.asyncDispose]()), KILL_DEADLINE_MS, undefined).then(() =>
        process.exit(EXIT.interrupted),
      ),
  );
  using _drain =
    identityDir === null
      ? null
      : watchForWish(identityDir, {
          onDrain: () => {
            wasInterrupted = true;
            agent.drain('it was asked to leave on its own machine');
          },
          onUpgrade: (version) => {
            wanted = version;
            log.say('upgrading', `finishes what runs and goes on as version ${version.version}`, { version: version.version });
            agent.drain(`it is upgraded to ${version.version}`);
          },
        });
  await agent.done;
  log.note('left', `agent ${agentId} has left`, { agent: agentId });
  if (wanted !== null && !wasInterrupted) return { kind: 'upgrade', to: wanted };
  return { kind: 'left', code: wasInterrupted ? EXIT.interrupted : EXIT.green };
}

function formError(name: string, value: string, expected: string): ExpectedError {
  return new ExpectedError('usage', `--${name} cannot be "${value}": expected ${expected}`, { hint: 'shard-run agent --help' });
}
