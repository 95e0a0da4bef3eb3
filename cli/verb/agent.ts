/** `shard-run agent`: lends this machine's cores to a coordinator until it is asked to leave. */
import { loadIdentity } from '../../agent/main.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { drainAgent } from '../agent-drain.ts';
import { agentSpoolDir, agentStateDir, machineName } from '../agent-place.ts';
import { checkAgentForms, type Engagement, runAgent } from '../agent-run.ts';
import { parseVerb } from '../option/parse.ts';
import { AGENT_VERB } from '../option/verb-table.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(AGENT_VERB, argv);
  if (options.drain) return drainAgent(agentStateDir(options.state, process.env));
  const engagement = engage(options);
  checkAgentForms(engagement.agentId, options.label);
  return runAgent(engagement, options);
}

type Wanted = { readonly coordinator: string | null; readonly id: string | null; readonly state: string | null };

/** A coordinator that this machine joined is served under the identity it gave; another one has to be on this machine. */
function engage({ coordinator, id, state }: Wanted): Engagement {
  const stateDir = agentStateDir(state, process.env);
  const identity = loadIdentity(stateDir);
  if (identity !== null && (coordinator === null || coordinator === identity.coordinator)) {
    const agentId = id ?? identity.agent;
    return { coordinator: identity.coordinator, agentId, identityDir: stateDir, spoolDir: agentSpoolDir(stateDir, agentId) };
  }
  if (coordinator === null) {
    throw new ExpectedError('usage', 'an agent needs a coordinator, and this machine has joined none', {
      hint: 'shard-run agent --coordinator HOST:PORT on its own machine, or the line that it prints: shard-run agent join …',
    });
  }
  const agentId = id ?? `${machineName()}-${process.pid}`;
  // Without a folder of its own it shares one with every other agent of this user.
  return { coordinator, agentId, identityDir: null, spoolDir: state === null ? null : agentSpoolDir(stateDir, agentId) };
}
