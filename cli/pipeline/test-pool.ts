/** Where the pipeline's runs go: a coordinator of the team, or one of its own with agents of this machine. */
import path from 'node:path';
import type { Client } from '@grpc/grpc-js';
import { findWay } from '../../agent/main.ts';
import { startPool } from '../../coordinator/main.ts';
import { hostOf, isLoopbackHost } from '../../core/address.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { agentStateDir } from '../agent-place.ts';
import { packageVersion } from '../package-version.ts';
import { connect } from '../remote/rpc/run-client.ts';
import { startLocalAgents } from './local-agents.ts';

export type TestPoolOptions = {
  /** `HOST:PORT` of a coordinator; `null` starts one. */
  readonly on: string | null;
  /** Where the own one listens, on loopback; `null` is any free port. */
  readonly listen: string | null;
  readonly localAgents: number;
  /** Of the pipeline. */
  readonly folder: string;
  /** The ledger of the own coordinator. */
  readonly history: string;
  readonly branch: string;
  readonly say: (words: string) => void;
};

/** A coordinator to ask for runs; disposing it ends what was started for it. */
export type TestPool = AsyncDisposable & { readonly client: Client; readonly address: string };

/** Opens it. Throws `usage` for options that exclude each other, `not-loopback`, and what `startPool` and `findWay` throw. */
export async function openTestPool(options: TestPoolOptions): Promise<TestPool> {
  const { on, localAgents } = options;
  refuse(options);
  const scope = new AsyncDisposableStack();
  try {
    const address = on ?? (await startOwn(options, scope));
    if (localAgents > 0) {
      scope.use(
        startLocalAgents({ count: localAgents, coordinator: address, folder: path.join(options.folder, 'agent'), say: options.say }),
      );
    }
    const client = scope.adopt(connect(await findWay(address, agentStateDir(null, process.env))), (one) => one.close());
    return { client, address, [Symbol.asyncDispose]: () => scope.disposeAsync() };
  } catch (error) {
    await scope.disposeAsync();
    throw error;
  }
}

async function startOwn(
  { listen, folder, history, branch, localAgents, say }: TestPoolOptions,
  scope: AsyncDisposableStack,
): Promise<string> {
  const place = { listen: listen ?? '127.0.0.1:0', stateDir: path.join(folder, 'pool'), history, mainBranch: branch };
  const pool = scope.use(await startPool({ ...place, version: packageVersion() }));
  if (localAgents === 0)
    say(`the coordinator listens on ${pool.address}; agents join it with shard-run agent --coordinator ${pool.address}`);
  return pool.address;
}

function refuse({ on, listen, localAgents }: TestPoolOptions): void {
  const isBeyond = listen !== null && !isLoopbackHost(hostOf(listen));
  if (isBeyond) {
    throw new ExpectedError('not-loopback', `the pipeline's own coordinator cannot listen on "${listen}": it serves this machine`, {
      hint: `start one for all machines, shard-run coordinator --listen ${listen}, and name it: --on HOST:PORT`,
    });
  }
  if (on !== null && listen !== null) {
    throw new ExpectedError('usage', '--on and --listen exclude each other: the coordinator is there already, or is started here', {
      hint: 'leave one of them out',
    });
  }
  if (on !== null && localAgents > 0 && !isLoopbackHost(hostOf(on))) {
    throw new ExpectedError('usage', `--local cannot be ${localAgents} with the coordinator ${on} on another machine`, {
      hint: 'join it as any machine does: shard-run agent join',
    });
  }
}
