/** `shard-run agent`: lends this machine's cores to a coordinator until it is asked to leave. */
import { mkdirSync } from 'node:fs';
import { availableParallelism, homedir, hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { withDeadline } from '../deadline.ts';
import { onInterruption } from '../interruption.ts';
import { parseVerb } from '../option/parse.ts';
import { AGENT_VERB } from '../option/verb-table.ts';
import { packageVersion } from '../package-version.ts';

const ID_FORM = /^[\w.-]{1,128}$/u;
const LABEL_FORM = /^[^\s:]+(?::\S+)?$/u;
/** After a second signal the process groups are only killed, not asked. */
const KILL_DEADLINE_MS = 1000;
const BYTES_A_GIB = 2 ** 30;

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(AGENT_VERB, argv);
  const { coordinator } = options;
  if (coordinator === null)
    throw new ExpectedError('usage', 'an agent needs a coordinator', { hint: 'shard-run agent --coordinator HOST:PORT' });
  const agentId =
    options.id ??
    `${hostname()
      .replaceAll(/[^\w.-]/gu, '-')
      .slice(0, 100)}-${process.pid}`;
  if (!ID_FORM.test(agentId)) throw formError('id', agentId, 'letters, digits, ".", "_", "-", at most 128');
  for (const label of options.label) if (!LABEL_FORM.test(label)) throw formError('label', label, 'key or key:value without spaces');
  const { startAgent } = await import('../../agent/main.ts');
  const cacheDir = path.resolve(options.cache ?? defaultCacheDir());
  mkdirSync(cacheDir, { recursive: true });
  await using agent = startAgent({
    coordinator,
    agentId,
    slots: options.slots ?? availableParallelism(),
    labels: options.label,
    cacheDir,
    prewarm: null,
    workspaces: {
      folder: path.resolve(options.workspaces ?? path.join(cacheDir, 'workspaces')),
      quotaBytes: options.quota === null ? null : options.quota * BYTES_A_GIB,
    },
    version: packageVersion(),
  });
  process.stderr.write(`shard-run: agent ${agentId} joins ${coordinator}\n`);
  let wasInterrupted = false;
  using _signals = onInterruption(
    (signal) => {
      wasInterrupted = true;
      agent.drain(`${signal} on the agent's machine`);
    },
    () =>
      void withDeadline(Promise.resolve(agent[Symbol.asyncDispose]()), KILL_DEADLINE_MS, undefined).then(() =>
        process.exit(EXIT.interrupted),
      ),
  );
  await agent.done;
  return wasInterrupted ? EXIT.interrupted : EXIT.green;
}

function formError(name: string, value: string, expected: string): ExpectedError {
  return new ExpectedError('usage', `--${name} cannot be "${value}": expected ${expected}`, { hint: 'shard-run agent --help' });
}

function defaultCacheDir(): string {
  const home = homedir();
  return home === '' ? path.join(tmpdir(), 'shard-run-agent') : path.join(home, '.cache', 'shard-run');
}
