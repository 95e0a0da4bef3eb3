import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../core/suite-spec.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Slice } from '../../core/unit.ts';
import { type LaidFixture, layFixture } from '../support/runner-fixture.ts';
import { RunnerSession, runnerOutcomes, type UnitOutcome } from '../support/runner-session.ts';
import { describeRunner } from './runner-contract.ts';

const ENTRY = join(import.meta.dirname, '../../agent/runner/command/main.ts');
const NODE = `'${process.execPath}'`;

function isThere(program: string, args: readonly string[]): boolean {
  return spawnSync(program, [...args], { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

const hasGo = isThere('go', ['version']);
const hasPytest = isThere('pytest', ['--version']);
const hasPhpunit = isThere('phpunit', ['--version']);

const laid: LaidFixture[] = [];
afterAll(() => {
  for (const fixture of laid) fixture.remove();
});

type Ran = { readonly units: readonly UnitOutcome[]; readonly lines: readonly string[]; readonly errors: readonly string[] };

/** Runs every file of a fixture, whole or the slice of it. */
async function runFixture(fixture: string, settings: JsonObject, slice?: Slice): Promise<Ran> {
  const project = layFixture(`command/${fixture}`);
  laid.push(project);
  await using session = new RunnerSession({ entry: ENTRY });
  const { files } = await session.begin(project.cwd, { runner: 'command', settings });
  const run = ({ key }: TestFile) => session.run([key], { timeoutMs: 280_000, ...(slice === undefined ? {} : { slice }) });
  const units = await Promise.all(files.map(run));
  const errors = units.flatMap((unit) => unit.errors.map((error) => `${error.kind} ${error.file} ${error.message}`));
  return { units, lines: runnerOutcomes(units), errors };
}

describe('node --test', () => {
  const lines = (titles: readonly string[]): readonly string[] => titles.map((title) => `mixed.test.mjs|${title}`);
  const expected = lines(['a > b > fails|failed', 'a > b > is left out|skipped', 'a > passes|passed', 'alone # 7|passed']);

  test.for<[string, JsonObject]>([
    ['JUnit', { results: 'junit', run: `${NODE} --test --test-reporter=junit --test-reporter-destination={report} {file}` }],
    ['JUnit on standard output', { results: 'junit', report: '-', run: `${NODE} --test --test-reporter=junit {file}` }],
    ['TAP', { results: 'tap', run: `${NODE} --test --test-reporter=tap {file}` }],
  ])('every case has its outcome by %s', async ([, settings]) => {
    const ran = await runFixture('node-test', { files: ['*.test.mjs'], ...settings });
    expect(ran.lines).toEqual(expected);
    expect(ran.errors).toEqual([]);
    const failed = ran.units
      .flatMap(({ events }) => events)
      .find((event) => event.type === 'case-ended' && event.result.outcome === 'failed');
    expect(failed).toMatchObject({ result: { errors: [{ message: expect.stringContaining('1') }] } });
  });
});

describe.runIf(hasGo)('go test', () => {
  const list = "go list -f '{{.Dir}}' ./...";

  test('every test and subtest has its outcome, and a failure its place', { timeout: 300_000 }, async () => {
    const ran = await runFixture('go', { list, run: 'go test -json {file}', results: 'go-json' });
    expect(ran.lines).toEqual([
      'sum|TestFails > one|passed',
      'sum|TestFails > two|failed',
      'sum|TestFails|failed',
      'sum|TestIsLeftOut|skipped',
      'sum|TestPasses|passed',
    ]);
    expect(ran.errors).toEqual([]);
    const errors = ran.units[0]?.events.flatMap((event) => (event.type === 'case-ended' ? event.result.errors : []));
    expect(errors).toContainEqual(
      expect.objectContaining({ location: 'sum/sum_test.go:9:1', stack: expect.stringContaining('got 1, want 2') }),
    );
  });

  test('a slice runs its tests, and reports those of the top level', { timeout: 300_000 }, async () => {
    const select = { list: "go test -list '.*' {file}", run: 'go test -json -run {cases} "$SHARD_RUN_FILE"', form: 'go' };
    const slice: Slice = { kind: 'except', titlePaths: [['TestFails']] };
    const ran = await runFixture('go', { list, run: 'go test -json {file}', results: 'go-json', select }, slice);
    expect(ran.lines).toEqual(['sum|TestIsLeftOut|skipped', 'sum|TestPasses|passed']);
    expect(ran.units[0]?.events.flatMap((event) => (event.type === 'collected' ? event.cases : []))).toHaveLength(3);
    expect(ran.errors).toEqual([]);
  });
});

if (hasPytest)
  describeRunner('pytest', {
    entry: ENTRY,
    lay: () => layFixture('command/pytest'),
    request: {
      runner: 'command',
      env: { PYTHONDONTWRITEBYTECODE: '1' },
      settings: {
        files: ['t/test_*.py'],
        run: 'pytest -p no:cacheprovider {file} --junitxml={report}',
        results: 'junit',
        select: {
          list: 'pytest -p no:cacheprovider {file} --collect-only -q',
          run: 'pytest -p no:cacheprovider {cases} --junitxml={report}',
          form: 'pytest',
        },
      },
    },
    broken: { settings: { run: 'pytest' } },
    files: {
      mixed: 't/test_mixed.py',
      crash: 't/test_crash.py',
      hang: 't/test_hang.py',
      meeting: ['t/test_meet_a.py', 't/test_meet_b.py'],
      leave: 't/test_leave.py',
    },
    outcomes: ['passed', 'failed', 'skipped', 'passed', 'passed'],
  });

describe.runIf(hasPhpunit)('PHPUnit', () => {
  test('every case has its outcome, those of a data provider by their names, and a failure its place', async () => {
    const ran = await runFixture('phpunit', {
      files: ['tests/**/*Test.php'],
      run: 'phpunit --log-junit {report} {file}',
      results: 'junit',
    });
    expect(ran.lines).toEqual(
      [
        'MixedTest > testBreaks|failed',
        'MixedTest > testFails|failed',
        'MixedTest > testIsLeftOut|skipped',
        'MixedTest > testPasses|passed',
        'MixedTest::testAdds > MixedTest > testAdds with data set "one and one"|passed',
        'MixedTest::testAdds > MixedTest > testAdds with data set "one and two"|failed',
      ].map((line) => `tests/MixedTest.php|${line}`),
    );
    expect(ran.errors).toEqual([]);
    const messages = ran.units[0]?.events.flatMap((event) =>
      event.type === 'case-ended' ? event.result.errors.map(({ stack }) => stack) : [],
    );
    expect(messages).toContainEqual(expect.stringContaining('MixedTest.php:14'));
  });
});

/** Looked for among our own packages and beside the machine's `node`. */
function findMocha(): string | null {
  try {
    return createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
  } catch {
    return isThere('mocha', ['--version']) ? 'mocha' : null;
  }
}

const mocha = findMocha();

describe.runIf(mocha !== null)('mocha', () => {
  test.for<[string, JsonObject, readonly string[]]>([
    [
      'xunit',
      { results: 'junit', run: `'${mocha}' {file} --reporter xunit --reporter-option output={report}` },
      ['a b > fails|failed', 'a b > is left out|skipped', 'a > passes|passed', 'alone|passed'],
    ],
    [
      'tap',
      { results: 'tap', run: `'${mocha}' {file} --reporter tap` },
      ['a b fails|failed', 'a b is left out|skipped', 'a passes|passed', 'alone|passed'],
    ],
  ])('every case has its outcome by %s', async ([, settings, titles]) => {
    const ran = await runFixture('mocha', { files: ['*.cjs'], ...settings });
    expect(ran.lines).toEqual(titles.map((title) => `mixed.cjs|${title}`));
    expect(ran.errors).toEqual([]);
  });
});

for (const [tool, isHere] of Object.entries({ go: hasGo, pytest: hasPytest, phpunit: hasPhpunit, mocha: mocha !== null }))
  if (!isHere) test.skip(`NOT TESTED: ${tool} is not installed on this machine`);
