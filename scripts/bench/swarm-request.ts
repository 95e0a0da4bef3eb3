/** What a coordinator is asked to run with a swarm of simulated agents: one suite of what the swarm says that it has. */
import type { RunRequest } from '../../coordinator/api.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';

const AGENT_WAIT_MS = 120_000;

export function swarmRequest({ agents, stateDir }: { readonly agents: number; readonly stateDir: string }): RunRequest {
  return {
    revision: { commit: '', tree: '', isDirty: true },
    settings: {
      isCi: true,
      retries: 0,
      bail: null,
      flakyPolicy: 'fail',
      only: null,
      expectAgents: agents,
      agentWaitMs: AGENT_WAIT_MS,
      suites: [{ ...PLAIN_SUITE, suite: 'vitest', cwd: stateDir, configFile: null, filters: [], projects: [] }],
      planOnly: false,
    },
  };
}
