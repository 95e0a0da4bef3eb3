/** Shows a fleet from its files alone, also while another process deploys to it: nothing is asked of a host and nothing is locked. */

import { existsSync, statSync } from 'node:fs';
import { ExpectedError } from '../core/expected-error.ts';
import type { RolloutId } from '../core/id.ts';
import type { MetricBand } from '../core/metric-band.ts';
import { type Measured, metricBands } from './analysis/metric-band.ts';
import type { Tick } from './analysis/types.ts';
import { type FleetFolder, fleetFolder, listFleets, rolloutFiles } from './control/fleet-folder.ts';
import { type AuditRecord, readAudit, remember } from './journal/audit.ts';
import { readChain } from './journal/chain.ts';
import type { WatchMark } from './measure.ts';
import { parseEntry } from './replay.ts';
import { type HostPicture, hostPictures } from './rollout/host-picture.ts';
import { reduce } from './rollout/reduce.ts';
import { openRollout, type RolloutState } from './rollout/state.ts';
import type { RolloutEvent } from './rollout/types.ts';
import { type RolloutView, rolloutView } from './rollout/view.ts';

/** A fleet and its newest rollout; `view` is `null` when nothing was ever deployed to it, or nothing is known of it yet. */
export type FleetPicture = {
  readonly rollout: RolloutId | null;
  readonly view: RolloutView | null;
  readonly hosts: readonly HostPicture[];
  /** Of the newest watch. */
  readonly metrics: readonly MetricBand[];
  /** Of the log, newest last. */
  readonly records: readonly AuditRecord[];
};

/** As many lines as somebody scrolls through. */
const SHOWN_RECORDS = 200;

/** A fleet that is looked at again and again: its files are read when they have grown. */
export type FleetWatcher = { look(nowMs: number): FleetPicture };

/** Watches a fleet. Throws `not-found` when nothing was ever deployed to it; `look` throws `journal-damaged`. */
export function watchFleet(stateDir: string, fleet: string): FleetWatcher {
  if (!listFleets(stateDir).includes(fleet)) {
    throw new ExpectedError('not-found', `nothing was ever deployed to the fleet "${fleet}" from here`, { hint: 'shard-run deploy push' });
  }
  const folder = fleetFolder(stateDir, fleet);
  const records = remembered(folder.audit, () => readAudit(folder.audit));
  let rollout: RolloutId | null = null;
  let read = readers(folder, rollout);
  let decided: { readonly events: readonly RolloutEvent[]; readonly state: RolloutState } = { events: [], state: openRollout() };
  return {
    look: (nowMs) => {
      const newest = remember(records()).pushes[0]?.rollout ?? null;
      if (newest !== rollout) read = readers(folder, newest);
      rollout = newest;
      const events = read.events();
      if (events !== decided.events)
        decided = { events, state: events.reduce((before, event) => reduce(before, event).state, openRollout()) };
      const { state } = decided;
      const measured = read.measured();
      const looks = events.flatMap((event) => (event.type === 'looked' && event.stage === measured?.stage ? event.look : []));
      return {
        rollout,
        view: events.length === 0 ? null : rolloutView(state, nowMs),
        hosts: hostPictures(state),
        metrics: measured === null ? [] : metricBands(measured, looks),
        records: records().slice(-SHOWN_RECORDS),
      };
    },
  };
}

type WatchMeasured = Measured & { readonly stage: string };
type Readers = { readonly events: () => readonly RolloutEvent[]; readonly measured: () => WatchMeasured | null };

function readers(folder: FleetFolder, rollout: RolloutId | null): Readers {
  if (rollout === null) return { events: () => [], measured: () => null };
  const { journal, ticks } = rolloutFiles(folder, rollout);
  return {
    events: remembered(journal, () => (existsSync(journal) ? readChain<RolloutEvent>(journal).records : [])),
    measured: remembered(ticks, () => (existsSync(ticks) ? readMeasured(ticks) : null)),
  };
}

/** The newest watch, with all ticks of the rollout: what was before the switch is the baseline that people compare with. */
function readMeasured(file: string): WatchMeasured | null {
  const all: Tick[] = [];
  let baselineEndMs: number | null = null;
  let watch: WatchMark['watch'] | null = null;
  for (const entry of readChain(file, parseEntry).records) {
    if (entry === null || 'begin' in entry) continue;
    if ('watch' in entry) {
      // The first watch begins when the canaries have switched.
      if (watch === null) baselineEndMs = all.at(-1)?.atMs ?? null;
      ({ watch } = entry);
    } else {
      all.push(entry);
    }
  }
  return watch === null ? null : { ...watch, ticks: all, baselineEndMs };
}

/** Reads again when the file has another size: all of them only grow. */
function remembered<Value>(file: string, read: () => Value): () => Value {
  let kept: { readonly size: number; readonly value: Value } | null = null;
  return () => {
    const size = existsSync(file) ? statSync(file).size : -1;
    if (kept?.size !== size) kept = { size, value: read() };
    return kept.value;
  };
}
