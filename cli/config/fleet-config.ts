/** Turns the `deploy` part of a configuration, which was checked, into what the deploy room takes: every default stands here. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import type { AccessConfig, FleetConfig, Hook, MetricConfig, Migration, RolloutSettings } from '../../deploy/api.ts';
import { parseDuration } from '../option/option.ts';
import type { FleetOptions, HookOptions, MetricOptions, RolloutOptions } from './fleet-option.ts';

const SECOND = 1000;
/** A fleet is one again within 90 s of its deployer's death: the last extension's way and a reload are beside the dead-man's own time. */
const DEAD_MAN_MS = 80 * SECOND;
const IDENTITY_NAMES = ['id_ed25519', 'id_ecdsa', 'id_rsa'];
const DEFAULT_METRICS: readonly MetricOptions[] = [
  { name: 'load', source: { type: 'proc', field: 'load' } },
  { name: 'cpu', source: { type: 'proc', field: 'cpu' }, unit: '%' },
  { name: 'memory', source: { type: 'proc', field: 'memory' }, unit: '%' },
];

export type FleetPlace = {
  /** Directory of the configuration file. */
  readonly folder: string;
  /** Of the user that runs this. */
  readonly user: string;
  readonly env: NodeJS.ProcessEnv;
};

/** Returns a fleet with all defaults in place. Throws `config-invalid` when a variable that a webhook names is not set. */
export function fleetConfig(name: string, options: FleetOptions, place: FleetPlace): FleetConfig {
  return {
    name,
    hosts: 'command' in options.hosts ? options.hosts : options.hosts.map((host) => (typeof host === 'string' ? { name: host } : host)),
    root: options.root,
    user: options.user ?? place.user,
    port: options.port ?? 22,
    jump: options.jump ?? [],
    access: accessConfig(options.ssh ?? {}, place),
    shared: { files: options.shared?.files ?? [], directories: options.shared?.directories ?? [] },
    exclude: options.exclude ?? [],
    reload: options.reload ?? null,
    servingPid: options.servingPid ?? null,
    proof: options.proof ?? null,
    metrics: (options.metrics ?? DEFAULT_METRICS).map(metricConfig),
    settings: rolloutSettings(options.rollout ?? {}, options.health),
    hooks: (options.hooks ?? []).map(hookConfig),
    migrations: (options.migrations ?? []).map(
      (migration): Migration => ({
        name: migration.name,
        command: migration.command,
        deadlineMs: ms(migration.deadline, 600 * SECOND),
        isReversible: migration.isReversible,
      }),
    ),
    webhooks: (options.webhooks ?? []).map((url) => webhookUrl(url, place.env)),
  };
}

function accessConfig(ssh: NonNullable<FleetOptions['ssh']>, place: FleetPlace): AccessConfig {
  const home = path.join(homedir(), '.ssh');
  return {
    identities:
      ssh.identities?.map((file) => resolveHome(file, place.folder)) ??
      IDENTITY_NAMES.map((file) => path.join(home, file)).filter((file) => existsSync(file)),
    useAgent: ssh.agent ?? true,
    passphraseVariable: ssh.passphraseVariable ?? null,
    knownHosts: resolveHome(ssh.knownHosts ?? '.shard-run/known_hosts', place.folder),
    forwardAgent: ssh.forwardAgent ?? false,
  };
}

function resolveHome(file: string, folder: string): string {
  return file.startsWith('~/') ? path.join(homedir(), file.slice(2)) : path.resolve(folder, file);
}

function metricConfig(options: MetricOptions): MetricConfig {
  const { source } = options;
  const isCount = source.type === 'log' || ('isCounter' in source && source.isCounter === true);
  const kind = options.kind ?? (isCount ? 'count' : 'gauge');
  return {
    name: options.name,
    kind,
    unit: options.unit ?? '',
    worse: options.worse ?? 'higher',
    smallestEffect: options.smallestEffect ?? (kind === 'count' ? 0.25 : 0.05),
    smallestExcess: options.smallestExcess ?? (kind === 'count' ? 5 : 0),
    source,
  };
}

function hookConfig(options: HookOptions): Hook {
  const isLate = options.at === 'after-finish' || options.at === 'after-rollback';
  return {
    name: options.name,
    at: options.at,
    on: options.on ?? 'fleet',
    stages: options.stages ?? ['canary', 'wave', 'full', 'hold-back'],
    roles: options.roles ?? [],
    command: options.command,
    deadlineMs: ms(options.deadline, 60 * SECOND),
    failure: isLate ? 'warn' : (options.failure ?? 'stop'),
  };
}

function rolloutSettings(options: RolloutOptions, health: FleetOptions['health']): RolloutSettings {
  const canaryMs = ms(options.canary?.watch, 60 * SECOND);
  return {
    canaryRatio: options.canary?.ratio ?? 0.1,
    canaryMin: options.canary?.min ?? 5,
    canaryMax: options.canary?.max ?? 30,
    placeboRatio: options.placeboRatio ?? 0.2,
    waveRatio: options.wave?.ratio ?? 0.25,
    holdBackRatio: options.full?.holdBackRatio ?? 0.1,
    canaryMs,
    canaryExtendedMs: Math.max(canaryMs, ms(options.canary?.extend, 120 * SECOND)),
    waveMs: ms(options.wave?.watch, 60 * SECOND),
    fullMs: ms(options.full?.watch, 300 * SECOND),
    tickMs: ms(options.tick, 5 * SECOND),
    baselineMs: ms(options.baseline, 60 * SECOND),
    alpha: { canary: options.alpha?.canary ?? 4e-4, wave: options.alpha?.wave ?? 3e-4, full: options.alpha?.full ?? 3e-4 },
    redraws: 20_000,
    deadManMs: ms(options.deadMan, DEAD_MAN_MS),
    quorumRatio: options.quorumRatio ?? 0.9,
    stageFailures: options.stageFailures ?? 1,
    inconclusive: options.inconclusive ?? 'hold',
    keepReleases: options.keepReleases ?? 5,
    hostDeadlineMs: ms(options.hostDeadline, 20 * SECOND),
    health:
      health === undefined ? null : { command: health.command, deadlineMs: ms(health.deadline, 10 * SECOND), tries: health.tries ?? 2 },
  };
}

function ms(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : (parseDuration(text) ?? otherwise);
}

function webhookUrl(text: string, env: NodeJS.ProcessEnv): string {
  if (!text.startsWith('env:')) return text;
  const variable = text.slice('env:'.length);
  const url = env[variable] ?? '';
  if (url.startsWith('https://') || url.startsWith('http://')) return url;
  throw new ExpectedError('config-invalid', `a webhook is said to be in the environment variable ${variable}, which has no URL`, {
    hint: `export ${variable}=https://…`,
  });
}
