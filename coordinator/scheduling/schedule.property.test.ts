import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AgentId, FileKey, LeaseId } from '../../core/id.ts';
import { agentId, leaseId } from '../../core/id.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Slice } from '../../core/unit.ts';
import { type Capacity, capacityOf, type Weight } from '../../core/weight.ts';
import { learnCase, learnCollected, stockOf } from './learn.ts';
import { planGrants } from './plan-grants.ts';
import { addEvidence, createPool, groupDone, openGroup, pooledWork, returnWork } from './pool.ts';
import type { Pool } from './pool-state.ts';
import { sampleEstimate } from './sample.ts';
import { hasStock } from './stock.ts';
import type { Decision, FileEstimate, Grant, QueuedUnit, Resource, SlotView } from './types.ts';

/**
 * A run that forgets nothing, against random manifests and random misfortune.
 *
 * Every file has a case that history does not know (`?`). The model holds for each case where it is: in the pool, with a lease, or ended. Any
 * grant, return, recall or death that would run a case twice first-hand, or lose it, contradicts the model.
 */
type Place = 'pooled' | 'out' | 'ended';
type Lease = { readonly id: LeaseId; readonly grant: Grant; readonly cases: readonly string[]; startedAtMs: number | null };
type Slot = {
  readonly agent: AgentId;
  readonly slot: number;
  readonly labels: ReadonlySet<string>;
  readonly speed: number;
  queue: Lease[];
  isOpen: boolean;
  warm: string[];
  readonly capacity: Capacity;
};
type Run = {
  readonly pool: Pool;
  readonly estimates: readonly FileEstimate[];
  readonly slots: Slot[];
  readonly places: Map<string, Place>;
  nowMs: number;
  leases: number;
  trace: string[];
};

const UNKNOWN = '?';
/** What units of a suite take: one thing of which there is one, one of which there are two. */
const RESOURCES: ReadonlyMap<string, readonly Resource[]> = new Map([
  ['payment', [{ name: 'sandbox', units: 2 }]],
  [
    'both',
    [
      { name: 'sandbox', units: 2 },
      { name: 'printer', units: 1 },
    ],
  ],
]);

/** What units of a suite weigh: more than a slot's share of the cores, less than that and much memory. Others take their slot's share. */
const WEIGHTS: ReadonlyMap<string, Weight> = new Map([
  ['payment', { cpuMilli: 2_000, memoryMb: 0 }],
  ['both', { cpuMilli: 500, memoryMb: 3_000 }],
]);
const NOTHING: ReadonlyMap<string, Weight> = new Map();
const GIB = 2 ** 30;

const file = fc.record({
  caseMs: fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 6 }),
  group: fc.integer({ min: 0, max: 1 }),
  labels: fc.constantFrom([], [], ['ie'], ['ie', 'win']),
  maxPerAgent: fc.constantFrom(null, null, 1),
  bundle: fc.constantFrom(null, null, null, 'types'),
  wholeReason: fc.constantFrom(null, null, 'order matters'),
  loadMs: fc.constantFrom(1, 50, 3_000),
  suite: fc.constantFrom('vitest', 'vitest', 'payment', 'both'),
});
/** What a slot pays for its first unit of a suite: nothing, a little, more than everything else. */
const setup = fc.constantFrom(0, 500, 60_000);
const agent = fc.record({
  labels: fc.constantFrom([], ['ie'], ['ie', 'win']),
  slots: fc.integer({ min: 1, max: 3 }),
  speed: fc.constantFrom(0.5, 1, 2),
  cpus: fc.constantFrom(1, 2, 4),
  memoryBytes: fc.constantFrom(2 * GIB, 4 * GIB, 8 * GIB),
});
const step = fc.record({
  kind: fc.constantFrom('plan', 'start', 'end', 'end', 'halve', 'lose', 'close', 'open', 'fail'),
  slot: fc.nat(20),
  elapsedMs: fc.integer({ min: 0, max: 5_000 }),
});
const scenario = fc.record({
  files: fc.array(file, { minLength: 1, maxLength: 12 }),
  agents: fc.array(agent, { maxLength: 4 }),
  steps: fc.array(step, { maxLength: 60 }),
  setups: fc.record({ vitest: setup, payment: setup, both: setup }),
  weights: fc.constantFrom(NOTHING, WEIGHTS),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;
type Step = Scenario['steps'][number];

function createRun({ files, agents, setups, weights }: Scenario): Run {
  const estimates = files.map((one, index) => {
    const isBundled = one.bundle !== null;
    const departures = isBundled ? { ...one, group: 0, labels: [], maxPerAgent: null, wholeReason: null, suite: 'vitest' } : one;
    return sampleEstimate(`f${index}`, one.caseMs, { ...departures, unknownMs: one.caseMs.length === 0 ? 1_000 : 0 });
  });
  // One agent that can run everything: without it some manifests could never end.
  const everywhere = { labels: ['ie', 'win'], slots: 2, speed: 1, cpus: 2, memoryBytes: 4 * GIB };
  const slots = [everywhere, ...agents].flatMap((one, number) => {
    const labels = new Set(one.labels);
    const capacity = capacityOf(one);
    return Array.from(
      { length: one.slots },
      (_, slot): Slot => ({ agent: agentId(`a${number}`), slot, labels, speed: one.speed, queue: [], isOpen: true, warm: [], capacity }),
    );
  });
  const places = new Map<string, Place>();
  for (const estimate of estimates) for (const title of titlesOf(estimate)) places.set(nameOf(estimate.file.key, title), 'pooled');
  return {
    pool: createPool(estimates, { resources: RESOURCES, setups: new Map(Object.entries(setups)), weights }),
    estimates,
    slots,
    places,
    nowMs: 0,
    leases: 0,
    trace: [],
  };
}

function titlesOf(estimate: FileEstimate): string[] {
  return [...estimate.cases.map(({ titlePath }) => titlePath.join()), UNKNOWN];
}

function nameOf(key: FileKey, title: string): string {
  return `${key} ${title}`;
}

function estimateOf(run: Run, key: FileKey): FileEstimate {
  return run.estimates.find((estimate) => estimate.file.key === key) as FileEstimate;
}

function casesOf(run: Run, files: readonly FileKey[], slice: Slice | null): string[] {
  const named = new Set(slice?.titlePaths.map((titlePath) => titlePath.join()));
  return files.flatMap((key) =>
    titlesOf(estimateOf(run, key))
      .filter((title) => slice === null || named.has(title) === (slice.kind === 'only'))
      .map((title) => nameOf(key, title)),
  );
}

function viewOf(run: Run, slot: Slot): SlotView {
  const queue = slot.queue.map(({ id, grant, startedAtMs }): QueuedUnit => {
    const { group } = estimateOf(run, grant.files[0] as FileKey).file;
    return {
      lease: id,
      files: grant.files,
      slice: grant.slice,
      group,
      expectedMs: grant.expectedMs,
      startedAtMs,
      remainingMs: grant.expectedMs,
      isTwin: grant.twinOf !== null,
      attempt: grant.attempt,
    };
  });
  const { agent: id, slot: number, labels, speed, isOpen, warm, capacity } = slot;
  return { agent: id, slot: number, labels, speed, queue, isOpen, warm, capacity };
}

function plan(run: Run): void {
  const decision = planGrants(
    run.pool,
    run.slots.map((slot) => viewOf(run, slot)),
    run.nowMs,
    { pendingCases: (id) => pendingOf(run, id) },
  );
  run.trace.push(JSON.stringify(decision));
  for (const grant of decision.grants) lend(run, grant);
  checkConservation(run);
  confirmRecalls(run, decision);
}

function pendingOf(run: Run, id: LeaseId): readonly (readonly string[])[] {
  const lease = run.slots.flatMap((slot) => slot.queue).find((one) => one.id === id);
  const [key] = lease?.grant.files ?? [];
  if (lease === undefined || key === undefined) return [];
  return titlesOf(estimateOf(run, key))
    .filter((title) => lease.cases.includes(nameOf(key, title)) && title !== UNKNOWN)
    .map((title) => [title]);
}

function lend(run: Run, grant: Grant): void {
  const slot = run.slots.find((one) => one.agent === grant.agent && one.slot === grant.slot) as Slot;
  const cases = casesOf(run, grant.files, grant.slice);
  const lots = grant.files.map((key) => estimateOf(run, key).file);
  expect(slot.isOpen, 'a closed slot gets nothing').toBe(true);
  for (const one of lots) {
    expect(
      one.labels.every((label) => slot.labels.has(label)),
      'labels suffice',
    ).toBe(true);
    expect(one.group, 'one group at a time').toBe(lots[0]?.group);
    expect(one.group).toBeLessThanOrEqual(openGroup(run.pool) ?? Number.POSITIVE_INFINITY);
  }
  if (lots.some(({ bundle }) => bundle !== null)) {
    expect(grant.files.length, 'a bundle is whole').toBe(
      run.estimates.filter((estimate) => estimate.file.bundle === lots[0]?.bundle).length,
    );
  } else expect(grant.files.length).toBe(1);
  if (lots.some(({ wholeReason, bundle }) => wholeReason !== null || bundle !== null))
    expect(grant.slice, 'what must stay whole is whole').toBe(null);
  if (grant.twinOf === null && grant.attempt === 1) {
    for (const name of cases) {
      expect(run.places.get(name), `${name} is granted once`).toBe('pooled');
      run.places.set(name, 'out');
    }
  }
  run.leases += 1;
  slot.queue.push({ id: leaseId(`l${run.leases}`), grant, cases, startedAtMs: null });
  checkLimits(run, slot.agent);
  checkResources(run);
  checkWeights(run, slot);
}

/** What a slot may have to bear at once, cores or memory: the most that one of these files takes. */
function mostOf(run: Run, slot: Slot, kind: keyof Weight, more: readonly string[] = []): number {
  const suites = [...slot.queue.map(({ grant }) => estimateOf(run, grant.files[0] as FileKey).file.suite), ...more];
  const takes = (suite: string): number => run.pool.weights.get(suite)?.[kind] || (kind === 'cpuMilli' ? slot.capacity.slotMilli : 0);
  return Math.max(0, ...suites.map(takes));
}

function siblingsOf(run: Run, { agent: id }: Slot): Slot[] {
  return run.slots.filter((slot) => slot.agent === id);
}

/** Whatever runs of what an agent was given, it bears it. */
function checkWeights(run: Run, { agent: id, capacity }: Slot): void {
  if (run.pool.weights.size === 0) return;
  for (const kind of ['cpuMilli', 'memoryMb'] as const) {
    const sum = run.slots.reduce((total, slot) => total + (slot.agent === id ? mostOf(run, slot, kind) : 0), 0);
    expect(sum, `${kind} on ${id}`).toBeLessThanOrEqual(capacity[kind]);
  }
}

function hasRoom(run: Run, slot: Slot, { suite }: TestFile): boolean {
  if (run.pool.weights.size === 0) return true;
  return (['cpuMilli', 'memoryMb'] as const).every((kind) => {
    const others = siblingsOf(run, slot).filter((other) => other !== slot);
    const sum = others.reduce((total, other) => total + mostOf(run, other, kind), mostOf(run, slot, kind, [suite]));
    return sum <= slot.capacity[kind];
  });
}

function checkLimits(run: Run, id: AgentId): void {
  for (const group of [0, 1]) {
    const holding = run.slots.filter(
      (slot) => slot.agent === id && slot.queue.some(({ grant }) => estimateOf(run, grant.files[0] as FileKey).file.group === group),
    );
    const limits = holding
      .flatMap((slot) => slot.queue.map(({ grant }) => estimateOf(run, grant.files[0] as FileKey).file))
      .filter((one) => one.group === group);
    const limit = Math.min(...limits.map((one) => one.maxPerAgent ?? Number.POSITIVE_INFINITY));
    expect(holding.length, `units of group ${group} at once on ${id}`).toBeLessThanOrEqual(limit);
  }
}

function holdersOf(run: Run, name: string): Slot[] {
  const isHolding = (grant: Grant) =>
    resourcesOf(estimateOf(run, grant.files[0] as FileKey).file).some((resource) => resource.name === name);
  return run.slots.filter((slot) => slot.queue.some(({ grant }) => isHolding(grant)));
}

function resourcesOf({ suite }: TestFile): readonly Resource[] {
  return RESOURCES.get(suite) ?? [];
}

function checkResources(run: Run): void {
  for (const { name, units } of RESOURCES.get('both') ?? []) {
    expect(holdersOf(run, name).length, `slots that hold ${name}`).toBeLessThanOrEqual(units);
  }
}

function confirmRecalls(run: Run, { recalls }: Decision): void {
  for (const id of recalls) {
    for (const slot of run.slots) {
      const lease = slot.queue.find((one) => one.id === id);
      if (lease !== undefined && lease.startedAtMs === null) giveBack(run, slot, lease, []);
    }
  }
}

/** An idle open slot means that the pool has nothing that it could take, but what it would have to be set up for and others are at. */
function checkConservation(run: Run): void {
  for (const slot of run.slots) {
    if (!slot.isOpen || slot.queue.length > 0) continue;
    const left = run.estimates.filter(
      ({ file: one }) => hasStock(stockOf(run.pool, one.key)) && mayTake(run, slot, one) && !isForOthers(run, slot, one),
    );
    expect(
      left.map(({ file: one }) => one.key),
      `${slot.agent}/${slot.slot} idles`,
    ).toEqual([]);
  }
}

/** The slot is cold for the suite, that costs something, and another slot is at home in it. */
function isForOthers(run: Run, slot: Slot, { suite, labels }: TestFile): boolean {
  if ((run.pool.setups?.get(suite) ?? 0) === 0 || slot.warm.includes(suite)) return false;
  const homeOf = ({ queue, warm }: Slot) => {
    const last = queue.at(-1)?.grant.files[0];
    return last === undefined ? warm.at(-1) : estimateOf(run, last).file.suite;
  };
  return run.slots.some(
    (other) => other !== slot && other.isOpen && homeOf(other) === suite && labels.every((label) => other.labels.has(label)),
  );
}

function mayTake(run: Run, slot: Slot, one: TestFile): boolean {
  if (!hasRoom(run, slot, one)) return false;
  const { group, labels, maxPerAgent } = one;
  if (resourcesOf(one).some(({ name, units }) => holdersOf(run, name).length >= units)) return false;
  if (group > (openGroup(run.pool) ?? Number.POSITIVE_INFINITY) || !labels.every((label) => slot.labels.has(label))) return false;
  const others = run.slots
    .filter((other) => other.agent === slot.agent && other !== slot)
    .flatMap((other) => {
      const units = other.queue
        .map(({ grant }) => estimateOf(run, grant.files[0] as FileKey).file)
        .filter((queued) => queued.group === group);
      return units.length === 0 ? [] : [Math.min(...units.map((queued) => queued.maxPerAgent ?? Number.POSITIVE_INFINITY))];
    });
  return others.length + 1 <= Math.min(maxPerAgent ?? Number.POSITIVE_INFINITY, ...others);
}

function giveBack(run: Run, slot: Slot, lease: Lease, ended: readonly string[]): void {
  slot.queue = slot.queue.filter((one) => one !== lease);
  const { grant } = lease;
  if (grant.twinOf !== null || grant.attempt > 1) {
    returnWork(run.pool, { files: grant.files, slice: grant.slice, attempt: grant.attempt, twinOf: grant.twinOf });
    return;
  }
  const rerunsAll = grant.files.some((key) => estimateOf(run, key).wholeReason !== null || estimateOf(run, key).file.bundle !== null);
  const done = rerunsAll ? [] : ended;
  for (const name of lease.cases) run.places.set(name, done.includes(name) ? 'ended' : 'pooled');
  const titles = done.map((name) => [name.slice(name.lastIndexOf(' ') + 1)]);
  if (grant.slice?.kind === 'only') {
    const left = lease.cases.filter((name) => !done.includes(name)).map((name) => [name.slice(name.lastIndexOf(' ') + 1)]);
    if (left.length > 0) returnWork(run.pool, { files: grant.files, slice: { kind: 'only', titlePaths: left } });
  } else if (grant.slice === null && titles.length === 0) returnWork(run.pool, { files: grant.files, slice: null });
  else returnWork(run.pool, { files: grant.files, slice: { kind: 'except', titlePaths: [...(grant.slice?.titlePaths ?? []), ...titles] } });
}

function endUnit(run: Run, slot: Slot): void {
  const [lease] = slot.queue;
  if (lease === undefined) return;
  slot.queue = slot.queue.slice(1);
  if (lease.grant.twinOf !== null || lease.grant.attempt > 1) return;
  for (const key of lease.grant.files)
    learnCollected(
      run.pool,
      key,
      titlesOf(estimateOf(run, key)).map((title) => [title]),
    );
  for (const name of lease.cases) {
    run.places.set(name, 'ended');
    const [key, title] = name.split(' ') as [FileKey, string];
    learnCase(run.pool, { agent: slot.agent, file: key, titlePath: [title], durationMs: 10 });
  }
}

function start(run: Run, slot: Slot, lease: Lease): void {
  const { suite } = estimateOf(run, lease.grant.files[0] as FileKey).file;
  slot.warm = [...slot.warm.filter((other) => other !== suite), suite];
  lease.startedAtMs ??= run.nowMs;
}

function apply(run: Run, { kind, slot: index, elapsedMs }: Step): void {
  run.nowMs += elapsedMs;
  const slot = run.slots[index % run.slots.length] as Slot;
  const [head] = slot.queue;
  if (kind === 'plan') plan(run);
  else if (kind === 'start' && head !== undefined) start(run, slot, head);
  else if (kind === 'end') endUnit(run, slot);
  else if (kind === 'halve' && head !== undefined)
    giveBack(
      run,
      slot,
      head,
      head.cases.filter((name, at) => at % 2 === 0 && !name.endsWith(UNKNOWN)),
    );
  else if (kind === 'lose') for (const lease of slot.queue) giveBack(run, slot, lease, []);
  else if (kind === 'close') slot.isOpen = false;
  else if (kind === 'open') slot.isOpen = true;
  else if (kind === 'fail' && head !== undefined)
    addEvidence(run.pool, { file: head.grant.files[0] as FileKey, titlePaths: [['1']], attempt: 2, avoidAgent: slot.agent });
  closeGroups(run);
}

/** As the run does: a group is done when nothing of it is in the pool or out. */
function closeGroups(run: Run): void {
  const group = openGroup(run.pool);
  if (group === null) return;
  const isOpen = [...run.places].some(
    ([name, place]) => place !== 'ended' && estimateOf(run, name.split(' ')[0] as FileKey).file.group === group,
  );
  const isBusy = run.slots.some((slot) => slot.queue.some(({ grant }) => estimateOf(run, grant.files[0] as FileKey).file.group === group));
  if (!isOpen && !isBusy && run.pool.evidenceCount === 0) groupDone(run.pool, group);
}

/** With every slot open and no more misfortune, everything ends. */
function runToEnd(run: Run): void {
  for (const slot of run.slots) slot.isOpen = true;
  for (let round = 0; round < 2_000 && openGroup(run.pool) !== null; round++) {
    plan(run);
    for (const slot of run.slots) endUnit(run, slot);
    closeGroups(run);
  }
}

/** A second on an idle core; shrinking a failure takes longer. */
const TIMEOUT = { timeout: 60_000 };

test('every case is granted first-hand exactly once, whatever comes back, and everything ends', TIMEOUT, () => {
  fc.assert(
    fc.property(scenario, (given) => {
      const run = createRun(given);
      for (const one of given.steps) apply(run, one);
      runToEnd(run);
      expect([...run.places.values()].filter((place) => place !== 'ended')).toEqual([]);
      expect(pooledWork(run.pool)).toEqual({ units: 0, expectedMs: 0 });
    }),
    { numRuns: 300 },
  );
});

test('the same inputs give the same decisions, byte for byte', TIMEOUT, () => {
  fc.assert(
    fc.property(scenario, (given) => {
      const traces = [createRun(given), createRun(given)].map((run) => {
        for (const one of given.steps) apply(run, one);
        runToEnd(run);
        return run.trace;
      });
      expect(traces[0]).toEqual(traces[1]);
    }),
    { numRuns: 50 },
  );
});
