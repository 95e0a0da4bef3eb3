/** `shard-run coordinator token`: prints a line with which machines join. */
import { LONGEST_TOKEN_TTL_MS } from '../../coordinator/main.ts';
import { EXIT } from '../../core/expected-error.ts';
import { createJoinLine, openProjectBook } from '../access.ts';
import { COORDINATOR_TOKEN_VERB } from '../option/access-verb-table.ts';
import { refuseValue } from '../option/option.ts';
import { parseVerb } from '../option/parse.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(COORDINATOR_TOKEN_VERB, argv);
  const { expires } = options;
  if (expires !== null && expires > LONGEST_TOKEN_TTL_MS) refuseValue('expires', `${expires / 3_600_000}h`, 'at most 168h');
  const ttl = expires === null ? {} : { ttlMs: expires };
  process.stdout.write(`${createJoinLine(openProjectBook(options.cwd), { ...ttl, isSingleUse: options.single })}\n`);
  return EXIT.green;
}
