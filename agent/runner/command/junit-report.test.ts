import { describe, expect, test } from 'vitest';
import { createJunitReader } from './junit-report.ts';
import type { ReportedCase } from './report.ts';

function read(xml: string, path = 'tests/test_a.py'): readonly ReportedCase[] {
  const reader = createJunitReader({ path, cwd: '/' });
  // In pieces: a report comes as its file is read.
  for (let at = 0; at < xml.length; at += 7) reader.write(xml.slice(at, at + 7));
  return reader.end();
}

const brief = (xml: string, path?: string): readonly string[] =>
  read(xml, path).map(({ titlePath, outcome, durationMs }) => `${titlePath.join(' > ')} ${outcome} ${durationMs}`);

describe('a case is known by its class, its name and the suites inside a suite', () => {
  test.for<[string, string, string, readonly string[]]>([
    [
      'pytest',
      'tests/test_a.py',
      `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="0" failures="1" skipped="1" tests="4" time="0.1" timestamp="2026" hostname="h">
        <testcase classname="tests.test_a.TestX" name="test_y[a::b]" time="0.001" />
        <testcase classname="tests.test_a" name="test_z" time="0.002"><failure message="assert 1 == 2">E  assert</failure></testcase>
        <testcase classname="tests.test_a" name="test_s" time="0"><skipped type="pytest.skip" message="later">x</skipped></testcase>
        <testcase classname="sub.tests.test_a.TestX" name="test_other_root" time="0"/>
      </testsuite></testsuites>`,
      ['TestX > test_y[a::b] passed 1', 'test_z failed 2', 'test_s skipped 0', 'TestX > test_other_root passed 0'],
    ],
    [
      'Node',
      't/a.test.js',
      `<testsuites><testsuite name="outer" time="0.5" disabled="0" errors="0" tests="2" failures="0" skipped="1"><testsuite name="inner" tests="1">
        <testcase name="does" time="0.25" classname="test" file="/t/a.test.js"/></testsuite><testcase name="waits" time="0" classname="test"><skipped type="skipped"/></testcase>
      </testsuite><testcase name="alone" time="0" classname="test"/><!-- tests 3 --></testsuites>`,
      ['outer > inner > does passed 250', 'outer > waits skipped 0', 'alone passed 0'],
    ],
    [
      'Node 24',
      't/a.test.js',
      `<testsuites><testsuite name="a"><testcase name="x" classname="a"/><testsuite name="b"><testcase name="y" classname="a.b"/></testsuite></testsuite></testsuites>`,
      ['a > x passed 0', 'a > b > y passed 0'],
    ],
    [
      'mocha',
      'test/a.js',
      `<testsuite name="Mocha Tests" tests="2" failures="0" errors="1" skipped="0" timestamp="x" time="0.005">
        <testcase classname="Array #indexOf()" name="finds" time="0"/><testcase classname="Array" name="breaks" time="1,000.5"><failure>boom
        at Context</failure></testcase></testsuite>`,
      ['Array #indexOf() > finds passed 0', 'Array > breaks failed 1000500'],
    ],
    [
      'PHPUnit',
      'tests/FooTest.php',
      String.raw`<testsuites><testsuite name="/ci/phpunit.xml" tests="2"><testsuite name="unit" tests="2"><testsuite name="App\FooTest" tests="2">
        <testcase name="testA" class="App\FooTest" classname="App.FooTest" time="0.001"/>
        <testsuite name="App\FooTest::testB" tests="1"><testcase name="testB with data set #0" classname="App.FooTest" time="0"/></testsuite>
      </testsuite></testsuite></testsuite></testsuites>`,
      [
        String.raw`unit > App\FooTest > testA passed 1`,
        String.raw`unit > App\FooTest > App\FooTest::testB > App.FooTest > testB with data set #0 passed 0`,
      ],
    ],
    ['no class at all', 'a.sh', '<testsuite name="s"><testcase name="x"/></testsuite>', ['s > x passed 0']],
  ])('as %s writes it', ([, path, xml, expected]) => {
    expect(brief(xml, path)).toEqual(expected);
  });
});

test('a failure has its message, its text and what the case printed', () => {
  const [found] = read(`<testsuite><testcase name="x" classname="c"><error type="E" message="no &lt;way&gt;"><![CDATA[at <here>]]></error>
    <system-out>said &#x1b;[1m\u001b</system-out><system-err>cried</system-err></testcase></testsuite>`);
  expect(found).toMatchObject({ outcome: 'failed', errors: [{ message: 'no <way>', stack: 'no <way>\nat <here>' }] });
  expect(found?.output.stdout).toContain('said ');
  expect(found?.output.stderr).toBe('cried');
});

test("attempts before the last one are the tool's own retries", () => {
  const [found] = read(
    '<testsuite><testcase name="x" classname="c"><flakyFailure message="a">s<system-out>o</system-out></flakyFailure></testcase></testsuite>',
  );
  expect(found).toMatchObject({ outcome: 'passed', frameworkRetries: 1, errors: [] });
});

test('what a status says counts where no element does', () => {
  const xml = ['failed', 'notrun', 'run'].map((status) => `<testcase name="x" classname="c" status="${status}"/>`).join('');
  expect(read(`<testsuite name="s">${xml}</testsuite>`).map(({ outcome }) => outcome)).toEqual(['failed', 'skipped', 'passed']);
});

describe('a report that cannot be believed is refused', () => {
  const sound = '<testsuite tests="1"><testcase name="x" classname="c"><failure message="m">text</failure></testcase></testsuite>';

  test('wherever it is cut off', () => {
    for (let end = 0; end < sound.length; end += 1) expect(() => read(sound.slice(0, end))).toThrow();
    expect(read(sound)).toHaveLength(1);
  });

  test.for<[string, string, string]>([
    [
      'an external entity',
      '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&x;"/></testsuite>',
      'document type',
    ],
    ['entities that grow', '<!DOCTYPE t [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><testsuite name="&b;"/>', 'document type'],
    ['an entity that nobody declared', '<testsuite><testcase name="&x;"/></testsuite>', 'undefined entity'],
    ['fewer cases than it says', '<testsuite name="s" tests="3"><testcase name="x"/></testsuite>', '3 cases'],
    ['a failure that it does not list', '<testsuite name="s" tests="1" errors="1"><testcase name="x"/></testsuite>', '1 failed'],
    ['another root', '<html/>', '<html>'],
    ['two roots', '<testsuite/><testsuite/>', 'well-formed'],
    ['binary text', `<testsuite>${'\0'.repeat(20_000)}</testsuite>`, 'forbids'],
    ['no XML', 'Killed', 'well-formed'],
    ['a case in a case', '<testsuite><testcase name="x"><testcase name="y"/></testcase></testsuite>', 'inside a case'],
    ['a case without a name', '<testsuite><testcase classname="x"/></testsuite>', 'without a name'],
    ['a tower of suites', '<testsuite>'.repeat(200), 'deep'],
    ['another encoding', '<?xml version="1.0" encoding="utf-16"?><testsuite/>', 'utf-16'],
    ['a title that is a file', `<testsuite><testcase name="${'x'.repeat(5000)}"/></testsuite>`, '5000 characters'],
    [
      'a file that could not be loaded',
      '<testsuite><testcase classname="" name="tests.test_a"><error>E</error></testcase></testsuite>',
      'loaded',
    ],
  ])('with %s', ([, xml, problem]) => {
    expect(() => read(xml)).toThrow(problem);
  });
});
