/** Bench `deploy-kill`: the deployer is killed at random moments; hosts put themselves right with nobody there, and `resume` brings the release home. */
import { setTimeout as pause } from 'node:timers/promises';
import { EXIT } from '../../core/expected-error.ts';
import { createRandom, type Random } from '../../core/random.ts';
import { isArmed } from '../../deploy/local-fleet/fleet-state.ts';
import type { RolloutState, StepName } from '../../deploy/rollout/state.ts';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { withTempDir } from './command.ts';
import { type DeployGround, openDeployGround, servedBy } from './deploy-ground.ts';
import {
  findJournalFaults,
  findLostEntries,
  findStatusFaults,
  findUnwrittenNotices,
  foldJournal,
  readWritten,
} from './deploy-kill-fault.ts';
import { shareInterval } from './judge/statistic.ts';
import { missingNumbers, openRecord } from './record.ts';
import { median, seconds } from './sample.ts';

const KILLS = 200;
const HOSTS = 8;
/** What is promised of a fleet with the default dead-man. */
const PROMISED_MS = 90_000;
/** Short enough to wait for two hundred times, long enough to be extended on a machine that is busy. */
const DEAD_MAN_MS = 10_000;
/** The last extension's way, a reload, and a machine that is busy: beyond the dead-man's own time. */
const GRACE_MS = 5000;
/** Waited for longer than is right, so that a late host has a figure, too. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 20;
/** An order that was on its way when the deployer died is carried out in this time: what holds for so long stays. */
const STEADY_MS = 1000;
/** The last of what a command said, where it went wrong. */
const WORDS = 500;
const TRIES = 3;
const ROLLOUT = {
  canary: { watch: '700ms', extend: '700ms', ratio: 0.25, min: 2 },
  wave: { watch: '700ms', ratio: 0.5 },
  full: { watch: '700ms', holdBackRatio: 0.1 },
  tick: '500ms',
  hostDeadline: '20s',
  quorumRatio: 0.5,
};

/** One kill. `releases`: how many the hosts serve when all is quiet. Faults are in words; none is what is wanted. */
type Kill = {
  readonly step: StepName;
  readonly atMs: number;
  readonly consistentMs: number;
  readonly releases: number;
  readonly faults: readonly string[];
};
type Series = { readonly ground: DeployGround; readonly pushMs: number; readonly limitMs: number };

export const DEPLOY_KILL: Bench = {
  summary: `kill -9 of the deployer at random moments (--deploys N, default ${KILLS}; --hosts N, default ${HOSTS}; dead-man ${seconds(DEAD_MAN_MS)}, --part default for the product's own; --from N --count N --json FILE --append)`,
  canGoOn: true,
  run: (options) => withTempDir((directory) => run(options, directory)),
};

async function run(options: BenchOptions, directory: string): Promise<BenchResult> {
  const count = Number(options.extra['deploys'] ?? KILLS);
  const hosts = Number(options.extra['hosts'] ?? HOSTS);
  const isDefault = options.extra['part'] === 'default';
  const limitMs = isDefault ? PROMISED_MS : DEAD_MAN_MS + GRACE_MS;
  const record = openRecord<Kill>(options.record, `deploy-kill/${options.seed}/${hosts}${isDefault ? '/default' : ''}`);
  await using ground = await openDeployGround(directory, hosts, isDefault ? ROLLOUT : { ...ROLLOUT, deadMan: `${DEAD_MAN_MS}ms` });
  const series = { ground, limitMs, pushMs: await measurePush(ground) };
  for (const number of missingNumbers(record, Number(options.extra['from'] ?? 0), count)) {
    const kill = await killOnce(series, createRandom(`deploy-kill/${options.seed}/${number}`));
    record.add(number, kill);
    const words = [`${kill.step} after ${seconds(kill.atMs)}, consistent within ${seconds(kill.consistentMs)}`, ...kill.faults];
    options.log(`${number}: ${words.join('; ')} (${describeCount([...record.done.values()])})`);
  }
  return report([...record.done.values()], limitMs);
}

/** The second push: the first has nobody to compare with. */
async function measurePush(ground: DeployGround): Promise<number> {
  ground.commit();
  await ground.startPush(['--emergency']).ended;
  ground.commit();
  const startedMs = performance.now();
  await ground.startPush().ended;
  return performance.now() - startedMs;
}

/** The share of kills with a fault, with its exact interval. */
function describeCount(kills: readonly Kill[]): string {
  const faulty = kills.filter(({ faults }) => faults.length > 0).length;
  const [, high] = shareInterval(faulty, kills.length);
  return `${faulty} of ${kills.length} with faults, 95 % at most ${(high * 100).toFixed(2)} %`;
}

async function killOnce({ ground, pushMs, limitMs }: Series, random: Random): Promise<Kill> {
  const before = new Set(ground.fleet.hosts.map((host) => servedBy(host)?.release));
  ground.commit();
  const push = ground.startPush();
  const atMs = random.next() * pushMs;
  await pause(atMs);
  push.kill();
  const { stdout } = await push.ended;
  const killedMs = performance.now();
  const last = ground.audit().findLast((record) => record.kind === 'push');
  const next = last?.kind === 'push' && !before.has(last.release) ? last.release : null;
  const written = readWritten(ground);
  const allowed = new Set([...before, next].flatMap((release) => release ?? []));
  const isConsistent = (): boolean =>
    ground.fleet.hosts.every((host) => !isArmed(host) && allowed.has(servedBy(host)?.release ?? '')) && isOneUnlessConfirming(ground, next);
  const consistentMs = (await untilSteady(isConsistent, limitMs + PATIENCE_MS)) - killedMs;
  const releases = new Set(ground.fleet.hosts.map((host) => servedBy(host)?.release)).size;
  const faults = consistentMs > limitMs ? [`not consistent within ${seconds(limitMs)}`] : [];
  const state = next === null ? null : foldJournal(ground);
  faults.push(...findJournalFaults(ground, state, next), ...findUnwrittenNotices(ground, stdout), ...(await findStatusFaults(ground)));
  faults.push(...(await goOn(ground, state)), ...findLostEntries(written));
  return { step: state?.step ?? 'idle', atMs, consistentMs, releases, faults };
}

/** Returns since when it is so and stays so; the time when patience ends, when it never is. */
async function untilSteady(isSo: () => boolean, patienceMs: number): Promise<number> {
  const endMs = performance.now() + patienceMs;
  let sinceMs: number | null = null;
  while (performance.now() < endMs) {
    if (!isSo()) sinceMs = null;
    else sinceMs ??= performance.now();
    if (sinceMs !== null && performance.now() - sinceMs >= STEADY_MS) return sinceMs;
    await pause(LOOK_MS);
  }
  return endMs;
}

/** After the last watch each host may have heard the confirmation or not; before it, all serve the one release that they had. */
function isOneUnlessConfirming(ground: DeployGround, next: string | null): boolean {
  const state = next === null ? null : foldJournal(ground);
  const isPromoted = state !== null && (state.isCommitted || state.outcome !== null);
  return isPromoted || ground.fleet.hosts.every((host) => servedBy(host)?.release !== next);
}

/**
 * Goes on where the journal has something to go on with, else pushes; then every host has to serve what was pushed. A deployer that could not reach its
 * hosts on a machine that was too busy says so and has changed nothing: it is asked again.
 */
async function goOn(ground: DeployGround, state: RolloutState | null): Promise<string[]> {
  const isOpen = state !== null && state.outcome === null;
  let end = await (isOpen ? ground.run(['resume']) : ground.startPush().ended);
  for (let tries = 1; end.code === EXIT.incomplete && tries < TRIES; tries += 1) end = await ground.startPush().ended;
  if (end.code !== 0)
    return [`${isOpen ? 'resume' : 'the next push'} ended with ${end.code}: ${`${end.stdout}${end.stderr}`.slice(-WORDS)}`];
  const wanted = ground.audit().findLast((record) => record.kind === 'push');
  const wrong = ground.fleet.hosts.filter(
    (host) => servedBy(host)?.release !== (wanted?.kind === 'push' ? wanted.release : '') || isArmed(host),
  );
  return wrong.map(({ name }) => `${name} is wrong afterwards`);
}

function report(kills: readonly Kill[], limitMs: number): BenchResult {
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
        target: `<= ${limitMs}`,
        samples: kills.map((kill) => kill.consistentMs),
      },
      { name: 'faults', unit: 'count', value: faulty.length, target: '0', samples: [] },
    ],
    notes: [
      'consistent: no dead-man is armed, and all hosts serve the release before, but for kills after the last watch, where each may serve either',
      'after each kill: `status` against the links themselves; the log and the journals link by link, against what hosts did and what the push had told; then `resume`, after which all that was written still stands',
      `${kills.filter(({ releases }) => releases > 1).length} kills left a fleet on two releases: between the first confirmation and the last (design 5, fourth row)`,
      describeCount(kills),
      ...faulty,
    ],
  };
}
