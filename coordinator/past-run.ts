/** Shows a run once more from what was journaled of it: the events that its watchers saw, without a coordinator. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isArtifactFile } from '../core/artifact.ts';
import { type RunId, runId } from '../core/id.ts';
import type { RunEvent } from '../core/run-event.ts';
import { readJournal } from './journal/reader.ts';
import { artifactDirectory, certificatePath, journalPath } from './journal/retention.ts';
import { createRun, reduce } from './run/reduce.ts';

/** A run by its journal. `version` is another one when more was written. */
export type PastRunEvents = { readonly version: string; readonly events: Iterable<RunEvent> };

const RUN_NAME = /^[A-Za-z0-9][\w.-]{0,127}$/;

/**
 * Returns the events of a run whose journal is in the state directory; `null` when it is not, or not any more. They are made while they are read,
 * stop where the journal does, and lack what the journal does not hold: problems of the coordinator itself.
 */
export function openPastRun(stateDir: string, id: string): PastRunEvents | null {
  if (!RUN_NAME.test(id)) return null;
  const path = journalPath(stateDir, runId(id));
  if (!existsSync(path)) return null;
  return { version: String(statSync(path).size), events: { [Symbol.iterator]: () => replayEvents(stateDir, runId(id)) } };
}

/** Returns a file that a unit of a run left, by its digest; `null` when it is not here. */
export function findArtifact(stateDir: string, id: string, digest: string): { readonly path: string; readonly bytes: number } | null {
  if (!RUN_NAME.test(id) || !isArtifactFile(digest)) return null;
  const folder = artifactDirectory(stateDir, runId(id));
  if (!existsSync(folder)) return null;
  const file = readdirSync(folder).find((name) => name === digest || (name.startsWith(`${digest}.`) && !name.endsWith('.part')));
  if (file === undefined) return null;
  const path = join(folder, file);
  return { path, bytes: statSync(path).size };
}

/** Yields every event of the run in order, the same as when it went on. Throws the file system's error when there is no journal any more. */
export function* replayEvents(stateDir: string, id: RunId): Generator<RunEvent> {
  const state = createRun();
  const [artifactFolder, certificate] = [artifactDirectory(stateDir, id), certificatePath(stateDir, id)];
  for (const input of readJournal(journalPath(stateDir, id))) {
    for (const effect of reduce(state, input)) {
      if (effect.type === 'emit') yield effect.event.type === 'run-started' ? { ...effect.event, artifactFolder } : effect.event;
      if (effect.type !== 'finish') continue;
      const summary = { ...effect.summary, certificatePath: existsSync(certificate) ? certificate : null };
      yield { type: 'run-finished', atMs: state.nowMs, summary };
    }
  }
}
