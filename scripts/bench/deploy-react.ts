/** Bench `deploy-react`: how long a person's word and a verdict take to the first host and to all. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FleetHost } from '../../deploy/local-fleet/fleet-state.ts';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { withTempDir } from './command.ts';
import { type DeployGround, openDeployGround, servedBy } from './deploy-ground.ts';
import { median, seconds } from './sample.ts';

const FLEETS = [200, 300];
const LOOK_MS = 50;
/** A push that does not reach its watch in this time is no ground to measure on. */
const REACH_MS = 300_000;
/** Everybody switches at once and is watched for longer than the measurement. */
const ROLLOUT = { full: { watch: '10m', holdBackRatio: 0 }, deadMan: '5m', hostDeadline: '60s', quorumRatio: 0.9 };

type Reaction = { readonly heardMs: number; readonly firstMs: number; readonly allMs: number; readonly verdictMs: number };

export const DEPLOY_REACT: Bench = {
  summary: `hold and rollback by hand, and the way back after a verdict (--hosts N,N, default ${FLEETS.join(',')})`,
  run: (options) => withTempDir((directory) => run(options, directory)),
};

async function run(options: BenchOptions, directory: string): Promise<BenchResult> {
  const counts = options.extra['hosts']?.split(',').map(Number) ?? FLEETS;
  const table = [['hosts', 'hold heard', 'rollback: first host', 'all hosts', 'decided to all switched back']];
  const figures: BenchResult['figures'][number][] = [];
  for (const count of counts) {
    const reactions = await measureFleet(count, `${directory}/${count}`, options);
    const of = (pick: (reaction: Reaction) => number): number[] => reactions.map(pick);
    const columns: [string, number[], string][] = [
      ['hold heard', of(({ heardMs }) => heardMs), '<= 1000'],
      ['rollback, first host', of(({ firstMs }) => firstMs), '<= 1000'],
      ['rollback, all hosts', of(({ allMs }) => allMs), '<= 5000'],
      ['decided to all switched back', of(({ verdictMs }) => verdictMs), '<= 2000'],
    ];
    table.push([String(count), ...columns.map(([, samples]) => seconds(median(samples)))]);
    figures.push(
      ...columns.map(([name, samples, target]) => ({
        name: `${count} hosts, ${name}`,
        unit: 'ms' as const,
        value: median(samples),
        target,
        samples,
      })),
    );
  }
  return {
    table,
    figures,
    notes: [
      'hold and rollback are counted from the start of the command in another process, its own start included, to the change of the link on the hosts',
      '"decided" is the record of the decision in the log: a verdict and a person lead to the same call',
      'both ends share the cores of this machine',
    ],
  };
}

async function measureFleet(count: number, directory: string, options: BenchOptions): Promise<Reaction[]> {
  await using ground = await openDeployGround(directory, count, ROLLOUT);
  ground.commit();
  const push = ground.startPush(['--emergency']);
  await untilSwitched(ground, null);
  await runWell(ground, ['release', '--promote', '--reason', 'a bench']);
  await push.ended;
  const reactions: Reaction[] = [];
  for (let round = 0; round < options.repeats; round += 1) {
    reactions.push(await react(ground));
    options.log(`${count} hosts, ${round + 1}/${options.repeats}: ${JSON.stringify(reactions.at(-1))}`);
  }
  return reactions;
}

async function react(ground: DeployGround): Promise<Reaction> {
  const { hosts } = ground.fleet;
  const before = releaseOf(hosts[0]);
  ground.commit();
  const push = ground.startPush(['--emergency']);
  await untilSwitched(ground, before);
  const holdMs = Date.now();
  await runWell(ground, ['hold', '--reason', 'a bench']);
  const heardMs = (ground.audit().findLast((record) => record.kind === 'human')?.atMs ?? Number.NaN) - holdMs;
  const backMs = Date.now();
  await runWell(ground, ['rollback', '--reason', 'a bench']);
  await push.ended;
  const changes = hosts.flatMap((host) => {
    const served = servedBy(host);
    return served?.release === before ? [served.sinceMs] : [];
  });
  if (changes.length !== hosts.length) throw new Error(`${hosts.length - changes.length} hosts did not come back`);
  const decidedMs = ground.audit().findLast((record) => record.kind === 'notice' && record.notice.kind === 'verdict')?.atMs ?? Number.NaN;
  const lastMs = Math.max(...changes);
  return { heardMs, firstMs: Math.min(...changes) - backMs, allMs: lastMs - backMs, verdictMs: lastMs - decidedMs };
}

async function untilSwitched(ground: DeployGround, before: string | null): Promise<void> {
  const endMs = performance.now() + REACH_MS;
  while (ground.fleet.hosts.some((host) => releaseOf(host) === before)) {
    if (performance.now() > endMs) throw new Error('the push does not come to its watch');
    await pause(LOOK_MS);
  }
}

async function runWell(ground: DeployGround, args: readonly string[]): Promise<void> {
  const { code, stderr } = await ground.run(args);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${stderr}`);
}

function releaseOf(host: FleetHost | undefined): string | null {
  return host === undefined ? null : (servedBy(host)?.release ?? null);
}
