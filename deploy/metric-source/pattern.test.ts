import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { portablePattern } from './pattern.ts';

/** Asks the machine's own awk, with the text on the way that the sampler uses. */
function matches(pattern: string, line: string): boolean {
  const output = execFileSync('sh', ['-c', 'exec awk "$0"', 'BEGIN { print (ENVIRON["L"] ~ ENVIRON["R"]) ? "yes" : "no" }'], {
    env: { ...process.env, LC_ALL: 'C', R: pattern, L: line },
    encoding: 'utf8',
  });
  return output.trim() === 'yes';
}

describe('portablePattern', () => {
  test.each([
    ['ERROR|FATAL', ['an ERROR', 'FATAL'], ['error']],
    ['" 5[0-9]{2} ', ['"GET /" 502 12'], ['"GET /" 50 12', '"GET /" 200 12']],
    ['^a{2,3}$', ['aa', 'aaa'], ['a', 'aaaa']],
    ['^(ab){1,}c$', ['abc', 'ababc'], ['c']],
    ['^x{0,2}$', ['', 'xx'], ['xxx']],
    ['^x{0}y$', ['y'], ['xy']],
    ['^(a+){2}$', ['aa', 'aaaa'], ['a']],
    ['^[[:digit:]]{3}$', ['123'], ['12']],
    ['^\\d+ \\w+\\s\\S$', ['12 a_b c'], ['x a b']],
    ['[\\d.]ms', ['1ms', '.ms'], ['dms']],
    ['a\\.b', ['a.b'], ['axb']],
    ['^[]x]$', [']', 'x'], ['y']],
    ['^\\{"level":"error"', ['{"level":"error"}'], ['x{"level":"error"}']],
    ['^{"a"}$', ['{"a"}'], ['a']],
    ['it\'s "$(odd)"|`x`', ["it's `x`"], ['its']],
    ['C:\\\\temp', ['C:\\temp'], ['C:/temp']],
    ['^a/b$', ['a/b'], ['ab']],
  ])('%s matches the same lines in every awk', (source, yes, no) => {
    const rewritten = portablePattern(source);
    if (!rewritten.isValid) throw new Error(rewritten.problem);
    for (const line of yes) expect(matches(rewritten.pattern, line), `"${line}"`).toBe(true);
    for (const line of no) expect(matches(rewritten.pattern, line), `"${line}"`).toBe(false);
  });

  test.each([
    ['(a', 'a group without its end'],
    ['a)', 'an end without its group'],
    ['[a', 'a bracket without its end'],
    ['a\\', 'a lone backslash'],
    ['\\bword', 'a word boundary'],
    ['(?:a)', 'a group of Perl'],
    ['*a', 'nothing to repeat'],
    ['a{3,1}', 'an inverted range'],
    ['a{65}', 'too many repetitions'],
    ['(a{64}){64}', 'too long when written out'],
    ['a\nb', 'a line break'],
  ])('%s is refused: %s', (source) => {
    expect(portablePattern(source).isValid).toBe(false);
  });
});
