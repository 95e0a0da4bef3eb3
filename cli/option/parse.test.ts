import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../core/expected-error.ts';
import { parseDuration } from './option.ts';
import { parseVerb } from './parse.ts';
import { AGENT_VERB, RUN_VERB, VERBS } from './verb-table.ts';

function refusal(argv: readonly string[]): string {
  try {
    parseVerb(RUN_VERB, argv);
  } catch (error) {
    if (error instanceof ExpectedError) return `${error.code}: ${error.message} | ${error.hint}`;
    throw error;
  }
  return 'accepted';
}

describe('arguments that are understood', () => {
  test.each<[string, string, unknown]>([
    ['', 'slots', null],
    ['--slots 4', 'slots', 4],
    ['--slots=4', 'slots', 4],
    ['--slots 4 --slots 2', 'slots', 2],
    ['--target 1h30m', 'target', 5_400_000],
    ['--bail', 'bail', 1],
    ['--bail 3', 'bail', 3],
    ['--bail=3', 'bail', 3],
    ['--bail src/a.test.ts', 'bail', 1],
    ['--suite a --suite b', 'suite', ['a', 'b']],
    ['--reporter default --reporter json=out.json', 'reporter', ['default', 'json=out.json']],
    ['--failed', 'failed', true],
    ['--case=-1', 'case', ['-1']],
    ['--on 127.0.0.1:7420', 'on', '127.0.0.1:7420'],
    ['--on [::1]:7420', 'on', '[::1]:7420'],
    ['--no-color', 'no-color', true],
    ['--suite -a', 'suite', ['-a']],
  ])('%j gives %s %j', (line, name, value) => {
    const { options } = parseVerb(RUN_VERB, line === '' ? [] : line.split(' '));
    expect(options[name as keyof typeof options]).toEqual(value);
  });

  test('the rest are operands, also after --', () => {
    expect(parseVerb(RUN_VERB, ['a', '--bail', 'b', '--', '--c']).operands).toEqual(['a', 'b', '--c']);
  });
});

describe('arguments that are refused name what was given, what is expected, and the next step', () => {
  test.each([
    [['--slot', '4'], 'usage: unknown option "--slot" | did you mean --slots? shard-run --help lists the options'],
    [['--zzzzzz'], 'usage: unknown option "--zzzzzz" | shard-run --help lists the options'],
    [['-x'], 'usage: unknown option "-x" | shard-run --help lists the options'],
    [['--slots'], 'usage: --slots needs a value | write --slots N shard-run --help lists the options'],
    [
      ['--slots', '-4'],
      'usage: --slots cannot be "-4": expected a whole number from 1 to 1024 | shard-run --help lists the options and their forms',
    ],
    [['--slots', '--failed'], 'usage: --slots needs a value | write --slots N shard-run --help lists the options'],
    [
      ['--slots', '0'],
      'usage: --slots cannot be "0": expected a whole number from 1 to 1024 | shard-run --help lists the options and their forms',
    ],
    [
      ['--slots', '2.5'],
      'usage: --slots cannot be "2.5": expected a whole number from 1 to 1024 | shard-run --help lists the options and their forms',
    ],
    [
      ['--target', 'soon'],
      'usage: --target cannot be "soon": expected a duration such as 90s, 9m or 1h30m | shard-run --help lists the options and their forms',
    ],
    [
      ['--on', 'host'],
      'usage: --on cannot be "host": expected HOST:PORT such as 127.0.0.1:7420 | shard-run --help lists the options and their forms',
    ],
    [
      ['--on', 'h:99999'],
      'usage: --on cannot be "h:99999": expected HOST:PORT such as 127.0.0.1:7420 | shard-run --help lists the options and their forms',
    ],
    [['--failed=yes'], 'usage: --failed takes no value, "yes" was given | shard-run --help lists the options'],
    [['--cwd='], 'usage: --cwd cannot be "": expected a DIR that is not empty | shard-run --help lists the options and their forms'],
    [['--toString'], 'usage: unknown option "--toString" | shard-run --help lists the options'],
  ])('%j', (argv, expected) => {
    expect(refusal(argv)).toBe(expected);
  });

  test.each([
    ['--workers=4', '--slots'],
    ['-t', '--case'],
    ['--last-failed', '--failed'],
    ['--list', 'shard-run plan'],
    ['--shard=1/4', 'shard-run coordinator'],
  ])('%s of another runner is answered with %s', (argument, known) => {
    expect(refusal([argument])).toContain(known);
  });

  test('an operand where none is taken', () => {
    expect(() => parseVerb(AGENT_VERB, ['extra'])).toThrow('unexpected argument "extra"');
  });
});

test.each<[string, number | null]>([
  ['9m', 540_000],
  ['90s', 90_000],
  ['500ms', 500],
  ['1.5h', 5_400_000],
  ['1h30m', 5_400_000],
  ['2m30s', 150_000],
  ['', null],
  ['0s', null],
  ['9', null],
  ['m9', null],
  ['-9m', null],
])('the duration %j is %j ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test('every verb has a summary, and an example that starts with the command', () => {
  for (const verb of VERBS) {
    expect(verb.summary).not.toBe('');
    expect(verb.examples.some(([command]) => command.includes(['shard-run', verb.name].filter((part) => part !== '').join(' ')))).toBe(
      true,
    );
  }
});
