/**
 * Whether every file has a slot that can run it: asked before dispatch, because waiting for a label that no agent has, or for memory, never ends.
 */
import type { FileKey } from '../../core/id.ts';
import type { TestFile } from '../../core/test-file.ts';
import { ANY_CAPACITY, heavier, NO_WEIGHT, type Weight } from '../../core/weight.ts';
import type { Infeasible, SlotCapacity, Weights } from './types.ts';
import { bears } from './weight.ts';

type Place = Pick<SlotCapacity, 'labels' | 'capacity'>;
type Lack = Omit<Infeasible, 'labels' | 'files'>;

/**
 * Returns the files that no slot can run, by label set and weight; empty when all can run.
 *
 * `missing` are the labels that the best slot lacks: one agent with these besides what that slot has would do. With no slots, all of them. Where some
 * slot has the labels and none of these bears the weight, `weight` and `most` say so in their place.
 */
export function feasibility(files: readonly TestFile[], slots: readonly Place[], weights: Weights = new Map()): Infeasible[] {
  const bySet = new Map<string, { labels: readonly string[]; weight: Weight; files: FileKey[] }>();
  for (const file of files) {
    const weight = weights.get(file.suite) ?? NO_WEIGHT;
    const key = JSON.stringify([[...file.labels].sort(), weight.cpuMilli, weight.memoryMb]);
    const known = bySet.get(key);
    if (known === undefined) bySet.set(key, { labels: file.labels, weight, files: [file.key] });
    else known.files.push(file.key);
  }
  const places = distinctPlaces(slots);
  return [...bySet.values()].flatMap(({ labels, weight, files: keys }) => {
    const lack = findLack(labels, weight, places);
    return lack === null ? [] : [{ labels, ...lack, files: keys }];
  });
}

/** Slots of one agent are alike. */
function distinctPlaces(slots: readonly Place[]): readonly Place[] {
  return [...new Map(slots.map(({ labels, capacity = ANY_CAPACITY }) => [labels, { labels, capacity }])).values()];
}

function findLack(labels: readonly string[], weight: Weight, places: readonly Place[]): Lack | null {
  let fewest: readonly string[] | null = null;
  let most: Weight = NO_WEIGHT;
  for (const place of places) {
    const missing = labels.filter((label) => !place.labels.has(label));
    if (missing.length === 0 && bears(place, weight)) return null;
    if (missing.length === 0) most = heavier(most, place.capacity ?? ANY_CAPACITY);
    if (fewest === null || missing.length < fewest.length) fewest = missing;
  }
  return fewest?.length === 0 ? { missing: [], weight, most } : { missing: fewest ?? labels };
}
