/** Regular expressions of log metrics: rewritten so that every awk that a host may have understands them alike. */

/** Repetitions are written out, so they have to be few. */
const REPEATS = 64;
/** Longer than any pattern a person writes; awks compile at each start. */
const PATTERN_CHARACTERS = 4_096;
/** Perl's classes, which POSIX leaves undefined: people write them all the same. */
const CLASSES: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  w: '[[:alnum:]_]',
  W: '[^[:alnum:]_]',
  s: '[[:space:]]',
  S: '[^[:space:]]',
};
const IN_BRACKETS: Readonly<Record<string, string>> = { d: '0-9', w: '[:alnum:]_', s: '[:space:]' };
const PLAIN_ESCAPES = /^[.[\](){}*+?^$|\\/"'<>=:;,#@%&~!`_ -]$/;

export type PortablePattern = { readonly isValid: true; readonly pattern: string } | { readonly isValid: false; readonly problem: string };

type Rewrite = { readonly source: string; index: number; out: string; atom: number | null; readonly groups: number[] };

/**
 * Returns an expression that matches the same lines in mawk (which has no `{2,5}` in the version that Debian ships), gawk, busybox and BSD's awk.
 * `\d`, `\w` and `\s` are translated; what no POSIX awk understands is refused in words.
 */
export function portablePattern(source: string): PortablePattern {
  if (/[\n\r\0]/.test(source))
    return { isValid: false, problem: 'a pattern is matched against one line, so it cannot contain a line break' };
  const state: Rewrite = { source, index: 0, out: '', atom: null, groups: [] };
  while (state.index < source.length) {
    const problem = rewriteNext(state);
    if (problem !== null) return { isValid: false, problem };
    if (state.out.length > PATTERN_CHARACTERS)
      return { isValid: false, problem: `longer than ${PATTERN_CHARACTERS} characters when written out` };
  }
  if (state.groups.length > 0) return { isValid: false, problem: '"(" without its ")"' };
  return { isValid: true, pattern: state.out };
}

function rewriteNext(state: Rewrite): string | null {
  const char = state.source[state.index] as string;
  switch (char) {
    case '\\':
      return rewriteEscape(state);
    case '[':
      return rewriteBracket(state);
    case '{':
      return rewriteRepeat(state);
    case '(':
      return openGroup(state);
    case ')':
      return closeGroup(state);
    case '|':
    case '^':
    case '$':
      return put(state, char, null, 1);
    case '*':
    case '+':
    case '?':
      return state.atom === null ? `"${char}" has nothing to repeat` : put(state, char, state.atom, 1);
    case '}':
      return put(state, '[}]', state.out.length, 1);
    default:
      return put(state, char, state.out.length, 1);
  }
}

/** Appends; `atom` is where a following repetition begins, `null` when nothing can be repeated. */
function put(state: Rewrite, text: string, atom: number | null, consumed: number): null {
  state.out += text;
  state.atom = atom;
  state.index += consumed;
  return null;
}

function rewriteEscape(state: Rewrite): string | null {
  const next = state.source[state.index + 1];
  if (next === undefined) return 'ends in a lone backslash';
  const known = CLASSES[next];
  if (known !== undefined) return put(state, known, state.out.length, 2);
  if (next === 't') return put(state, '\t', state.out.length, 2);
  if (!PLAIN_ESCAPES.test(next)) return `"\\${next}" means nothing in a POSIX extended regular expression`;
  const plain = /^[[\](){}*+?^$|\\.]$/.test(next) ? `\\${next}` : next;
  return put(state, next === '{' || next === '}' ? `[${next}]` : plain, state.out.length, 2);
}

function rewriteBracket(state: Rewrite): string | null {
  const found = /^\[\^?\]?(?:\[[:.=][^\]]*[:.=]\]|[^\]])*\]/.exec(state.source.slice(state.index));
  if (found === null) return '"[" without its "]"';
  // A backslash is an ordinary character in POSIX brackets but an escape in awk's: doubled, it is itself in every awk.
  const text = found[0].replaceAll(/\\([dws])|\\/g, (_, name: string | undefined) => IN_BRACKETS[name ?? ''] ?? '\\\\');
  return put(state, text, state.out.length, found[0].length);
}

function rewriteRepeat(state: Rewrite): string | null {
  const found = /^\{(\d{1,3})(,(\d{0,3}))?\}/.exec(state.source.slice(state.index));
  if (found === null) return put(state, '[{]', state.out.length, 1);
  if (state.atom === null) return `"${found[0]}" has nothing to repeat`;
  const least = Number(found[1]);
  const isOpen = found[2] !== undefined && found[3] === '';
  const most = found[2] === undefined ? least : Number(found[3]);
  if (Math.max(least, most) > REPEATS || (!isOpen && most < least)) return `"${found[0]}" is not a range up to ${REPEATS}`;
  const atom = state.out.slice(state.atom);
  const unit = /[*+?]$/.test(atom) && atom.length > 1 ? `(${atom})` : atom;
  state.out = state.out.slice(0, state.atom);
  const optional = isOpen ? `${unit}*` : `${unit}?`.repeat(most - least);
  const text = unit.repeat(least) + optional;
  return put(state, text === '' ? '' : `(${text})`, text === '' ? null : state.atom, found[0].length);
}

function openGroup(state: Rewrite): string | null {
  if (state.source[state.index + 1] === '?') return '"(?" is not part of POSIX extended regular expressions';
  state.groups.push(state.out.length);
  return put(state, '(', null, 1);
}

function closeGroup(state: Rewrite): string | null {
  const start = state.groups.pop();
  if (start === undefined) return '")" without its "("';
  return put(state, ')', start, 1);
}
