import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../core/suite-spec.ts';
import { addSelenium, hasBrowser } from '../support/browser-project.ts';
import { ExplorerRemoteEnd, RemoteEnd, refusal } from '../support/remote-end.ts';
import { layProject, RunnerSession, runnerOutcomes, type UnitOutcome } from '../support/runner-session.ts';

const HAS_CHROME = hasBrowser('chrome');
/** Installed by nobody's package manager, so many machines lack its driver. */
const HAS_FIREFOX = hasBrowser('firefox');
/** A browser starts in a second or in four; on a machine that does much else, in twenty. */
const DEADLINE_MS = 180_000;

const laid: { remove(): void }[] = [];
afterAll(() => {
  for (const project of laid) project.remove();
});

function lay(framework = 'vitest'): string {
  const project = layProject('browser', framework);
  laid.push(project);
  addSelenium(project.cwd);
  return project.cwd;
}

/** The time until silence is noticed. The browser is given five seconds less for a page, which a busy machine must not need. */
const SILENCE_MS = 20_000;

const settings = (webdriver: JsonObject): { readonly settings: JsonObject } => ({ settings: { webdriver } });
const sessionsOf = (cwd: string): readonly string[] => readFileSync(join(cwd, 'sessions.txt'), 'utf8').trim().split('\n');
const logOf = (unit: UnitOutcome): string => unit.events.flatMap((event) => (event.type === 'log' ? [event.text] : [])).join('');
const CLEAN = [
  't/clean.test.js|first finds a browser that nobody has used|passed',
  't/clean.test.js|second finds a browser that nobody has used|passed',
];

describe.each([
  ['chrome', HAS_CHROME],
  ['firefox', HAS_FIREFOX],
] as const)('a suite of tests in %s', { timeout: DEADLINE_MS }, (browser, isHere) => {
  test.skipIf(!isHere).each([
    ['vitest', 'pooled', 1],
    ['vitest', 'fresh', 4],
    ['vitest-v3', 'pooled', 1],
  ] as const)(
    'under %s, %s sessions are clean for every test, and so many are opened for four: %i',
    async (framework, sessions, opened) => {
      const cwd = lay(framework);
      await using session = new RunnerSession();
      const { files } = await session.begin(cwd, { filters: ['clean'], slots: 1, ...settings({ browser, sessions }) });
      for (let run = 0; run < 2; run += 1) {
        const unit = await session.run(
          files.map((file) => file.key),
          { timeoutMs: DEADLINE_MS },
        );
        expect(runnerOutcomes([unit]), JSON.stringify(unit)).toEqual(CLEAN);
      }
      expect(new Set(sessionsOf(cwd)).size).toBe(opened);
      await session.close();
    },
  );

  test.skipIf(!isHere)('a failing test leaves screenshot, page, console and commands, and each names its case', async () => {
    const cwd = lay();
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd, { filters: ['fail'], slots: 1, ...settings({ browser }) });
    const unit = await session.run(
      files.map((file) => file.key),
      { timeoutMs: DEADLINE_MS },
    );
    expect(runnerOutcomes([unit])).toEqual(['t/fail.test.js|fails|failed', 't/fail.test.js|passes|passed']);
    const left = new Map(session.artifacts.map(({ artifact }) => [artifact.name, artifact]));
    expect([...left.keys()]).toEqual(['screenshot.png', 'page.html', 'console.txt', 'commands.txt']);
    for (const { file, caseIndex } of left.values()) expect({ file, caseIndex }).toEqual({ file: files[0]?.key, caseIndex: 1 });
    const read = (name: string): Buffer => readFileSync(left.get(name)?.path ?? '');
    expect(read('screenshot.png').subarray(1, 4).toString()).toBe('PNG');
    expect(read('page.html').toString()).toContain('wrong page');
    expect(read('console.txt').toString()).toContain('said by the page');
    expect(read('commands.txt').toString()).toContain('getTitle');
    await session.close();
    await session.exited;
    expect(existsSync(left.get('page.html')?.path ?? '')).toBe(false);
  });

  test.skipIf(!isHere).each([
    ['driver that dies', 'SIGKILL driver', 'was killed by SIGKILL'],
    ['driver that answers nothing any more', 'SIGSTOP driver', 'did not answer'],
    ['browser that dies', 'SIGKILL browser', 'get {"url":'],
  ])('a %s is no failing test: its unit ends as one to be run again, and the next run has another', async (_, harm, said) => {
    const cwd = lay();
    await using session = new RunnerSession();
    writeFileSync(join(cwd, 'harm'), harm);
    const webdriver = { browser, commandDeadlineMs: SILENCE_MS };
    const { files } = await session.begin(cwd, { filters: ['lost'], slots: 1, ...settings(webdriver) });
    const keys = files.map((file) => file.key);
    const lost = await session.run(keys, { timeoutMs: DEADLINE_MS });
    expect({ end: lost.end, outcomes: [...lost.outcomes], errors: lost.errors }).toEqual({
      end: { kind: 'cancelled' },
      outcomes: [],
      errors: [],
    });
    expect(existsSync(join(cwd, 'harm'))).toBe(false);
    expect(logOf(lost)).toContain(said);
    const again = await session.run(keys, { timeoutMs: DEADLINE_MS });
    expect(runnerOutcomes([again])).toEqual(['t/lost.test.js|does what it can|passed']);
    await session.close();
  });
});

describe.skipIf(!HAS_CHROME)('a suite of tests in Internet Explorer', { timeout: DEADLINE_MS }, () => {
  describe('at a remote end that is Internet Explorer by its own word', () => {
    const explorer = new ExplorerRemoteEnd();
    beforeAll(() => explorer.start(), DEADLINE_MS);
    afterAll(() => explorer[Symbol.asyncDispose]());

    test('tests find it clean, and it was asked for with what IE mode needs', async () => {
      const cwd = lay();
      await using session = new RunnerSession();
      const { files } = await session.begin(cwd, {
        filters: ['fail'],
        slots: 1,
        ...settings({ browser: 'internet explorer', url: explorer.url, capabilities: { 'se:ieOptions': { nativeEvents: true } } }),
      });
      const unit = await session.run(
        files.map((file) => file.key),
        { timeoutMs: DEADLINE_MS },
      );
      expect(runnerOutcomes([unit])).toEqual(['t/fail.test.js|fails|failed', 't/fail.test.js|passes|passed']);
      expect(session.artifacts.map(({ artifact }) => artifact.name)).toEqual(['screenshot.png', 'page.html', 'commands.txt']);
      await session.close();
      expect(explorer.asked).toEqual([
        expect.objectContaining({
          'browserName': 'internet explorer',
          'se:ieOptions': expect.objectContaining({ 'ie.edgechromium': true, 'ignoreZoomSetting': true, 'nativeEvents': true }),
        }),
      ]);
    });

    test('another browser is refused when the suite is opened', async () => {
      await using session = new RunnerSession();
      const answer = await session.open(lay(), settings({ browser: 'firefox', url: explorer.url }));
      expect(answer).toMatchObject({
        type: 'failed',
        code: 'remote-end-unusable',
        message: expect.stringContaining('this is Internet Explorer'),
      });
    });
  });
});

describe('a session that a Grid ended by itself', { timeout: DEADLINE_MS }, () => {
  test('is no failing test, whatever the Grid calls it: its unit ends as one to be run again, in another session', async () => {
    let sessions = 0;
    const answers: readonly (readonly [path: RegExp, value: () => unknown])[] = [
      [/^\/session$/u, () => ({ sessionId: `s${++sessions}`, capabilities: { browserName: 'internet explorer' } })],
      [/\/handles$/u, () => ['window']],
      [/\/title$/u, () => 'two'],
      [/./u, () => null],
    ];
    await using end = new RemoteEnd((_, path) => {
      if (path === '/session/s1/url') return refusal(404, 'invalid session id', 'Unable to find session with ID: s1');
      return { status: 200, value: answers.find(([form]) => form.test(path))?.[1]() };
    });
    await using session = new RunnerSession();
    const webdriver = { browser: 'internet explorer', url: await end.listen() };
    const { files } = await session.begin(lay(), { filters: ['lost'], slots: 1, ...settings(webdriver) });
    const keys = files.map((file) => file.key);
    const lost = await session.run(keys, { timeoutMs: DEADLINE_MS });
    expect([lost.end, [...lost.outcomes], logOf(lost)]).toEqual([
      { kind: 'cancelled' },
      [],
      expect.stringContaining('Unable to find session with ID'),
    ]);
    const again = await session.run(keys, { timeoutMs: DEADLINE_MS });
    expect(runnerOutcomes([again]), logOf(again)).toEqual(['t/lost.test.js|does what it can|passed']);
    expect(sessions).toBe(2);
    await session.close();
  });
});

const GRID = { ready: true, nodes: [{ slots: [{ stereotype: { browserName: 'firefox' } }] }] };
const OLD_GRID = {
  ready: true,
  nodes: [{ slots: [{ stereotype: { browserName: 'chrome', browserVersion: '90', platformName: 'linux' } }] }],
};
const OLD_DRIVER = 'session not created: This version of ChromeDriver only supports Chrome version 90';

describe('what is missing is said when the suite is opened, before any unit', { timeout: DEADLINE_MS }, () => {
  test.each([
    ['no driver', { driverPath: '/nowhere/chromedriver' }, 'browser-unusable', '/nowhere/chromedriver'],
    ['a driver that does not start', { driverPath: '/bin/false' }, 'browser-unusable', 'exited with code 1'],
    ['nobody at the address', { url: 'http://127.0.0.1:9' }, 'remote-end-unusable', 'nobody answers at http://127.0.0.1:9'],
  ])('%s', async (_, part, code, message) => {
    await using session = new RunnerSession();
    const answer = await session.open(lay(), settings({ browser: 'chrome', ...part }));
    expect(answer).toMatchObject({ type: 'failed', code, message: expect.stringContaining(message) });
  });

  test('but a browser that its labels look for elsewhere is missed by the unit alone, and no test is blamed', async () => {
    await using session = new RunnerSession();
    const { files } = await session.begin(lay(), { filters: ['fail'], ...settings({ browser: 'internet explorer' }) });
    const unit = await session.run(files.map((file) => file.key));
    expect({ end: unit.end, outcomes: [...unit.outcomes] }).toEqual({ end: { kind: 'cancelled' }, outcomes: [] });
    expect(files.map(({ maxPerAgent }) => maxPerAgent)).toEqual([1]);
  });

  test.skipIf(!HAS_CHROME)('no browser for the driver', async () => {
    await using session = new RunnerSession();
    const answer = await session.open(lay(), settings({ browser: 'chrome', browserPath: '/bin/false' }));
    expect(answer).toMatchObject({ type: 'failed', code: 'browser-unusable', message: expect.stringContaining('could not be opened') });
  });

  test.each([
    ['a remote end that never answers', () => null, 'did not answer GET /status'],
    ['a Grid without the browser', () => ({ status: 200, value: GRID }), 'has no browser "chrome" 119: it has "firefox"'],
    [
      'a Grid without that version of it',
      () => ({ status: 200, value: OLD_GRID }),
      'has no browser "chrome" 119: it has "chrome" 90 on "linux"',
    ],
    [
      'a driver of another version than its browser',
      (_: string, path: string) =>
        path === '/status' ? { status: 200, value: { ready: true } } : refusal(500, 'session not created', OLD_DRIVER),
      OLD_DRIVER,
    ],
  ])('%s', async (_, answer, message) => {
    await using end = new RemoteEnd(answer);
    await using session = new RunnerSession();
    const opened = await session.open(
      lay(),
      settings({ browser: 'chrome', url: await end.listen(), sessionDeadlineMs: 1_000, capabilities: { browserVersion: '119' } }),
    );
    expect(opened).toMatchObject({ type: 'failed', code: 'remote-end-unusable', message: expect.stringContaining(message) });
  });
});
