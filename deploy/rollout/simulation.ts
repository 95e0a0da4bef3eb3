/**
 * One simulated story from one seed: a fleet, a release, and whatever goes wrong; and what has to be true at its end.
 *
 * Test support. Each kind of trouble is switched on in some stories only, and one in five has none; otherwise nothing would ever go out, and only one kind of
 * ending would be tested. `violations` is empty when every promise was kept.
 */
import { hostId, releaseId, rolloutId } from '../../core/id.ts';
import { createRandom, type Random } from '../../core/random.ts';
import type { WatchVerdict } from '../analysis/types.ts';
import { HostModel, type Sickness } from './host-model.ts';
import { LATE_MS, SimulatedDeployer, SimulatedFleet, type Weather } from './simulated-fleet.ts';
import { checkStory } from './simulation-check.ts';
import type { HumanCommand, RolloutPlan, RolloutSettings } from './types.ts';

export const OLD = releaseId('r-old');
export const NEXT = releaseId('r-next');
export const OTHER = releaseId('r-other');

export const QUICK_SETTINGS: RolloutSettings = {
  canaryRatio: 0.2,
  canaryMin: 1,
  canaryMax: 4,
  placeboRatio: 0.2,
  waveRatio: 0.4,
  holdBackRatio: 0.2,
  canaryMs: 15_000,
  canaryExtendedMs: 25_000,
  waveMs: 15_000,
  fullMs: 25_000,
  tickMs: 5_000,
  baselineMs: 5_000,
  alpha: { canary: 4e-4, wave: 3e-4, full: 3e-4 },
  redraws: 100,
  deadManMs: 30_000,
  quorumRatio: 0.5,
  stageFailures: 1,
  inconclusive: 'roll-back',
  keepReleases: 3,
  hostDeadlineMs: 4_000,
  health: { command: 'check', deadlineMs: 2_000, tries: 2 },
};

/** Longer than any story. */
const STORY_MS = 2 * 3_600_000;
/** When somebody decides what is held still. */
const DECIDED_AFTER_MS = 600_000;
const BEGIN_MS = 1_000_000;

export type Story = {
  readonly seed: number;
  readonly fleet: SimulatedFleet;
  readonly hosts: readonly HostModel[];
  readonly deployers: readonly SimulatedDeployer[];
  /** When the last process died with nobody to come after it; `null` when each came to its end. */
  readonly desertedAtMs: number | null;
};

export type StoryResult = {
  readonly seed: number;
  readonly violations: readonly string[];
  /** What became of each deployer: its outcome, or `deserted in <step>`. */
  readonly endings: readonly string[];
  readonly story: Story;
};

/** Plays a story and checks it. With `lacks`, its hosts are without one of their safeguards. */
export function playStory(seed: number, lacks: Sickness['lacks'] = null): StoryResult {
  const story = play(seed, lacks);
  const endings = story.deployers.map(({ outcome, state }) => outcome?.result ?? `deserted in ${state.step}`);
  return { seed, violations: checkStory(story), endings, story };
}

export function modelFleet(count: number): HostModel[] {
  return Array.from({ length: count }, (_, index) => {
    const host = new HostModel(hostId(`h${index + 1}`));
    host.hold(OLD, digestOf(OLD));
    host.current = OLD;
    return host;
  });
}

export function modelPlan(hosts: readonly HostModel[], more: Partial<RolloutPlan> = {}): RolloutPlan {
  return {
    id: rolloutId('rollout-1'),
    fleet: 'shop',
    release: { id: NEXT, commit: 'c', tree: 't', digest: digestOf(NEXT), certificate: 'x', files: 1, bytes: 1 },
    isEmergency: false,
    hosts: hosts.map(({ id }, index) => ({ id, group: 'web', rack: `rack-${index % 2}` })),
    metrics: [{ name: 'errors', kind: 'count', unit: '/s', worse: 'higher', smallestEffect: 0.25, smallestExcess: 5 }],
    seed: 'seed',
    settings: QUICK_SETTINGS,
    hooks: [],
    migrations: [],
    actor: 'ann',
    reason: 'green',
    ...more,
  };
}

export function digestOf(release: string): string {
  return `digest-of-${release}`;
}

function play(seed: number, lacks: Sickness['lacks']): Story {
  const random = createRandom(`rollout/${seed}`);
  const isCalm = random.next() < 0.2;
  const maybe = (probability: number): boolean => !isCalm && random.next() < probability;
  const hosts = modelFleet(2 + random.below(11));
  for (const host of hosts) host.sickness.lacks = lacks;
  if (maybe(0.15)) makeSick(hosts, random);
  const fleet = new SimulatedFleet(hosts, drawWeather(hosts, random, maybe), random.fork('fleet'));
  const first = new SimulatedDeployer(fleet, 'first', drawPlan(hosts, random, maybe));
  const deployers = [first];
  fleet.at(BEGIN_MS, () => first.start());
  if (maybe(0.2)) deployers.push(addRival(fleet, first, random));
  for (const deployer of deployers) addDecisions(fleet, deployer);
  if (maybe(0.25)) addHumans(fleet, first, random);
  if (maybe(0.1)) addJoin(fleet, first, hosts, random);
  if (maybe(0.2)) addClockJumps(fleet, first, random);
  if (maybe(0.5)) addDeath(fleet, first, random, maybe);
  fleet.runUntil(BEGIN_MS + STORY_MS, () =>
    deployers.every(({ outcome, isAlive, isAwaited }) => !isAwaited && (outcome !== null || !isAlive)),
  );
  const desertedAtMs = deployers.some(({ isAlive }) => !isAlive) ? fleet.nowMs : null;
  fleet.runUntil(fleet.nowMs + QUICK_SETTINGS.deadManMs + LATE_MS + 1_000, () => false);
  return { seed, fleet, hosts: [...fleet.hosts.values()], deployers, desertedAtMs };
}

function drawWeather(hosts: readonly HostModel[], random: Random, maybe: (probability: number) => boolean): Weather {
  const span = (longestMs: number): { fromMs: number; toMs: number } => {
    const fromMs = BEGIN_MS + random.below(150_000);
    return { fromMs, toMs: fromMs + random.below(longestMs) };
  };
  const some = (ratio: number): readonly HostModel[] => hosts.filter(() => random.next() < ratio);
  return {
    loss: maybe(0.4) ? random.next() * 0.15 : 0,
    doubled: maybe(0.3) ? 0.1 : 0,
    late: maybe(0.3) ? 0.05 : 0,
    cuts: maybe(0.35) ? some(random.next()).map(({ id }) => ({ deployer: 'first', host: id, ...span(120_000) })) : [],
    outages: maybe(0.25) ? some(0.3).map(({ id }) => ({ host: id, ...span(random.next() < 0.3 ? 1e9 : 60_000) })) : [],
    verdicts: {
      'canary': drawVerdict(random, maybe),
      'wave': drawVerdict(random, maybe),
      'full': drawVerdict(random, maybe),
      'hold-back': 'pass',
    },
    commandFails: maybe(0.2) ? 0.1 : 0,
  };
}

function drawVerdict(random: Random, maybe: (probability: number) => boolean): WatchVerdict {
  if (!maybe(0.25)) return 'pass';
  return random.next() < 0.7 ? 'fail' : 'inconclusive';
}

function drawPlan(hosts: readonly HostModel[], random: Random, maybe: (probability: number) => boolean): RolloutPlan {
  const hook = { name: 'note', stages: ['canary', 'wave', 'full', 'hold-back'] as const, command: 'true', deadlineMs: 5_000 };
  const hooks = [
    { ...hook, at: 'before-switch' as const, on: 'host' as const, failure: 'stop' as const },
    { ...hook, at: 'after-stage' as const, on: 'fleet' as const, failure: 'warn' as const },
    { ...hook, at: 'after-rollback' as const, on: 'host' as const, failure: 'warn' as const },
  ].filter(() => maybe(0.3));
  const migration = { name: 'add-column', command: 'true', deadlineMs: 5_000, isReversible: random.next() < 0.5 };
  return modelPlan(hosts, {
    seed: `seed-${random.below(1e9)}`,
    isEmergency: maybe(0.1),
    hooks,
    migrations: maybe(0.2) ? [migration] : [],
    settings: { ...QUICK_SETTINGS, inconclusive: maybe(0.3) ? 'hold' : 'roll-back', stageFailures: random.below(3) },
    ...(maybe(0.3) ? { metrics: [] } : {}),
    ...(maybe(0.5) ? { keep: [] } : {}),
  });
}

function makeSick(hosts: readonly HostModel[], random: Random): void {
  for (const host of hosts) {
    if (random.next() >= 0.25) continue;
    const kind = random.below(5);
    if (kind === 0) host.sickness.isFull = true;
    else if (kind === 1) host.sickness.reloadFails = NEXT;
    else if (kind === 2) host.sickness.healthFails = NEXT;
    else if (kind === 3) host.foreign = 'a directory';
    else {
      host.releases.clear();
      host.sickness.isUnproven = true;
    }
  }
}

/** Another deployer with another release; sometimes in the very same instant. */
function addRival(fleet: SimulatedFleet, first: SimulatedDeployer, random: Random): SimulatedDeployer {
  const id = rolloutId('rollout-2');
  const release = { ...first.plan.release, id: OTHER, digest: digestOf(OTHER) };
  const rival = new SimulatedDeployer(fleet, 'rival', { ...first.plan, id, release, migrations: [], seed: 'rival' });
  const delayMs = random.next() < 0.3 ? random.below(30) : random.below(120_000);
  fleet.at(BEGIN_MS + delayMs, () => rival.start());
  return rival;
}

function addHumans(fleet: SimulatedFleet, deployer: SimulatedDeployer, random: Random): void {
  const types: readonly HumanCommand['type'][] = ['hold', 'release', 'promote', 'roll-back'];
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const type = types[random.below(types.length)] ?? 'hold';
    fleet.at(BEGIN_MS + random.below(150_000), () => deployer.say(type));
  }
}

/** A hold does not outlast the story: somebody promotes, and if that was not enough, or nobody was there to hear it, somebody rolls back. */
function addDecisions(fleet: SimulatedFleet, deployer: SimulatedDeployer): void {
  for (let round = 1; round * DECIDED_AFTER_MS < STORY_MS; round += 1) {
    fleet.at(BEGIN_MS + round * DECIDED_AFTER_MS, () => deployer.say(round % 2 === 1 ? 'promote' : 'roll-back'));
  }
}

function addJoin(fleet: SimulatedFleet, deployer: SimulatedDeployer, hosts: readonly HostModel[], random: Random): void {
  const host = hosts[random.below(hosts.length)];
  if (host === undefined) return;
  const places = deployer.plan.hosts.filter(({ id }) => id !== host.id);
  if (places.length < 2) return;
  Object.assign(deployer, { plan: { ...deployer.plan, hosts: places } });
  const place = { id: host.id, group: 'web', rack: 'rack-9' };
  fleet.at(BEGIN_MS + random.below(120_000), () => deployer.happen({ type: 'host-joined', place }));
}

function addClockJumps(fleet: SimulatedFleet, deployer: SimulatedDeployer, random: Random): void {
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    fleet.at(BEGIN_MS + random.below(120_000), () => {
      deployer.clockOffsetMs += (random.next() - 0.5) * 7_200_000;
    });
  }
}

function addDeath(fleet: SimulatedFleet, deployer: SimulatedDeployer, random: Random, maybe: (probability: number) => boolean): void {
  deployer.resumeAfterMs = maybe(0.6) ? random.below(90_000) : null;
  if (random.next() < 0.5)
    fleet.at(BEGIN_MS + random.below(150_000), () => deployer.isAlive && deployer.outcome === null && deployer.kill());
  else deployer.effectsLeft = 1 + random.below(300);
  while (deployer.resumeAfterMs !== null && maybe(0.4)) deployer.furtherDeaths.push(1 + random.below(200));
}
