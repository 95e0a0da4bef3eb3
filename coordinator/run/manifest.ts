/**
 * The manifest: fixed before the first unit goes out, never changed after.
 *
 * What discovery found, narrowed to what was asked for. While history is being loaded the agents already prepare, so that the first unit waits
 * for nothing but its own load.
 */

import type { FileHistory } from '../../core/file-history.ts';
import type { AgentId, CaseId, FileKey } from '../../core/id.ts';
import type { PlannedWeight } from '../../core/run-event.ts';
import type { TestFile } from '../../core/test-file.ts';
import { ANY_CAPACITY, NO_WEIGHT, unitsAtOnce, type Weight, weightInWords } from '../../core/weight.ts';
import { bound } from '../scheduling/bound.ts';
import { estimatePacked } from '../scheduling/estimate.ts';
import { feasibility } from '../scheduling/feasibility.ts';
import { forecast } from '../scheduling/forecast.ts';
import { type PackedHistory, packHistory } from '../scheduling/packed-history.ts';
import { createPool } from '../scheduling/pool.ts';
import type { FileEstimate, Infeasible, SlotView } from '../scheduling/types.ts';
import { prospectiveSlots } from './agent-slot.ts';
import { beginClosing } from './close.ts';
import { emit, plainError, recordError } from './effect.ts';
import { failRun } from './fail.ts';
import { enterPhase } from './phase.ts';
import { prepareAgents } from './prepare.ts';
import { narrowToWanted } from './selection.ts';
import type { FileState, RunState } from './state.ts';
import { closeUseless } from './suite-use.ts';
import { plannedSlots } from './target.ts';

/** Every suite was discovered: asks for the files' history. */
export function fixManifest(state: RunState): void {
  narrowToWanted(state);
  state.discovered = labelFiles(state);
  if (state.discovered.length === 0) {
    failEmpty(state);
    return;
  }
  for (const suite of state.suites.values()) suite.files = state.discovered.filter((file) => file.suite === suite.suite);
  enterPhase(state, 'loading');
  state.effects.push({ type: 'load-history', files: state.discovered, bodies: [...state.bodies.values()] });
  closeUseless(state);
  prepareAgents(state);
}

/** Adds to each file the labels of its suite and of the rules that its path matches. */
function labelFiles(state: RunState): TestFile[] {
  const { suites = [], labelRules = [] } = state.settings ?? {};
  const ofSuite = new Map(suites.map(({ suite, labels }) => [suite, labels]));
  const rules = labelRules.map(({ pattern, labels }) => ({ expression: new RegExp(pattern, 'u'), labels }));
  return state.discovered.map((file) => {
    const matching = rules.filter(({ expression }) => expression.test(file.path)).flatMap(({ labels }) => labels);
    const added = [...(ofSuite.get(file.suite) ?? []), ...matching];
    return added.length === 0 ? file : { ...file, labels: [...new Set([...file.labels, ...added])] };
  });
}

function failEmpty(state: RunState): void {
  const filters = (state.settings?.suites ?? []).flatMap((suite) => suite.filters);
  if (filters.length > 0) {
    const message = `no test file matches ${filters.map((filter) => `"${filter}"`).join(', ')}`;
    failRun(state, { code: 'no-match', message, hint: 'run shard-run without arguments to see all test files' });
    return;
  }
  failRun(state, { code: 'no-tests', message: emptyWords(state), hint: "check the include patterns in the framework's configuration" });
}

function emptyWords({ settings, wanted }: RunState): string {
  if (settings?.selection !== undefined) return 'none of the files that were asked for is there';
  return wanted === null ? 'no test file was found' : 'none of the files that failed last time is there any more';
}

/** Keeps some of the history for when all of it is here. */
export function keepHistory(state: RunState, histories: readonly FileHistory[]): void {
  if (state.phase !== 'loading') return;
  for (const history of histories) state.histories.push(packHistory(history, state.wanted?.has(history.key) === true));
}

/** History is here: makes the pool, says the plan, and lets the work begin. */
export function applyHistory(state: RunState, last: readonly FileHistory[], setups?: Readonly<Record<string, number>>): void {
  if (state.phase !== 'loading') return;
  keepHistory(state, last);
  const { histories } = state;
  state.histories = [];
  const wanted = wantedCases(state, histories);
  const estimates = markTouched(state, estimatePacked(state.discovered, histories));
  const titles = state.wanted === null ? null : new Map([...wanted].map(([key, cases]) => [key, cases.titlePaths]));
  const { resources = {}, weights = {}, whileGreen = {} } = state.settings ?? {};
  state.pool = createPool(estimates, {
    only: titles,
    resources: new Map(Object.entries(resources)),
    ...(state.settings?.isShared === true && { allotted: state.allotted }),
    weights: new Map(Object.entries(weights)),
    whileGreen: new Map(Object.entries(whileGreen)),
    ...(setups !== undefined && { setups: new Map(Object.entries(setups)) }),
  });
  for (const { file, cases } of estimates) {
    const requested = wanted.get(file.key)?.ids ?? null;
    openFile(state, file, requested, requested === null ? cases.length : requested.size);
  }
  state.totals.files = state.files.size;
  enterPhase(state, 'running');
  state.runningSinceMs = state.nowMs;
  state.boundMs = boundOfFeasible(state, estimates);
  announcePlan(state, histories.length > 0);
  state.needsPlanning = true;
  if (state.settings?.planOnly) beginClosing(state);
}

function markTouched({ settings }: RunState, estimates: FileEstimate[]): FileEstimate[] {
  const touched = new Set(settings?.touched);
  return touched.size === 0 ? estimates : estimates.map((each) => (touched.has(each.file.path) ? { ...each, isTouched: true } : each));
}

/** Work that nobody can do binds nothing: it is announced, and the run cannot be green. */
function boundOfFeasible(state: RunState, estimates: readonly FileEstimate[]): number {
  const slots = prospectiveSlots(state);
  const { setups, weights } = state.pool ?? {};
  const impossible = new Set(feasibility(state.discovered, slots, weights).flatMap(({ files }) => files));
  const { ms } = bound(
    estimates.filter(({ file }) => !impossible.has(file.key)),
    slots,
    { setups, weights },
  );
  return ms;
}

type Wanted = { readonly ids: ReadonlySet<CaseId> | null; readonly titlePaths: readonly (readonly string[])[] };

/** Which cases of which files were asked for; a file any of whose cases history cannot name runs whole. */
function wantedCases(state: RunState, histories: readonly PackedHistory[]): Map<FileKey, Wanted> {
  const wanted = new Map<FileKey, Wanted>();
  const titlesOf = new Map(histories.flatMap((history) => (history.ids === null ? [] : [[history.key, titlesById(history, history.ids)]])));
  for (const [key, cases] of state.wanted ?? []) {
    const titles = titlesOf.get(key) ?? new Map<CaseId, readonly string[]>();
    const titlePaths = cases.map(({ id, titlePath }) => titlePath ?? titles.get(id) ?? null).filter((titlePath) => titlePath !== null);
    const isNamed = cases.length > 0 && titlePaths.length === cases.length;
    wanted.set(key, isNamed ? { ids: new Set(cases.map(({ id }) => id)), titlePaths } : { ids: null, titlePaths: [] });
  }
  return wanted;
}

function titlesById({ titlePaths }: PackedHistory, ids: readonly CaseId[]): ReadonlyMap<CaseId, readonly string[]> {
  return new Map(titlePaths.map((titlePath, index) => [ids[index] as CaseId, titlePath]));
}

function openFile(state: RunState, file: TestFile, requested: ReadonlySet<CaseId> | null, expectedCases: number): void {
  const bodies = state.bodies.get(file.key) ?? null;
  state.bodies.delete(file.key);
  state.expectedCases += expectedCases;
  state.openByGroup.set(file.group, (state.openByGroup.get(file.group) ?? 0) + 1);
  state.files.set(file.key, createFileState(file, { requested, expectedCases, bodies }));
}

function createFileState(file: TestFile, known: Pick<FileState, 'requested' | 'expectedCases' | 'bodies'>): FileState {
  return {
    ...known,
    file,
    stage: 'waiting',
    generation: 0,
    cases: null,
    byId: null,
    expected: null,
    leases: new Set(),
    pooledEvidence: 0,
    accepted: 0,
    errors: [],
    sliceErrors: [],
    artifacts: [],
    timings: [],
    work: null,
    reasons: new Map(),
    origin: null,
    wasSliced: false,
    sliceBroke: false,
    wholeCheck: 'none',
    hasDrifted: false,
    drifts: 0,
    mostCases: 0,
    decidedFailures: 0,
    evidenceRounds: 0,
    gapRounds: 0,
    acceptedAtRound: 0,
    deaths: 0,
    deathsRetried: 0,
    deathMessage: '',
    losses: 0,
    abandoned: '',
    lastAgent: null,
    blame: new Map(),
    deathsOn: new Map(),
    cleanOn: new Set(),
    doubted: null,
    control: 'none',
    contradicted: null,
    isHeld: false,
  };
}

function announcePlan(state: RunState, hasHistory: boolean): void {
  const slots = prospectiveSlots(state);
  if (state.pool === null) return;
  announceInfeasible(state);
  emit(state, {
    type: 'run-planned',
    atMs: state.nowMs,
    files: state.discovered,
    expectedCases: state.expectedCases,
    boundMs: state.boundMs,
    forecast: forecast(state.pool, slots, state.nowMs),
    slots: slots.length,
    hasHistory,
    ...((state.settings?.targetMs ?? null) !== null && { targetSlots: plannedSlots(state) }),
    ...(state.pool.weights.size > 0 && { weights: [...state.pool.weights].map(([suite, weight]) => planWeight(slots, suite, weight)) }),
  });
}

/** How many units of the suite all agents together bear at once, labels aside. */
function planWeight(slots: readonly SlotView[], suite: string, weight: Weight): PlannedWeight {
  const agents = new Map<AgentId, { slots: number; readonly most: number }>();
  for (const { agent, capacity = ANY_CAPACITY } of slots) {
    const known = agents.get(agent) ?? { slots: 0, most: unitsAtOnce(capacity, weight) };
    agents.set(agent, { ...known, slots: known.slots + 1 });
  }
  return { suite, weight, atOnce: [...agents.values()].reduce((sum, one) => sum + Math.min(one.slots, one.most), 0) };
}

/** Says at once what no connected agent can run, with the labels that are missing. */
function announceInfeasible(state: RunState): void {
  for (const infeasible of feasibility(state.discovered, prospectiveSlots(state), state.pool?.weights)) {
    const { files } = infeasible;
    for (const key of files) state.announcedInfeasible.add(key);
    recordError(state, plainError('agent', `${lackInWords(infeasible)}, which ${files.length} test files need`));
  }
}

/** Returns the open files that no connected agent can run, each with the reason in words. */
export function infeasibleFiles(state: RunState): Map<FileKey, string> {
  const open = state.discovered.filter((file) => state.files.get(file.key)?.stage !== 'settled');
  const reasons = new Map<FileKey, string>();
  for (const infeasible of feasibility(open, prospectiveSlots(state), state.pool?.weights)) {
    for (const key of infeasible.files) reasons.set(key, lackInWords(infeasible));
  }
  return reasons;
}

function lackInWords({ labels, missing, weight = NO_WEIGHT, most = NO_WEIGHT }: Infeasible): string {
  if (missing.length > 0) return `no connected agent has the label ${named(missing)}`;
  const whose = labels.length === 0 ? 'no connected agent has' : `no connected agent with the label ${named(labels)} has`;
  return `${whose} ${weightInWords(weight)} (the most is ${weightInWords(most)})`;
}

function named(labels: readonly string[]): string {
  return labels.map((label) => `"${label}"`).join(' and ');
}
