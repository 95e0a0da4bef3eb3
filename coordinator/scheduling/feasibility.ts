/**
 * Whether every file has a slot that can run it: asked before dispatch, because waiting for a label that no agent has never ends.
 */
import type { FileKey } from '../../core/id.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Infeasible, SlotCapacity } from './types.ts';

/**
 * Returns the files that no slot can run, by label set; empty when all can run.
 *
 * `missing` are the labels that the best slot lacks: one agent with these besides what that slot has would do. With no slots, all of them.
 */
export function feasibility(files: readonly TestFile[], slots: readonly Pick<SlotCapacity, 'labels'>[]): Infeasible[] {
  const bySet = new Map<string, { labels: readonly string[]; files: FileKey[] }>();
  for (const file of files) {
    const key = JSON.stringify([...file.labels].sort());
    const known = bySet.get(key);
    if (known === undefined) bySet.set(key, { labels: file.labels, files: [file.key] });
    else known.files.push(file.key);
  }
  const labelSets = new Set(slots.map((slot) => slot.labels));
  const infeasible: Infeasible[] = [];
  for (const entry of bySet.values()) {
    const missing = fewestMissing(entry.labels, labelSets);
    if (missing === null || missing.length > 0)
      infeasible.push({ labels: entry.labels, missing: missing ?? entry.labels, files: entry.files });
  }
  return infeasible;
}

function fewestMissing(labels: readonly string[], labelSets: ReadonlySet<ReadonlySet<string>>): readonly string[] | null {
  let fewest: readonly string[] | null = null;
  for (const has of labelSets) {
    const missing = labels.filter((label) => !has.has(label));
    if (fewest === null || missing.length < fewest.length) fewest = missing;
  }
  return fewest;
}
