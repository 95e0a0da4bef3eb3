/** Asks every host of a fleet what it serves and holds. */
import type { HostStatus } from './api.ts';
import type { Host, Target } from './target/target.ts';

export type Question = {
  readonly target: Target;
  readonly hosts: readonly Host[];
  /** For one host's answer. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
};

/** Resolves with one status a host, in their order; a host that gives no answer has its reason in it. */
export function askHosts({ target, hosts, deadlineMs, signal }: Question): Promise<readonly HostStatus[]> {
  return Promise.all(
    hosts.map(async (host): Promise<HostStatus> => {
      const deadline = AbortSignal.timeout(deadlineMs);
      const answer = await target.session(host).perform({ type: 'probe' }, AbortSignal.any([signal, deadline]));
      return { host, facts: answer.facts, problem: answer.isDone ? null : answer.detail };
    }),
  );
}
