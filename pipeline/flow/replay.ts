/**
 * The smallest command that shows a failure again, for whoever's commit was evicted.
 *
 * What convicted him were runs of the failed cases alone, on trees with and without his commit. The nearest that a person can type on his own machine is the
 * case's file on his commit: a command runs files, and a file takes seconds. That it passes on the parent is the other half, and the same command. It is
 * part of the words that are kept with the commit, so that every notice, page and answer has it.
 */
import type { FileKey } from '../../core/id.ts';
import { shellWord } from '../../core/shell-word.ts';
import { shortId } from './state.ts';

/** Returns the command; the file's key has the path that an argument is compared with. */
export function replayCommand(commit: string, file: FileKey): string {
  const [, , ...rest] = file.split('|');
  const path = rest.slice(0, -1).join('|');
  return `git switch --detach ${shortId(commit)} && shard-run ${shellWord(path)}`;
}
