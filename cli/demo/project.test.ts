import { expect, test } from 'vitest';
import { testFileText } from './project.ts';

const file = (cases: readonly (readonly [titles: string, ms: number])[], loadMs = 0, hookMs = 0) =>
  testFileText({
    path: 'a.test.js',
    loadMs,
    hookMs,
    cases: cases.map(([titles, ms]) => ({ titlePath: titles.split('/'), ms, isNew: false })),
  });

test('a case stands in the suites that its title path names, and waits', () => {
  expect(file([['outer/inner/case', 12.34]])).toContain(
    `describe("outer", () => { describe("inner", () => { test("case", () => wait(12.3)); }); });`,
  );
});

test('a wait below what a timer can do is none', () => {
  expect(file([['case', 0.2]], 0.2, 0.2)).toMatch(/test\("case", \(\) => \{\}\);\n$/);
});

test('load and hooks are waited for once a file', () => {
  const text = file([['case', 1]], 30, 40);
  expect(text).toContain('await wait(30.0);');
  expect(text).toContain('beforeAll(() => wait(40.0));');
});

test.each(['a "quoted" title', 'two\nlines', '`${x}`', '🦊'])('any title survives: %j', (title) => {
  expect(file([[title, 0]])).toContain(`test(${JSON.stringify(title)}, `);
});
