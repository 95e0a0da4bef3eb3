/**
 * The judge: takes a watch tick by tick and says, at each look, what may be concluded.
 *
 * A look folds the tick into sums, scores every metric on every compared host without knowing arms, and asks the exact sequential test whether the true draw is
 * too extreme to be chance (`boundary.ts`). Beside it stand rules for what no rate shows: log lines never seen before, hosts that fell silent, hosts
 * that are unwell. Verdicts on hosts are kept apart from the verdict on the release. The same design and ticks give the same looks, byte for byte, so a
 * watch in the journal can be judged again. The thread that calls it does nothing else: see `deploy/judge/`. See docs/design/0006-judge.md.
 */
import { assert } from '../../core/assert.ts';
import { createBoundary } from './boundary.ts';
import { compareArms } from './compared.ts';
import { HOSTS_MAX, RECENT_MS } from './limit.ts';
import { lookNow, type WatchState } from './look.ts';
import { createPersistence } from './persistence.ts';
import { createScorers } from './reading.ts';
import { createRedraws, createSums } from './redraw.ts';
import { createSignatureRule } from './signature.ts';
import { createSilenceRule } from './silence.ts';
import { addTick, createTally, foldBaseline, indexHosts, lastTicks } from './tally.ts';
import type { HostFinding, Look, Tick, WatchDesign } from './types.ts';

/** A watch in progress. Stateful: each tick is observed once, in order. */
export type Watch = {
  /**
   * Takes one tick after the switch and looks. Null before the first look (`firstLookTicks`), and after a look that failed or was the last.
   * `unwell`: hosts whose health check fails or that do not run what they should, as known now; two canaries and nobody else are a `guard`.
   */
  observe(tick: Tick, unwell?: readonly HostFinding[]): Look | null;
};

/** Begins a watch. `baseline`: the ticks before the switch, oldest first; the last ten minutes count. */
export function createWatch(design: WatchDesign, baseline: readonly Tick[]): Watch {
  const state = openState(design, baseline);
  return {
    observe(tick, unwell = []) {
      if (state.isOver) return null;
      addTick(state.since, state.index, tick);
      state.signatures.add(tick);
      state.silence.add(tick);
      state.persistence.add(tick);
      state.ticks++;
      if (state.ticks < design.firstLookTicks) return null;
      const look = lookNow(state, tick.atMs, unwell);
      state.isOver = look.verdict !== 'undecided';
      return look;
    },
  };
}

/** Judges a watch from its ticks: the looks up to the one that failed or was the last. The same design and ticks give the same looks, byte for byte. */
export function judgeWatch(design: WatchDesign, baseline: readonly Tick[], ticks: readonly Tick[]): Look[] {
  const watch = createWatch(design, baseline);
  return ticks.flatMap((tick) => watch.observe(tick) ?? []);
}

function openState(design: WatchDesign, baseline: readonly Tick[]): WatchState {
  const { hosts, strata, arms, metrics } = design;
  assert(
    hosts.length <= HOSTS_MAX && strata.length === hosts.length && arms.length === hosts.length,
    'a design has one stratum and one arm a host',
  );
  const compared = compareArms(design);
  const folded = foldBaseline(design, baseline);
  const index = indexHosts(hosts);
  const redraws = createRedraws(compared, strata, design);
  return {
    design,
    compared,
    scorers: createScorers(design, compared, folded),
    since: createTally(metrics.length, hosts.length),
    index,
    redraws,
    // A metric is read twice at most; see reading.ts.
    sums: createSums(redraws, metrics.length * 2),
    boundary: createBoundary(redraws, design.alpha, design.looks),
    signatures: createSignatureRule(design, compared, baseline),
    silence: createSilenceRule(design, compared, lastTicks(design, baseline, RECENT_MS)),
    persistence: createPersistence(design, index, folded),
    ticks: 0,
    isOver: false,
  };
}
