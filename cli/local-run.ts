/** Runs the tests on this machine: a coordinator and one agent in this process, over loopback. */
import path from 'node:path';
import type { Agent, AgentOptions } from '../agent/api.ts';
import type { Coordinator } from '../coordinator/api.ts';
import { withDeadline } from './deadline.ts';
import { packageVersion } from './package-version.ts';
import type { RunSetup } from './run-setup.ts';

const LOCAL_AGENT = 'local';
/** After a run everything is closed already; what is not by then is killed by the exit. */
const CLOSE_DEADLINE_MS = 1500;

/** Starts the test framework first and loads everything else meanwhile. Returns the exit code of the run. */
export async function runLocally(setup: RunSetup): Promise<number> {
  return withLocalCoordinator(
    setup,
    () => prepareFollowing(setup),
    async ({ coordinator, agent, prepared }) => {
      const { followRun, reporters, revision, only } = prepared;
      const request = { revision, settings: { ...setup.settings, only } };
      // An exit kills the agent's process groups: the second Ctrl-C needs no more than that.
      return followRun({
        coordinator,
        request,
        reporters,
        notices: setup.notices,
        failure: agentFailure(agent),
        kill: (code) => process.exit(code),
      });
    },
  );
}

async function prepareFollowing(setup: RunSetup) {
  const [{ followRun }, { openRunReporters, readOnly }, { readRevision }] = await Promise.all([
    import('./run-loop.ts'),
    import('./run-request.ts'),
    import('./revision.ts'),
  ]);
  const [revision, only, reporters] = await Promise.all([readRevision(setup.cwd), readOnly(setup), openRunReporters(setup)]);
  return { followRun, reporters, revision, only };
}

export type LocalRooms<Prepared> = { readonly coordinator: Coordinator; readonly agent: Agent; readonly prepared: Prepared };

/**
 * Gives `use` a coordinator that the local agent joins, and closes both after it. The framework's process is started before anything else;
 * `prepare` runs while the coordinator is loaded.
 */
export async function withLocalCoordinator<Prepared, Result>(
  setup: RunSetup,
  prepare: () => Promise<Prepared>,
  use: (rooms: LocalRooms<Prepared>) => Promise<Result>,
): Promise<Result> {
  const address = Promise.withResolvers<string>();
  address.promise.catch(() => undefined);
  const agent = await startLocalAgent(setup, address.promise);
  const opened: AsyncDisposable[] = [agent];
  try {
    const [{ startCoordinator }, prepared] = await Promise.all([import('../coordinator/main.ts'), prepare()]);
    const coordinator = await startCoordinator({
      listen: '127.0.0.1:0',
      history: setup.history,
      stateDir: setup.stateDir,
      version: packageVersion(),
    });
    opened.push(coordinator);
    address.resolve(coordinator.address);
    return await use({ coordinator, agent, prepared });
  } finally {
    await Promise.all(opened.map(closeWithin));
  }
}

async function startLocalAgent(setup: RunSetup, coordinator: Promise<string>): Promise<Agent> {
  const { startAgent } = await import('../agent/main.ts');
  const cacheDir = path.join(setup.stateDir, 'cache');
  return startAgent({
    coordinator,
    agentId: LOCAL_AGENT,
    slots: setup.slots,
    labels: [],
    cacheDir,
    prewarm: prewarmRequest(setup, cacheDir),
    version: packageVersion(),
  });
}

function prewarmRequest(setup: RunSetup, cacheDir: string): AgentOptions['prewarm'] {
  const spec = setup.settings.suites[0];
  return spec === undefined ? null : { ...spec, isCi: setup.settings.isCi, slots: setup.slots, isAlone: true, cacheDir };
}

/** The only agent of the run was refused or broke: nothing will come any more. An agent that leaves at the end is no failure. */
async function agentFailure(agent: Agent): Promise<never> {
  await agent.done;
  return new Promise<never>(() => undefined);
}

async function closeWithin(closable: AsyncDisposable): Promise<void> {
  await withDeadline(
    Promise.resolve(closable[Symbol.asyncDispose]()).catch(() => undefined),
    CLOSE_DEADLINE_MS,
    undefined,
  );
}
