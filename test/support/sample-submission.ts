/** A run that somebody asks a shared coordinator for, and of which nothing is needed but that it is one. */
import type { Submission } from '../../coordinator/api.ts';
import { ANYWHERE } from '../../core/selection.ts';

export function sampleSubmission(id: string): Submission {
  const settings = {
    isCi: true,
    retries: 0,
    bail: null,
    flakyPolicy: 'fail',
    only: null,
    expectAgents: 1,
    agentWaitMs: 1_000,
    suites: [],
    planOnly: false,
  } as const;
  const request = { revision: { commit: '', tree: '', isDirty: true }, settings };
  return { id, request, isFailedOnly: false, branch: '', isSuperseding: false, priority: 0, placement: ANYWHERE, isUrgent: false };
}
