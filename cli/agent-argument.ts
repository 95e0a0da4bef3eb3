/** The options of an agent as what is typed after `shard-run agent`, for whoever starts it again: a service, or the version before it. */
import path from 'node:path';

/** What of an agent's options another process has to be told. */
export type AgentPlace = {
  readonly slots: number | null;
  readonly label: readonly string[];
  readonly id: string | null;
  readonly cache: string | null;
  readonly workspaces: string | null;
  readonly quota: number | null;
  readonly state: string | null;
  readonly health: string | null;
};

/** Returns the arguments; folders are absolute, for the other process may stand elsewhere. */
export function agentArguments({ slots, label, id, cache, workspaces, quota, state, health }: AgentPlace): string[] {
  const values: readonly (readonly [string, string | number | null])[] = [
    ['--slots', slots],
    ...label.map((one) => ['--label', one] as const),
    ['--id', id],
    ['--cache', cache === null ? null : path.resolve(cache)],
    ['--workspaces', workspaces === null ? null : path.resolve(workspaces)],
    ['--quota', quota],
    ['--state', state === null ? null : path.resolve(state)],
    ['--health', health],
  ];
  return values.flatMap(([name, value]) => (value === null ? [] : [name, String(value)]));
}
