import { spawn } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { visitPrinted } from '../support/browser-visit.ts';
import { CliProject } from '../support/cli-project.ts';
import { findChromium } from '../support/find-chromium.ts';

vi.setConfig({ testTimeout: 600_000 });

const CHROMIUM = findChromium() ?? '';
const PLAYWRIGHT = path.resolve('node_modules/@playwright/test');
const GATE = 'gate.closed';
/** Real processes on a busy machine wait for a core; nothing here is a figure. */
const POLL = { timeout: 60_000 };

const CONFIG = `import { defineConfig } from '@playwright/test';
export default defineConfig({
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: ${JSON.stringify(CHROMIUM)}, args: ['--no-sandbox', '--disable-quic', '--no-first-run'] },
  },
});
`;
/** The browser records itself: Playwright's own recorder is a program that not every machine has. */
const FAILING = `import { expect, test } from '@playwright/test';
test('the basket holds three', async ({ page }, testInfo) => {
  await page.setContent('<button>buy</button><canvas width="64" height="64"></canvas>');
  await page.getByRole('button').click();
  const video = await page.evaluate(() => new Promise((resolve) => {
    const context = document.querySelector('canvas').getContext('2d');
    const recorder = new MediaRecorder(document.querySelector('canvas').captureStream(), { mimeType: 'video/webm' });
    const parts = [];
    let frame = 0;
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = async () => resolve(btoa(String.fromCharCode(...new Uint8Array(await new Blob(parts).arrayBuffer()))));
    recorder.start();
    const draw = () => {
      context.fillStyle = frame % 2 === 0 ? 'red' : 'blue';
      context.fillRect(0, 0, 64, 64);
      frame += 1;
      if (frame < 30) setTimeout(draw, 20);
      else recorder.stop();
    };
    draw();
  }));
  await testInfo.attach('video', { body: Buffer.from(video, 'base64'), contentType: 'video/webm' });
  await expect(page.getByRole('button')).toHaveText('bought', { timeout: 200 });
});
`;
/** Keeps the run going until the test has seen what it came for. */
const WAITING = `import { existsSync } from 'node:fs';
import { test } from '@playwright/test';
test('waits for the reader', async () => {
  test.setTimeout(480_000);
  while (existsSync('${GATE}')) await new Promise((resolve) => setTimeout(resolve, 50));
});
`;

/** Runs what the page says, as whoever reads it types it, and returns where the viewer of traces listens. */
async function showTrace(command: string, cwd: string): Promise<AsyncDisposable & { readonly url: string }> {
  const [npx = '', program = '', verb = '', file = ''] = command.split(' ');
  expect([npx, program, verb]).toEqual(['npx', 'playwright', 'show-trace']);
  const cli = path.join(PLAYWRIGHT, 'cli.js');
  // A host makes it serve the viewer in place of opening a window of its own; its own tests' variable keeps it from opening a browser.
  const child = spawn(process.execPath, [cli, verb, '--host', '127.0.0.1', file], { cwd, env: { ...process.env, PWTEST_UNDER_TEST: '1' } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await expect.poll(() => said, POLL).toMatch(/Listening on \S+\s/);
  return {
    url: /Listening on (\S+)/.exec(said)?.[1] ?? '',
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe.skipIf(CHROMIUM === '')('what a failing case of Playwright left', () => {
  test('is on the page while the run goes on: a picture, a video that plays, and a trace that the named command opens', async () => {
    using project = new CliProject(
      {
        'package.json': '{ "type": "module", "devDependencies": { "@playwright/test": "*" } }',
        'playwright.config.js': CONFIG,
        't/basket.spec.js': FAILING,
        't/waiting.spec.js': WAITING,
        [GATE]: '',
      },
      { bare: true, deadlineMs: 500_000 },
    );
    project.write({ 'node_modules/@playwright/.keep': '' });
    symlinkSync(PLAYWRIGHT, project.path('node_modules/@playwright/test'));
    const run = project.start(['--slots', '2', '--page', '127.0.0.1:0']);
    await using visit = await visitPrinted(CHROMIUM, run.said);
    const { page, context, problems } = visit;
    await page.getByRole('link', { name: 'Is it green?' }).click();
    await page.locator('.failure-list summary').click();
    const artifacts = page.locator('.artifacts li');
    await artifacts.first().waitFor();
    expect(await page.title()).toContain('Running');

    const picture = page.locator('.artifacts img');
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate(`document.querySelector('.artifacts img').naturalWidth`), POLL).toBeGreaterThan(100);
    await page.locator('.artifacts video').scrollIntoViewIfNeeded();
    await page.evaluate(`document.querySelector('.artifacts video').play()`);
    const isPlayed = `(({ videoWidth, currentTime }) => [videoWidth, currentTime > 0])(document.querySelector('.artifacts video'))`;
    await expect.poll(() => page.evaluate(isPlayed), POLL).toEqual([64, true]);

    const trace = artifacts.filter({ has: page.locator('.command') });
    const command = (await trace.locator('.command').textContent()) ?? '';
    const [download] = await Promise.all([page.waitForEvent('download'), trace.getByRole('link').click()]);
    expect(command).toBe(`npx playwright show-trace ${download.suggestedFilename()}`);
    await download.saveAs(project.path(download.suggestedFilename()));
    await using viewer = await showTrace(command, project.folder);
    const traced = await context.newPage();
    await traced.goto(viewer.url);
    await traced.getByText("getByRole('button')").first().waitFor();

    rmSync(project.path(GATE));
    expect((await run.ended).code).toBe(1);
    expect(problems.filter((problem) => !problem.includes('ERR_'))).toEqual([]);
  });
});
