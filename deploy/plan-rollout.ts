/** Makes the plan of a rollout: all that its reducer will know of the configuration, the log and whoever asked. */
import { randomBytes } from 'node:crypto';
import { ExpectedError } from '../core/expected-error.ts';
import { rolloutId } from '../core/id.ts';
import type { FleetConfig, Person } from './api.ts';
import type { FleetMemory } from './journal/audit.ts';
import { goodReleases } from './roll-back.ts';
import type { HostPlace, Release, RolloutPlan } from './rollout/types.ts';
import type { Host } from './target/target.ts';

export type RolloutWish = {
  readonly config: FleetConfig;
  readonly release: Release;
  readonly hosts: readonly Host[];
  readonly memory: FleetMemory;
  readonly person: Person;
  readonly isEmergency: boolean;
};

/** Returns a plan with an id and a seed of its own. Throws `config-invalid` when a hook is for a role that no host has. */
export function planRollout(wish: RolloutWish): RolloutPlan {
  refuseUnknownRoles(wish.config, wish.hosts);
  return makePlan(wish);
}

function makePlan({ config, release, hosts, memory, person, isEmergency }: RolloutWish): RolloutPlan {
  return {
    id: rolloutId(`${timeName(Date.now())}-${randomBytes(3).toString('hex')}`),
    fleet: config.name,
    release,
    isEmergency,
    hosts: hosts.map(placeOf),
    metrics: config.metrics.map(({ source: _source, ...spec }) => spec),
    seed: randomBytes(16).toString('hex'),
    settings: config.settings,
    hooks: config.hooks,
    migrations: config.migrations
      .filter(({ name }) => !memory.migrations.has(name))
      .map((migration) => (memory.doubtfulMigrations.has(migration.name) ? { ...migration, isDoubtful: true } : migration)),
    isCrossed: memory.isCrossed,
    keep: goodReleases(memory).slice(0, config.settings.keepReleases),
    actor: person.actor,
    reason: person.reason,
  };
}

/** Returns the host as a rollout sees it. */
export function placeOf({ id, group, rack, roles }: Host): HostPlace {
  return { id, group, rack, roles };
}

/** A hook that never runs is one that somebody counts on. */
function refuseUnknownRoles({ name, hooks }: FleetConfig, hosts: readonly Host[]): void {
  const known = new Set(hosts.flatMap(({ roles }) => roles));
  for (const hook of hooks) {
    const unknown = hook.roles?.find((role) => !known.has(role));
    if (unknown === undefined) continue;
    throw new ExpectedError('config-invalid', `the hook "${hook.name}" of ${name} is for the role "${unknown}", which no host has`, {
      hint: known.size === 0 ? `give hosts roles: { name: 'web-1', roles: ['${unknown}'] }` : `roles of hosts are ${[...known].join(', ')}`,
    });
  }
}

/** Returns the plan of a way back by hand: everybody at once, and nothing is waited for, nor refused for what a hook lacks. */
export function planRollBack(wish: Omit<RolloutWish, 'isEmergency'>): RolloutPlan {
  const plan = makePlan({ ...wish, isEmergency: true });
  return { ...plan, metrics: [], migrations: [], settings: { ...plan.settings, holdBackRatio: 0, fullMs: 0, baselineMs: 0 } };
}

/** Returns `20260131-235959`, UTC. */
function timeName(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '').replace('T', '-');
}
