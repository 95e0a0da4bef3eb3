/** Runs the tests on this machine: a coordinator and one agent in this process, over loopback. */
import path from 'node:path';
import { type Agent, type AgentOptions, foundBrowserLabels, requestFor } from '../agent/api.ts';
import type { Coordinator } from '../coordinator/api.ts';
import { withDeadline } from './deadline.ts';
import { packageVersion } from './package-version.ts';
import { readBranch, readRevision } from './revision.ts';
import type { WantedPage } from './run-request.ts';
import type { RunSetup } from './run-setup.ts';
import { openRunTraces } from './run-trace.ts';

const LOCAL_AGENT = 'local';
/** After a run everything is closed already; what is not by then is killed by the exit. */
const CLOSE_DEADLINE_MS = 1500;

/** Starts the test framework first and loads everything else meanwhile. Returns the exit code of the run. */
export async function runLocally(setup: RunSetup, choice: WantedPage): Promise<number> {
  return withLocalCoordinator(
    setup,
    () => prepareFollowing(setup, choice),
    async ({ coordinator, agent, prepared }) => {
      const { followRun, reporters, revision, only } = prepared;
      await using page = prepared.page;
      await using traces = prepared.traces;
      const request = { revision, settings: { ...setup.settings, only } };
      // An exit kills the agent's process groups: the second Ctrl-C needs no more than that.
      return await followRun({
        begin: (onEvent) => coordinator.run(request, onEvent),
        cwd: setup.cwd,
        reporters: [...reporters, ...(page === null ? [] : [page.reporter(prepared.branch)]), ...traces.reporters],
        notices: setup.notices,
        failure: agentFailure(agent),
        kill: (code) => process.exit(code),
      });
    },
  );
}

async function prepareFollowing(setup: RunSetup, choice: WantedPage) {
  // First: git works in processes of its own while this one loads.
  const asked = Promise.all([readRevision(setup.cwd), choice.page === null ? '' : readBranch(setup.cwd)]);
  const [{ followRun }, { openRunReporters, openWantedPage, readOnly }] = await Promise.all([
    import('./run-loop.ts'),
    import('./run-request.ts'),
  ]);
  const [[revision, branch], only, reporters, traces] = await Promise.all([
    asked,
    readOnly(setup),
    openRunReporters(setup),
    openRunTraces(setup),
  ]);
  return { followRun, reporters, revision, branch, only, traces, page: await openWantedPage(choice, setup, null) };
}

export type LocalRooms<Prepared> = { readonly coordinator: Coordinator; readonly agent: Agent; readonly prepared: Prepared };

/**
 * Gives `use` a coordinator that the local agent joins, and closes both after it. The framework's process is started before anything else;
 * `prepare` goes on while the coordinator is loaded, opens its ledger and listens.
 */
export async function withLocalCoordinator<Prepared, Result>(
  setup: RunSetup,
  prepare: () => Promise<Prepared>,
  use: (rooms: LocalRooms<Prepared>) => Promise<Result>,
): Promise<Result> {
  const address = Promise.withResolvers<string>();
  const agent = await startLocalAgent(setup, address.promise);
  const preparing = prepare();
  const starting = startLocalCoordinator(setup, address.resolve);
  try {
    const [coordinator, prepared] = await Promise.all([starting, preparing]);
    return await use({ coordinator, agent, prepared });
  } finally {
    await Promise.all([agent, starting].map(closeWithin));
  }
}

async function startLocalCoordinator(setup: RunSetup, onListening: (address: string) => void): Promise<Coordinator> {
  const { startCoordinator } = await import('../coordinator/main.ts');
  const { history, stateDir } = setup;
  const coordinator = await startCoordinator({ listen: '127.0.0.1:0', history, stateDir, version: packageVersion() });
  onListening(coordinator.address);
  return coordinator;
}

async function startLocalAgent(setup: RunSetup, coordinator: Promise<string>): Promise<Agent> {
  const { startAgent } = await import('../agent/main.ts');
  const cacheDir = path.join(setup.stateDir, 'cache');
  return startAgent({
    coordinator,
    agentId: LOCAL_AGENT,
    slots: setup.slots,
    // A build machine starts its browsers to be sure; here the run itself soon tells.
    labels: foundBrowserLabels(),
    cacheDir,
    prewarm: prewarmRequest(setup, cacheDir),
    version: packageVersion(),
  });
}

/** Services come first: what stands on them cannot be started ahead. */
function prewarmRequest(setup: RunSetup, cacheDir: string): AgentOptions['prewarm'] {
  const spec = setup.settings.suites[0];
  if (spec === undefined || spec.services.length > 0) return null;
  return requestFor(spec, { isCi: setup.settings.isCi, slots: setup.slots, isAlone: true, cacheDir });
}

/** The only agent of the run was refused or broke: nothing will come any more. An agent that leaves at the end is no failure. */
async function agentFailure(agent: Agent): Promise<never> {
  await agent.done;
  return new Promise<never>(() => undefined);
}

async function closeWithin(opened: AsyncDisposable | Promise<AsyncDisposable>): Promise<void> {
  await withDeadline(close(opened).catch(ignoreFailedStart), CLOSE_DEADLINE_MS, undefined);
}

async function close(opened: AsyncDisposable | Promise<AsyncDisposable>): Promise<void> {
  await (await opened)[Symbol.asyncDispose]();
}

/** Whoever waited for the start has been told. */
function ignoreFailedStart(): void {}
