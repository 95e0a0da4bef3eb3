/**
 * A command as a person writes it into a configuration: text for a POSIX shell with placeholders in it.
 *
 * A file's name may hold spaces, quotes, newlines and `$(…)`, so no name is ever pasted into the text. A placeholder becomes a quoted reference
 * to a variable or to the shell's own arguments, and the value travels beside the text: whatever it is, the shell takes it as one word. Inside
 * quotes of the person's own such a reference would be something else, so a placeholder there is refused; the variable can be used instead.
 * Braces around anything else are the shell's own. See docs/design/0009-runner-contract.md.
 */

/** What each placeholder stands for, as the shell reads it. */
export const PLACEHOLDERS = {
  file: '"$SHARD_RUN_FILE"',
  report: '"$SHARD_RUN_REPORT"',
  slot: '"$SHARD_RUN_SLOT"',
  cases: '"$@"',
} as const;
/** The name of a placeholder, as it stands in braces. */
export type Placeholder = keyof typeof PLACEHOLDERS;

/** A name in braces; with a `$` before it the variable of a shell. */
const PATTERN = new RegExp(String.raw`(?<!\$)\{(${Object.keys(PLACEHOLDERS).join('|')})\}`, 'gu');

/** Returns the text that a shell is given. */
export function shellText(template: string): string {
  return template.replaceAll(PATTERN, (_, name: Placeholder) => PLACEHOLDERS[name]);
}

/** Returns whether the command uses the value, as a placeholder or by the name of what it stands for. */
export function usesPlaceholder(template: string, name: Placeholder): boolean {
  const variable = PLACEHOLDERS[name].replaceAll(/["$]/gu, '');
  return template.includes(`{${name}}`) || template.includes(`$${variable}`) || template.includes(`\${${variable}}`);
}

/** Returns the first placeholder that stands in quotes, in braces; `null` when none does. Nested quotes inside `$(…)` are not looked into. */
export function quotedPlaceholder(template: string): string | null {
  const places = new Map([...template.matchAll(PATTERN)].map((match) => [match.index, match[0]]));
  let quote = '';
  for (let index = 0; index < template.length; index += 1) {
    const char = template.charAt(index);
    const found = places.get(index);
    if (found !== undefined && quote !== '') return found;
    if (char === '\\' && quote !== "'") index += 1;
    else if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
  }
  return null;
}
