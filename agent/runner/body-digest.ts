/**
 * Finds the bodies of a file's cases in its text, so that a renamed test can be recognised by what it does.
 *
 * The digest covers everything after the title up to the call's closing bracket, white space folded: options and callback. It is a hint for
 * the ledger, never a fact: a case that the scan misses merely loses its history when it is renamed. Bodies are not looked into, because a
 * test inside a test does not exist. See docs/design/0003-resident-runner.md.
 */
import { shortDigest } from '../../core/digest.ts';
import type { CaseBody } from '../../core/file-body.ts';
import { isComment, isSpace, isWord, skipBrackets, skipLiteral } from './skip-literal.ts';

type Found = { readonly body: CaseBody | null; readonly end: number };

const CALLEES = ['test', 'it'];
/** A file of a hundred thousand generated cases says nothing that a rename needs. */
const MAX_BODIES = 20_000;

/** Returns the bodies of all `test(…)` and `it(…)` calls whose title is a literal, in the order of the text. */
export function scanBodies(text: string): readonly CaseBody[] {
  const bodies: CaseBody[] = [];
  let before = -1;
  for (let at = 0; at < text.length && bodies.length < MAX_BODIES; ) {
    const next = skipLiteral(text, at, before);
    if (next > at) {
      before = isComment(text, at) ? before : next - 1;
      at = next;
      continue;
    }
    const found = isCallee(text, at, before) ? readCall(text, at) : null;
    if (found?.body) bodies.push(found.body);
    const end = found?.end ?? endOfToken(text, at);
    if (!isSpace(text[at])) before = end - 1;
    at = end;
  }
  return bodies;
}

function isCallee(text: string, at: number, before: number): boolean {
  if (isWord(text[at - 1]) || text[before] === '.') return false;
  return CALLEES.some((name) => text.startsWith(name, at) && !isWord(text[at + name.length]));
}

function endOfToken(text: string, at: number): number {
  let end = at + 1;
  if (isWord(text[at])) while (isWord(text[end])) end += 1;
  return end;
}

/** Reads `test.skip.each(…)('title', …)` from its first letter; `null` when it is no call with a literal title. */
function readCall(text: string, start: number): Found | null {
  let at = endOfToken(text, start);
  for (;;) {
    at = skipSpace(text, at);
    if (text[at] === '.') at = endOfToken(text, skipSpace(text, at + 1));
    else if (text[at] === '`') at = skipLiteral(text, at, -1);
    else if (text[at] === '<') at = skipTypeArguments(text, at);
    else if (text[at] !== '(') return null;
    else {
      const call = readArguments(text, at);
      if (call === null || call.body !== null) return call;
      // No title: these are the arguments of `each`, `for` or `skipIf`, and the call proper follows.
      const following = text[skipSpace(text, call.end)];
      if (following !== '(' && following !== '.') return null;
      at = call.end;
    }
  }
}

function readArguments(text: string, open: number): Found | null {
  const end = skipBrackets(text, open);
  if (end === -1) return { body: null, end: text.length };
  const titleStart = skipSpace(text, open + 1);
  const quote = text[titleStart];
  if (quote !== '"' && quote !== "'" && quote !== '`') return { body: null, end };
  const titleEnd = skipLiteral(text, titleStart, -1);
  const title = unquote(text.slice(titleStart + 1, titleEnd - 1));
  const rest = text
    .slice(titleEnd, end - 1)
    .replace(/\s+/g, ' ')
    .replace(/^ ?, ?| ?,? ?$/g, '');
  const isLiteral = quote !== '`' || !title.includes('${');
  return { body: rest === '' || !isLiteral ? null : { title, bodyDigest: shortDigest(rest) }, end };
}

function unquote(raw: string): string {
  return raw.replace(/\\(['"`\\nt])/g, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char));
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    if (isSpace(text[at])) at += 1;
    else if (isComment(text, at)) at = skipLiteral(text, at, -1);
    else return at;
  }
}

/** `test.extend<{ port: number }>(…)`: to the closing bracket on the same nesting, a few lines at most. */
function skipTypeArguments(text: string, open: number): number {
  let depth = 0;
  const limit = Math.min(text.length, open + 2000);
  for (let at = open; at < limit; at += 1) {
    if (text[at] === '<') depth += 1;
    else if (text[at] === '>' && text[at - 1] !== '=') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return limit;
}
