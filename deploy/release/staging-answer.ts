/**
 * What a host says after it was asked to take a release, out of what its shell printed.
 *
 * A login banner, a profile that talks or a broken shell may print before and instead of it, so the first line that is an answer counts, and no answer is one of the
 * answers, too.
 */

/**
 * `proven`: the host computed this digest over its own files. `absent`: it is not there. `differs`: what rsync made is something else; `damaged`: so is what
 * the host serves under this name; both with the host's own listing. `unapplied`: the delta does not fit. `created`: shared files that were not there.
 */
export type StagingAnswer =
  | { readonly type: 'proven'; readonly digest: string; readonly created: readonly string[] }
  | { readonly type: 'absent' }
  | { readonly type: 'differs' | 'damaged'; readonly listing: string }
  | { readonly type: 'fenced' | 'full' | 'unfit' | 'unapplied' | 'failed' | 'mute'; readonly detail: string };

const WORDS = ['proven', 'absent', 'differs', 'damaged', 'fenced', 'full', 'unfit', 'unapplied', 'failed'] as const;
const DIGEST = /^[0-9a-f]{64}$/;
/** A line of an error message, not a page of them. */
const DETAIL_CHARACTERS = 500;

/** Returns the host's answer; `mute` when there is none. */
export function parseStagingAnswer(stdout: string, stderr: string): StagingAnswer {
  const lines = stdout.split('\n');
  const at = lines.findIndex((line) => WORDS.some((word) => line === word || line.startsWith(`${word} `)));
  const line = lines[at] ?? '';
  const word = WORDS.find((each) => line === each || line.startsWith(`${each} `));
  const first = line.slice((word?.length ?? 0) + 1);
  const rest = lines.slice(at + 1).join('\n');
  switch (word) {
    case undefined:
      return { type: 'mute', detail: shorten(`${stdout}\n${stderr}`) };
    case 'proven':
      if (!DIGEST.test(first)) return { type: 'mute', detail: shorten(line) };
      return { type: 'proven', digest: first, created: lines.slice(0, at).flatMap(parseCreated) };
    case 'absent':
      return { type: 'absent' };
    case 'differs':
    case 'damaged':
      return { type: word, listing: rest };
    case 'fenced':
    case 'full':
    case 'unfit':
    case 'unapplied':
    case 'failed':
      return { type: word, detail: shorten(`${first}\n${rest}`) };
  }
}

function parseCreated(line: string): string[] {
  return line.startsWith('created ') ? [line.slice('created '.length)] : [];
}

function shorten(text: string): string {
  const oneLine = text
    .trim()
    .replaceAll(/\s*\n\s*/g, '; ')
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ');
  return oneLine.length <= DETAIL_CHARACTERS ? oneLine : `${oneLine.slice(0, DETAIL_CHARACTERS)} …`;
}

/** Returns the paths whose lines are in one listing and not in the other, sorted, each once. */
export function differingPaths(expected: string, found: string): readonly string[] {
  const [left, right] = [new Set(expected.split('\n')), new Set(found.split('\n'))];
  const lines = [...left, ...right].filter((line) => line !== '' && left.has(line) !== right.has(line));
  return [...new Set(lines.map((line) => line.replace(/^\.\//, '').replace(/\t.*$/, '')))].sort();
}
