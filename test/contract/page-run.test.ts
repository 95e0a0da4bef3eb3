/** What is said of a run beside its picture: how it stands, where its time went, what failed and what that left, its cases, and another run. */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findChromium } from '../support/find-chromium.ts';
import { failureOfMiddle, MIDDLE_MS, markedRun, mendedRun, runningRun } from '../support/marked-run.ts';
import { launchBrowser, PAGE_TEST_MS, POLL, readFigures, readTable, type Visit, visitPage } from '../support/page-browser.ts';
import { type PageGround, servePage } from '../support/page-ground.ts';
import { sampleCaseHistory } from '../support/page-value.ts';
import { START_MS } from '../support/sample-run.ts';
import { renameRun } from '../support/simulated-wall.ts';

vi.setConfig({ testTimeout: PAGE_TEST_MS });

const CHROMIUM = findChromium();

describe.skipIf(CHROMIUM === null)('the page of a run', () => {
  let browser: Browser;
  let ground: PageGround;

  beforeAll(async () => {
    ground = await servePage({
      runs: { marked: markedRun(), mended: mendedRun() },
      // Nothing but the run tells the page the time.
      sources: {
        pipeline: null,
        fleets: () => [],
        caseHistory: async (id) => (id === 'unknown' ? null : sampleCaseHistory(id, 'basket › holds three', START_MS)),
      },
    });
    browser = await launchBrowser(CHROMIUM ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await ground?.[Symbol.asyncDispose]();
  });

  const visit = (fragment: string, options: Parameters<typeof visitPage>[3] = {}): Promise<Visit> =>
    visitPage(browser, ground, fragment, options);

  test('says of a run that is over how long it took against its bound, and where the time beyond it went', async () => {
    await using visited = await visit('#/run/marked');
    const { page, problems } = visited;
    await expect.poll(() => page.title(), POLL).toMatch(/^Red · main/);
    expect(await readFigures(page)).toMatchObject({
      'Took': expect.stringContaining('1 m 40 s'),
      'Bound': '1 m 20 s1.25 × that',
      'What holds it': 'tail: no work left: 20.0 s a slot',
      'Passed': '5',
      'Failed': '1',
      'In quarantine': '1',
      'Flaky': '1',
    });
    expect(await page.locator('.reasons').allTextContents()).toEqual(['1 case failed']);
    const parts = page.locator('.time-parts');
    await parts.getByText('20.0 s beyond the bound of 1 m 20 s').waitFor();
    expect(await parts.locator('.part-list li').allTextContents()).toEqual([
      'tests 50.0 s 50.0 %',
      'set-up of files 10.0 s 10.0 %',
      'work done twice 5.0 s 5.0 %',
      'no fitting work 15.0 s 15.0 %',
      'tail: no work left 20.0 s 20.0 %',
      'slow agents 0 ms 0.0 %',
      'start of the run 0 ms 0.0 %',
    ]);
    expect(problems).toEqual([]);
  });

  test('says of one that goes on when it will be done, between what and what, and what it waits for', async () => {
    const push = ground.served.follow({ runId: 'live', branch: 'main' });
    for (const event of renameRun(runningRun(), 'live')) push(event);
    await using visited = await visit('#/run/live', { atMs: MIDDLE_MS });
    const { page } = visited;
    await expect.poll(() => page.title(), POLL).toMatch(/^Running, failing · main/);
    expect(await readFigures(page)).toMatchObject({
      'Done': expect.stringMatching(/^in 20\.0 s10\.0 s to 30\.0 s, at \d\d:\d\d:\d\d$/),
      'Bound': '1 m 20 selapsed 1 m 10 s',
      'What holds it': 'src/login.test.ts on one, 20 s more',
    });
    const bar = page.getByRole('progressbar', { name: 'Cases' });
    expect(await bar.getAttribute('aria-valuetext')).toBe('5 of about 10 cases, 2 of 4 files');
    const counts = page.locator('.failures .section-head .muted');
    expect(await counts.textContent()).toBe('1 failed, 1 flaky, 1 in quarantine');
    push(failureOfMiddle());
    await page.locator('.failure-name', { hasText: 'greets me' }).waitFor();
    expect(await counts.textContent()).toBe('1 failed, 1 flaky, 1 in quarantine, 1 not settled');
  });

  test('opens a failure to what was expected and came, what it printed, and what it left', async () => {
    await using visited = await visit('#/run/marked');
    const { page } = visited;
    const failures = page.locator('.failure-list > li');
    await expect
      .poll(() => failures.locator('.failure-name').allTextContents(), POLL)
      .toEqual(['stock › is counted', 'stock › is told', 'stock › is late']);
    expect(await failures.locator('.badge').allTextContents()).toEqual(['failed', 'flaky', 'failed']);
    await failures.first().locator('summary').first().click();
    const body = failures.first().locator('.failure-body');
    await body.getByText('Attempt 1').waitFor();
    expect(await body.locator('.diff .removed').allTextContents()).toEqual(['- Expected\n', '- 4\n']);
    expect(await body.locator('.diff .added').allTextContents()).toEqual(['+ Received\n', '+ 3\n']);
    await body.getByText('What it printed').click();
    expect(await body.locator('details', { hasText: 'What it printed' }).locator('pre').allTextContents()).toEqual(['counted 3\n']);
    const left = body.locator('.artifacts li');
    expect(await left.count()).toBe(4);
    const picture = left.first().locator('img');
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate(`document.querySelector('.artifacts img').naturalWidth`), POLL).toBe(1);
    expect(await left.nth(1).locator('video[controls]').count()).toBe(1);
    expect(await left.nth(2).locator('.command').textContent()).toBe('npx playwright show-trace trace-cccccccc.zip');
    expect(await left.nth(3).textContent()).toMatch(/^heap\.dump .*it is larger than 512 MiB$/);
  });

  test('says who answers for a failure that decides nothing, and until when', async () => {
    await using visited = await visit('#/run/marked');
    const { page } = visited;
    const late = page.locator('.failure-list > li', { hasText: 'is late' });
    await late.getByText('in quarantine').waitFor();
    await late.locator('summary').first().click();
    await late.getByText(/In quarantine until 2023-11-1\d \d\d:\d\d, kept by team-mail: the clock of the server/).waitFor();
  });

  test('finds cases by suite, outcome and words, and puts the slowest first', async () => {
    await using visited = await visit('#/run/marked');
    const { page } = visited;
    const names = (): Promise<string[]> => page.locator('.virtual [role=row]:not(.head) [role=cell]:nth-child(2)').allTextContents();
    await expect.poll(() => names().then((found) => found.length), POLL).toBe(7);
    await page.getByLabel('Order', { exact: true }).selectOption('slowest first');
    await expect.poll(() => names().then((found) => found[0]), POLL).toBe('login › remembers me');
    await page.getByLabel('Suite', { exact: true }).selectOption('browser');
    await expect.poll(names, POLL).toEqual(['login › remembers me']);
    await page.getByText('1 of 7').waitFor();
    await page.getByLabel('Suite', { exact: true }).selectOption('');
    await page.getByLabel('Outcome', { exact: true }).selectOption('flaky');
    await expect.poll(names, POLL).toEqual(['stock › is told']);
    await page.getByLabel('Outcome', { exact: true }).selectOption('failed');
    await expect.poll(() => names().then((found) => found.toSorted()), POLL).toEqual(['stock › is counted', 'stock › is late']);
    await page.getByRole('searchbox').fill('STOCK late');
    await expect.poll(names, POLL).toEqual(['stock › is late']);
  });

  test('leads from a case to its runs, and why it ran there and then', async () => {
    await using visited = await visit('#/run/marked');
    const { page } = visited;
    await page.getByRole('link', { name: 'basket › holds three' }).click();
    await page.getByRole('heading', { name: 'basket › holds three' }).waitFor();
    await page.getByText('12 runs are known, 2 failed (16.7 %)').waitFor();
    const runs = page.locator('.history > li');
    expect(await runs.locator('.badge').allTextContents()).toEqual(
      Array.from({ length: 12 }, (_, index) => (index === 0 || index === 7 ? 'failed' : index === 4 ? 'flaky' : 'passed')),
    );
    await runs.first().locator('summary').first().click();
    await runs.first().getByText('linux-03 had the free slot, and had run the file before').waitFor();
    await runs.first().getByText('src/shop/shop-31.test.ts').waitFor();
    await runs.first().getByText('AssertionError: expected 3 to be 4').waitFor();
    await runs.nth(1).locator('summary').first().click();
    await runs.nth(1).getByText('The ledger does not remember.').waitFor();
    await page.getByRole('link', { name: '← the run' }).click();
    await page.getByRole('application').waitFor();
  });

  test('says of a case that nobody knows what is wrong, and what to do', async () => {
    await using visited = await visit('#/case/unknown/marked');
    await visited.page.getByRole('alert').waitFor();
    expect(await visited.page.getByRole('alert').textContent()).toMatch(/\S.*unknown.*\S/);
  });

  test('compares two runs: what ended otherwise, what is new, and what takes longer', async () => {
    await using visited = await visit('#/compare/marked/mended');
    const { page } = visited;
    await expect
      .poll(() => readTable(page, 'Cases that ended otherwise'), POLL)
      .toEqual([
        ['Case', 'Before', 'After', 'File'],
        ['stock › is counted', 'failed', 'passed', 'src/stock.test.ts'],
        ['stock › is told', 'flaky', 'passed', 'src/stock.test.ts'],
        ['stock › is late', 'failed', 'passed', 'src/stock.test.ts'],
        ['stock › is new', 'absent', 'passed', 'src/stock.test.ts'],
      ]);
    expect(await readTable(page, 'Cases that became slower')).toEqual([
      ['Case', 'Before', 'After', 'More', 'File'],
      ['basket › holds three', '300 ms', '1.3 s', '+1.0 s', 'src/basket.test.ts'],
    ]);
    expect((await readTable(page, 'Both runs')).slice(1).map(([, , verdict, took]) => [verdict, took])).toEqual([
      ['red', '1 m 40 s'],
      ['green', '1 m 39 s'],
    ]);
  });

  test('lets nothing in that does not come from its own server', async () => {
    await using visited = await visit('#/run/marked');
    const { page } = visited;
    const refused = (act: string): Promise<string> =>
      page.evaluate<string>(`new Promise((done) => {
        addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
        ${act}
      })`);
    expect([
      await refused(`document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.isIn = true' }))`),
      await refused(`document.head.append(Object.assign(document.createElement('script'), { src: 'http://127.0.0.1:9/x.js' }))`),
      await refused(`document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { display: none }' }))`),
      await refused(`document.body.append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/x.png' }))`),
      await refused(`document.body.append(Object.assign(document.createElement('iframe'), { src: '/' }))`),
      await refused(`fetch('http://127.0.0.1:9/').catch(() => undefined)`),
    ]).toEqual(['script-src-elem', 'script-src-elem', 'style-src-elem', 'img-src', 'frame-src', 'connect-src']);
    expect(await page.evaluate(`'isIn' in window`)).toBe(false);
  });
});
