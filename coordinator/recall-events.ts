/** Shows the events of a run that is over once more, from its journal: for watchers who come after the coordinator was started again. */
import type { RunId } from '../core/id.ts';
import type { RunEvent } from '../core/run-event.ts';
import { readJournal } from './journal/reader.ts';
import { artifactDirectory, journalPath } from './journal/retention.ts';
import { createRun, reduce } from './run/reduce.ts';

/** Shows every event of the run in order, the same as when it went on. Throws the file system's error when there is no journal any more. */
export function recallEvents(stateDir: string, runId: RunId, show: (event: RunEvent) => void): void {
  const state = createRun();
  for (const input of readJournal(journalPath(stateDir, runId))) {
    for (const effect of reduce(state, input)) {
      if (effect.type === 'finish') show({ type: 'run-finished', atMs: state.nowMs, summary: effect.summary });
      if (effect.type !== 'emit') continue;
      const isStart = effect.event.type === 'run-started';
      show(isStart ? { ...effect.event, artifactFolder: artifactDirectory(stateDir, runId) } : effect.event);
    }
  }
}
