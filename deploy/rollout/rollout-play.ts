/**
 * A rollout on a calm fleet that a test can disturb at one place.
 *
 * Test support. The fleet, its network and its judge are those of the simulation with nothing going wrong; a test changes hosts or the weather, plays until
 * something is so, speaks as a human, kills the deployer, and looks at what hosts serve and what was told to them.
 */
import type { HostId, ReleaseId } from '../../core/id.ts';
import { createRandom } from '../../core/random.ts';
import type { HostOrder } from '../command/order.ts';
import type { HostModel } from './host-model.ts';
import { SimulatedDeployer, SimulatedFleet, type Weather } from './simulated-fleet.ts';
import { modelFleet, modelPlan } from './simulation.ts';
import type { RolloutState } from './state.ts';
import type { Notice, RolloutEffect, RolloutPlan } from './types.ts';

/** More than any calm rollout takes. */
const LIMIT_MS = 1_800_000;

const CALM: Weather = {
  loss: 0,
  doubled: 0,
  late: 0,
  cuts: [],
  outages: [],
  verdicts: { 'canary': 'pass', 'wave': 'pass', 'full': 'pass', 'hold-back': 'pass' },
  commandFails: 0,
};

export type PlayOptions = {
  readonly hosts?: number;
  readonly weather?: Partial<Weather>;
  readonly plan?: Partial<RolloutPlan>;
  readonly prepare?: (hosts: readonly HostModel[]) => void;
};

export class RolloutPlay {
  readonly hosts: readonly HostModel[];
  readonly fleet: SimulatedFleet;
  readonly deployer: SimulatedDeployer;

  constructor({ hosts = 10, weather = {}, plan = {}, prepare }: PlayOptions = {}) {
    this.hosts = modelFleet(hosts);
    prepare?.(this.hosts);
    this.fleet = new SimulatedFleet(this.hosts, { ...CALM, ...weather }, createRandom('calm'));
    this.deployer = new SimulatedDeployer(this.fleet, 'first', modelPlan(this.hosts, plan));
    this.deployer.start();
  }

  get state(): RolloutState {
    return this.deployer.state;
  }

  /** Plays until it is so; fails the test when it never is. */
  until(isSo: (state: RolloutState) => boolean): this {
    const untilMs = this.fleet.nowMs + LIMIT_MS;
    this.fleet.runUntil(untilMs, () => isSo(this.state));
    if (!isSo(this.state)) throw new Error(`it never came to that; the rollout is in step ${this.state.step}`);
    return this;
  }

  end(): this {
    return this.until(({ outcome }) => outcome !== null);
  }

  pass(ms: number): this {
    this.fleet.runUntil(this.fleet.nowMs + ms, () => false);
    return this;
  }

  host(id: HostId): HostModel {
    const host = this.fleet.hosts.get(id);
    if (host === undefined) throw new Error(`no host ${id}`);
    return host;
  }

  /** How many hosts serve each release, as `r-old 8, r-next 2`. */
  served(): string {
    const counts = new Map<ReleaseId | null, number>();
    for (const { current } of this.hosts) counts.set(current, (counts.get(current) ?? 0) + 1);
    return [...counts]
      .map(([release, count]) => `${release ?? 'nothing'} ${count}`)
      .toSorted((one, other) => one.localeCompare(other))
      .join(', ');
  }

  /** Everything that was asked for, by event. */
  batches(): readonly (readonly RolloutEffect[])[] {
    return this.deployer.told.map((text) => JSON.parse(text) as readonly RolloutEffect[]);
  }

  effects(): readonly RolloutEffect[] {
    return this.batches().flat();
  }

  lastOrders(): readonly { readonly host: HostId; readonly order: HostOrder }[] {
    return (this.batches().at(-1) ?? []).flatMap((effect) => (effect.type === 'order' ? [effect] : []));
  }

  notices(kind: Notice['kind']): readonly Notice[] {
    return this.effects().flatMap((effect) => (effect.type === 'notify' && effect.notice.kind === kind ? [effect.notice] : []));
  }
}
