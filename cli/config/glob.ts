/** Turns a glob of the configuration into the source of a regular expression, because the coordinator matches paths where no file system is. */

/**
 * Returns the source of a regular expression that matches whole relative paths with forward slashes; `null` when the glob does not parse.
 * `*` and `?` stop at a slash, `**` does not, `{a,b}` chooses, `[a-z]` is a class.
 */
export function globSource(glob: string): string | null {
  const source = `^(?:${translate(glob.replace(/^\.\//u, ''))})$`;
  try {
    new RegExp(source, 'u');
    return source;
  } catch {
    return null;
  }
}

function translate(glob: string): string {
  let source = '';
  let depth = 0;
  for (let index = 0; index < glob.length; index++) {
    const rest = glob.slice(index);
    const token = /^(?:\*\*\/|\*\*|\*|\?|\[!?[^\]]+\]|\{|\}|,|\\.)/u.exec(rest)?.[0];
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    source += token === undefined ? escapePattern(rest.charAt(0)) : translateToken(token, depth);
    if (token !== undefined) index += token.length - 1;
  }
  return source;
}

function translateToken(token: string, depth: number): string {
  if (token === '**/') return '(?:[^/]+/)*';
  if (token === '**') return '.*';
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  if (token === '{') return '(?:';
  if (token === '}') return ')';
  if (token === ',') return depth > 0 ? '|' : ',';
  if (token.startsWith('\\')) return escapePattern(token.slice(1));
  const negated = token.startsWith('[!');
  return `[${negated ? '^' : ''}${token.slice(negated ? 2 : 1, -1).replaceAll('\\', '\\\\')}]`;
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
