/** Checks the `deploy` part of a configuration, to the last key. */

import type { HostConfig } from '../../deploy/api.ts';
import type { Check } from './check.ts';
import {
  booleanCheck,
  durationCheck,
  integerCheck,
  isRecord,
  listCheck,
  numberCheck,
  refuse,
  shapeCheck,
  stringCheck,
  stringsCheck,
  uniqueCheck,
  wordCheck,
} from './check.ts';
import type { FleetOptions, HookOptions, MetricOptions, MigrationOptions, RolloutOptions } from './fleet-option.ts';

type Checks<Shape> = Readonly<Record<keyof Shape, Check>>;

const NAME = /^[A-Za-z0-9][\w.-]{0,252}$/u;
const STAGES = ['canary', 'wave', 'full', 'hold-back'];
const MOMENTS = ['before-sync', 'before-stage', 'before-switch', 'after-switch', 'after-stage', 'after-finish', 'after-rollback'];

const name: Check = (where, value) =>
  typeof value === 'string' && NAME.test(value)
    ? undefined
    : refuse(where, value, 'a name of letters, digits, ".", "_", "-", that begins with a letter or a digit');
const ratio = numberCheck(0, 1);
const port = integerCheck(1, 65_535);
const command = stringCheck('a command line');
const url: Check = (where, value) =>
  typeof value === 'string' && /^(?:https?:\/\/\S+|env:\w+)$/u.test(value)
    ? undefined
    : refuse(where, value, "a URL such as 'http://{address}:8080/health'");
const folder: Check = (where, value) =>
  typeof value === 'string' && value.startsWith('/') && value.length > 1 && !value.includes('\0') && !value.includes('\n')
    ? undefined
    : refuse(where, value, "an absolute folder such as '/srv/app'");

/** Where hosts have roots of their own, only a path below the root is the same for all. */
const logPath: Check = (where, value) =>
  typeof value === 'string' && value !== '' && !value.includes('\0') && !value.includes('\n')
    ? undefined
    : refuse(where, value, "a path such as '/var/log/app/error.log', or one below the fleet's root such as 'shared/log/error.log'");

/** A path inside a release: it may not lead out of it. */
const inner: Check = (where, value) =>
  typeof value === 'string' && value !== '' && !value.startsWith('/') && !value.split('/').includes('..')
    ? undefined
    : refuse(where, value, 'a path inside the release, relative and without ".."');

const HOST: Checks<HostConfig> = {
  name,
  address: stringCheck('a DNS name or an address'),
  port,
  user: name,
  group: name,
  rack: name,
  roles: stringsCheck('a list of roles'),
  root: folder,
  jump: stringsCheck("a list such as ['ops@gate.example.org']"),
};

const SOURCES: Readonly<Record<string, Check>> = {
  proc: shapeCheck({ type: wordCheck(['proc']), field: wordCheck(['load', 'cpu', 'memory']) }, ['field']),
  log: shapeCheck(
    { type: wordCheck(['log']), path: logPath, pattern: stringCheck('a POSIX extended regular expression'), signatures: booleanCheck },
    ['path', 'pattern'],
  ),
  http: shapeCheck(
    {
      type: wordCheck(['http']),
      url,
      field: wordCheck(['latency', 'json']),
      path: stringCheck('a path such as pool.busy'),
      isCounter: booleanCheck,
    },
    ['url', 'field'],
  ),
  prometheus: shapeCheck(
    {
      type: wordCheck(['prometheus']),
      url,
      query: stringCheck('a PromQL expression'),
      label: stringCheck('a label'),
      isCounter: booleanCheck,
    },
    ['url', 'query', 'label'],
  ),
  command: shapeCheck({ type: wordCheck(['command']), command, isCounter: booleanCheck }, ['command']),
};

const source: Check = (where, value) => {
  const type = isRecord(value) ? value['type'] : undefined;
  const check = typeof type === 'string' && Object.hasOwn(SOURCES, type) ? SOURCES[type] : undefined;
  if (check === undefined)
    refuse(
      { ...where, key: `${where.key}.type` },
      type,
      Object.keys(SOURCES)
        .map((word) => `'${word}'`)
        .join(' or '),
    );
  check(where, value);
  if (isRecord(value) && value['field'] === 'json' && value['path'] === undefined) {
    refuse({ ...where, key: `${where.key}.path` }, undefined, "a path in the answer such as 'pool.busy'");
  }
};

const METRIC: Checks<MetricOptions> = {
  name,
  source,
  kind: wordCheck(['gauge', 'count']),
  unit: stringCheck("a unit such as 'ms'"),
  worse: wordCheck(['higher', 'lower']),
  smallestEffect: numberCheck(0, 1000),
  smallestExcess: numberCheck(0, 1e9),
};

const HOOK: Checks<HookOptions> = {
  name,
  at: wordCheck(MOMENTS),
  on: wordCheck(['fleet', 'host']),
  stages: listCheck(wordCheck(STAGES), 'a list of stages'),
  roles: stringsCheck('a list of roles of hosts'),
  command,
  deadline: durationCheck('60s'),
  failure: wordCheck(['stop', 'warn']),
};

const MIGRATION: Checks<MigrationOptions> = { name, command, deadline: durationCheck('10m'), isReversible: booleanCheck };

const ROLLOUT: Checks<RolloutOptions> = {
  canary: shapeCheck({
    ratio,
    min: integerCheck(1, 10_000),
    max: integerCheck(1, 10_000),
    watch: durationCheck('60s'),
    extend: durationCheck('120s'),
  }),
  placeboRatio: ratio,
  wave: shapeCheck({ ratio, watch: durationCheck('60s') }),
  full: shapeCheck({ holdBackRatio: ratio, watch: durationCheck('5m') }),
  baseline: durationCheck('60s'),
  tick: durationCheck('5s'),
  alpha: shapeCheck({ canary: numberCheck(1e-6, 0.1), wave: numberCheck(1e-6, 0.1), full: numberCheck(1e-6, 0.1) }),
  deadMan: durationCheck('90s'),
  quorumRatio: ratio,
  stageFailures: integerCheck(0, 10_000),
  inconclusive: wordCheck(['hold', 'promote', 'roll-back']),
  keepReleases: integerCheck(2, 1000),
  hostDeadline: durationCheck('20s'),
};

const FLEET: Checks<FleetOptions> = {
  hosts: checkHosts,
  root: folder,
  user: name,
  port,
  jump: HOST.jump,
  ssh: shapeCheck({
    identities: stringsCheck('a list of private key files'),
    agent: booleanCheck,
    passphraseVariable: stringCheck('the name of an environment variable'),
    knownHosts: stringCheck('a path of a known_hosts file'),
    forwardAgent: booleanCheck,
  }),
  shared: shapeCheck({ files: listCheck(inner, 'a list of paths'), directories: listCheck(inner, 'a list of paths') }),
  exclude: stringsCheck("a list of globs such as ['docs/**']"),
  reload: command,
  servingPid: command,
  proof: shapeCheck({ url, header: stringCheck('the name of a header') }, ['url', 'header']),
  health: shapeCheck({ command, deadline: durationCheck('10s'), tries: integerCheck(1, 20) }, ['command']),
  metrics: uniqueList(shapeCheck(METRIC, ['name', 'source']), 'a list of metrics'),
  rollout: shapeCheck(ROLLOUT),
  hooks: uniqueList(shapeCheck(HOOK, ['name', 'at', 'command']), 'a list of hooks'),
  migrations: uniqueList(shapeCheck(MIGRATION, ['name', 'command', 'isReversible']), 'a list of migrations'),
  webhooks: listCheck(url, 'a list of URLs'),
};

/** Fleets by name. */
export const checkFleets: Check = (where, value) => {
  if (!isRecord(value)) refuse(where, value, "an object such as { production: { hosts: ['web-1'], root: '/srv/app' } }");
  for (const [fleet, options] of Object.entries(value)) {
    const at = { ...where, key: `${where.key}.${fleet}` };
    if (!NAME.test(fleet) || fleet.length > 64) refuse(at, fleet, 'a name of at most 64 letters, digits, ".", "_", "-"');
    shapeCheck(FLEET, ['hosts', 'root'])(at, options);
  }
};

function uniqueList(check: Check, expected: string): Check {
  return (where, value) => {
    listCheck(check, expected)(where, value);
    uniqueCheck('name', where, value as readonly unknown[]);
  };
}

function checkHosts(where: Parameters<Check>[0], value: unknown): void {
  if (isRecord(value)) {
    shapeCheck({ command }, ['command'])(where, value);
    return;
  }
  if (!Array.isArray(value) || value.length === 0) refuse(where, value, "at least one host such as ['web-1'], or { command: '…' }");
  for (const [index, host] of value.entries()) {
    const at = { ...where, key: `${where.key}[${index}]` };
    if (typeof host === 'string') name(at, host);
    else shapeCheck(HOST, ['name'])(at, host);
  }
  const names = value.map((host: string | HostConfig) => ({ name: typeof host === 'string' ? host : host.name }));
  uniqueCheck('name', where, names);
}
