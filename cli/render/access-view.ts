/**
 * Who joined a coordinator, a line each.
 *
 * The moment before the last column is the one that matters for the state: when the certificate ends or ended, or when the agent was revoked. It
 * does not say who is connected: that is known to the coordinator alone, and this list is also read while none runs. The last column is what runs found
 * out of the agent, with the reason below it when there is one.
 */
import type { AgentStanding } from '../../core/agent-standing.ts';
import { formatMoment } from './duration.ts';
import type { Line, Tone } from './line.ts';
import { span } from './line.ts';
import { renderTable } from './table.ts';

export type AgentSeen = {
  readonly agent: string;
  readonly state: 'may come in' | 'expired' | 'revoked' | 'on this machine';
  /** ISO 8601; empty when it is not known. */
  readonly joinedAt: string;
  readonly endsAt: string;
  readonly standing: Pick<AgentStanding, 'state' | 'reason'> & { readonly since: string; readonly until: string };
};

const TONES: Readonly<Record<AgentSeen['state'], Tone>> = {
  'may come in': 'good',
  'expired': 'warn',
  'revoked': 'bad',
  'on this machine': 'good',
};
const STANDING_TONES: Readonly<Record<AgentStanding['state'], Tone>> = { healthy: 'good', suspect: 'warn', fenced: 'bad' };

/** Returns the table, or the next step when nobody has joined. */
export function renderAgents(agents: readonly AgentSeen[]): Line[] {
  if (agents.length === 0) return [[span('dim', 'no agent has joined; shard-run coordinator token prints a line to join with')]];
  const table = renderTable(
    ['agent', 'state', 'joined (UTC)', 'until or since (UTC)', 'standing'],
    agents.map(({ agent, state, joinedAt, endsAt, standing }) => [
      { text: agent, tone: 'strong' },
      { text: state, tone: TONES[state] },
      { text: formatMoment(joinedAt) },
      { text: formatMoment(endsAt) },
      { text: standing.state, tone: STANDING_TONES[standing.state] },
    ]),
  );
  return [...table, ...agents.flatMap(reasonOf)];
}

function reasonOf({ agent, standing: { state, reason, since, until } }: AgentSeen): Line[] {
  if (state === 'healthy') return [];
  const from = since === '' ? '' : ` since ${formatMoment(since)}`;
  const to = until === '' ? '' : ` until ${formatMoment(until)}`;
  return [[span('strong', agent), span('plain', ` is ${state}${from}${to}: ${reason}`)]];
}
