/**
 * Sorts the manifest into lots, classes and constraints, once, when the pool is made.
 *
 * A constraint is who may run something; there are as many as distinct label sets, limits and weights, a handful. A class is a constraint of one suite
 * and group; files that history does not know have classes of their own, by folder, because what a run learns of new files scales only those.
 */
import type { FileKey } from '../../core/id.ts';
import type { TestFile } from '../../core/test-file.ts';
import { NO_WEIGHT, type Weight } from '../../core/weight.ts';
import { createHeap } from './heap.ts';
import { groupByFolder } from './kin.ts';
import type { Constraint, FileStock, Inventory, KinLearning, Lot, LotEntry, WorkClass } from './pool-state.ts';
import type { FileEstimate, Weights } from './types.ts';

/** Returns the inventory of a manifest; nothing of it is in the pool yet. */
export function takeInventory(estimates: readonly FileEstimate[], weights: Weights): Inventory {
  const constraints = listConstraints(estimates, weights);
  const kinOf = groupByFolder(estimates.filter(({ cases }) => cases.length === 0).map(({ file }) => file));
  const { classes, classOf } = listClasses(estimates, { constraints, weights, kinOf });
  const lots: Lot[] = [];
  const bundles = new Map<string, Lot>();
  const stocks = new Map<FileKey, FileStock>();
  for (const estimate of estimates) {
    const { file } = estimate;
    let lot = file.bundle === null ? undefined : bundles.get(bundleKey(file));
    if (lot === undefined) {
      lot = createLot(lots.length, file.bundle, { known: classOf(file, null), new: classOf(file, kinOf(file)) });
      lots.push(lot);
      if (file.bundle !== null) bundles.set(bundleKey(file), lot);
    }
    const stock = createStock(estimate, lot, kinOf(file));
    lot.stocks.push(stock);
    stocks.set(file.key, stock);
  }
  return { stocks, lots, classes, constraints };
}

function createLot(index: number, bundle: string | null, classes: { readonly known: WorkClass; readonly new: WorkClass }): Lot {
  return {
    index,
    stocks: [],
    bundle,
    workClass: classes.known,
    knownClass: classes.known,
    newClass: classes.new,
    version: 0,
    isPooled: false,
    ms: 0,
    deviationMs: 0,
  };
}

function createStock(estimate: FileEstimate, lot: Lot, kin: KinLearning): FileStock {
  return {
    estimate,
    isNew: estimate.cases.length === 0,
    lot,
    kin,
    cases: [...estimate.cases],
    pooled: new Uint8Array(estimate.cases.length),
    pooledCount: 0,
    pooledMs: 0,
    isUnknownPooled: false,
    unknownMs: estimate.unknownMs,
    isCollected: false,
    tokens: null,
    learned: { weight: 0, weightedLog: 0, newCases: 0, newMs: 0, loadMs: 0 },
  };
}

function bundleKey(file: TestFile): string {
  return JSON.stringify([file.suite, file.bundle]);
}

/** Who may run a file. */
type Demand = Pick<Constraint, 'labels' | 'maxPerAgent' | 'weight'>;

function demandOf({ labels, maxPerAgent, suite }: TestFile, weights: Weights): Demand {
  return { labels, maxPerAgent, weight: weights.get(suite) ?? NO_WEIGHT };
}

function listConstraints(estimates: readonly FileEstimate[], weights: Weights): Constraint[] {
  const demands = estimates.map(({ file }) => demandOf(file, weights));
  const distinct = [...new Map(demands.map((demand) => [constraintKey(demand), demand])).values()];
  return distinct.map((outer, index) => ({
    ...outer,
    index,
    within: distinct.flatMap((inner, position) => (isWithin(inner, outer) ? [position] : [])),
  }));
}

function isWithin(inner: Demand, outer: Demand): boolean {
  if (outer.maxPerAgent !== null && inner.maxPerAgent !== outer.maxPerAgent) return false;
  return isAsHeavy(inner.weight, outer.weight) && outer.labels.every((label) => inner.labels.includes(label));
}

function isAsHeavy(one: Weight, other: Weight): boolean {
  return one.cpuMilli >= other.cpuMilli && one.memoryMb >= other.memoryMb;
}

function constraintKey({ labels, maxPerAgent, weight }: Demand): string {
  return JSON.stringify([[...labels].sort(), maxPerAgent, weight.cpuMilli, weight.memoryMb]);
}

type Classes = { readonly classes: WorkClass[]; readonly classOf: (file: TestFile, kin: KinLearning | null) => WorkClass };

type Sorting = {
  readonly constraints: readonly Constraint[];
  readonly weights: Weights;
  readonly kinOf: (file: TestFile) => KinLearning;
};

/** One class for each suite, group and constraint, and one more for each folder with new files. */
function listClasses(estimates: readonly FileEstimate[], { constraints, weights, kinOf }: Sorting): Classes {
  const positions = new Map(constraints.map((constraint, index) => [constraintKey(constraint), index]));
  const kins = new Map<KinLearning | null, Map<string, WorkClass>>();
  const classes: WorkClass[] = [];
  const classOf = (file: TestFile, kin: KinLearning | null): WorkClass => {
    const demand = constraintKey(demandOf(file, weights));
    const key = JSON.stringify([file.group, file.suite, demand]);
    const ofKin = kins.get(kin) ?? new Map<string, WorkClass>();
    kins.set(kin, ofKin);
    const known = ofKin.get(key);
    if (known !== undefined) return known;
    const constraint = positions.get(demand) ?? 0;
    const made = createClass({ index: classes.length, group: file.group, suite: file.suite, constraint, kin });
    ofKin.set(key, made);
    classes.push(made);
    return made;
  };
  for (const { file } of estimates) for (const kin of [null, kinOf(file)]) classOf(file, kin);
  return { classes, classOf };
}

type ClassShape = Pick<WorkClass, 'index' | 'group' | 'suite' | 'constraint' | 'kin'>;

function createClass(shape: ClassShape): WorkClass {
  return {
    ...shape,
    heap: createHeap<LotEntry>(isLonger),
    earlyHeap: createHeap<LotEntry>(isLonger),
    lots: 0,
    workMs: 0,
    varianceMs2: 0,
    evidence: new Map(),
  };
}

/** Ties go to the manifest's order. */
function isLonger(a: LotEntry, b: LotEntry): boolean {
  return a.key === b.key ? a.lot.index < b.lot.index : a.key > b.key;
}
