/** `shard-run coordinator`: serves runs of others; with `--once` it runs this project's tests on the agents that join, also where a dead one left off. */
import path from 'node:path';
import type { PoolCoordinator, UnfinishedRun } from '../../coordinator/api.ts';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { isSame } from '../../core/is-same.ts';
import type { TlsOptions } from '../access.ts';
import { withDeadline } from '../deadline.ts';
import { requireGrids } from '../grid-check.ts';
import { createLog, type Log, logFailure } from '../log.ts';
import { type OnceOptions, refuseOnceOptions } from '../once-option.ts';
import { parseVerb } from '../option/parse.ts';
import { COORDINATOR_VERB } from '../option/verb-table.ts';
import { packageVersion } from '../package-version.ts';
import { readBranch, readRevision } from '../revision.ts';
import { followRun } from '../run-loop.ts';
import { openPoolPage, openRunReporters, openWantedPage, readOnly, type WantedPage } from '../run-request.ts';
import { prepareRun } from '../run-setup.ts';
import { openStateFolder } from '../state-folder.ts';
import { onStop, type Stop } from '../stop-signal.ts';
import { resolveProject } from '../suite.ts';

const DEFAULT_LISTEN = '127.0.0.1:7420';
const DEFAULT_MAIN = 'main';
const DEFAULT_WAIT_MS = 5 * 60_000;
/** How long a pool that was told to stop still drives its runs, for whoever wants them ended. What stops services waits ten seconds and longer. */
const SECOND_THOUGHT_MS = 2_000;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(COORDINATOR_VERB, argv);
  const log = createLog(options.log);
  return logFailure(log, () => (options.once ? runOnce(options, operands, log) : serve(options, operands, log)));
}

type Options = ReturnType<typeof parseVerb<typeof COORDINATOR_VERB>>['options'];

async function runOnce(options: Options, operands: readonly string[], log: Log): Promise<number> {
  const setup = await prepareRun(options, operands);
  await requireGrids(setup.settings.suites);
  const [{ findUnfinishedRun, startCoordinator }, { standingJoinLine, planAccess }, telemetryModule, reporters] = await Promise.all([
    import('../../coordinator/main.ts'),
    import('../access.ts'),
    import('../telemetry.ts'),
    openRunReporters(setup),
  ]);
  const [branch, revision, only] = await Promise.all([readBranch(setup.cwd), readRevision(setup.cwd), readOnly(setup)]);
  const { openTelemetry, telemetryReporter } = telemetryModule;
  const left = options.resume ? findUnfinishedRun(setup.stateDir) : null;
  const resumed = left !== null && isSame(left.revision, revision) ? left : null;
  const listen = options.listen ?? DEFAULT_LISTEN;
  const access = planAccess(listen, options, log);
  await using telemetry = openTelemetry({ metrics: options.metrics, access, traces: setup.traces, log });
  await using coordinator = await startCoordinator({
    listen,
    ...(access === null ? {} : { access }),
    history: setup.history,
    stateDir: setup.stateDir,
    version: packageVersion(),
    isResuming: resumed !== null,
  });
  await using page = await openWantedPage(options, setup, { coordinator, log });
  const expectAgents = options.expect ?? 1;
  const request = { revision, settings: { ...setup.settings, only, expectAgents, agentWaitMs: options.wait ?? DEFAULT_WAIT_MS } };
  await telemetry.serve(() => coordinator.gauges());
  const { address } = coordinator;
  const join = log.isKept ? '' : `; join with ${standingJoinLine(address, access, setup.stateDir)}`;
  log.say('listening', `listening on ${address}${join}`, { address });
  const code = await followRun({
    begin: (onEvent) => (resumed === null ? coordinator.run(request, onEvent) : coordinator.resume(resumed, onEvent)),
    cwd: setup.cwd,
    reporters: [...reporters, ...(page === null ? [] : [page.reporter(branch)]), telemetryReporter(telemetry)],
    notices: [...setup.notices, ...resumeNotices(left, resumed)],
    failure: Promise.withResolvers<never>().promise,
    kill: (exitCode) => process.exit(exitCode),
  });
  coordinator.drainAgents('the coordinator served its one run');
  return code;
}

function resumeNotices(left: UnfinishedRun | null, resumed: UnfinishedRun | null): readonly string[] {
  if (left === null) return [];
  if (resumed !== null) return [`the coordinator of the run "${left.runId}" stopped; the run goes on where it was`];
  return [`the run "${left.runId}" did not finish and tests another revision: it is left as it is`];
}

type Place = TlsOptions &
  OnceOptions &
  WantedPage & {
    readonly cwd: string | null;
    readonly listen: string | null;
    readonly history: string | null;
    readonly main: string | null;
    readonly metrics: string | null;
  };

/** Serves until it is told to stop: then its runs are left to the next start, or what is known of them is reported to whoever watches. */
async function serve(options: Place, operands: readonly string[], log: Log): Promise<number> {
  const [file] = operands;
  if (file !== undefined) {
    throw new ExpectedError('usage', `a coordinator that serves others runs no files of its own, such as "${file}"`, {
      hint: 'add --once to run this project',
    });
  }
  refuseOnceOptions(options);
  const [{ startPool }, { standingJoinLine, planAccess }, { openTelemetry }] = await Promise.all([
    import('../../coordinator/main.ts'),
    import('../access.ts'),
    import('../telemetry.ts'),
  ]);
  const listen = options.listen ?? DEFAULT_LISTEN;
  const access = planAccess(listen, options, log);
  await using telemetry = openTelemetry({ metrics: options.metrics, access, traces: null, log });
  const stateDir = openStateFolder(resolveProject(options.cwd)).path;
  using stop = onStop(() => process.exit(EXIT.interrupted));
  let opened: PoolCoordinator | null = null;
  // Before the runs that a dead coordinator left are taken up: they are shown from their first event.
  await using page = await openPoolPage(options, { stateDir, log, coordinator: () => opened });
  await using coordinator = await startPool({
    listen,
    ...(access === null ? {} : { access }),
    stateDir,
    history: options.history === null ? null : path.resolve(options.history),
    onEvent: (run, event) => {
      telemetry.observe(run, event);
      page?.observe(run, event);
    },
    mainBranch: options.main ?? DEFAULT_MAIN,
    version: packageVersion(),
  });
  opened = coordinator;
  await telemetry.serve(() => coordinator.gauges());
  const { address } = coordinator;
  const ways = log.isKept ? '' : `; join with ${standingJoinLine(address, access, stateDir)}, run with shard-run --on ${address}`;
  log.say('listening', `listening on ${address}${ways}`, { address });
  return await endPool(coordinator, stop, log);
}

/** Answers the exit code. */
async function endPool(coordinator: PoolCoordinator, stop: Stop, log: Log): Promise<number> {
  if ((await stop.first) === 'end') return EXIT.interrupted;
  const runs = coordinator.refuseMore();
  if (runs > 0) {
    const left = `${runs} ${runs === 1 ? 'run goes' : 'runs go'} on when a coordinator is started here again`;
    log.say('stopping', `stopping; ${left}; once more within ${SECOND_THOUGHT_MS / 1000} s ends them`, { runs });
    if (await withDeadline(stop.end, SECOND_THOUGHT_MS, null)) return EXIT.interrupted;
  }
  await coordinator.suspend();
  return EXIT.green;
}
