/** Makes the plan of a rollout: all that its reducer will know of the configuration, the log and whoever asked. */
import { randomBytes } from 'node:crypto';
import { rolloutId } from '../core/id.ts';
import type { FleetConfig, Person } from './api.ts';
import type { FleetMemory } from './journal/audit.ts';
import { goodReleases } from './roll-back.ts';
import type { Release, RolloutPlan } from './rollout/types.ts';
import type { Host } from './target/target.ts';

export type RolloutWish = {
  readonly config: FleetConfig;
  readonly release: Release;
  readonly hosts: readonly Host[];
  readonly memory: FleetMemory;
  readonly person: Person;
  readonly isEmergency: boolean;
};

/** Returns a plan with an id and a seed of its own. */
export function planRollout({ config, release, hosts, memory, person, isEmergency }: RolloutWish): RolloutPlan {
  return {
    id: rolloutId(`${timeName(Date.now())}-${randomBytes(3).toString('hex')}`),
    fleet: config.name,
    release,
    isEmergency,
    hosts: hosts.map(({ id, group, rack }) => ({ id, group, rack })),
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

/** Returns the plan of a way back by hand: everybody at once, and nothing is waited for. */
export function planRollBack(wish: Omit<RolloutWish, 'isEmergency'>): RolloutPlan {
  const plan = planRollout({ ...wish, isEmergency: true });
  return { ...plan, metrics: [], migrations: [], settings: { ...plan.settings, holdBackRatio: 0, fullMs: 0, baselineMs: 0 } };
}

/** Returns `20260131-235959`, UTC. */
function timeName(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '').replace('T', '-');
}
