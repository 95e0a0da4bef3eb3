import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { CollectedCase } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Slice } from '../../core/unit.ts';
import { layProject, RunnerSession, runnerOutcomes, type UnitOutcome, vitestOutcomes } from '../support/runner-session.ts';

const VERSIONS = ['vitest-v3', 'vitest-v40', 'vitest-v4', 'vitest-v50', 'vitest'];
const LATEST = 'vitest';

const laid: { remove(): void }[] = [];
afterAll(() => {
  for (const project of laid) project.remove();
});

function lay(fixture: string, framework = LATEST): string {
  const project = layProject(fixture, framework);
  laid.push(project);
  return project.cwd;
}

const snapshotOf = (cwd: string): string => readFileSync(join(cwd, 't/__snapshots__/snapshot.test.js.snap'), 'utf8');
const fileOf = (files: readonly TestFile[], path: string): TestFile => files.find((file) => file.path === path) as TestFile;
const errorsOf = (units: readonly UnitOutcome[]): string[] =>
  units.flatMap(({ errors }) => errors.map((error) => `${error.kind} ${error.file} ${error.message}`)).toSorted();
const casesOf = (unit: UnitOutcome): readonly CollectedCase[] =>
  unit.events.flatMap((event) => (event.type === 'collected' ? event.cases : []));

describe.each(VERSIONS)('with %s', (framework) => {
  test('every case has the outcome that `vitest run` gives it', async () => {
    const cwd = lay('feature', framework);
    const reference = lay('feature', framework);
    const reporting = vitestOutcomes(reference);
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd);
    const units = await session.runAll(files);
    const closed = await session.close();
    const expected = await reporting;

    expect(runnerOutcomes(units)).toEqual(expected);
    expect(errorsOf(units)).toEqual([
      'collection t/empty.test.js Error: No test suite found in file ' + join(cwd, 't/empty.test.js'),
      expect.stringContaining('collection t/syntax.test.js '),
      'collection t/throws.test.js Error: broken while loading',
      'runner t/hook.test.js Error: cannot clean up',
      'runner t/hook.test.js Error: no database',
      'runner t/unhandled.test.js Error: nobody caught me',
    ]);
    expect(closed).toMatchObject({ errors: [], notices: [expect.stringContaining('1 snapshot is obsolete')] });
    expect(snapshotOf(cwd)).toBe(snapshotOf(reference));
    expect(await session.exited).toBe(0);
    expect(session.stdout).toBe('');
  });
});

test.each(VERSIONS)(
  'a soak with %s runs a case so often in one process, and counts each failure',
  { timeout: 240_000 },
  async (framework) => {
    const cwd = lay('rough', framework);
    const source = `import { appendFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
let tries = 0;
describe('in a group', () => {
  test('now and then', () => {
    appendFileSync('tries', 'x');
    expect(++tries % 3).not.toBe(0);
  });
});
test('always', () => {});
`;
    writeFileSync(join(cwd, 't/fine.test.js'), source);
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd, { filters: ['fine'], settings: { repeats: 7 } });
    const unit = await session.run([fileOf(files, 't/fine.test.js').key]);
    const ended = unit.events.flatMap((event) => (event.type === 'case-ended' ? event.result : []));
    expect(ended.map(({ outcome, errors }) => [outcome, errors.length])).toEqual([
      ['failed', 2],
      ['passed', 0],
    ]);
    expect(readFileSync(join(cwd, 'tries'), 'utf8')).toBe('x'.repeat(7));
  },
);

describe.each(['vitest-v3', 'vitest-v4', LATEST])('slices with %s', (framework) => {
  test('and whole files find what is for their slot alone', async () => {
    const cwd = lay('rough', framework);
    const source = "import { test } from 'vitest';\ntest(`on ${process.env.PLACE} beside ${process.env.VITEST}`, () => {});\n";
    writeFileSync(join(cwd, 't/fine.test.js'), source);
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd, { filters: ['fine'], slotEnv: [{ PLACE: 'first' }, { PLACE: 'second' }] });
    const { key } = fileOf(files, 't/fine.test.js');
    const units = [await session.run([key], { slot: 1 }), await session.run([key], { slot: 0 })];
    expect(units.flatMap(casesOf).map(({ titlePath }) => titlePath.join())).toEqual(['on second beside true', 'on first beside true']);
  });

  test('a slice and its complement are the whole file, whatever the titles', async () => {
    const cwd = lay('feature', framework);
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd);
    const { key, wholeReason } = fileOf(files, 't/title.test.js');
    expect(wholeReason).toBeNull();
    const whole = await session.run([key]);
    const titlePaths = casesOf(whole)
      .map(({ titlePath }) => titlePath)
      .filter((_, index) => index % 2 === 0);
    // Both at once: a runner must tell apart which of two units of one file a result belongs to.
    const slices: Slice[] = [
      { kind: 'only', titlePaths },
      { kind: 'except', titlePaths },
    ];
    const parts = await Promise.all(slices.map((slice, slot) => session.run([key], { slice, slot })));

    expect(parts.map(({ end }) => end)).toEqual([{ kind: 'completed' }, { kind: 'completed' }]);
    expect(new Map(parts.flatMap(({ outcomes }) => [...outcomes]))).toEqual(whole.outcomes);
    expect(parts.reduce((sum, { outcomes }) => sum + outcomes.size, 0)).toBe(whole.outcomes.size);
    expect(parts.map((part) => casesOf(part).length)).toEqual([casesOf(whole).length, casesOf(whole).length]);
  });
});

describe('Vitest 3', () => {
  function layProbe(config: string): string {
    const cwd = lay('probe', 'vitest-v3');
    symlinkSync(join(cwd, 'environment'), join(cwd, 'node_modules/vitest-environment-probe'), 'junction');
    const text = `export default { test: { provide: { at: new Date(0) }, maxWorkers: 2, minWorkers: 2, ${config} } };`;
    writeFileSync(join(cwd, 'vitest.config.mjs'), text);
    return cwd;
  }

  test.each([
    ["pool: 'forks'"],
    ["pool: 'threads'"],
    ["pool: 'vmForks'"],
    ["pool: 'vmThreads'"],
    ["pool: 'forks', isolate: false, maxWorkers: 1, minWorkers: 1"],
    ["pool: 'forks', poolOptions: { forks: { singleFork: true } }"],
    ["pool: 'threads', poolOptions: { threads: { singleThread: true, isolate: false } }"],
    ["pool: 'threads', environmentMatchGlobs: [['**/first.test.js', 'probe']], environmentOptions: { probe: { value: 7 } }"],
  ])('isolates and informs files as `vitest run` does with %s', async (config) => {
    const reporting = vitestOutcomes(layProbe(config));
    await using session = new RunnerSession();
    const { files } = await session.begin(layProbe(config));
    const units = await session.runAll(files);
    const expected = await reporting;
    expect(expected).toHaveLength(15);
    expect(runnerOutcomes(units)).toEqual(expected);
  });
});

describe('a workspace', () => {
  test.each(['vitest-v4', LATEST])('keeps projects, groups, caps and type tests with %s', async (framework) => {
    const cwd = lay('workspace', framework);
    const reporting = vitestOutcomes(lay('workspace', framework));
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd);
    const units = await session.runAll(files);

    const place = (file: TestFile): string => `${file.project} ${file.path} ${file.group} ${file.maxPerAgent} ${file.bundle}`;
    expect(files.map(place).toSorted()).toEqual([
      'one a/first.test.js 0 null null',
      'one a/second.test.js 0 null null',
      'serial serial/s1.test.js 2 1 null',
      'serial serial/s2.test.js 2 1 null',
      'two a/first.test.js 1 null null',
      'two a/second.test.js 1 null null',
      'two b/third.test.js 1 null null',
      'types types/bad.test-d.ts 0 null typecheck types',
      'types types/good.test-d.ts 0 null typecheck types',
    ]);
    expect(runnerOutcomes(units)).toEqual(await reporting);
    expect(errorsOf(units)).toEqual([]);
  });

  test.each(['vitest-v3', LATEST])("keeps what each project's compiler learned apart with %s", async (framework) => {
    const cwd = lay('workspace', framework);
    const project = (name: string) => ({
      test: { name, include: [], typecheck: { enabled: true, include: [`types/${name}.test-d.ts`], tsconfig: `./${name}.json` } },
    });
    for (const name of ['good', 'bad'])
      writeFileSync(join(cwd, `${name}.json`), JSON.stringify({ extends: './tsconfig.json', include: [`types/${name}.test-d.ts`] }));
    writeFileSync(
      join(cwd, 'vitest.config.mjs'),
      `export default { test: { projects: ${JSON.stringify(['good', 'bad'].map(project))} } };\n`,
    );
    // A second check reads what the first one left, and says the same.
    for (let check = 1; check <= 2; check += 1) {
      await using session = new RunnerSession();
      const { files } = await session.begin(cwd);
      const outcomes = runnerOutcomes(await session.runAll(files));
      expect(outcomes.filter((line) => !line.endsWith('|passed'))).toEqual(['types/bad.test-d.ts|is no string|failed']);
    }
    const folder = join(cwd, '.cache', 'compiler');
    const states = readdirSync(folder).flatMap((name) => (name.endsWith('.tsbuildinfo') ? readFileSync(join(folder, name), 'utf8') : []));
    const named = states.map((text) => ['good', 'bad'].filter((name) => text.includes(`types/${name}.test-d.ts`)).join(' '));
    expect(named.toSorted()).toEqual(['bad', 'good']);
  });

  test('checks the types of two projects at once: neither compiler waits for the other', async () => {
    const cwd = lay('workspace');
    // A compiler that is content only when another one runs beside it.
    const compiler = join(cwd, 'compiler.sh');
    writeFileSync(
      compiler,
      '#!/bin/sh\nmkdir -p met && touch "met/$$"\nfor i in $(seq 300); do [ "$(ls met | wc -l)" -ge 2 ] && exit 0; sleep 0.1; done\nexit 1\n',
      { mode: 0o755 },
    );
    const project = (name: string, include: string) => ({
      test: { name, include: [], typecheck: { enabled: true, include: [include], tsconfig: './tsconfig.json', checker: compiler } },
    });
    const projects = [project('good', 'types/good.test-d.ts'), project('bad', 'types/bad.test-d.ts')];
    writeFileSync(join(cwd, 'vitest.config.mjs'), `export default { test: { projects: ${JSON.stringify(projects)} } };\n`);
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd);
    expect(files).toHaveLength(2);
    const units = await session.runAll(files);
    expect([errorsOf(units), runnerOutcomes(units).filter((line) => !line.includes('passed'))]).toEqual([[], []]);
  });
});

describe.each(['vitest-v3', LATEST])('a rough file with %s', (framework) => {
  const cwd = lay('rough', framework);
  // Vitest 3 drops the update that names the case when its timer is on time to the millisecond.
  const namesCases = framework === LATEST;

  test.each([
    ['exit.test.js', 'crashed', 'exited with code 7', 'while it ran "ends the process"'],
    ['memory.test.js', 'crashed', 'ran out of memory', ''],
    ['loop.test.js', 'timed-out', 'was still running', '"never ends"'],
    ['wait.test.js', 'cancelled', '', ''],
    ['leave.test.js', 'completed', '', ''],
  ])('%s ends its unit as %s, and the slot goes on', async (name, kind, cause, place) => {
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd, { filters: [name, 'fine.test.js'] });
    const unit = await session.run([fileOf(files, `t/${name}`).key], {
      timeoutMs: name === 'loop.test.js' ? 5_000 : 20_000,
      onEvent: (event, cancel) => {
        if (kind === 'cancelled' && event.type === (namesCases ? 'case-started' : 'collected')) cancel();
      },
    });
    expect(unit.end.kind).toBe(kind);
    const message = 'message' in unit.end ? unit.end.message : '';
    expect(message).toContain(cause);
    if (namesCases) expect(message).toContain(place);
    const next = await session.run([fileOf(files, 't/fine.test.js').key]);
    expect([...next.outcomes.values()]).toEqual(['passed']);
    await session.close();
    expect(await session.exited).toBe(0);
  });
});

describe('a file that prints', () => {
  test('costs neither the runner nor the wire its 100 MB', async () => {
    const cwd = lay('rough');
    writeFileSync(join(cwd, 'vitest.config.mjs'), 'export default {};');
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd, { filters: ['print.test.js'] });
    const unit = await session.run([fileOf(files, 't/print.test.js').key], { timeoutMs: 60_000 });
    const characters = unit.events.reduce((sum, event) => sum + (event.type === 'log' ? event.text.length : 0), 0);
    expect(unit.end).toEqual({ kind: 'completed' });
    expect(characters).toBeLessThan(5 * 1024 * 1024);
  }, 60_000);
});

describe('what a case tells', () => {
  test('errors come with diff, place, source lines and stack; retries and output with their case', async () => {
    const cwd = lay('feature');
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd, { filters: ['plain', 'retry', 'log'] });
    const [plain, retry, log] = await Promise.all(
      ['plain', 'retry', 'log'].map((name) => session.run([fileOf(files, `t/${name}.test.js`).key])),
    );
    const results = (unit: UnitOutcome | undefined) =>
      unit?.events.flatMap((event) => (event.type === 'case-ended' ? [event.result] : [])) ?? [];

    const failed = results(plain).find(({ outcome }) => outcome === 'failed');
    expect(failed?.errors).toMatchObject([
      {
        location: expect.stringMatching(/^t\/plain\.test\.js:5:\d+$/),
        diff: expect.stringContaining('+     2,'),
        codeFrame: expect.stringContaining('5 | test('),
        stack: expect.stringContaining('plain.test.js:5'),
      },
    ]);
    expect(results(retry).map(({ outcome, frameworkRetries, errors }) => [outcome, frameworkRetries, errors.length > 0])).toEqual([
      ['passed', 2, true],
      ['failed', 1, true],
      ['passed', 0, false],
    ]);
    expect(log?.events.filter((event) => event.type === 'log')).toMatchObject([
      { caseIndex: 0, stream: 'stdout', text: 'to stdout\n' },
      { caseIndex: 0, stream: 'stderr', text: 'to stderr\n' },
    ]);
    expect(log?.events.map(({ type }) => type)).toEqual([
      'unit-started',
      'collected',
      'log',
      'log',
      'case-started',
      'case-ended',
      'file-ended',
      'unit-ended',
    ]);
  });

  test('`.only` is refused under CI, and its file is never cut', async () => {
    const cwd = lay('rough');
    writeFileSync(
      join(cwd, 't/fine.test.js'),
      "import { test } from 'vitest';\ntest.only('chosen', () => {});\ntest('left out', () => {});\n",
    );
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd, { filters: ['fine'], isCi: true });
    const { key, wholeReason } = fileOf(files, 't/fine.test.js');
    const unit = await session.run([key]);
    expect(wholeReason).toContain('.only');
    expect([...unit.outcomes.values()]).toEqual(['failed', 'skipped']);
  });
});

describe('a project that cannot be opened', () => {
  test.each([
    ['throws', 'export default (() => { throw new Error("no such luck"); })();', 'no such luck'],
    ['does not parse', 'export default { test: {', 'vitest.config.mjs'],
  ])('names the configuration that %s', async (_, config, message) => {
    const cwd = lay('rough');
    writeFileSync(join(cwd, 'vitest.config.mjs'), config);
    await using session = new RunnerSession();
    const answer = await session.open(cwd);
    expect(answer).toMatchObject({
      type: 'failed',
      code: 'framework-config-broken',
      message: expect.stringContaining('vitest.config.mjs'),
    });
    expect(JSON.stringify(answer)).toContain(message);
  });

  test('says that vitest is missing', async () => {
    await using session = new RunnerSession();
    expect(await session.open('/')).toMatchObject({ type: 'failed', code: 'framework-missing' });
  });

  test('says that vitest is too old, and which is old enough', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'shard-run-old-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    mkdirSync(join(cwd, 'node_modules', 'vitest'), { recursive: true });
    writeFileSync(join(cwd, 'node_modules', 'vitest', 'package.json'), '{ "name": "vitest", "version": "2.1.9" }');
    await using session = new RunnerSession();
    const answer = await session.open(cwd);
    expect(answer).toMatchObject({ type: 'failed', code: 'framework-too-old', message: expect.stringMatching(/2\.1\.9.*3\.0\.0/u) });
  });

  test('says why a global set-up that throws keeps everything from running', async () => {
    const cwd = lay('feature');
    writeFileSync(join(cwd, 'global-setup.mjs'), 'export default () => { throw new Error("no server"); };');
    await using session = new RunnerSession();
    await session.open(cwd, { filters: ['plain'] });
    const { files } = await session.discover();
    expect(await session.prepare(files)).toMatchObject({ type: 'failed', message: expect.stringContaining('no server') });
  });
});
