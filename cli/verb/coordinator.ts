/** `shard-run coordinator --once`: waits for agents, runs the tests on them, and exits with the run's verdict. */
import { ExpectedError } from '../../core/expected-error.ts';
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
  const [{ startCoordinator }, reporters, revision, only] = await Promise.all([
    import('../../coordinator/main.ts'),
    openRunReporters(setup),
    readRevision(setup.cwd),
    readOnly(setup),
  ]);
  await using coordinator = await startCoordinator({
    listen: options.listen ?? DEFAULT_LISTEN,
    history: setup.history,
    stateDir: setup.stateDir,
    version: packageVersion(),
  });
  const expectAgents = options.expect ?? 1;
  process.stderr.write(`shard-run: listening on ${coordinator.address}; join with shard-run agent --coordinator ${coordinator.address}\n`);
  const code = await followRun({
    coordinator,
    request: { revision, settings: { ...setup.settings, only, expectAgents, agentWaitMs: options.wait ?? DEFAULT_WAIT_MS } },
    reporters,
    notices: setup.notices,
    failure: Promise.withResolvers<never>().promise,
    kill: (exitCode) => process.exit(exitCode),
  });
  coordinator.drainAgents('the coordinator served its one run');
  return code;
}
