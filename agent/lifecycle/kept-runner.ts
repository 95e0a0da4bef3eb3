/**
 * Runners that outlive their run, for the next one in the same folder.
 *
 * A run's end is not the end of its runner where the runner offers to stay: it has closed the run, its test processes are gone, and what remains is a
 * framework with the modules that it transformed. It belongs to the folder of its tree. Whatever happens to that folder is noted with it, and when a
 * suite opens there that asks for exactly the same, `kept-plan.ts` decides whether it goes on. Otherwise it is closed, and the suite gets a new one.
 *
 * Kept runners are a loan on memory that is free. There is a number, a share and a time, the longest unused goes first, and all go when memory is
 * short, when the agent drains, and with their folder.
 */
import { isSame } from '../../core/is-same.ts';
import type { TreeChange } from '../../core/workspace.ts';
import type { RunnerRequest, RunnerStay, SuiteRequest } from '../runner/contract.ts';
import { planReopen, type ReopenPlan } from './kept-plan.ts';
import type { AgentState, KeptRunner, Step, Suite } from './types.ts';

export const KEPT_LIMIT = {
  /** A run has rarely more suites, and each holds a framework. */
  runners: 4,
  /** Whoever edits and runs again does so within minutes. */
  forMs: 600_000,
  /** Of the agent's memory, all together: what is left is for tests. */
  memoryRatio: 1 / 8,
} as const;
/** With this begin the variables that the agent itself sets; a runner does not stay whose configuration may read one. */
export const OWN_VARIABLE = 'SHARD_RUN_';
/** A framework closes its servers in less. */
const LEAVE_GRACE_MS = 5_000;

/** Returns the folder for whose next run the suite's runner may stay; `null` when it may not. */
export function stayingRoot({ state }: Step, { ground, shocks, failure }: Suite): string | null {
  if (state.drainReason !== null || failure !== null || shocks.length > 0 || ground?.phase !== 'laid') return null;
  return ground.root;
}

/** The runner has closed its suite and is still there. It is no longer the suite's. */
export function keepRunner(step: Step, suite: Suite, stay: RunnerStay): void {
  const { state, nowMs } = step;
  const root = stayingRoot(step, suite);
  if (suite.runner === null) return;
  const kept: KeptRunner = {
    runner: suite.runner,
    request: suite.request,
    root: root ?? '',
    stay,
    changes: new Map(),
    untilMs: nowMs + KEPT_LIMIT.forMs,
    leaveAtMs: null,
  };
  suite.runner = null;
  suite.isOpen = false;
  suite.isPrepared = false;
  state.kept.push(kept);
  if (root === null) return giveUp(step, kept, 'the agent takes nothing new');
  for (const other of staying(state)) {
    if (other !== kept && other.root === root && other.request.suite === kept.request.suite) giveUp(step, other, 'another took its place');
  }
  makeRoom(step);
}

/** Every time that the folder was handed out, whoever got it: what is kept there is older by this. */
export function applyFolderChanged(step: Step, root: string, changes: readonly TreeChange[] | null): void {
  for (const kept of staying(step.state)) {
    if (kept.root !== root) continue;
    if (changes === null) giveUp(step, kept, 'its folder is gone, or nobody knows what changed in it');
    else for (const change of changes) noteChange(kept.changes, change);
  }
}

/** A name that came or went once may have been seen or missed meanwhile, whatever became of it. */
function noteChange(known: Map<string, TreeChange>, change: TreeChange): void {
  if (change.kind !== 'edited' || !known.has(change.path)) known.set(change.path, change);
}

/** Where a runner of this suite is kept: the next run of it is best laid there. */
export function keptRoot(state: AgentState, suite: string): string | null {
  return staying(state).findLast(({ request }) => request.suite === suite)?.root ?? null;
}

/** A kept runner that goes on, and what it is told. */
export type Reopening = {
  readonly runner: number;
  readonly request: Omit<Extract<RunnerRequest, { readonly type: 'reopen' }>, 'type' | 'requestId'>;
};

/** Takes the runner that goes on for this suite; `null` when it needs a new one. What was kept for it here and does not fit goes. */
export function takeKept(step: Step, { request, ground }: Suite): Reopening | null {
  const { state } = step;
  const found = staying(state).find((kept) => kept.root === ground?.root && kept.request.suite === request.suite);
  if (found === undefined) return null;
  const other = differing(found.request, request);
  const plan: ReopenPlan = other === null ? planReopen([...found.changes.values()], found.stay) : { kind: 'give-up', because: other };
  if (plan.kind === 'give-up') {
    giveUp(step, found, plan.because);
    return null;
  }
  state.kept.splice(state.kept.indexOf(found), 1);
  note(step, `the runner of ${JSON.stringify(request.suite)} goes on: ${plan.edited.length} paths changed`);
  const { edited, forgetsAll } = plan;
  return { runner: found.runner, request: { root: found.root, edited, forgetsAll, env: request.env, slotEnv: request.slotEnv } };
}

function differing(kept: SuiteRequest, asked: SuiteRequest): string | null {
  const names = Object.keys(asked) as (keyof SuiteRequest)[];
  const [before, now] = [withoutOwn(kept), withoutOwn(asked)];
  const name = names.find((each) => !isSame(before[each], now[each]));
  return name === undefined ? null : `the suite is asked with another ${JSON.stringify(name)}`;
}

export function giveUpAll(step: Step, because: string): void {
  for (const kept of staying(step.state)) giveUp(step, kept, because);
}

/** The id of the run and the name of its database are new each time, and nothing that is kept has read them. */
function withoutOwn({ env, slotEnv, ...rest }: SuiteRequest): SuiteRequest {
  return { ...rest, env: withoutOwnNames(env), slotEnv: slotEnv.map(withoutOwnNames) };
}

function withoutOwnNames(env: SuiteRequest['env']): SuiteRequest['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith(OWN_VARIABLE)));
}

/** Returns whether the process was a kept one, which is over with it. */
export function applyKeptExited({ state }: Step, runner: number): boolean {
  const index = state.kept.findIndex((kept) => kept.runner === runner);
  if (index !== -1) state.kept.splice(index, 1);
  return index !== -1;
}

export function nextKeptMs({ kept }: AgentState): number {
  return Math.min(Number.POSITIVE_INFINITY, ...kept.map(({ untilMs, leaveAtMs }) => leaveAtMs ?? untilMs));
}

export function applyKeptTick(step: Step): void {
  const { state, nowMs, effects } = step;
  for (const kept of state.kept) {
    if (kept.leaveAtMs === null) {
      if (kept.untilMs <= nowMs) giveUp(step, kept, 'nobody came back for it');
    } else if (kept.leaveAtMs <= nowMs) {
      kept.leaveAtMs = Number.POSITIVE_INFINITY;
      effects.push({ type: 'kill-runner', runner: kept.runner });
    }
  }
}

/** The longest unused goes first: the list is in the order in which they were kept. */
function makeRoom(step: Step): void {
  const { state } = step;
  const roomBytes = state.identity.memoryBytes * KEPT_LIMIT.memoryRatio;
  for (const kept of staying(state)) {
    const now = staying(state);
    const bytes = now.reduce((sum, { stay }) => sum + stay.memoryBytes, 0);
    if (now.length <= KEPT_LIMIT.runners && bytes <= roomBytes) return;
    giveUp(step, kept, now.length > KEPT_LIMIT.runners ? 'more were kept than there is room for' : 'kept runners took too much memory');
  }
}

/** Asked to close, so that it removes what it wrote elsewhere; killed when it does not. */
function giveUp(step: Step, kept: KeptRunner, because: string): void {
  const { state, nowMs, effects } = step;
  kept.leaveAtMs = nowMs + LEAVE_GRACE_MS;
  state.lastRequestId += 1;
  effects.push({ type: 'tell-runner', runner: kept.runner, request: { type: 'close', requestId: state.lastRequestId } });
  note(step, `the kept runner of ${JSON.stringify(kept.request.suite)} is given up: ${because}`);
}

export function note({ effects }: Step, text: string): void {
  effects.push({ type: 'note', text });
}

function staying({ kept }: AgentState): KeptRunner[] {
  return kept.filter(({ leaveAtMs }) => leaveAtMs === null);
}
