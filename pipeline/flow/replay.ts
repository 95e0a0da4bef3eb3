/**
 * The smallest command that shows a failure again, for whoever's commit was evicted.
 *
 * What convicted him were runs of the failed cases alone, on trees with and without his commit. The command runs the same case of the same file on his
 * commit, on his own machine; that it passes on the parent is the other half, and the same command. Where the case's name cannot be written in one
 * argument and read back, the whole file is run, which takes seconds. The command is part of the words that are kept with the commit, so that every notice,
 * page and answer has it.
 */
import type { FileKey } from '../../core/id.ts';
import { shellWord } from '../../core/shell-word.ts';
import { displayName, TITLE_SEPARATOR } from '../../core/test-case.ts';
import { shortId } from './state.ts';

/** What failed: the file's key has the path that an argument is compared with. */
export type Replayed = { readonly file: FileKey; readonly titlePath: readonly string[] };

/** Returns the command. */
export function replayCommand(commit: string, { file, titlePath }: Replayed): string {
  const [, , ...rest] = file.split('|');
  const path = rest.slice(0, -1).join('|');
  const isNamed = titlePath.every((title) => !title.includes(TITLE_SEPARATOR) && !/\p{Cc}/u.test(title));
  const narrowed = isNamed ? ` --case=${shellWord(displayName(titlePath))}` : '';
  return `git switch --detach ${shortId(commit)} && shard-run ${shellWord(path)}${narrowed}`;
}
