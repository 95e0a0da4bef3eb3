/**
 * Text that a terminal can be trusted with.
 *
 * Titles, messages and paths come from the user's code: they may hold newlines, NUL, escape sequences, wide characters, or ten kilobytes.
 * Everything shown passes through `visible` (one line) or `visibleBlock` (many), so that no title can move the cursor or forge a verdict,
 * and every width is counted in columns, not in UTF-16 units. The width function is our own: with Unicode properties in regular
 * expressions it is twenty lines, and a library would be loaded before the first test starts.
 */

const ESCAPE = String.fromCodePoint(0x1b);
const ANSI_SEQUENCE = new RegExp(`${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${ESCAPE}\\u0007]*(?:\\u0007|${ESCAPE}\\\\)?|[@-Z\\\\-_])`, 'gu');
const CONTROL = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const WIDE =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303E\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F)/u;
const HALF_WIDTH = /^[\uFF61-\uFFDC\uFFE8-\uFFEE]/u;
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;
const PRINTABLE_ASCII = /^[\u0020-\u007E]*$/u;
const TAB_WIDTH = 2;

/** Made when the first text needs it: its tables take ten milliseconds to load, and most names are ASCII. */
let segmenter: Intl.Segmenter | null = null;

function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Returns the text without terminal escape sequences. */
export function stripAnsi(text: string): string {
  return text.includes(ESCAPE) ? text.replaceAll(ANSI_SEQUENCE, '') : text;
}

/** Returns one line in which every control character is a visible symbol: a newline is `␊`, NUL is `␀`, an escape is `␛`. */
export function visible(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.toWellFormed().replaceAll(CONTROL, controlSymbol);
}

/** Returns lines of a longer text: escape sequences removed, tabs widened, other control characters made visible. */
export function visibleBlock(text: string): string[] {
  const lines = stripAnsi(text).replaceAll('\r\n', '\n').split('\n');
  return lines.map((line) => visible(line.replaceAll('\t', ' '.repeat(TAB_WIDTH))));
}

/** Returns the columns that the text takes on a terminal. Control characters count nothing: make them visible first. */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemesOf(text)) columns += graphemeWidth(segment);
  return columns;
}

/** Returns the text cut to at most `columns`, its end replaced by `…` where something is missing. */
export function truncateEnd(text: string, columns: number): string {
  if (columns <= 0) return '';
  const short = text.length > columns * 8 ? text.slice(0, columns * 8) : text;
  if (short === text && displayWidth(text) <= columns) return text;
  let used = 0;
  let kept = '';
  for (const { segment } of graphemesOf(short)) {
    const width = graphemeWidth(segment);
    if (used + width > columns - 1) break;
    used += width;
    kept += segment;
  }
  return `${kept}…`;
}

/** Returns the text cut to at most `columns`, its start replaced by `…`: for paths, whose end says most. */
export function truncateStart(text: string, columns: number): string {
  if (columns <= 0) return '';
  if (displayWidth(text) <= columns) return text;
  const segments = Array.from(graphemesOf(text), ({ segment }) => segment);
  let used = 0;
  let from = segments.length;
  while (from > 0) {
    const width = graphemeWidth(segments[from - 1] ?? '');
    if (used + width > columns - 1) break;
    used += width;
    from -= 1;
  }
  return `…${segments.slice(from).join('')}`;
}

/** Returns the text with spaces after it, at least `columns` wide. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** Returns the text with spaces before it, at least `columns` wide. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
}

function controlSymbol(control: string): string {
  const code = control.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : '�';
}

function graphemeWidth(grapheme: string): number {
  if (HALF_WIDTH.test(grapheme)) return 1;
  if (WIDE.test(grapheme)) return 2;
  return ZERO_WIDTH.test(grapheme) ? 0 : 1;
}
