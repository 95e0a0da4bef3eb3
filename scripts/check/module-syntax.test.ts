import { describe, expect, test } from 'vitest';
import { parseModule } from './module-syntax.ts';

describe('parseModule', () => {
  test('finds imports of every form and which are for types only', () => {
    const { imports } = parseModule(
      'a.ts',
      `import type { A } from './a.ts';
import { type B } from './b.ts';
import { C, type D } from './c.ts';
import './e.ts';
export { f } from './f.ts';
export type { G } from './g.ts';
export * from './h.ts';`,
    );
    expect(imports.map((each) => `${each.line} ${each.specifier} ${each.isTypeOnly}`)).toEqual([
      '1 ./a.ts true',
      '2 ./b.ts true',
      '3 ./c.ts false',
      '4 ./e.ts false',
      '5 ./f.ts false',
      '6 ./g.ts true',
      '7 ./h.ts false',
    ]);
  });

  test.each([
    ['/** Doc. */\nexport const a = 1;', 'a', true],
    ['/** Doc. */\n\nexport function b(): void {}', 'b', true],
    ['// A remark is no documentation.\nexport class C {}', 'C', false],
    ['/** Of another. */\nconst d = 1;\nexport type E = typeof d;', 'E', false],
    ['/* Not a doc. */\nexport interface F {}', 'F', false],
  ])('sees whether an export is documented: %j', (text, name, hasDoc) => {
    expect(parseModule('a.ts', text).exports.map((each) => [each.name, each.hasDoc])).toEqual([[name, hasDoc]]);
  });

  test.each(['async function f() {}', 'const f = async () => 1;', 'class A { async b() {} }', 'await x;', "import('./a.ts');"])(
    'finds the asynchronous: %s',
    (text) => {
      expect(parseModule('a.ts', `\n${text}`).asyncLines[0]).toBe(2);
    },
  );

  test('finds nothing asynchronous in a word or a comment', () => {
    expect(parseModule('a.ts', "// await\nconst async = 'await';").asyncLines).toEqual([]);
  });
});
