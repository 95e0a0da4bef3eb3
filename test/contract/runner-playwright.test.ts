import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { PLAYWRIGHT_BLOB_TYPE } from '../../core/artifact.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Slice } from '../../core/unit.ts';
import { runProgram } from '../../deploy/local-fleet/program.ts';
import { findProgram, installPrograms } from '../../deploy/local-fleet/require.ts';
import { findChromium } from '../support/find-chromium.ts';
import { mergedOutcomes, playwrightOutcomes, runnerLines } from '../support/playwright-outcome.ts';
import { layProject, RunnerSession, type UnitOutcome } from '../support/runner-session.ts';

const LATEST = '@playwright/test';
const VERSIONS = ['playwright-v160', LATEST];
/** A failed test ends its worker, and a new one takes a second on a busy machine. */
vi.setConfig({ testTimeout: 240_000 });

const laid: { remove(): void }[] = [];
afterAll(() => {
  for (const project of laid) project.remove();
});

function lay(fixture: string, framework = LATEST): string {
  const project = layProject(fixture, framework, 'playwright');
  laid.push(project);
  return project.cwd;
}

const fileOf = (files: readonly TestFile[], path: string): TestFile => files.find((file) => file.path === path) as TestFile;
const errorsOf = (units: readonly UnitOutcome[]): string[] =>
  units.flatMap(({ errors }) => errors.map((error) => `${error.kind} ${error.file} ${error.message}`)).toSorted();

/** Puts the blob reports of all units into one folder. */
function keepBlobs(cwd: string, session: RunnerSession): string {
  const folder = join(cwd, 'blobs');
  mkdirSync(folder);
  const blobs = session.artifacts.filter(({ artifact }) => artifact.contentType === PLAYWRIGHT_BLOB_TYPE);
  for (const [index, { artifact }] of blobs.entries()) copyFileSync(artifact.path, join(folder, `report-${index}.zip`));
  return folder;
}

describe.each(VERSIONS)('with %s', (framework) => {
  test('every case has the outcome that `playwright test` gives it', async () => {
    const cwd = lay('feature', framework);
    const reference = lay('feature', framework);
    await using session = new RunnerSession({ runner: 'playwright' });
    const { files } = await session.begin(cwd, { settings: { blob: true } });
    const units = await session.runAll(files);
    const blobs = keepBlobs(cwd, session);
    const closed = await session.close();
    const expected = await playwrightOutcomes(reference);

    expect(runnerLines(units)).toEqual(expected);
    expect(await mergedOutcomes(cwd, blobs)).toEqual(expected);
    expect(units.map(({ end }) => end.kind).filter((kind) => kind !== 'completed')).toEqual([]);
    expect([errorsOf(units), closed.errors]).toEqual([[], []]);
    for (const log of ['server.log', 'global.log', 'state.log'])
      expect(readFileSync(join(cwd, log), 'utf8')).toBe(readFileSync(join(reference, log), 'utf8'));
    expect(await session.exited).toBe(0);
  });
});

describe('slices', () => {
  test('are offered where each test may run in any worker, and a slice and its complement are the whole file', async () => {
    await using session = new RunnerSession({ runner: 'playwright' });
    const { files } = await session.begin(lay('feature'), { projects: ['parallel'] });
    const { key, wholeReason } = fileOf(files, 'parallel/free.spec.ts');
    expect([wholeReason, fileOf(files, 'parallel/bound.spec.ts').wholeReason]).toEqual([null, expect.stringContaining('serial')]);
    const titlePaths = [['number 1'], ['number 4']];
    const slices: Slice[] = [
      { kind: 'only', titlePaths },
      { kind: 'except', titlePaths },
    ];
    const parts = await Promise.all(slices.map((slice, slot) => session.run([key], { slice, slot })));
    expect(parts.map(({ end }) => end.kind)).toEqual(['completed', 'completed']);
    expect(parts.map(({ outcomes }) => [...outcomes.values()])).toEqual([
      ['passed', 'failed'],
      ['passed', 'passed', 'passed', 'passed'],
    ]);
    expect(parts.map(({ events }) => events.flatMap((event) => (event.type === 'collected' ? [event.cases.length] : [])))).toEqual([
      [6],
      [6],
    ]);
  });
});

describe('projects', () => {
  test('run behind what they depend on, and before what cleans up', async () => {
    await using session = new RunnerSession({ runner: 'playwright' });
    await session.open(lay('feature'));
    const { files } = await session.discover();
    const groups = new Map(files.map(({ project, group }) => [project, group]));
    expect(Object.fromEntries(groups)).toEqual({
      'setup': 0,
      'broken setup': 0,
      'parallel': 0,
      'twice': 0,
      'main': 1,
      'again': 1,
      'never': 1,
      'cleanup': 2,
    });
  });

  test('bring their dependencies with them, and no project beside', async () => {
    await using session = new RunnerSession({ runner: 'playwright' });
    await session.open(lay('feature'), { projects: ['main'], filters: ['plain.spec'] });
    const { files } = await session.discover();
    expect(files.map(({ project, path }) => `${project} ${path}`)).toEqual([
      'main t/plain.spec.ts',
      'setup setup/sign-in.setup.ts',
      'cleanup setup/sign-out.setup.ts',
    ]);
  });

  test('that stand on a set-up which another agent was lent are set up here, too, and cleaned up behind', async () => {
    const cwd = lay('feature');
    await using session = new RunnerSession({ runner: 'playwright' });
    const { files } = await session.begin(cwd, { isAlone: false, filters: ['plain.spec.ts:24'] });
    const unit = await session.run([fileOf(files, 't/plain.spec.ts').key]);
    expect(runnerLines([unit])).toEqual(['main|t/plain.spec.ts|stands on the server and on what was set up|passed']);
    expect((await session.close()).errors).toEqual([]);
    expect(readFileSync(join(cwd, 'state.log'), 'utf8')).toBe('signed in\nsigned out\n');
  });
});

describe('a rough file', () => {
  test('says why it cannot be loaded, and the others run', async () => {
    const cwd = lay('rough');
    await using session = new RunnerSession({ runner: 'playwright' });
    const { files } = await session.begin(cwd, { filters: ['fine', 'broken', 'syntax', 'duplicate'] });
    const units = await session.runAll(files);
    expect(errorsOf(units)).toEqual([
      'collection t/broken.spec.ts Error: broken while loading',
      expect.stringContaining('collection t/duplicate.spec.ts Error: duplicate test title "has one name"'),
      expect.stringContaining('collection t/syntax.spec.ts SyntaxError'),
    ]);
    expect(runnerLines(units)).toEqual(['|t/fine.spec.ts|is fine|passed']);
  });

  test.each([
    ['loop.spec.ts', 'timed-out', '"never ends"'],
    ['wait.spec.ts', 'cancelled', ''],
  ])('%s ends its unit as %s, and the slot goes on', async (name, kind, place) => {
    await using session = new RunnerSession({ runner: 'playwright' });
    const { files } = await session.begin(lay('rough'), { filters: [name, 'fine'] });
    const fine = fileOf(files, 't/fine.spec.ts').key;
    // On a warm slot the unit's time is the test's own, however busy the machine is.
    await session.run([fine]);
    const unit = await session.run([fileOf(files, `t/${name}`).key], {
      timeoutMs: kind === 'timed-out' ? 10_000 : 60_000,
      onEvent: (event, cancel) => {
        if (kind === 'cancelled' && event.type === 'case-started') cancel();
      },
    });
    expect(unit.end).toMatchObject({ kind, ...(place === '' ? {} : { message: expect.stringContaining(place) }) });
    const next = await session.run([fine]);
    expect([...next.outcomes.values()]).toEqual(['passed']);
    await session.close();
    expect(await session.exited).toBe(0);
  });

  test('costs neither the runner nor the wire what it prints', async () => {
    await using session = new RunnerSession({ runner: 'playwright' });
    const { files } = await session.begin(lay('rough'), { filters: ['print'] });
    const unit = await session.run([fileOf(files, 't/print.spec.ts').key]);
    const characters = unit.events.reduce((sum, event) => sum + (event.type === 'log' ? event.text.length : 0), 0);
    expect([...unit.outcomes.values()]).toEqual(['passed']);
    expect(characters).toBeLessThan(5 * 1024 * 1024);
  });

  test('whose fixture of worker scope cannot be torn down is told at the end', async () => {
    await using session = new RunnerSession({ runner: 'playwright' });
    const { files } = await session.begin(lay('rough'), { filters: ['left'] });
    await session.runAll(files);
    expect((await session.close()).errors).toMatchObject([{ kind: 'runner', message: expect.stringContaining('cannot be given back') }]);
  });
});

describe('what a case tells', () => {
  test('errors come with comparison, place and source lines; output and attachments with their case', async () => {
    await using session = new RunnerSession({ runner: 'playwright' });
    const { files } = await session.begin(lay('feature'), { projects: ['main'], filters: ['serial', 'log'] });
    const serial = await session.run([fileOf(files, 't/serial.spec.ts').key]);
    const failed = serial.events.flatMap((event) =>
      event.type === 'case-ended' && event.result.outcome === 'failed' ? [event.result] : [],
    );
    expect(failed).toMatchObject([
      {
        errors: [
          {
            location: expect.stringMatching(/^t\/serial\.spec\.ts:5:\d+$/u),
            diff: expect.stringContaining('Expected: 2'),
            codeFrame: expect.stringContaining('5 | '),
          },
        ],
      },
    ]);
    const log = await session.run([fileOf(files, 't/log.spec.ts').key]);
    expect(log.events.filter((event) => event.type === 'log')).toMatchObject([
      { caseIndex: 0, stream: 'stdout', text: 'to stdout\n' },
      { caseIndex: 0, stream: 'stderr', text: 'to stderr\n' },
    ]);
    const told = session.artifacts.filter(({ artifact }) => artifact.file?.includes('log.spec'));
    expect(told.map(({ artifact: { caseIndex, name, contentType } }) => [caseIndex, name, contentType])).toEqual([
      [1, 'note.txt', 'text/plain'],
      [1, 'bytes', 'application/octet-stream'],
    ]);
    expect(told.map(({ artifact: { path } }) => readFileSync(path).toString('hex'))).toEqual([
      Buffer.from('a note').toString('hex'),
      '010203',
    ]);
  });

  test('`.only` is refused under CI, and elsewhere runs alone', async () => {
    const cwd = lay('rough');
    writeFileSync(
      join(cwd, 't/only.spec.ts'),
      "import { test } from '@playwright/test';\ntest.only('chosen', () => {});\ntest('left out', () => {});\n",
    );
    const discover = async (isCi: boolean) => {
      await using session = new RunnerSession({ runner: 'playwright' });
      await session.open(cwd, { filters: ['fine', 'only'], isCi });
      const { files, errors } = await session.discover();
      return [files.map(({ path }) => path), errors.map(({ message }) => message)];
    };
    expect(await discover(false)).toEqual([['t/only.spec.ts'], []]);
    expect(await discover(true)).toEqual([['t/only.spec.ts'], [expect.stringContaining('"chosen" is marked with ".only"')]]);
  });
});

describe('a project that cannot be opened', () => {
  test.each([
    ['throws', 'throw new Error("no such luck");', 'no such luck'],
    ['is no configuration', 'export default { projects: 7 };', 'projects'],
  ])('names the configuration that %s', async (_, config, message) => {
    const cwd = lay('rough');
    writeFileSync(join(cwd, 'playwright.config.ts'), config);
    await using session = new RunnerSession({ runner: 'playwright' });
    const answer = await session.open(cwd);
    expect(answer).toMatchObject({ type: 'failed', code: 'framework-config-broken', message: expect.stringContaining(message) });
  });

  test('says that Playwright is missing, or too old and which versions are tested', async () => {
    await using missing = new RunnerSession({ runner: 'playwright' });
    expect(await missing.open('/')).toMatchObject({ type: 'failed', code: 'framework-missing' });
    const cwd = lay('rough');
    rmSync(join(cwd, 'node_modules/@playwright/test'));
    for (const name of ['@playwright/test', 'playwright']) {
      mkdirSync(join(cwd, 'node_modules', name), { recursive: true });
      writeFileSync(join(cwd, 'node_modules', name, 'package.json'), '{ "version": "1.40.0" }');
    }
    await using old = new RunnerSession({ runner: 'playwright' });
    expect(await old.open(cwd)).toMatchObject({ code: 'framework-too-old', message: expect.stringMatching(/1\.40\.0.*1\.65/u) });
  });

  test.each([
    ['global set-up', "globalSetup: './broken.ts'", 'no database'],
    ['web server', "webServer: { command: 'echo no port; exit 1', url: 'http://127.0.0.1:9' }", 'webServer'],
  ])('says why its %s keeps everything from running', async (_, option, message) => {
    const cwd = lay('rough');
    writeFileSync(join(cwd, 'broken.ts'), 'export default () => { throw new Error("no database"); };');
    writeFileSync(join(cwd, 'playwright.config.ts'), `export default { testDir: 't', ${option} };`);
    await using session = new RunnerSession({ runner: 'playwright' });
    await session.open(cwd, { filters: ['fine'] });
    const { files } = await session.discover();
    expect(await session.prepare(files)).toMatchObject({ type: 'failed', message: expect.stringContaining(message) });
  });
});

test('a browser that is missing fails its test, and is named', async () => {
  process.env['CHROMIUM'] = '/nowhere/chromium';
  await using session = new RunnerSession({ runner: 'playwright' });
  const { files } = await session.begin(lay('browser'), { filters: ['failing'] });
  const unit = await session.run([fileOf(files, 'failing.spec.ts').key]);
  const messages = unit.events.flatMap((event) => (event.type === 'case-ended' ? event.result.errors.map(({ stack }) => stack) : []));
  expect([[...unit.outcomes.values()], messages]).toEqual([['failed'], [expect.stringContaining('/nowhere/chromium')]]);
});

const chromium = findChromium();
const recorder = process.platform === 'linux' && chromium !== null ? await findRecorder() : null;

/** Playwright records with an ffmpeg that it downloads; the machine's own does the same where it looks for its own. */
async function findRecorder(): Promise<string | null> {
  await installPrograms(['ffmpeg']);
  const found = findProgram('ffmpeg');
  if (found === null) process.stderr.write("NOT TESTED: Playwright's own videos: no ffmpeg here; apt-get install ffmpeg\n");
  return found;
}

type Browsers = { readonly browsers: readonly { readonly name: string; readonly revision: string }[] };

/** Returns a folder for `PLAYWRIGHT_BROWSERS_PATH` that has nothing but the recorder. */
function layRecorder(cwd: string, program: string): string {
  const { browsers } = JSON.parse(readFileSync('node_modules/playwright-core/browsers.json', 'utf8')) as Browsers;
  const revision = browsers.find(({ name }) => name === 'ffmpeg')?.revision;
  const folder = join(cwd, 'browsers', `ffmpeg-${revision}`);
  mkdirSync(folder, { recursive: true });
  symlinkSync(program, join(folder, 'ffmpeg-linux'));
  return join(cwd, 'browsers');
}

describe.skipIf(chromium === null)('with a real Chromium', () => {
  test('the browser stays with its slot, and a failure leaves a screenshot and a trace', async () => {
    process.env['CHROMIUM'] = chromium ?? '';
    await using session = new RunnerSession({ runner: 'playwright' });
    const { files } = await session.begin(lay('browser'));
    const units: UnitOutcome[] = [];
    for (const name of ['first', 'second', 'failing']) units.push(await session.run([fileOf(files, `${name}.spec.ts`).key]));
    expect(units.flatMap(({ outcomes }) => [...outcomes.values()])).toEqual(['passed', 'passed', 'passed', 'passed', 'failed']);
    // A browser may have words of its own.
    const said = units.flatMap(({ events }) => events.flatMap((event) => (event.type === 'log' ? [event.text] : []))).join('');
    expect(said.match(/worker \d/gu)).toEqual(['worker 0', 'worker 0']);
    const types = session.artifacts.map(({ artifact }) => `${artifact.name} ${artifact.contentType}`);
    expect(types).toEqual(expect.arrayContaining(['screenshot.png image/png', 'trace.zip application/zip']));
  });

  test.skipIf(recorder === null)("Playwright's own video of a test is kept, and plays", async () => {
    const cwd = lay('browser');
    writeFileSync(
      join(cwd, 'video.config.ts'),
      "import config from './playwright.config.ts';\nexport default { ...config, use: { ...config.use, video: 'on' } };\n",
    );
    vi.stubEnv('CHROMIUM', chromium ?? '');
    vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', layRecorder(cwd, recorder ?? ''));
    await using session = new RunnerSession({ runner: 'playwright' });
    vi.unstubAllEnvs();
    const { files } = await session.begin(cwd, { configFile: 'video.config.ts' });
    const unit = await session.run([fileOf(files, 'first.spec.ts').key]);
    expect([...unit.outcomes.values()], JSON.stringify(unit.events)).toEqual(['passed', 'passed']);
    const videos = session.artifacts.filter(({ artifact }) => artifact.contentType === 'video/webm');
    expect(videos.map(({ artifact }) => artifact.name)).toEqual(['video.webm']);
    const whatItHolds = ['-select_streams', 'v:0', '-count_frames', '-show_entries', 'stream=codec_name,nb_read_frames', '-of', 'csv=p=0'];
    const { code, output } = await runProgram('ffprobe', ['-v', 'error', ...whatItHolds, videos[0]?.artifact.path ?? '']);
    expect([code, output]).toEqual([0, expect.stringMatching(/^vp[89],[1-9]\d*\s*$/u)]);
  });
});
