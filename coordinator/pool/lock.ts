/**
 * What only so many may use at once, of all runs together: a payment sandbox that bears three tests, a licence, a device.
 *
 * A run schedules within its allotment, a number of units for each resource, and says what it holds and what it could use. Units move between runs by
 * changing allotments: a lower one is answered when the run has seen it, and until then whatever it could have taken counts as taken, so that
 * together they never hold more than there is, whatever is under way. What is free goes to whoever has least, and of equals to the one that waited
 * longest; for one that has none or two less than another, one is asked back. A single unit is asked back only of a run that is using it: it then
 * goes round from unit to unit, and nobody waits for more than one unit of each of the others. A run that is lent a unit and cannot use it keeps it
 * for a while, or it would lose its turn whenever its slots are busy.
 *
 * A resource is known by its name to the whole pool. Where runs name different numbers, the least of those that go on counts.
 */
import type { RunId } from '../../core/id.ts';
import type { LockClaim, PoolEffect, PoolResource, PoolState, ResourceUse, ResumedResource } from './types.ts';

/** How long a run keeps a unit that it does not use while another waits: most slots come free within it. */
export const LOCK_PATIENCE_MS = 60_000;

type Claims = Map<RunId, LockClaim>;

/** Takes note of what a run says. Of a resource that it did not come with nothing is noted. */
export function noteUse(state: PoolState, { runId, name, held, wanted, number }: ResourceUse): void {
  const claims = state.locks.get(name);
  const claim = claims?.get(runId);
  if (claims === undefined || claim === undefined) return;
  if (claim.wanted === 0 && wanted > 0) claim.turn = lastTurn(claims);
  claim.held = held;
  claim.wanted = wanted;
  if (number === claim.number) claim.bound = Math.max(claim.allotted, held);
}

/** Enters a run that begins, or one that goes on with what it had. */
export function enterLocks(state: PoolState, runId: RunId, resources: readonly PoolResource[], had: readonly ResumedResource[] = []): void {
  for (const { name, units } of resources) {
    const claims: Claims = state.locks.get(name) ?? new Map();
    state.locks.set(name, claims);
    const { allotted = 0, held = 0, wanted = 0, number = 0 } = had.find((one) => one.name === name) ?? {};
    claims.set(runId, {
      units,
      allotted,
      held,
      wanted,
      number,
      bound: Math.max(allotted, held),
      turn: lastTurn(claims),
      givenAtMs: state.nowMs,
      told: '',
    });
  }
}

/** A run is over: all that it had is free. */
export function leaveLocks(state: PoolState, runId: RunId): void {
  for (const [name, claims] of state.locks) {
    claims.delete(runId);
    if (claims.size === 0) state.locks.delete(name);
  }
}

/** Moves units to where they should be, as far as they are free or can be asked back now. */
export function allotResources(state: PoolState, effects: PoolEffect[]): void {
  for (const [name, claims] of state.locks) {
    const before = new Map([...claims].map(([runId, { allotted }]) => [runId, allotted]));
    giveUpUnused(claims);
    takeExcess(claims);
    giveFree(claims, state.nowMs);
    askBack(claims, state.nowMs);
    for (const [runId, claim] of claims) tell({ name, runId, claim, claims, wasAllotted: before.get(runId) ?? 0 }, effects);
  }
}

function unitsOf(claims: Claims): number {
  return Math.min(...[...claims.values()].map(({ units }) => units));
}

function giveUpUnused(claims: Claims): void {
  for (const claim of claims.values()) claim.allotted = Math.min(claim.allotted, claim.wanted);
}

/** There may be fewer than before, because a run came that says so. What is in use is taken last: what another would begin instead is one too many. */
function takeExcess(claims: Claims): void {
  for (let excess = sum(claims, 'allotted') - unitsOf(claims); excess > 0; excess -= 1) {
    const [most] = [...claims.values()].toSorted((a, b) => b.allotted - b.held - (a.allotted - a.held) || b.allotted - a.allotted);
    if (most !== undefined) most.allotted -= 1;
  }
}

function giveFree(claims: Claims, nowMs: number): void {
  for (let free = unitsOf(claims) - sum(claims, 'bound'); free > 0; free -= 1) {
    const [neediest] = lacking(claims);
    if (neediest === undefined) return;
    neediest.allotted += 1;
    neediest.givenAtMs = nowMs;
    neediest.bound = Math.max(neediest.bound, neediest.allotted);
  }
}

/** Asks one unit back for each that lacks one, less those that are on their way. */
function askBack(claims: Claims, nowMs: number): void {
  let coming = sum(claims, 'bound') - sum(claims, 'allotted');
  for (const poor of lacking(claims)) {
    if (coming > 0) {
      coming -= 1;
      continue;
    }
    const donor = [...claims.values()].toSorted((a, b) => b.allotted - a.allotted).find((rich) => mayAsk(rich, poor, nowMs));
    if (donor === undefined) continue;
    donor.allotted -= 1;
    if (donor.allotted === 0) donor.turn = lastTurn(claims);
  }
}

function mayAsk(rich: LockClaim, poor: LockClaim, nowMs: number): boolean {
  if (rich.allotted >= poor.allotted + 2) return true;
  const isUsed = rich.held > 0 || nowMs >= rich.givenAtMs + LOCK_PATIENCE_MS;
  return poor.allotted === 0 && rich.allotted === 1 && isUsed;
}

/** Whoever could use more than it has: who has least first, of equals who waited longest. */
function lacking(claims: Claims): LockClaim[] {
  const poor = [...claims.values()].filter(({ wanted, allotted }) => wanted > allotted);
  return poor.toSorted((a, b) => a.allotted - b.allotted || a.turn - b.turn);
}

/** Behind all others. */
function lastTurn(claims: Claims): number {
  return Math.max(0, ...[...claims.values()].map(({ turn }) => turn)) + 1;
}

function sum(claims: Claims, part: 'allotted' | 'bound'): number {
  return [...claims.values()].reduce((total, claim) => total + claim[part], 0);
}

type Telling = {
  readonly name: string;
  readonly runId: RunId;
  readonly claim: LockClaim;
  readonly claims: Claims;
  readonly wasAllotted: number;
};

/** A run hears of a change, and one that has nothing who has it. */
function tell({ name, runId, claim, claims, wasAllotted }: Telling, effects: PoolEffect[]): void {
  const isWaiting = claim.allotted === 0 && claim.wanted > 0;
  const heldBy = isWaiting ? [...claims].flatMap(([other, { bound }]) => (other !== runId && bound > 0 ? other : [])) : [];
  const told = heldBy.join(' ');
  if (claim.allotted === wasAllotted && told === claim.told) return;
  claim.told = told;
  claim.number += 1;
  effects.push({ type: 'allot-resource', runId, name, units: claim.allotted, number: claim.number, heldBy });
}
