/** The page in a real browser, served by its real server: every page, by eye's measure (axe), by keyboard, live, cut off, and with something to do. */
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../core/run-event.ts';
import { createRunExport } from '../../dashboard/main.ts';
import { findChromium } from '../support/find-chromium.ts';
import { launchBrowser, PAGE_TEST_MS, POLL, type Visit, type VisitOptions, visitPage } from '../support/page-browser.ts';
import { type PageGround, servePage } from '../support/page-ground.ts';
import { endRunAt, renameRun, simulateWall } from '../support/simulated-wall.ts';

vi.setConfig({ testTimeout: PAGE_TEST_MS });

const CHROMIUM = findChromium();
const WALL = { agents: 8, slots: 2, files: 200, casesPerFile: 15 };
const CASES = WALL.files * WALL.casesPerFile;
const PAGES: Readonly<Record<string, string>> = {
  home: '#/',
  run: '#/run/past',
  case: '#/case/some/past',
  compare: '#/compare/past/other',
  pipeline: '#/pipeline',
  deploy: '#/deploy/web',
  flakes: '#/flakes',
  agents: '#/fleet',
  gone: '#/run/nobody-knows',
};
const LOOKS = [390, 1024, 1600].flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })));

let browser: Browser;
let ground: PageGround;
let events: readonly RunEvent[];

function visit(fragment: string, options: VisitOptions = {}, at: PageGround = ground): Promise<Visit> {
  return visitPage(browser, at, fragment, options);
}

function portOf({ served }: PageGround): number {
  return Number(served.address.split(':').at(-1));
}

describe.skipIf(CHROMIUM === null)('the page in a browser', () => {
  beforeAll(async () => {
    events = simulateWall(WALL);
    ground = await servePage({ agents: 18, runs: { past: events, other: simulateWall(WALL, 2) } });
    browser = await launchBrowser(CHROMIUM ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await ground?.[Symbol.asyncDispose]();
  });

  test.each(Object.entries(PAGES))(
    '%s says nothing to the console, fits every width and hides nothing from a screen reader',
    async (_name, fragment) => {
      await using visited = await visit(fragment);
      const { page, problems } = visited;
      await page.evaluate(axe.source);
      for (const { width, colorScheme } of LOOKS) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate<
          readonly string[]
        >(`axe.run(document, { resultTypes: ['violations'], preload: false }).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map((each) => id + ': ' + each.html.slice(0, 160) + ' ' + each.failureSummary)))`);
        expect(found, `${width} ${colorScheme}`).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), `${width} is overflown by`).toBeLessThanOrEqual(0);
      }
      expect(problems).toEqual([]);
    },
  );

  test('whoever has no token is asked for one, and gets in with it', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://${ground.served.address}/`);
    await page.getByLabel('Token').fill('wrong');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Token').fill(new URL(ground.served.url).hash.replace('#token=', ''));
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('live', { exact: true }).waitFor();
    expect(page.url()).not.toContain('token');
    await context.close();
  });

  test('a run is walked through by keys alone', async () => {
    await using visited = await visit('#/run/past');
    const { page } = visited;
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.type')).toBe('search');
    const timeline = page.getByRole('application');
    await timeline.focus();
    await page.keyboard.press('ArrowRight');
    const detail = page.locator('.timeline .unit-detail');
    const first = await detail.textContent();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await detail.textContent()).not.toBe(first);
    await page.keyboard.press('+');
    expect(await page.getByRole('button', { name: 'Whole run' }).isEnabled()).toBe(true);
    await page.keyboard.press('0');
    expect(await page.getByRole('button', { name: 'Whole run' }).isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  });

  test('the first key of the page leads past its head', async () => {
    await using visited = await visit('#/run/past');
    const { page } = visited;
    await page.reload();
    await page.getByRole('application').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });

  test('thousands of cases are searched and only those that are seen are drawn', async () => {
    await using visited = await visit('#/run/past');
    const { page } = visited;
    const table = page.getByRole('table', { name: 'Cases' });
    await expect.poll(() => table.getAttribute('aria-rowcount'), POLL).toBe(String(CASES + 1));
    expect(await table.getByRole('row').count()).toBeLessThan(60);
    await page.evaluate(`document.querySelector('.virtual').scrollTop = 26 * 2500`);
    await expect.poll(() => table.locator('[aria-rowindex="2502"] a').count(), POLL).toBe(1);
    await page.getByRole('searchbox').fill('login 14 keeps');
    await expect.poll(() => table.getAttribute('aria-rowcount'), POLL).not.toBe(String(CASES + 1));
    await expect.poll(() => table.getByRole('row').nth(1).textContent(), POLL).toMatch(/login.*14/);
    await page.getByLabel('Outcome').selectOption('failed');
    await page.getByRole('searchbox').fill('no case is called like this');
    await page.getByText('No case is like that.').waitFor();
  });

  test('a past run is shown as it was', async () => {
    await using visited = await visit('#/run/past');
    const { page } = visited;
    const passed = page.locator('.figures div', { hasText: 'Passed' }).locator('dd');
    const atEnd = await passed.textContent();
    await page.getByRole('slider').fill('20000');
    await expect.poll(() => passed.textContent(), POLL).not.toBe(atEnd);
    await page.getByRole('button', { name: 'End' }).click();
    await expect.poll(() => passed.textContent(), POLL).toBe(atEnd);
  });

  test('a run that goes on moves on the page, and its failures are said', async () => {
    const push = ground.served.follow({ runId: 'moving', branch: 'feature/basket' });
    const moving = endRunAt(renameRun(events, 'moving'), Date.now());
    const failed = moving.findIndex((event) => event.type === 'case-ended' && event.outcome === 'failed');
    for (const event of moving.slice(0, failed)) push(event);
    await using visited = await visit('#/run/moving');
    const { page } = visited;
    await page.getByText('No failure so far.').waitFor();
    for (const event of moving.slice(failed, -1)) push(event);
    await page.locator('.failure-list summary').first().waitFor();
    await expect.poll(() => page.locator('[aria-live=polite]').textContent(), POLL).toMatch(/^(?:Failed|Flaky): /);
    expect(await page.title()).toContain('Running');
    const end = moving.at(-1);
    if (end !== undefined) push(end);
    await expect.poll(() => page.title(), POLL).toMatch(/^(?:Red|Green)/);
  });

  test('a run that nobody conducts any more is shown as it was, and not as running', async () => {
    const push = ground.served.follow({ runId: 'left', branch: 'main' });
    for (const event of endRunAt(renameRun(events, 'left').slice(0, -1), Date.now() - 3_600_000)) push(event);
    await using visited = await visit('#/run/left');
    const { page } = visited;
    await expect.poll(() => page.title(), POLL).toContain('No verdict');
    await page.getByText('nobody conducts it').waitFor();
    // Its blocks end where it ended: the axis has minutes and no hours.
    expect(await page.locator('.timeline canvas').getAttribute('data-shows')).toMatch(/^\d+$/);
  });

  test('a run leads to what differs from another one, and that to its cases', async () => {
    await using visited = await visit('#/run/past');
    const { page } = visited;
    await page.getByRole('button', { name: 'Compare with…' }).click();
    const choice = page.getByLabel('Compare with');
    await expect.poll(() => choice.evaluate((element) => element === element.ownerDocument.activeElement), POLL).toBe(true);
    await choice.selectOption('other');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByRole('heading', { name: 'Two runs' }).waitFor();
    await page.getByRole('group', { name: 'Cases that ended otherwise' }).getByRole('link').first().click();
    await page.getByText('Why here, why then').first().waitFor({ state: 'attached' });
  });

  test('a failure opens to its diff, its frame of code and what it left', async () => {
    await using visited = await visit('#/run/past');
    const { page, problems } = visited;
    await page.locator('.failure-list summary').first().click();
    const body = page.locator('.failure-body').first();
    await body.waitFor();
    expect(await body.locator('.diff .removed').count()).toBeGreaterThan(0);
    expect(await body.locator('pre').count()).toBeGreaterThan(1);
    await page.evaluate(axe.source);
    expect(await page.evaluate(`axe.run('.failures').then(({ violations }) => violations.map(({ id }) => id))`)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('a rollout is taken back with a name and a reason, and not by one click', async () => {
    await using visited = await visit('#/deploy/web');
    const { page } = visited;
    await page.getByRole('button', { name: 'Roll back…' }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Roll back' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel('Your name').fill('Ada');
    await dialog.getByLabel('Why').fill('errors rise');
    await page.evaluate(axe.source);
    expect(await page.evaluate(`axe.run('dialog').then(({ violations }) => violations.map(({ id }) => id))`)).toEqual([]);
    await confirm.click();
    await dialog.waitFor({ state: 'detached' });
    expect(ground.actions).toEqual([{ fleet: 'web', action: { action: 'roll-back', actor: 'Ada', reason: 'errors rise' } }]);
  });

  test('a run in one file opens from a disk, asks nobody and is as good to read', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'shard-run-page-'));
    const made = createRunExport('main');
    for (const event of events) made.see(event);
    const file = join(folder.path, 'run.html');
    await writeFile(file, made.html({ artifactFolder: '', histories: [], madeAtMs: Date.now() }));
    const context = await browser.newContext({ viewport: { width: 1024, height: 900 } });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (request) => {
      if (!/^(?:file|data|blob):/.test(request.url())) problems.push(request.url());
    });
    await page.goto(`file://${file}`);
    await page.getByText(/^export of/).waitFor();
    await expect.poll(() => page.getByRole('table', { name: 'Cases' }).getAttribute('aria-rowcount'), POLL).toBe(String(CASES + 1));
    await page.getByLabel('Outcome').selectOption('failed');
    await expect.poll(() => page.getByRole('table', { name: 'Cases' }).getAttribute('aria-rowcount'), POLL).not.toBe(String(CASES + 1));
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(axe.source);
    expect(await page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id }) => id))`)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  test('a coordinator that comes back is followed from where it was', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'shard-run-page-'));
    const broken = renameRun(events, 'broken');
    const half = Math.floor(broken.length / 2);
    const first = await servePage({ runs: {}, folder: folder.path });
    const push = first.served.follow({ runId: 'broken', branch: 'main' });
    for (const event of broken.slice(0, half)) push(event);
    await using visited = await visit('#/run/broken', {}, first);
    const { page } = visited;
    await first[Symbol.asyncDispose]();
    await page.getByText(/^cut off since/).waitFor();
    await using second = await servePage({ runs: {}, folder: folder.path, port: portOf(first) });
    const pushAgain = second.served.follow({ runId: 'broken', branch: 'main' });
    for (const event of broken) pushAgain(event);
    await expect.poll(() => page.title(), POLL).toMatch(/^(?:Red|Green)/);
    await page.getByText('live', { exact: true }).waitFor();
    expect(await page.getByRole('progressbar').first().getAttribute('aria-valuenow')).toBe(String(CASES));
  });

  test('a page that shows nothing that goes on says all the same whether its coordinator is there', async () => {
    const first = await servePage({ runs: { past: events } });
    await using visited = await visit('#/case/some/past', {}, first);
    const { page } = visited;
    await page.reload();
    await page.getByText('live', { exact: true }).waitFor();
    await first[Symbol.asyncDispose]();
    await page.getByText(/^cut off since/).waitFor();
    expect(await page.getByText('Why here, why then').count()).toBeGreaterThan(0);
  });

  test('a page that is cut off says since when, and knocks when the coordinator is back', async () => {
    const first = await servePage({ runs: { past: events } });
    await using visited = await visit('#/run/past', {}, first);
    const { page } = visited;
    await first[Symbol.asyncDispose]();
    await page.getByText(/^cut off since/).waitFor();
    expect(await page.locator('.failure-list').count()).toBe(1);
    await using _second = await servePage({ runs: { past: events }, port: portOf(first) });
    // Another coordinator at the same address knows nobody of before: it asks who is there.
    await page.getByLabel('Token').waitFor();
  });
});
