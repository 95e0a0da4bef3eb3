/**
 * What is true at the end of every story, whatever happened in it.
 *
 * Test support. A host may be anywhere only if it is named: by the outcome, or, where nobody was left to name it, by the state in the journal. The one
 * moment in which a deployer's death can part a fleet is the confirmation itself, message by message, and a human's way back after it, for the same reason;
 * stories that end there are only held to known releases.
 */
import { usableRelease } from './fact.ts';
import type { HostModel } from './host-model.ts';
import { originOf } from './placebo.ts';
import { reduce } from './reduce.ts';
import type { SimulatedDeployer } from './simulated-fleet.ts';
import type { Story } from './simulation.ts';
import { openRollout, type RolloutState } from './state.ts';

/** A replay takes as long as its story. */
const REPLAYED_EVERY = 4;

/** Returns every broken promise, in words. */
export function checkStory(story: Story): string[] {
  const broken: string[] = [];
  for (const host of story.hosts) broken.push(...host.violations.map((words) => `${host.id}: ${words}`));
  for (const deployer of story.deployers) broken.push(...checkDeployer(story, deployer));
  broken.push(...checkFleet(story));
  return broken;
}

/** The state as text; two states are the same when their texts are. */
export function stateText(state: RolloutState): string {
  return JSON.stringify(state, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
}

function checkDeployer(story: Story, deployer: SimulatedDeployer): string[] {
  const broken: string[] = [];
  const { name, outcome, isAlive, state } = deployer;
  if (isAlive && outcome === null) broken.push(`${name} never came to an end: it is in step ${state.step}`);
  if (deployer.ordersAfterEnd > 0) broken.push(`${name} gave orders after its end`);
  if (deployer.sawFail && outcome?.result === 'deployed' && !deployer.wasOverruled) broken.push(`${name} deployed what the judge refused`);
  if (deployer.sawFail && outcome?.result === 'rolled-back' && !state.takeBack?.isBlamed)
    broken.push(`${name} rolled a red release back and did not mark it`);
  const isFree = !deployer.wasOverruled && !deployer.wasCrossed && state.previous !== null;
  if (deployer.sawFail && isFree && outcome !== null && outcome.result !== 'rolled-back' && outcome.result !== 'superseded')
    broken.push(`${name} heard a red verdict and ended as ${outcome.result}`);
  if (story.seed % REPLAYED_EVERY === 0) broken.push(...checkReplay(deployer));
  broken.push(...checkCrossing(story, deployer), ...checkOutcome(story, deployer));
  return broken;
}

function checkReplay({ name, journal, told, state }: SimulatedDeployer): string[] {
  const again = openRollout();
  const texts = journal.map((event) => JSON.stringify(reduce(again, JSON.parse(JSON.stringify(event))).effects));
  if (texts.join('\n') !== told.join('\n')) return [`${name}: a replay of its journal tells hosts something else`];
  return stateText(again) === stateText(state) ? [] : [`${name}: a replay of its journal comes to another state`];
}

/** Nobody goes back over a migration that old code does not survive, unless a human forced it. */
function checkCrossing(story: Story, deployer: SimulatedDeployer): string[] {
  if (!deployer.wasCrossed || deployer.wasForced || story.deployers.length > 1) return [];
  const next = deployer.plan.release.id;
  return story.hosts.flatMap(({ id, history }) =>
    history.some(({ from, by }) => from === next && by === 'dead-man') ||
    (deployer.outcome?.result === 'rolled-back' && history.some(({ from }) => from === next))
      ? [`${id} went back over an irreversible migration`]
      : [],
  );
}

function checkOutcome(story: Story, deployer: SimulatedDeployer): string[] {
  const { outcome, state, name, plan } = deployer;
  if (outcome === null || deployer !== lastOf(story)) return [];
  if (outcome.result === 'superseded') return story.deployers.length > 1 || deployer.deaths > 0 ? [] : [`${name} was superseded by nobody`];
  const named = new Set(outcome.quarantined.map(({ host }) => host));
  const target = outcome.result === 'deployed' ? plan.release.id : outcome.result === 'rolled-back' ? state.previous?.id : undefined;
  if (target === undefined || (outcome.result === 'rolled-back' && state.switchedStages === 0)) return [];
  return story.hosts
    .filter(({ id }) => state.hosts.has(id) && !named.has(id))
    .flatMap((host) =>
      host.current === target && host.deadMan === null
        ? []
        : [`${host.id} is at ${host.current} after ${outcome.result} of ${name}, and not named`],
    );
}

/** After the dead-man's time nobody is armed, nobody is on a copy, and the fleet is on one release but for those who are named. */
function checkFleet(story: Story): string[] {
  const last = lastOf(story);
  const isMidConfirmation = last.outcome === null && last.wasCommitted;
  const broken: string[] = [];
  const hosts = story.hosts.filter((host) => !isExcused(story, host));
  for (const host of hosts) {
    if (host.deadMan !== null) broken.push(`${host.id} is still armed`);
    if (host.current !== null && originOf(host.current) !== host.current) broken.push(`${host.id} is left on a copy`);
    if (host.current !== null && !host.sickness.isUnproven && usableRelease(host.facts(0), host.current, null) === null)
      broken.push(`${host.id} serves what it does not hold, or what is bad`);
  }
  const served = new Set(hosts.map(({ current }) => current));
  const mayDiffer =
    isMidConfirmation ||
    last.state.previous === null ||
    last.outcome?.result === 'held' ||
    story.deployers.some(({ wasCrossed }) => wasCrossed);
  if (served.size > 1 && !mayDiffer) broken.push(`the fleet is on ${[...served].join(' and ')}`);
  return broken;
}

/** Named by the last deployer, standing still, or never in order to begin with. */
function isExcused(story: Story, host: HostModel): boolean {
  const { state, outcome } = lastOf(story);
  const known = state.hosts.get(host.id);
  if (known === undefined || host.foreign !== null) return true;
  if (!story.fleet.isReachable('', host.id)) return true;
  if (outcome !== null) return outcome.quarantined.some((named) => named.host === host.id);
  return known.standing !== 'in' || known.isAbandoned;
}

/** The deployer that has the last word: the one with the newest claim. */
function lastOf(story: Story): SimulatedDeployer {
  return story.deployers.reduce((best, one) => (one.state.epoch > best.state.epoch && one.outcome?.result !== 'superseded' ? one : best));
}
