/** `shard-run coordinator agents`: lists who joined and how each stands, and takes a person's word that one is well again. */
import { openStandingBook, type StandingBook } from '../../coordinator/main.ts';
import { type AgentStanding, HEALTHY } from '../../core/agent-standing.ts';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import type { AgentId } from '../../core/id.ts';
import { openProjectBook, projectState, readAgentName } from '../access.ts';
import { COORDINATOR_AGENTS_VERB } from '../option/access-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { type AgentSeen, renderAgents } from '../render/access-view.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(COORDINATOR_AGENTS_VERB, argv);
  const standings = openStandingBook(projectState(options.cwd));
  if (options.trust !== null) trust(standings, readAgentName(options.trust));
  const standing = new Map(standings.list(Date.now()).map((one) => [one.agent, one.standing]));
  const joined = openProjectBook(options.cwd)
    .agents()
    .map(({ agent, joinedAtMs, expiresAtMs, revokedAtMs }): AgentSeen => {
      const state = revokedAtMs !== null ? 'revoked' : expiresAtMs <= Date.now() ? 'expired' : 'may come in';
      const seen = { agent, state, joinedAt: iso(joinedAtMs), endsAt: iso(revokedAtMs ?? expiresAtMs) } as const;
      return { ...seen, standing: seenStanding(standing.get(agent) ?? HEALTHY) };
    });
  const names = new Set<string>(joined.map(({ agent }) => agent));
  // Agents on the coordinator's own machine have no certificate to be listed by.
  const others = [...standing].flatMap(([agent, one]): AgentSeen[] =>
    names.has(agent) || one.state === 'healthy'
      ? []
      : [{ agent, state: 'on this machine', joinedAt: '', endsAt: '', standing: seenStanding(one) }],
  );
  printLines(renderAgents([...joined, ...others]));
  return EXIT.green;
}

function seenStanding({ state, reason, sinceMs, untilMs }: AgentStanding): AgentSeen['standing'] {
  return { state, reason, since: iso(sinceMs ?? 0), until: iso(untilMs ?? 0) };
}

function iso(ms: number): string {
  return ms === 0 ? '' : new Date(ms).toISOString();
}

/** Throws `not-found` for an agent that nothing was ever said of: a name that was mistyped must not look like one that was heard. */
function trust(standings: StandingBook, agent: AgentId): void {
  if (!standings.list(Date.now()).some((one) => one.agent === agent)) {
    throw new ExpectedError('not-found', `no run ever said anything against an agent "${agent}"`, { hint: 'shard-run coordinator agents' });
  }
  standings.trust(agent, Date.now());
}
