/** What a client asks of a pool in tests: one plain suite of a tree that was sent. */
import { randomUUID } from 'node:crypto';
import type { RemoteRequest } from '../../../cli/remote/rpc/run-client.ts';
import { PLAIN_SUITE } from '../../../core/suite-spec.ts';
import type { WorkspaceRef } from '../../../core/workspace.ts';

export function sampleRequest(ref: WorkspaceRef, suite: string, options: Partial<RemoteRequest> = {}): RemoteRequest {
  const workspace = { ref, setup: 'none' } as const;
  return {
    submissionId: randomUUID(),
    revision: { commit: '', tree: ref.tree, isDirty: true },
    suites: [{ ...PLAIN_SUITE, suite, cwd: '', configFile: null, filters: [], projects: [], workspace }],
    isCi: true,
    retries: 0,
    bail: null,
    allowsFlaky: false,
    labelRules: [],
    isFailedOnly: false,
    branch: 'topic',
    isSuperseding: false,
    priority: 0,
    ...options,
  };
}
