/** `shard-run coordinator revoke AGENT`: refuses an agent from now on. */
import { EXIT } from '../../core/expected-error.ts';
import { openProjectBook, readAgentName } from '../access.ts';
import { COORDINATOR_REVOKE_VERB } from '../option/access-verb-table.ts';
import { parseVerb } from '../option/parse.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(COORDINATOR_REVOKE_VERB, argv);
  const agent = readAgentName(operands[0]);
  const book = openProjectBook(options.cwd);
  const isKnown = book.known(agent).record !== null;
  book.revoke(agent, Date.now());
  // A name that nobody has yet is refused too: the machine may be about to join.
  process.stdout.write(`${agent} is refused from now on${isKnown ? '' : '; no agent of that name has joined yet'}\n`);
  return EXIT.green;
}
