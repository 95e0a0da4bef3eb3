/** Brings a release to hosts before anybody decided to switch to it: while tests run, so that on green only the switch is left. */
import type { ReleaseId } from '../core/id.ts';
import type { HostStatus, StagedHost } from './api.ts';
import type { ReleaseStore } from './release/store.ts';
import type { Release } from './rollout/types.ts';
import { fanOut } from './target/fan-out.ts';
import type { Target } from './target/target.ts';

/** Releases on their way at once: each streams a file and has its host check every byte. */
const STAGINGS = 48;

export type Prestaging = {
  readonly release: Release;
  readonly status: readonly HostStatus[];
  readonly target: Target;
  readonly store: ReleaseStore;
  readonly shared: { readonly files: readonly string[]; readonly directories: readonly string[] };
  readonly signal: AbortSignal;
};

/**
 * Stages on every host that answers. Nothing is claimed and nothing is switched: a host takes the bytes under the epoch that it has, and a deployer that
 * claims it meanwhile makes this staging a refused one. A host that failed is named; the push that follows tries it again.
 */
export function prestage(staging: Prestaging): Promise<readonly StagedHost[]> {
  return fanOut(staging.status, { limit: STAGINGS }, (status) => stageOne(staging, status));
}

async function stageOne({ release, target, store, shared, signal }: Prestaging, { host, facts, problem }: HostStatus): Promise<StagedHost> {
  if (facts === null) return { host: host.id, sentBytes: 0, problem: problem ?? 'no answer' };
  const from: ReleaseId | null = facts.releases.some((held) => held.id === facts.current && held.digest !== null) ? facts.current : null;
  try {
    const { sentBytes } = await store.stage(target.session(host), { release, from, epoch: facts.epoch, shared, signal });
    return { host: host.id, sentBytes, problem: null };
  } catch (error) {
    return { host: host.id, sentBytes: 0, problem: error instanceof Error ? error.message : String(error) };
  }
}
