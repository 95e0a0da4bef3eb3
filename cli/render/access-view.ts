/**
 * Who joined a coordinator, a line each.
 *
 * The moment in the last column is the one that matters for the state: when the certificate ends or ended, or when the agent was revoked. It
 * does not say who is connected: that is known to the coordinator alone, and this list is also read while none runs.
 */
import { formatMoment } from './duration.ts';
import type { Line, Tone } from './line.ts';
import { span } from './line.ts';
import { renderTable } from './table.ts';

export type AgentSeen = {
  readonly agent: string;
  readonly state: 'may come in' | 'expired' | 'revoked';
  /** ISO 8601; empty when it is not known. */
  readonly joinedAt: string;
  readonly endsAt: string;
};

const TONES: Readonly<Record<AgentSeen['state'], Tone>> = { 'may come in': 'good', 'expired': 'warn', 'revoked': 'bad' };

/** Returns the table, or the next step when nobody has joined. */
export function renderAgents(agents: readonly AgentSeen[]): Line[] {
  if (agents.length === 0) return [[span('dim', 'no agent has joined; shard-run coordinator token prints a line to join with')]];
  return renderTable(
    ['agent', 'state', 'joined (UTC)', 'until or since (UTC)'],
    agents.map(({ agent, state, joinedAt, endsAt }) => [
      { text: agent, tone: 'strong' },
      { text: state, tone: TONES[state] },
      { text: formatMoment(joinedAt) },
      { text: formatMoment(endsAt) },
    ]),
  );
}
