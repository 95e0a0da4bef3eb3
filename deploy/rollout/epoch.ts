/**
 * Epochs: who may give orders to a host.
 *
 * An epoch is a number that only grows on a host; orders of a lower one are refused there. It has three parts, the most significant first. The
 * *generation* is one above the highest that any host told when the rollout began, so a newer rollout always wins. The *tag* is drawn from the rollout's
 * id: two deployers that begin in the same instant find the same generation, and the tag makes one of them the newer, on every host the same one. The
 * *fence* counts claims of one rollout on one host. An order that was never answered may still be on its way; before such a host is told anything else, the
 * rollout claims it again with the next fence, and the lost order can only be refused. A fence never makes a rollout newer than another one.
 *
 * All of it fits a double's 53 bits: eight million rollouts. See docs/design/0005-rollout.md.
 */
import { assert } from '../../core/assert.ts';
import { createRandom } from '../../core/random.ts';

const FENCES = 2 ** 12;
const TAGS = 2 ** 18;
const GENERATIONS = 2 ** 23;

/** Returns the first epoch of a rollout that found `highest` on its hosts; `name` is what no other rollout has. */
export function firstEpoch(highest: number, name: string): number {
  const generation = generationOf(highest) + 1;
  assert(generation < GENERATIONS, `generation ${generation} is beyond what an epoch can hold`);
  return (generation * TAGS + createRandom(name).below(TAGS)) * FENCES;
}

/** Returns a rollout's epoch after so many claims of one host. */
export function fencedEpoch(first: number, fences: number): number {
  assert(fences < FENCES, 'a host is not claimed that often');
  return first + fences;
}

/** True when both epochs belong to one rollout, whatever the fence. */
export function isSameRollout(epoch: number, other: number): boolean {
  return Math.floor(epoch / FENCES) === Math.floor(other / FENCES);
}

/** The part that counts rollouts; for the screen. */
export function generationOf(epoch: number): number {
  return Math.floor(epoch / (FENCES * TAGS));
}
