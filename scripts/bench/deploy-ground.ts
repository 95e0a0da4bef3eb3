/** A fleet of real hosts, a repository that is deployed to it, and the command line as a person starts it: what the benches of deploys stand on. */
import { lstatSync, mkdirSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FleetOptions as FleetSetting } from '../../cli/config/fleet-option.ts';
import { EXIT } from '../../core/expected-error.ts';
import type { AuditRecord } from '../../deploy/journal/audit.ts';
import { readAudit } from '../../deploy/journal/audit.ts';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { startFleet } from '../../deploy/local-fleet/fleet.ts';
import type { FleetHost } from '../../deploy/local-fleet/fleet-state.ts';
import { git } from '../../deploy/release/sample-repository.ts';
import { type CommandEnd, type Started, startShardRun } from './command.ts';

const NAME = 'bench';

export type DeployGround = AsyncDisposable & {
  readonly fleet: Fleet;
  /** Commits something new. */
  commit(): void;
  start(args: readonly string[]): Started;
  run(args: readonly string[]): Promise<CommandEnd>;
  /** A push of what is committed. */
  startPush(args?: readonly string[]): Started;
  /** The fleet's log, and its file. */
  audit(): readonly AuditRecord[];
  readonly log: string;
  /** The journal of a rollout. */
  journal(rollout: string): string;
};

/** Starts the fleet. An interrupted bench leaves no servers behind. */
export async function openDeployGround(
  directory: string,
  count: number,
  rollout: NonNullable<FleetSetting['rollout']>,
): Promise<DeployGround> {
  const fleet = await startFleet({ count, directory: path.join(directory, 'fleet'), hasService: false });
  const stop = (): void => void fleet.stop().finally(() => process.exit(EXIT.interrupted));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const project = path.join(directory, 'project');
  writeProject(project, fleet, rollout);
  let commits = 0;
  const state = path.join(project, '.shard-run', 'deploy', NAME);
  const log = path.join(state, 'audit');
  const start = (args: readonly string[]): Started => startShardRun(project, ['deploy', ...args]);
  return {
    fleet,
    commit() {
      commits += 1;
      writeFileSync(path.join(project, 'version.txt'), `${commits}\n`);
      git(project, ['add', '--all']);
      git(project, ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '--quiet', '-m', `version ${commits}`]);
    },
    start,
    run: (args) => start(args).ended,
    startPush: (args = []) => start(['push', '--override', 'HEAD', '--reason', 'a bench', ...args]),
    audit: () => readAudit(log),
    log,
    journal: (rollout_) => path.join(state, 'rollouts', rollout_, 'journal'),
    async [Symbol.asyncDispose]() {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
      await fleet.stop();
    },
  };
}

/** What the host's `current` leads to, and since when by this machine's clock; null when it leads nowhere. */
export function servedBy(host: FleetHost): { readonly release: string; readonly sinceMs: number } | null {
  const link = path.join(host.folder, 'current');
  try {
    return { release: path.basename(readlinkSync(link)), sinceMs: lstatSync(link).ctimeMs };
  } catch {
    return null;
  }
}

function writeProject(project: string, fleet: Fleet, rollout: NonNullable<FleetSetting['rollout']>): void {
  const hosts = fleet.hosts.map(({ name, address, port, user, rack, group, root }) => ({ name, address, port, user, rack, group, root }));
  const setting: FleetSetting = {
    hosts,
    root: fleet.hosts[0]?.root ?? '',
    ssh: { identities: [fleet.identity], agent: false, knownHosts: fleet.knownHosts },
    reload: fleet.reload,
    metrics: [],
    rollout,
  };
  mkdirSync(project, { recursive: true });
  writeFileSync(path.join(project, 'shard.config.ts'), `export default ${JSON.stringify({ deploy: { [NAME]: setting } })};\n`);
  writeFileSync(path.join(project, '.gitignore'), '.shard-run\n');
  git(project, ['init', '--quiet', '--template=']);
}
