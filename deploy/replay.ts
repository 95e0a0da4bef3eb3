/** Judges the recorded watches of a rollout again and compares them with what was seen then. */

import { judgeWatch } from './analysis/judge.ts';
import { BASELINE_MS } from './analysis/limit.ts';
import { decodeTick } from './analysis/tick-code.ts';
import type { Look, Tick, WatchDesign } from './analysis/types.ts';
import type { WatchReplay } from './api.ts';
import { readChain } from './journal/chain.ts';
import type { BeginMark, WatchMark } from './measure.ts';
import type { RolloutEvent, StageName } from './rollout/types.ts';

type RecordedWatch = {
  readonly stage: StageName;
  readonly design: WatchDesign;
  readonly baseline: readonly Tick[];
  readonly ticks: Tick[];
};

/** Returns every watch, in order. Throws `not-found` or `journal-damaged`. */
export function replayWatches(files: { readonly journal: string; readonly ticks: string }): readonly WatchReplay[] {
  const events = readChain<RolloutEvent>(files.journal).records;
  const watches = readWatches(files.ticks);
  const looks = splitLooks(events);
  return watches.map((watch, index) => {
    const recorded = looks[index] ?? [];
    const judged = judgeWatch(watch.design, watch.baseline, watch.ticks).slice(0, Math.max(recorded.length, 1));
    return {
      stage: watch.stage,
      looks: judged,
      recorded,
      isSame: JSON.stringify(judged.slice(0, recorded.length)) === JSON.stringify(recorded),
    };
  });
}

function readWatches(file: string): RecordedWatch[] {
  const watches: RecordedWatch[] = [];
  let past: Tick[] = [];
  for (const entry of readChain(file, parseEntry).records) {
    if (entry === null) continue;
    if ('begin' in entry) past = [];
    else if ('watch' in entry) {
      const kept = Math.ceil(BASELINE_MS / entry.watch.design.tickMs);
      watches.push({ ...entry.watch, baseline: past.slice(-kept), ticks: [] });
    } else {
      watches.at(-1)?.ticks.push(entry);
      past.push(entry);
    }
  }
  return watches;
}

/** Returns an entry of the record of ticks; `null` for half a one. */
export function parseEntry(text: string): Tick | WatchMark | BeginMark | null {
  return text.startsWith('{"t":') ? decodeTick(text) : (JSON.parse(text) as WatchMark | BeginMark);
}

/** Looks of one watch have rising numbers: a number that does not rise begins the next one. */
function splitLooks(events: readonly RolloutEvent[]): Look[][] {
  const watches: Look[][] = [];
  let last: { readonly stage: StageName; readonly number: number } | null = null;
  for (const event of events) {
    if (event.type !== 'looked') continue;
    if (last === null || last.stage !== event.stage || event.look.number <= last.number) watches.push([]);
    watches.at(-1)?.push(event.look);
    last = { stage: event.stage, number: event.look.number };
  }
  return watches;
}
