/** Bench `deploy-kill`: the deployer is killed at random moments; hosts put themselves right with nobody there, and `resume` brings the release home. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../core/random.ts';
import { readChain } from '../../deploy/journal/chain.ts';
import { reduce } from '../../deploy/rollout/reduce.ts';
import { openRollout, type RolloutState, type StepName } from '../../deploy/rollout/state.ts';
import type { RolloutEvent } from '../../deploy/rollout/types.ts';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { withTempDir } from './command.ts';
import { type DeployGround, isArmed, openDeployGround, servedBy } from './deploy-ground.ts';
import { shareInterval } from './judge/statistic.ts';
import { missingNumbers, openRecord } from './record.ts';
import { median, seconds } from './sample.ts';

const KILLS = 200;
const HOSTS = 8;
const DEAD_MAN_MS = 4000;
/** The last extension's way, a reload, and a machine that is busy: beyond the dead-man's own time. */
const GRACE_MS = 3000;
/** Waited for longer than is right, so that a late host has a figure, too. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 20;
const ROLLOUT = {
  canary: { watch: '700ms', extend: '700ms', ratio: 0.25, min: 2 },
  wave: { watch: '700ms', ratio: 0.5 },
  full: { watch: '700ms', holdBackRatio: 0.1 },
  tick: '500ms',
  deadMan: `${DEAD_MAN_MS}ms`,
  hostDeadline: '5s',
  quorumRatio: 0.5,
};

/** One kill. Faults are in words; none is what is wanted. */
type Kill = { readonly step: StepName; readonly atMs: number; readonly consistentMs: number; readonly faults: readonly string[] };

export const DEPLOY_KILL: Bench = {
  summary: `kill -9 of the deployer at random moments (--deploys N, default ${KILLS}; --hosts N, default ${HOSTS}; dead-man ${seconds(DEAD_MAN_MS)}; --from N --count N --json FILE --append)`,
  canGoOn: true,
  run: (options) => withTempDir((directory) => run(options, directory)),
};

async function run(options: BenchOptions, directory: string): Promise<BenchResult> {
  const count = Number(options.extra['deploys'] ?? KILLS);
  const hosts = Number(options.extra['hosts'] ?? HOSTS);
  const record = openRecord<Kill>(options.record, `deploy-kill/${options.seed}/${hosts}`);
  await using ground = await openDeployGround(directory, hosts, ROLLOUT);
  ground.commit();
  await ground.startPush(['--emergency']).ended;
  ground.commit();
  const startedMs = performance.now();
  await ground.startPush().ended;
  const pushMs = performance.now() - startedMs;
  for (const number of missingNumbers(record, Number(options.extra['from'] ?? 0), count)) {
    const kill = await killOnce(ground, createRandom(`deploy-kill/${options.seed}/${number}`), pushMs);
    record.add(number, kill);
    const words = [`${kill.step} after ${seconds(kill.atMs)}, consistent within ${seconds(kill.consistentMs)}`, ...kill.faults];
    options.log(`${number}: ${words.join('; ')} (${describeCount([...record.done.values()])})`);
  }
  return report([...record.done.values()]);
}

/** The share of kills with a fault, with its exact interval. */
function describeCount(kills: readonly Kill[]): string {
  const faulty = kills.filter(({ faults }) => faults.length > 0).length;
  const [, high] = shareInterval(faulty, kills.length);
  return `${faulty} of ${kills.length} with faults, 95 % at most ${(high * 100).toFixed(2)} %`;
}

async function killOnce(ground: DeployGround, random: Random, pushMs: number): Promise<Kill> {
  const before = new Set(ground.fleet.hosts.map((host) => servedBy(host)?.release));
  ground.commit();
  const push = ground.startPush();
  const atMs = random.next() * pushMs;
  await pause(atMs);
  push.kill();
  await push.ended;
  const killedMs = performance.now();
  const last = ground.audit().findLast((record) => record.kind === 'push');
  const next = last?.kind === 'push' && !before.has(last.release) ? last.release : null;
  const allowed = new Set([...before, next].flatMap((release) => release ?? []));
  const isConsistent = (): boolean =>
    ground.fleet.hosts.every((host) => !isArmed(host) && allowed.has(servedBy(host)?.release ?? '')) && isOneUnlessConfirming(ground, next);
  while (!isConsistent() && performance.now() - killedMs < PATIENCE_MS) await pause(LOOK_MS);
  const consistentMs = performance.now() - killedMs;
  const faults = consistentMs > DEAD_MAN_MS + GRACE_MS ? [`not consistent within ${seconds(DEAD_MAN_MS + GRACE_MS)}`] : [];
  const state = next === null ? null : foldJournal(ground);
  faults.push(...findJournalFaults(ground, state, next), ...(await findStatusFaults(ground)), ...(await goOn(ground, state)));
  return { step: state?.step ?? 'idle', atMs, consistentMs, faults };
}

/** After the last watch each host may have heard the confirmation or not; before it, all serve the one release that they had. */
function isOneUnlessConfirming(ground: DeployGround, next: string | null): boolean {
  const state = next === null ? null : foldJournal(ground);
  const isPromoted = state !== null && (state.isCommitted || state.outcome !== null);
  return isPromoted || ground.fleet.hosts.every((host) => servedBy(host)?.release !== next);
}

/** The newest rollout as its journal has it; null when it died before its first event. Throws when a line is not what was written. */
function foldJournal(ground: DeployGround): RolloutState | null {
  const rollout = ground.audit().findLast((record) => record.kind === 'push')?.rollout;
  const file = ground.journal(rollout ?? '');
  if (!existsSync(file)) return null;
  let state = openRollout();
  for (const event of readChain<RolloutEvent>(file).records) state = reduce(state, event).state;
  return state;
}

/** What a host did by our order, the journal has to know: it is written before anything is ordered. */
function findJournalFaults(ground: DeployGround, state: RolloutState | null, next: string | null): string[] {
  if (next === null) return [];
  const switched = ground.fleet.hosts.filter(({ folder }) =>
    readFileSync(path.join(folder, '.shard-run', 'log'), 'utf8').includes(` ${next}\n`),
  );
  const isKnown = state !== null && (state.switchedStages > 0 || state.takeBack !== null || state.isCommitted);
  return switched.length > 0 && !isKnown ? ['a host was switched by an order that no journal has'] : [];
}

async function findStatusFaults(ground: DeployGround): Promise<string[]> {
  const { stdout } = await ground.run(['status', '--json']);
  const status = JSON.parse(stdout) as {
    readonly hosts: readonly { readonly host: { readonly id: string }; readonly facts: { readonly current: string | null } | null }[];
  };
  const told = new Map(status.hosts.map(({ host, facts }) => [host.id, facts?.current ?? null]));
  return ground.fleet.hosts
    .filter((host) => told.get(host.name) !== servedBy(host)?.release)
    .map(({ name }) => `status is wrong of ${name}`);
}

/** Goes on where the journal has something to go on with, else pushes; then every host has to serve what was pushed. */
async function goOn(ground: DeployGround, state: RolloutState | null): Promise<string[]> {
  const isOpen = state !== null && state.outcome === null;
  const { code, stderr } = await (isOpen ? ground.run(['resume']) : ground.startPush().ended);
  if (code !== 0) return [`${isOpen ? 'resume' : 'the next push'} ended with ${code}: ${stderr}`];
  const wanted = ground.audit().findLast((record) => record.kind === 'push');
  const wrong = ground.fleet.hosts.filter(
    (host) => servedBy(host)?.release !== (wanted?.kind === 'push' ? wanted.release : '') || isArmed(host),
  );
  return wrong.map(({ name }) => `${name} is wrong afterwards`);
}

function report(kills: readonly Kill[]): BenchResult {
  const steps = [...new Set(kills.map(({ step }) => step))];
  const row = (name: string, some: readonly Kill[]): string[] => {
    const times = some.map(({ consistentMs }) => consistentMs);
    return [
      name,
      String(some.length),
      seconds(median(times)),
      seconds(Math.max(...times)),
      String(some.filter(({ faults }) => faults.length > 0).length),
    ];
  };
  const faulty = kills.flatMap(({ step, faults }) => faults.map((words) => `${step}: ${words}`));
  return {
    table: [
      ['killed in step', 'kills', 'consistent, median', 'worst', 'with faults'],
      ...steps.map((step) =>
        row(
          step,
          kills.filter((kill) => kill.step === step),
        ),
      ),
      row('all', kills),
    ],
    figures: [
      {
        name: 'consistent with nobody there',
        unit: 'ms',
        value: Math.max(...kills.map((kill) => kill.consistentMs)),
        target: `<= ${DEAD_MAN_MS + GRACE_MS}`,
        samples: kills.map((kill) => kill.consistentMs),
      },
      { name: 'faults', unit: 'count', value: faulty.length, target: '0', samples: [] },
    ],
    notes: [
      'consistent: no dead-man is armed, and all hosts serve the release before, but for kills after the last watch, where each may serve either',
      'after each kill: `status` against the links themselves, the journals checked link by link and against what hosts did, then `resume`',
      describeCount(kills),
      ...faulty,
    ],
  };
}
