/** Answers "is my commit live?" from the journals of this project's pipelines. */
import type { CommitAnswer } from '../../core/pipeline-status.ts';
import { readPipeline } from '../../pipeline/main.ts';
import { resolveProject } from '../suite.ts';
import { nameCommit } from './command.ts';
import { listPipelines } from './place.ts';

/** Git shortens a commit's name to four characters at least; a part of a case's name may look like that, too. */
const COMMIT = /^[0-9a-f]{4,64}$/u;

/** Returns `null` for what is no commit that a pipeline knows: then it may be a case. */
export async function answerOfCommit(cwd: string | null, text: string): Promise<CommitAnswer | null> {
  const places = listPipelines(resolveProject(cwd));
  if (!COMMIT.test(text) || places.length === 0) return null;
  const commit = await nameCommit(cwd, text).catch(() => null);
  if (commit === null) return null;
  const answers = places.flatMap(({ folder }) => readPipeline(folder)?.describe(commit) ?? []);
  return answers.find(({ isLive }) => isLive) ?? answers[0] ?? null;
}
