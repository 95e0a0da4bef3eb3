/**
 * What a slot pays before it can run the first unit of a suite, as a run sees it.
 *
 * No framework says what it costs to begin: a browser, a worker's boot, a session on a Grid, a service a slot, each is somewhere else in its
 * timings or nowhere. So it is what is left of a unit's time on its slot when loads and tests are taken out, of first units against all others.
 * A slot is warm for a suite from the first unit that began there until its agent's session ends. The scheduler weighs the difference
 * (scheduling/home.ts), the ledger keeps it for the next run.
 */
import type { SuiteSetup } from '../../core/run-event.ts';
import { seenSetup } from '../scheduling/expectation.ts';
import { learnSetup } from '../scheduling/learn.ts';
import type { LeaseState, RunState } from './state.ts';

/** A unit began: from now on its slot is warm for its suite. */
export function warmUp(state: RunState, lease: LeaseState): void {
  const slot = state.agents.get(lease.agent)?.slots[lease.slot];
  const suite = suiteOf(state, lease);
  if (slot === undefined || suite === null) return;
  lease.isCold = !slot.warm.includes(suite);
  if (slot.warm.at(-1) !== suite) slot.warm = [...slot.warm.filter((other) => other !== suite), suite];
}

/** A unit completed, at `endedMs`. */
export function learnFromSetup(state: RunState, lease: LeaseState, endedMs: number): void {
  const suite = suiteOf(state, lease);
  if (state.pool === null || suite === null || lease.headSinceMs === null) return;
  let knownMs = 0;
  for (const { timing } of lease.perFile.values()) knownMs += timing === null ? 0 : timing.loadMs + timing.testMs;
  const { isCold } = lease;
  learnSetup(state.pool, { suite, isCold, overheadMs: endedMs - lease.headSinceMs - knownMs });
}

/** Returns what each suite that this run set a slot up for cost, for the ledger. */
export function observedSetups({ pool, suites }: RunState): SuiteSetup[] {
  if (pool === null) return [];
  return [...suites.keys()].flatMap((suite) => {
    const { slots, ms } = seenSetup(pool, suite);
    return slots === 0 ? [] : [{ suite, slots, ms: Math.round(ms) }];
  });
}

/** All files of a unit are of one suite. */
function suiteOf({ files }: RunState, { files: [file] }: LeaseState): string | null {
  return file === undefined ? null : (files.get(file)?.file.suite ?? null);
}
