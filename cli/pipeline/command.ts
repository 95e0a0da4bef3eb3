/** Gives a person's word to the pipeline at work, and says whether anybody took it. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import type { PipelineCommand } from '../../pipeline/api.ts';
import { resolveCommit, sendCommand } from '../../pipeline/main.ts';
import { printLines } from '../print.ts';
import { span } from '../render/line.ts';
import { resolveProject } from '../suite.ts';
import { findPipeline } from './place.ts';

/** The pipeline looks twenty times a second, but for a moment in which it waits for its disk. */
const TAKEN_MS = 5_000;
const GIT_DEADLINE_MS = 10_000;

type Which = { readonly 'cwd': string | null; readonly 'branch': string | null; readonly 'no-color': boolean };

/** Sends the command; `done` says what is true once it was taken. Throws `not-found` when no pipeline is at work. */
export async function sendToPipeline(options: Which, command: PipelineCommand, done: string): Promise<number> {
  const place = findPipeline(options);
  if (await sendCommand(place.inbox, command, TAKEN_MS)) {
    printLines([[span('good', done)]], options['no-color']);
    return EXIT.green;
  }
  throw new ExpectedError('not-found', `no pipeline of "${place.branch}" is at work on this machine`, {
    hint: 'shard-run pipeline goes on where it was; then say it again',
  });
}

/** Returns a commit's full id. Throws `usage` when none was given, `workspace-unusable` for one that git does not know. */
export async function nameCommit(cwd: string | null, given: string | undefined): Promise<string> {
  if (given === undefined)
    throw new ExpectedError('usage', 'which commit? none was named', { hint: 'shard-run pipeline status lists them' });
  return await resolveCommit({ folder: resolveProject(cwd), signal: AbortSignal.timeout(GIT_DEADLINE_MS) }, given);
}
