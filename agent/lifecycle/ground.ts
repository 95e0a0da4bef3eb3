/**
 * What a suite stands on: its tree and its services, laid before a runner is started and cleared after it has gone.
 *
 * A suite in a directory that is there already, without services, needs none: nothing is waited for. Everything else comes before the first
 * runner, because a framework reads its configuration from the tree and its global set-up may talk to the services. It stays under every later
 * runner of the suite, for a crash of the tests is no reason to fetch a tree again, and it goes after the last one: a service that is stopped
 * under running tests would make them fail. When a service dies, the runner goes with it: its global set-up has spoken to that service and would
 * not speak to the next one. What ran is given back as cancelled, for it says nothing of the tests.
 */
import type { LeaseId } from '../../core/id.ts';
import type { TestError } from '../../core/outcome.ts';
import { failSuite, killRunner } from './fault.ts';
import { keptRoot } from './kept-runner.ts';
import { runningLeases, settleDoubt } from './lease.ts';
import { recordEvent } from './report.ts';
import type { AgentInput, LaidGround, Step, Suite, SuiteFailure } from './types.ts';

type Shaken = Pick<Extract<AgentInput, { readonly type: 'ground-shaken' }>, 'because' | 'words'>;

/** True while the suite cannot have a runner; asks for the ground where nobody has. */
export function awaitsGround(step: Step, suite: Suite): boolean {
  const { spec, runId } = suite;
  if (spec === null || runId === null || (spec.workspace === null && spec.services.length === 0)) return false;
  if (suite.ground === null) {
    step.state.lastGround += 1;
    suite.ground = { number: step.state.lastGround, phase: 'laying', root: null };
    const preferredRoot = keptRoot(step.state, spec.suite);
    step.effects.push({ type: 'lay-ground', ground: suite.ground.number, runId, spec, preferredRoot });
  }
  return suite.ground.phase !== 'laid';
}

/** A suite that is over and whose runner has gone needs its ground no more. */
export function clearGround(step: Step, suite: Suite): void {
  const { ground } = suite;
  const isOver = suite.closed !== null || suite.failure !== null;
  if (!isOver || suite.runner !== null || ground === null || ground.phase === 'clearing' || ground.phase === 'gone') return;
  ground.phase = 'clearing';
  step.effects.push({ type: 'clear-ground', ground: ground.number });
}

/** True while processes or folders of the suite are left beside its runner. */
export function hasGround(suite: Suite): boolean {
  return suite.ground !== null && suite.ground.phase !== 'gone';
}

export function applyGroundLaid(step: Step, number: number, laid: LaidGround): void {
  const suite = suiteOn(step, number);
  if (suite?.ground?.phase !== 'laying') return;
  suite.ground.phase = 'laid';
  suite.ground.root = laid.root ?? suite.ground.root;
  const { cwd, configFile, env, slotEnv } = laid;
  suite.request = { ...suite.request, cwd, configFile, env: { ...suite.request.env, ...env }, slotEnv };
}

/** What was in doubt is dropped: it was the service's death, and is owed again with the rest of its unit. */
export function applyGroundShaken(step: Step, number: number, { because, words }: Shaken): void {
  const suite = suiteOn(step, number);
  if (suite?.ground?.phase !== 'laid' || suite.failure !== null || suite.closed !== null || suite.isClosing) return;
  suite.ground.phase = 'laying';
  suite.shocks.push(`${because}: what ran meanwhile was run again`);
  for (const held of runningLeases(step, suite)) {
    held.doubt = null;
    held.stop ??= { reason: 'cancelled', killAtMs: step.nowMs };
    const [file = null] = held.lease.unit.files;
    recordEvent(step, held, { type: 'log', file, caseIndex: null, stream: 'stderr', text: `${because}\n${words}\n` });
  }
  killRunner(step, suite, 'a service that its suite stands on died');
}

export function applyGroundAnswered(step: Step, lease: LeaseId, words: readonly TestError[]): void {
  const held = step.state.slots.map(([head]) => head).find((head) => head?.lease.id === lease);
  const suite = held === undefined ? undefined : step.state.suites.get(held.suite);
  if (held !== undefined && suite !== undefined) settleDoubt(step, suite, held, words);
}

export function applyGroundFailed(step: Step, number: number, failure: SuiteFailure): void {
  const suite = suiteOn(step, number);
  if (suite === undefined || suite.failure !== null || suite.closed !== null) return;
  failSuite(step, suite, failure);
}

export function applyGroundCleared(step: Step, number: number): void {
  const suite = suiteOn(step, number);
  if (suite !== undefined && suite.ground !== null) suite.ground.phase = 'gone';
}

function suiteOn({ state }: Step, number: number): Suite | undefined {
  return [...state.suites.values()].find((suite) => suite.ground?.number === number);
}
