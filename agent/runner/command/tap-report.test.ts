import { describe, expect, test } from 'vitest';
import type { ReportedCase } from './report.ts';
import { createTapReader } from './tap-report.ts';

function read(tap: string): { readonly cases: readonly ReportedCase[]; readonly shown: string } {
  let shown = '';
  const reader = createTapReader({ path: 'a.t', cwd: '/' }, (text) => {
    shown += text;
  });
  for (let at = 0; at < tap.length; at += 5) reader.write(tap.slice(at, at + 5));
  return { cases: reader.end(), shown };
}

const brief = (tap: string): readonly string[] =>
  read(tap).cases.map(({ titlePath, outcome, durationMs }) => `${titlePath.join(' > ')}|${outcome}|${durationMs}`);

describe('cases are the leaves', () => {
  test.for<[string, string, readonly string[]]>([
    ['of TAP 12', '1..3\nok 1 - one\nnot ok two\nok\n', ['one|passed|0', 'two|failed|0', 'test 3|passed|0']],
    ['with the plan at the end', 'TAP version 13\r\nok 1 a\r\n1..1\r\n', ['a|passed|0']],
    [
      'with directives',
      String.raw`ok 1 - a # SKIP no db
not ok 2 - b # TODO soon
ok 3 - c # todo
ok 4 - issue \#7 \\ x # time=12.5ms
1..4`,
      ['a|skipped|0', 'b|skipped|0', 'c|passed|0', String.raw`issue #7 \ x|passed|12.5`],
    ],
    [
      'of node:test',
      `TAP version 13
# Subtest: outer
    # Subtest: in
    ok 1 - in
      ---
      duration_ms: 0.5
      type: 'test'
      ...
    # Subtest: deep
        # Subtest: leaf
        not ok 1 - leaf
          ---
          duration_ms: 2
          error: 'no way'
          stack: |-
            not ok 9 - a lie
            at Test.<anonymous> (/nowhere.js:1:1)
          ...
        1..1
    not ok 2 - deep
      ---
      error: '1 subtest failed'
      ...
    1..2
not ok 1 - outer
  ---
  error: '1 subtest failed'
  ...
1..1
# tests 3
`,
      ['outer > in|passed|0.5', 'outer > deep > leaf|failed|2'],
    ],
    [
      'or what sums them up, where only that failed',
      '    ok 1 - in\n    1..1\nnot ok 1 - out\n1..1\n',
      ['out > in|passed|0', 'out|failed|0'],
    ],
    ['or the file, which its author left out', '1..0 # SKIP no database\n', ['a.t|skipped|0']],
  ])('%s', ([, tap, expected]) => {
    expect(brief(tap)).toEqual(expected);
  });
});

test('what follows a failure explains it, and the rest is output', () => {
  const { cases, shown } = read('hello\n1..2\nok 1 a\n  indented\nnot ok 2 b\n  Error: boom\n      at x\n# Looks like\n');
  expect(cases[1]?.errors).toMatchObject([{ message: 'Error: boom', stack: 'Error: boom\n      at x\n# Looks like' }]);
  expect(shown).toBe('hello\n  indented\n');
});

describe('a stream that cannot be believed is refused', () => {
  test.for<[string, string, string]>([
    ['without a plan', 'ok 1 - a\n', 'no plan'],
    ['with fewer points than planned', '1..3\nok 1 - a\n', 'plans 3'],
    ['with more points than planned', '1..1\nok 1 - a\nok 2 - b\n', 'plans 1'],
    ['with two plans', '1..1\nok 1 - a\n1..1\n', 'two plans'],
    ['with a number that is not next', 'ok 1 - a\nok 3 - b\n1..2\n', 'test point 3'],
    ['that bailed out', 'ok 1 - a\nBail out! no server\n1..1\n', 'no server'],
    ['that ends in a block', '1..1\nok 1 - a\n  ---\n  x: 1\n', 'block'],
    ['that ends in a subtest', '1..1\nok 1 - a\n    ok 1 - b\n', 'subtest'],
    ['whose subtest has no plan', '    ok 1 - b\nok 1 - a\n1..1\n', 'without a plan'],
    ['that is empty', '', 'no plan'],
  ])('%s', ([, tap, problem]) => {
    expect(() => read(tap)).toThrow(problem);
  });
});
