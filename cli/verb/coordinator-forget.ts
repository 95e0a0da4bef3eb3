/** `shard-run coordinator forget AGENT`: lets go of the name of an agent. */

import { openStandingBook } from '../../coordinator/main.ts';
import { EXIT } from '../../core/expected-error.ts';
import { openProjectBook, projectState, readAgentName } from '../access.ts';
import { COORDINATOR_FORGET_VERB } from '../option/access-verb-table.ts';
import { parseVerb } from '../option/parse.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(COORDINATOR_FORGET_VERB, argv);
  const agent = readAgentName(operands[0]);
  openProjectBook(options.cwd).forget(agent);
  // What its runs found was found of another machine.
  openStandingBook(projectState(options.cwd)).trust(agent, Date.now());
  process.stdout.write(`${agent} is not known any more; a machine may join under the name\n`);
  return EXIT.green;
}
