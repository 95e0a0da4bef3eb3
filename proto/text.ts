/** Texts on their way to the wire. */

/** Half of a surrogate pair is legal in a JavaScript title and not in UTF-8: the receiver would refuse the whole message. */
export function text(value: string | null): string {
  return value === null ? '' : value.toWellFormed();
}

export function texts(values: readonly string[]): string[] {
  return values.map((value) => value.toWellFormed());
}
