/** Runs a command whose output is a list, one entry a line. */
import { shellText } from '../../../core/command-template.ts';
import { startShell } from './shell-command.ts';

/** It walks a tree, or starts a tool once; the agent waits three minutes for a whole discovery. */
const TIMEOUT_MS = 120_000;
/** A hundred thousand names of a hundred and sixty characters. */
const MAX_CHARACTERS = 16 * 1024 * 1024;

/** What it printed on standard output; `problem` follows the command's name in a sentence, and is `null` when it ended well. */
export type Listing = { readonly lines: readonly string[]; readonly problem: string | null };

/** Never rejects. */
export async function listLines(
  command: string,
  place: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Listing> {
  let printed = '';
  const onOutput = (stream: 'stdout' | 'stderr', text: string) => {
    if (stream === 'stdout' && printed.length <= MAX_CHARACTERS) printed += text;
  };
  const end = await startShell({ ...place, text: shellText(command), args: [], timeoutMs: TIMEOUT_MS, onOutput }).done;
  const lines = printed.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (end.stopped !== null) return { lines: [], problem: `did not end within ${TIMEOUT_MS / 1000} s` };
  if (printed.length > MAX_CHARACTERS) return { lines: [], problem: `printed more than ${MAX_CHARACTERS} characters` };
  return end.code === 0 ? { lines, problem: null } : { lines: [], problem: `${end.how}: ${end.lastWords}` };
}
