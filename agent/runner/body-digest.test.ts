import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanBodies } from './body-digest.ts';

const titles = (text: string): string[] => scanBodies(text).map(({ title }) => title);

describe('scanBodies', () => {
  test.each([
    ['a plain call', `test('one', () => { expect(1).toBe(1) })`, ['one']],
    ['it and double quotes', `it("two", async () => {})`, ['two']],
    ['a template without holes', 'test(`three`, () => {})', ['three']],
    ['a chain', `test.concurrent.skip('four', () => {})`, ['four']],
    ['options between title and callback', `test('five', { retry: 2 }, () => {})`, ['five']],
    ['each with a table', `test.each([[1, 2], [')', "it('no')"]])('six %i', (a, b) => {})`, ['six %i']],
    ['each with a tagged template', 'it.each`a | b\n${1} | ${2}`("seven $a", ({ a }) => {})', ['seven $a']],
    ['skipIf', `test.skipIf(process.platform === 'win32')('eight', () => {})`, ['eight']],
    ['type arguments', `test.each<{ a: Array<number> }>([])('nine', () => {})`, ['nine']],
    ['suites around it', `describe('outer', () => { describe('inner', () => { it('ten', () => {}) }) })`, ['ten']],
    ['brackets in strings and comments', `test('e1', () => { ")"; /* ) */ // )\n '(' })\ntest('e2', () => {})`, ['e1', 'e2']],
    ['brackets in a regular expression', `test('r1', () => { /[)/\\]]+\\)/.test(x) })\ntest('r2', () => {})`, ['r1', 'r2']],
    ['division', `test('d1', () => { const a = b / c; const d = (e) / f })\ntest('d2', () => {})`, ['d1', 'd2']],
    ['an apostrophe in JSX text', `test('j1', () => { <p>don't ( panic</p>\n) })`, ['j1']],
    ['escaped quotes', `test('it\\'s', () => {})`, ["it's"]],
    ['a comment before the title', `test(/* why */ 'c1', () => {})`, ['c1']],
    ['a call inside a comment or string', `// test('no', () => {})\nconst s = "test('no', () => {})"`, []],
    ['a method of the same name', `regex.test('no', x); submit('no', () => {}); contest('no', () => {})`, []],
    ['a computed title', 'test(name, () => {}); test(`a ${b}`, () => {})', []],
    ['a title without a body', `test.todo('later')`, []],
    ['text that ends too early', `test('open', () => {`, []],
  ])('finds the titles of %s', (_, text, expected) => {
    expect(titles(text)).toEqual(expected);
  });

  test('folds white space, so that formatting keeps the digest', () => {
    const [tight] = scanBodies(`test('a', () => { x( 1 ); })`);
    const [loose] = scanBodies(`test('b',\n  () => {\n    x( 1 );\n  },\n)`);
    expect(loose?.bodyDigest).toBe(tight?.bodyDigest);
  });

  test('tells different bodies apart', () => {
    const [one, two] = scanBodies(`test('a', () => { x(1) }); test('a', () => { x(2) })`);
    expect(one?.bodyDigest).not.toBe(two?.bodyDigest);
  });

  test('never throws and always ends, whatever the text', () => {
    const piece = fc.constantFrom(
      'test',
      'it',
      '(',
      ')',
      "'a'",
      '`',
      '${',
      '}',
      '{',
      '/',
      '*',
      '//',
      '\n',
      '"',
      "'",
      '\\',
      '.each',
      '<',
      '>',
      ' ',
      'x',
      ',',
      '[',
      ']',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => Array.isArray(scanBodies(pieces.join('')))));
  });

  test('stays linear on thousands of calls', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `test('case ${index}', () => { expect(${index}).toBe(${index}) })\n`).join('');
    expect(scanBodies(text)).toHaveLength(5000);
  });
});
