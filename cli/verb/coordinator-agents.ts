/** `shard-run coordinator agents`: lists who joined. */
import { EXIT } from '../../core/expected-error.ts';
import { openProjectBook } from '../access.ts';
import { COORDINATOR_AGENTS_VERB } from '../option/access-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { renderAgents } from '../render/access-view.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(COORDINATOR_AGENTS_VERB, argv);
  const iso = (ms: number): string => (ms === 0 ? '' : new Date(ms).toISOString());
  const agents = openProjectBook(options.cwd).agents();
  printLines(
    renderAgents(
      agents.map(({ agent, joinedAtMs, expiresAtMs, revokedAtMs }) => ({
        agent,
        state: revokedAtMs !== null ? 'revoked' : expiresAtMs <= Date.now() ? 'expired' : 'may come in',
        joinedAt: iso(joinedAtMs),
        endsAt: iso(revokedAtMs ?? expiresAtMs),
      })),
    ),
  );
  return EXIT.green;
}
