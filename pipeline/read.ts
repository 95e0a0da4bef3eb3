/** What a second process can know of a pipeline: its journal, without a lock. */
import type { PipelineReading } from './api.ts';
import { describeCommit, pipelineView } from './flow/view.ts';
import { readPipelineEvents, readPipelineState } from './journal/journal.ts';

/** Reads the pipeline's folder; `null` when none was ever opened there. A last line that is being written is not there yet. Throws `journal-damaged`. */
export function readPipeline(folder: string): PipelineReading | null {
  const state = readPipelineState(folder);
  if (state === null) return null;
  return {
    view: (nowMs) => pipelineView(state, nowMs),
    describe: (commit) => describeCommit(state, commit),
    events: () => readPipelineEvents(folder),
  };
}
