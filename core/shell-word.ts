/** Returns the text as one word of a POSIX shell, so that a command that is printed can be pasted. Control characters are the caller's to take out. */
export function shellWord(text: string): string {
  return /^[\w./:@-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
