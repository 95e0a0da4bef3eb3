/**
 * One text for one value: object keys in code-unit order, no white space, numbers and strings as JSON.stringify has them.
 *
 * A digest needs it: the same certificate must give the same bytes on every machine and in every order of building. It is RFC 8785 for the
 * values that occur here (finite numbers, no `undefined` but as an absent key).
 */

/** Returns the canonical text. Undefined properties are left out; a number that is not finite becomes null, as in JSON. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(',')}}`;
}
