/**
 * Text as one word of a POSIX shell.
 *
 * Paths, patterns, names and revisions come from people and from repositories, and all of them end up in a command line that a host's `sh` reads.
 * Between single quotes the shell takes every character as it is, but for the quote itself, so that is the only form used here: there is no list
 * of dangerous characters that could be short of one. A NUL cannot stand in a command line at all and is refused where text is parsed.
 */

/** Returns the text as one word that `sh` reads back unchanged, whatever is in it. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
