/**
 * A slice as Vitest understands it: a pattern over full test names.
 *
 * Vitest selects cases by matching a regular expression against the titles joined by a separator, `' '` before Vitest 5 and `' > '` since. An
 * `only` slice becomes an anchored alternation of escaped names, an `except` slice the negative lookahead of the same. Titles may hold
 * anything: newlines, NUL, lone surrogates; none needs a flag, because without `m` the anchors mean the whole name and without `u` a title
 * is compared unit by unit. Two title paths can have one full name (`['a b']` and `['a', 'b']`). An `only` slice then runs both, and reports
 * the one it lists. Its complement excludes both, so the one that nobody lists would be lost: `isShadowed` finds it, for a second pass.
 */
import type { Slice } from '../../../core/unit.ts';

/** Returns what joins titles to a full name in this major version of Vitest. */
export function nameSeparator(major: number): string {
  return major >= 5 ? ' > ' : ' ';
}

/** Returns the pattern that selects the slice's cases. */
export function namePattern(slice: Slice, separator: string): RegExp {
  const names = fullNames(slice, separator).map(escapeForPattern).join('|');
  // An empty alternation matches the empty name only, which is what an empty slice means.
  return slice.kind === 'only' ? new RegExp(`^(?:${names})$`) : new RegExp(`^(?!(?:${names})$)`);
}

/** Returns the distinct full names that the slice lists. */
export function fullNames(slice: Slice, separator: string): readonly string[] {
  return [...new Set(slice.titlePaths.map((titlePath) => titlePath.join(separator)))];
}

export type Selection = {
  /** True when the slice holds the case, by title path. */
  readonly holds: (titlePath: readonly string[]) => boolean;
  /** True when the slice holds the case, and the pattern nevertheless leaves it out. */
  readonly isShadowed: (titlePath: readonly string[]) => boolean;
};

/** Returns the tests of membership; a `null` slice holds everything. */
export function selectionOf(slice: Slice | null, separator: string): Selection {
  if (slice === null) return { holds: () => true, isShadowed: () => false };
  const listed = new Set(slice.titlePaths.map((titlePath) => JSON.stringify(titlePath)));
  const names = new Set(fullNames(slice, separator));
  const isOnly = slice.kind === 'only';
  const holds = (titlePath: readonly string[]): boolean => listed.has(JSON.stringify(titlePath)) === isOnly;
  return { holds, isShadowed: (titlePath) => !isOnly && holds(titlePath) && names.has(titlePath.join(separator)) };
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}
