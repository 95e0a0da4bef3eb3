/** `shard-run coordinator rotate`: makes a new authority. */
import { CERTIFICATE_TTL_MS } from '../../coordinator/main.ts';
import { EXIT } from '../../core/expected-error.ts';
import { openProjectBook } from '../access.ts';
import { COORDINATOR_ROTATE_VERB } from '../option/access-verb-table.ts';
import { parseVerb } from '../option/parse.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(COORDINATOR_ROTATE_VERB, argv);
  await openProjectBook(options.cwd).rotateAuthority(Date.now(), options.now ? 0 : CERTIFICATE_TTL_MS);
  process.stdout.write(
    options.now
      ? 'a new authority signs from now on; every agent has to join again\n'
      : 'a new authority signs from now on; the old one is trusted until every certificate of it has ended, within about a day\n',
  );
  return EXIT.green;
}
