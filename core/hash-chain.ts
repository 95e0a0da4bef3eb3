/**
 * Lines that are each bound to the one before by a digest, so that what was cut out, changed or put in is found.
 *
 * A line is the first 128 bits of the SHA-256 over the link before it and its text, a blank, and the text. Only whole lines count: what follows the last line's
 * end was cut off by a death in the middle of a write. Reading and writing files is the edges' work; this is what they must agree on.
 */
import { sha256Hex } from './digest.ts';

/** Shown of a digest, and enough of it: 128 bits. */
const LINK_HEX = 32;
/** What the first line is bound to. */
export const FIRST_LINK = '0'.repeat(LINK_HEX);

/** Returns the lines of texts without a line's end, ready to be appended after `head`, and the new head. */
export function linkLines(head: string, texts: readonly string[]): { readonly text: string; readonly head: string } {
  let last = head;
  let text = '';
  for (const body of texts) {
    last = linkOf(last, body);
    text += `${last} ${body}\n`;
  }
  return { text, head: last };
}

/** Returns the texts of whole lines and the last link; or, as `damagedLine`, the 1-based number of the first line that is not what was written. */
export function readLines(
  whole: string,
): { readonly texts: readonly string[]; readonly head: string; readonly damagedLine: null } | { readonly damagedLine: number } {
  const texts: string[] = [];
  let head = FIRST_LINK;
  for (const [index, row] of whole.split('\n').slice(0, -1).entries()) {
    const text = row.slice(LINK_HEX + 1);
    const link = linkOf(head, text);
    if (row.slice(0, LINK_HEX) !== link) return { damagedLine: index + 1 };
    texts.push(text);
    head = link;
  }
  return { texts, head, damagedLine: null };
}

function linkOf(before: string, text: string): string {
  return sha256Hex(`${before}\n${text}`).slice(0, LINK_HEX);
}
