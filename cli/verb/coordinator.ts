/** `shard-run coordinator --once`: waits for agents, runs the tests on them, and exits with the run's verdict; also where a dead one left off. */
import type { UnfinishedRun } from '../../coordinator/api.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { isSame } from '../../core/is-same.ts';
import { parseVerb } from '../option/parse.ts';
import { COORDINATOR_VERB } from '../option/verb-table.ts';
import { packageVersion } from '../package-version.ts';
import { readRevision } from '../revision.ts';
import { followRun } from '../run-loop.ts';
import { openRunReporters, readOnly } from '../run-request.ts';
import { prepareRun } from '../run-setup.ts';

const DEFAULT_LISTEN = '127.0.0.1:7420';
const DEFAULT_WAIT_MS = 5 * 60_000;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(COORDINATOR_VERB, argv);
  if (!options.once) {
    throw new ExpectedError('usage', 'this version of the coordinator serves one run', { hint: 'shard-run coordinator --once --expect N' });
  }
  const setup = await prepareRun(options, operands);
  const [{ findUnfinishedRun, startCoordinator }, reporters, revision, only] = await Promise.all([
    import('../../coordinator/main.ts'),
    openRunReporters(setup),
    readRevision(setup.cwd),
    readOnly(setup),
  ]);
  const left = options.resume ? findUnfinishedRun(setup.stateDir) : null;
  const resumed = left !== null && isSame(left.revision, revision) ? left : null;
  await using coordinator = await startCoordinator({
    listen: options.listen ?? DEFAULT_LISTEN,
    history: setup.history,
    stateDir: setup.stateDir,
    version: packageVersion(),
    isResuming: resumed !== null,
  });
  const expectAgents = options.expect ?? 1;
  const request = { revision, settings: { ...setup.settings, only, expectAgents, agentWaitMs: options.wait ?? DEFAULT_WAIT_MS } };
  process.stderr.write(`shard-run: listening on ${coordinator.address}; join with shard-run agent --coordinator ${coordinator.address}\n`);
  const code = await followRun({
    begin: (onEvent) => (resumed === null ? coordinator.run(request, onEvent) : coordinator.resume(resumed, onEvent)),
    cwd: setup.cwd,
    reporters,
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
