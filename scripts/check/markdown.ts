/**
 * Reads from a Markdown page what can rot: its headings, its links and its commands.
 *
 * Every `sh` or `console` block says in a comment above it what becomes of it: `<!-- run -->` is executed by the gate (in a copy of the
 * tree), `<!-- run: slow -->` by `npm test` only, `<!-- run: exit=1 timeout=60 -->` expects that exit code within so many seconds, and
 * `<!-- norun: reason -->` is not executed, for the reason it gives. A block without a comment is an error: a command that nobody runs is wrong
 * within a year.
 */

export type CommandBlock = {
  readonly line: number;
  /** One shell script. Of a `console` block, the lines after `$ `. */
  readonly script: string;
  readonly fate: Fate | null;
};

export type Fate =
  | { readonly kind: 'run'; readonly isSlow: boolean; readonly exitCode: number; readonly timeoutMs: number }
  | { readonly kind: 'norun'; readonly reason: string };

export type Page = {
  /** Texts of the first-level headings. */
  readonly titles: readonly string[];
  /** Anchors that a link may point to. */
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly { readonly target: string; readonly line: number }[];
  readonly blocks: readonly CommandBlock[];
};

const RUN_TIMEOUT_MS = 30_000;
const FENCE = /^\s*(`{3,}|~{3,})\s*(\S*)/;
const LINK = /\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)/g;

type Fence = { readonly mark: string; readonly language: string; readonly line: number; readonly lines: string[]; readonly above: string };

export function parsePage(text: string): Page {
  const page = { titles: [] as string[], anchors: new Set<string>(), links: [] as Page['links'][number][], blocks: [] as CommandBlock[] };
  let fence: Fence | null = null;
  let above = '';
  for (const [index, line] of text.split('\n').entries()) {
    const mark = FENCE.exec(line);
    if (fence !== null) {
      if (mark?.[1]?.startsWith(fence.mark) === true && mark[2] === '') {
        if (/^(sh|bash|shell|console)$/.test(fence.language)) page.blocks.push(blockOf(fence));
        fence = null;
        above = '';
      } else fence.lines.push(line);
    } else if (mark !== null) fence = { mark: mark[1] ?? '', language: mark[2] ?? '', line: index + 1, lines: [], above };
    else {
      readLine(line, index + 1, page);
      if (line.trim() !== '') above = line.trim();
    }
  }
  return page;
}

function readLine(line: string, number: number, page: { titles: string[]; anchors: Set<string>; links: Page['links'][number][] }): void {
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading?.[1] === '#') page.titles.push(heading[2] ?? '');
  if (heading !== null) page.anchors.add(uniqueAnchor(anchorOf(heading[2] ?? ''), page.anchors));
  for (const link of line.replace(/`[^`]*`/g, '').matchAll(LINK)) page.links.push({ target: link[1] ?? '', line: number });
}

/** Returns the anchor that a heading gets on the usual hosts. */
export function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function uniqueAnchor(anchor: string, taken: ReadonlySet<string>): string {
  let unique = anchor;
  for (let number = 1; taken.has(unique); number += 1) unique = `${anchor}-${number}`;
  return unique;
}

function blockOf({ language, line, lines, above }: Fence): CommandBlock {
  const commands = language === 'console' ? lines.filter((each) => each.startsWith('$ ')).map((each) => each.slice(2)) : lines;
  return { line, script: commands.join('\n'), fate: parseFate(above) };
}

/** Returns what a comment says about the block below it; null when it says nothing. */
export function parseFate(comment: string): Fate | null {
  const norun = /^<!--\s*norun:\s*(\S.*?)\s*-->$/.exec(comment);
  if (norun?.[1] !== undefined) return { kind: 'norun', reason: norun[1] };
  const run = /^<!--\s*run(?::\s*(.*?))?\s*-->$/.exec(comment);
  if (run === null) return null;
  const words = (run[1] ?? '').split(/[\s,]+/);
  const numberOf = (key: string): number | null => {
    const word = words.find((each) => each.startsWith(`${key}=`));
    return word === undefined ? null : Number(word.slice(key.length + 1));
  };
  const seconds = numberOf('timeout');
  return {
    kind: 'run',
    isSlow: words.includes('slow'),
    exitCode: numberOf('exit') ?? 0,
    timeoutMs: seconds === null ? RUN_TIMEOUT_MS : seconds * 1000,
  };
}
