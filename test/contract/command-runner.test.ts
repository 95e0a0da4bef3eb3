import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileKey } from '../../core/id.ts';
import type { JsonObject } from '../../core/suite-spec.ts';
import type { TestFile } from '../../core/test-file.ts';
import { untilGone } from '../support/process-watch.ts';
import { layFixture } from '../support/runner-fixture.ts';
import { RunnerSession, type UnitOutcome } from '../support/runner-session.ts';
import { describeRunner } from './runner-contract.ts';

const ENTRY = join(import.meta.dirname, '../../agent/runner/command/main.ts');

const node = `'${process.execPath}'`;

describeRunner('the command runner with a small tool of our own', {
  entry: ENTRY,
  lay: () => layFixture('command/contract'),
  request: {
    runner: 'command',
    settings: {
      files: ['t/*.mjs'],
      run: `${node} tool.mjs run {file}`,
      results: 'junit',
      select: { list: `${node} tool.mjs list {file}`, run: `${node} tool.mjs run "$SHARD_RUN_FILE" {cases}`, form: 'title' },
    },
  },
  broken: { settings: {} },
  files: {
    mixed: 't/mixed.mjs',
    crash: 't/crash.mjs',
    hang: 't/hang.mjs',
    meeting: ['t/meet-a.mjs', 't/meet-b.mjs'],
    leave: 't/leave.mjs',
  },
  outcomes: ['passed', 'failed', 'skipped', 'passed'],
});

const GOOD = '<testsuite><testcase classname="c" name="x" time="0.5"/></testsuite>';
const RED = '<testsuite><testcase classname="c" name="x"><failure message="no"/></testcase></testsuite>';
const write = (xml: string): string => `cat > "$SHARD_RUN_REPORT" <<'END'\n${xml}\nEND\n`;

/** Name of a shell script, what is in it, how its unit ends, and what is said beside the case `x` of class `c`. */
type Row = readonly [name: string, script: string, end: string, outcome: string | null, said: string | null];

const ROWS: readonly Row[] = [
  ['sound', write(GOOD), 'completed', 'passed', null],
  ['red, and exit 0', write(RED), 'completed', 'failed', null],
  ['red, and exit 1', `${write(RED)}exit 1`, 'completed', 'failed', null],
  ['green, but exit 3', `${write(GOOD)}exit 3`, 'completed', 'passed', 'runner ended with code 3, although no case'],
  ['no report', 'echo why >&2', 'completed', null, 'collection ended with code 0, and its report is missing'],
  ['no command', 'absent-tool', 'completed', null, 'collection ended with code 127'],
  ['no cases', write('<testsuites/>'), 'completed', null, 'collection has no cases'],
  ['cut off', write(GOOD.slice(0, -5)), 'completed', null, 'collection not well-formed'],
  ['no UTF-8', `${write(GOOD)}printf '\\377' >> "$SHARD_RUN_REPORT"`, 'completed', null, 'collection not UTF-8'],
  ['an entity', write(`<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]>${GOOD}`), 'completed', null, 'collection document type'],
  ['a gigabyte', `${write(GOOD)}truncate -s 1G "$SHARD_RUN_REPORT"`, 'completed', null, 'collection larger than 64 MiB'],
  ['a folder', `mkdir "$SHARD_RUN_REPORT"; echo '${GOOD}' > "$SHARD_RUN_REPORT/TEST-a.xml"`, 'completed', 'passed', null],
  ['killed', 'kill -s KILL $$', 'crashed', null, 'SIGKILL'],
  ['killed inside', "sh -c 'kill -s SEGV $$'; exit $?", 'crashed', null, 'SIGSEGV'],
  ['it\'s $(touch injected) "`touch injected`"\n*', write(GOOD), 'completed', 'passed', null],
  ['-e exit 9', write(GOOD), 'completed', 'passed', null],
  ['its slot', `[ "$WHO $SHARD_RUN_SLOT $SUITE" = 'slot 1 1 s' ] || exit 1\n${write(GOOD)}`, 'completed', 'passed', null],
  ['a background process', `sleep 1000 & echo $! > left\n${write(GOOD)}`, 'completed', 'passed', null],
];

describe('what a command does decides what its unit says', () => {
  const { cwd, remove } = layFixture('command/mocha');
  const session = new RunnerSession({ entry: ENTRY });
  let files: readonly TestFile[] = [];
  beforeAll(async () => {
    for (const [name, script] of ROWS) writeFileSync(join(cwd, `${name}.sh`), script);
    const settings = { files: ['*.sh'], run: 'sh {file} && echo out', results: 'junit' };
    const slotEnv = [{ WHO: 'slot 0' }, { WHO: 'slot 1' }];
    ({ files } = await session.begin(cwd, { runner: 'command', settings, slotEnv, env: { SUITE: 's' } }));
  });
  afterAll(async () => {
    await session[Symbol.asyncDispose]();
    remove();
  });

  test.for(ROWS)('%s', async ([name, , end, outcome, said]) => {
    const file = files.find(({ path }) => path === `${name}.sh`);
    const unit = await session.run([file?.key as FileKey], { slot: 1 });
    expect(unit.end.kind).toBe(end);
    expect([...unit.outcomes.values()]).toEqual(outcome === null ? [] : [outcome]);
    const [kind = '', ...words] = said?.split(' ') ?? [];
    if (end === 'crashed') expect(unit.end).toMatchObject({ message: expect.stringContaining(said ?? '') });
    else if (said === null) expect(unit.errors).toEqual([]);
    else expect(unit.errors).toMatchObject([{ kind, file: `${name}.sh`, message: expect.stringContaining(words.join(' ')) }]);
  });

  test('no name of a file was more than a name, and no process is left', async () => {
    expect(existsSync(join(cwd, 'injected'))).toBe(false);
    await untilGone([Number(readFileSync(join(cwd, 'left'), 'utf8'))], 10_000);
  });
});

describe('a suite of commands', () => {
  const { cwd, remove } = layFixture('command/mocha');
  afterAll(remove);

  async function runOne(
    settings: JsonObject,
    scripts: Readonly<Record<string, string>>,
  ): Promise<{ files: readonly TestFile[]; unit: UnitOutcome }> {
    for (const [name, script] of Object.entries(scripts)) writeFileSync(join(cwd, name), script);
    await using session = new RunnerSession({ entry: ENTRY });
    const { files } = await session.begin(cwd, { runner: 'command', settings });
    return { files, unit: await session.run([files[0]?.key as FileKey]) };
  }

  test('may say by its exit alone what became of a file', async () => {
    const settings = { files: ['exit.sh'], run: 'sh {file}', results: 'exit-code' };
    const failed = await runOne(settings, { 'exit.sh': 'echo exit.sh:1: broken >&2; exit 4' });
    expect(failed.unit.events).toContainEqual(
      expect.objectContaining({
        type: 'case-ended',
        result: expect.objectContaining({
          outcome: 'failed',
          errors: [expect.objectContaining({ message: 'the command ended with code 4', location: 'exit.sh:1:1' })],
        }),
      }),
    );
    expect([...(await runOne(settings, { 'exit.sh': '' })).unit.outcomes.values()]).toEqual(['passed']);
  });

  test('never takes an old report for its own, and shares the place of one with nobody', async () => {
    writeFileSync(join(cwd, 'old.xml'), GOOD);
    const settings = { files: ['own.sh'], run: 'sh {file}', results: 'junit', report: '*.xml' };
    const stale = await runOne(settings, { 'own.sh': 'true' });
    expect(stale.unit.errors).toMatchObject([{ message: expect.stringContaining('*.xml') }]);
    const fresh = await runOne(settings, { 'own.sh': `echo '${RED}' > new.xml` });
    expect([fresh.files[0]?.maxPerAgent, [...fresh.unit.outcomes.values()]]).toEqual([1, ['failed']]);
  });

  test('is ended at its own timeout', async () => {
    const settings = { files: ['slow.sh'], run: 'sh {file}', results: 'exit-code', timeoutMs: 200 };
    const { unit } = await runOne(settings, { 'slow.sh': 'sleep 1000' });
    expect(unit.end).toMatchObject({ kind: 'timed-out', message: expect.stringContaining('200 ms') });
  });

  test('finds files by globs, without those of installed packages, and narrows them by filters', async () => {
    for (const name of ['node_modules/p/a.check', 'deep/er/a.check', 'b.check']) {
      mkdirSync(join(cwd, name, '..'), { recursive: true });
      writeFileSync(join(cwd, name), '');
    }
    const suite = { runner: 'command', settings: { files: ['**/*.check'], run: 'sh {file}', results: 'exit-code' } } as const;
    await using session = new RunnerSession({ entry: ENTRY });
    expect((await session.begin(cwd, suite)).files.map(({ path }) => path)).toEqual(['b.check', 'deep/er/a.check']);
    await using narrowed = new RunnerSession({ entry: ENTRY });
    expect((await narrowed.begin(cwd, { ...suite, filters: ['deep'] })).files.map(({ path }) => path)).toEqual(['deep/er/a.check']);
  });

  test('whose list names fewer cases than the report is an error, and no case is dropped in silence', async () => {
    writeFileSync(join(cwd, 'drift.sh'), '');
    const run = `cat > {report} <<'END'\n<testsuite><testcase name="a"/><testcase name="b"/></testsuite>\nEND\n: {file} {cases}`;
    const settings = { files: ['drift.sh'], run, results: 'junit', select: { list: ': {file}; echo a', run, form: 'title' } };
    await using session = new RunnerSession({ entry: ENTRY });
    const { files } = await session.begin(cwd, { runner: 'command', settings });
    const unit = await session.run([files[0]?.key as FileKey], { slice: { kind: 'only', titlePaths: [['a']] } });
    expect(unit.errors).toMatchObject([{ kind: 'runner', message: expect.stringContaining('"b"') }]);
    expect([...unit.outcomes.values()]).toEqual(['passed']);
  });

  test.for([
    ['fails', 'echo no >&2; exit 2', 'ended with code 2: no'],
    ['names what is not there', 'echo absent.py', 'absent.py'],
    ['names what is outside', 'echo /', 'outside'],
  ])('whose list %s says so', async ([, list = '', said]) => {
    await using session = new RunnerSession({ entry: ENTRY });
    await session.open(cwd, { runner: 'command', settings: { list, run: 'sh {file}', results: 'exit-code' } });
    await expect(session.discover()).rejects.toThrow(said);
  });
});
