/** What would stop a deploy, found before it is wanted: hosts that do not answer, clocks, space, rsync, metrics that tell nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { HostId } from '../core/id.ts';
import type { Tick } from './analysis/types.ts';
import type { FleetConfig, FleetFinding, HostStatus } from './api.ts';
import { openSampler } from './metric-source/sampler.ts';
import { RSYNC_PROTOCOL } from './release/staging-script.ts';
import type { Host, Target } from './target/target.ts';

/** Clocks further apart than this make logs unreadable; nothing the deployer decides depends on them. */
const CLOCK_MS = 5000;
const FREE_BYTES = 1_000_000_000;
/** Ticks to listen for a metric: counters need two to have a difference. */
const TICKS = 3;
const NAMES_MAX = 5;

export type CheckQuestion = {
  readonly config: FleetConfig;
  readonly hosts: readonly Host[];
  readonly target: Target;
  readonly status: readonly HostStatus[];
  readonly signal: AbortSignal;
};

/** Returns the findings, in the order in which they would stop a deploy. */
export async function checkFleet(question: CheckQuestion): Promise<readonly FleetFinding[]> {
  const { status } = question;
  const reached = status.filter((host) => host.facts !== null);
  const rsync = await askRsync(question, reached);
  const aheadMs = await askClocks(question, reached);
  return [
    verdict('hosts', status, (host) => host.facts !== null, {
      fine: `${status.length} answer`,
      hint: status.find((host) => host.problem !== null)?.problem ?? '',
    }),
    verdict('current', reached, ({ facts }) => facts?.foreign === null, {
      fine: 'every current is a link to a release, or none yet',
      hint: 'move what lies at current away, then push',
    }),
    verdict('rsync', reached, ({ host }) => rsync.has(host.id), {
      fine: '3.1 or newer on every host',
      hint: 'install rsync 3.1 or newer there',
    }),
    verdict('space', reached, ({ facts }) => (facts?.freeBytes ?? 0) > FREE_BYTES, {
      fine: 'at least 1 GB free everywhere',
      hint: 'free space, or lower rollout.keepReleases',
    }),
    verdict('clocks', reached, ({ host }) => (aheadMs.get(host.id) ?? 0) < CLOCK_MS, {
      fine: 'within 5 s of this machine',
      hint: 'run an NTP client there',
    }),
    ...(await checkMetrics(question)),
  ];
}

function verdict(
  subject: string,
  hosts: readonly HostStatus[],
  isFine: (host: HostStatus) => boolean,
  words: { readonly fine: string; readonly hint: string },
): FleetFinding {
  const bad = hosts.filter((host) => !isFine(host)).map(({ host }) => host.id);
  if (bad.length === 0) return { subject, isFine: true, words: words.fine, hint: '' };
  return { subject, isFine: false, words: `not on ${listNames(bad)}`, hint: words.hint };
}

async function askRsync({ target, signal }: CheckQuestion, reached: readonly HostStatus[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    reached.map(async ({ host }) => {
      const result = await target
        .session(host)
        .exec('rsync --version', { signal })
        .catch(() => null);
      const [, protocol] = /protocol version (\d+)/u.exec(result?.stdout.toString() ?? '') ?? [];
      return result?.code === 0 && Number(protocol) >= RSYNC_PROTOCOL ? [host.id] : [];
    }),
  );
  return new Set(found.flat());
}

/** Returns by how much each host's clock is off at least: it may have been read at any moment while the answer was on its way. */
async function askClocks({ target, signal }: CheckQuestion, reached: readonly HostStatus[]): Promise<ReadonlyMap<HostId, number>> {
  const read = reached.map(async ({ host }): Promise<[HostId, number]> => {
    const askedMs = Date.now();
    const { facts } = await target.session(host).perform({ type: 'probe' }, signal);
    const clockMs = facts?.clockMs ?? askedMs;
    return [host.id, Math.max(askedMs - clockMs, clockMs - Date.now(), 0)];
  });
  return new Map(await Promise.all(read));
}

async function checkMetrics(question: CheckQuestion): Promise<FleetFinding[]> {
  const { config, hosts, target } = question;
  const problems: string[] = [];
  const ticks: Tick[] = [];
  const ending = new AbortController();
  const signal = AbortSignal.any([question.signal, ending.signal]);
  const tickMs = Math.min(config.settings.tickMs, 1000);
  void sleep(tickMs * (TICKS + 2), undefined, { signal }).then(
    () => ending.abort(),
    () => undefined,
  );
  for await (const tick of openSampler({ target, hosts: () => hosts, metrics: config.metrics, tickMs, signal }, (words) =>
    problems.push(words),
  ))
    ticks.push(tick);
  return config.metrics.map((metric, index) => {
    const silent = hosts.filter(({ id }) =>
      ticks.every((tick) => !Number.isFinite(tick.hosts.find((host) => host.host === id)?.values[index] ?? Number.NaN)),
    );
    const subject = `metric ${metric.name}`;
    if (silent.length === 0) return { subject, isFine: true, words: `told by ${hosts.length}`, hint: '' };
    const said = problems.find((words) => words.includes(metric.name)) ?? 'look at its source in the configuration';
    return { subject, isFine: false, words: `nothing from ${listNames(silent.map(({ id }) => id))}`, hint: said };
  });
}

function listNames(names: readonly string[]): string {
  return names.length <= NAMES_MAX ? names.join(', ') : `${names.slice(0, NAMES_MAX).join(', ')} and ${names.length - NAMES_MAX} more`;
}
