/**
 * Steps over what must not be read as code: comments, strings, templates, regular expressions.
 *
 * A scanner, not a parser: JavaScript cannot be tokenised without parsing, and a parser for every dialect a project may use is a heavy
 * dependency for a hint. Where the grammar is ambiguous (`/` after a bracket, an apostrophe in JSX text) it takes the common reading, and
 * confines a wrong guess to one line. Whoever uses it must be content with "usually right, never throws, linear".
 */

const WORD = /[\p{ID_Continue}$]/u;
const REGEX_MAY_FOLLOW = new Set(['', ...Array.from('(,=:[!&|?{};+-*%~^>')]);
const REGEX_MAY_FOLLOW_WORD = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'throw',
  'new',
  'else',
  'do',
  'await',
  'yield',
]);

/**
 * Returns the index after the literal or comment that begins at `at`; `at` itself when code begins there.
 * `before` is the index of the last character of code before `at`, -1 for none.
 */
export function skipLiteral(text: string, at: number, before: number): number {
  const char = text[at];
  if (char === '"' || char === "'") return skipString(text, at, char);
  if (char === '`') return skipTemplate(text, at);
  if (char !== '/') return at;
  const next = text[at + 1];
  if (next === '/') return endOfLine(text, at);
  if (next === '*') return after(text, '*/', at + 2);
  return isRegexStart(text, before) ? skipRegex(text, at) : at;
}

/** Returns the index after the bracket that closes the one at `open`; -1 when the text ends first. */
export function skipBrackets(text: string, open: number): number {
  let depth = 0;
  let before = -1;
  for (let at = open; at < text.length; ) {
    const next = skipLiteral(text, at, before);
    if (next > at) {
      before = isComment(text, at) ? before : next - 1;
      at = next;
      continue;
    }
    const char = text[at] as string;
    if (char === '(' || char === '[' || char === '{') depth += 1;
    else if (char === ')' || char === ']' || char === '}') depth -= 1;
    if (!isSpace(char)) before = at;
    at += 1;
    if (depth === 0) return at;
  }
  return -1;
}

export function isWord(char: string | undefined): boolean {
  return char !== undefined && WORD.test(char);
}

export function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\n' || char === '\t' || char === '\r';
}

export function isComment(text: string, at: number): boolean {
  return text[at] === '/' && (text[at + 1] === '/' || text[at + 1] === '*');
}

/** A string that does not end on its line is no string: an apostrophe in text between tags. */
function skipString(text: string, open: number, quote: string): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === quote) return at + 1;
    else if (char === '\n') return open + 1;
  }
  return open + 1;
}

function skipTemplate(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '`') return at + 1;
    else if (char === '$' && text[at + 1] === '{') {
      const end = skipBrackets(text, at + 1);
      if (end === -1) return text.length;
      at = end - 1;
    }
  }
  return text.length;
}

function skipRegex(text: string, open: number): number {
  let isInClass = false;
  for (let at = open + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n') return open + 1;
    if (char === '\\') at += 1;
    else if (char === '[') isInClass = true;
    else if (char === ']') isInClass = false;
    else if (char === '/' && !isInClass) return at + 1;
  }
  return open + 1;
}

function isRegexStart(text: string, before: number): boolean {
  const char = text[before] ?? '';
  if (!isWord(char)) return REGEX_MAY_FOLLOW.has(char);
  let start = before;
  while (isWord(text[start - 1])) start -= 1;
  return REGEX_MAY_FOLLOW_WORD.has(text.slice(start, before + 1));
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}
