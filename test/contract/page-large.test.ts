/** A run of a million cases and a fleet of five hundred agents, in a browser: opened, searched, and seen to their ends. */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findChromium } from '../support/find-chromium.ts';
import { largeRun, MILLION } from '../support/large-run.ts';
import { launchBrowser, PAGE_TEST_MS, visitPage } from '../support/page-browser.ts';
import { servePage } from '../support/page-ground.ts';

// Two million events are read: beside twenty busy processes that takes minutes.
vi.setConfig({ testTimeout: 2 * PAGE_TEST_MS });

const CHROMIUM = findChromium();
/** Nothing here is a figure. */
const POLL = { timeout: 240_000 };
const CASES = MILLION.files * MILLION.casesPerFile;

describe.skipIf(CHROMIUM === null)('what is large, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(CHROMIUM ?? '');
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('a run of a million cases is opened, searched, and scrolled to its last case', async () => {
    await using ground = await servePage({
      runs: {},
      sources: { pastRun: (id) => (id === 'run-1' ? { branch: 'main', version: '1', events: largeRun(MILLION) } : null) },
    });
    await using visited = await visitPage(browser, ground, '#/');
    const { page, problems } = visited;
    await page.evaluate(`location.hash = '#/run/run-1'`);
    await page.getByRole('application', { name: '20,000 units' }).waitFor({ timeout: POLL.timeout });
    const table = page.getByRole('table', { name: 'Cases' });
    await expect.poll(() => table.getAttribute('aria-rowcount'), POLL).toBe(String(CASES + 1));

    await page.evaluate(`document.querySelector('.virtual').scrollTop = 1e9`);
    const last = table.locator(`[aria-rowindex="${CASES + 1}"]`);
    await expect.poll(() => last.locator('a').count(), POLL).toBe(1);
    expect(await last.textContent()).toContain('says error 49 in wordssrc/area-39/file-19999.test.ts');
    // It is drawn where it can be seen, and few others are drawn.
    const seen = `(([row, list]) => row.bottom <= list.bottom + 1 && row.top > list.top)(
      ['.virtual [aria-rowindex="${CASES + 1}"]', '.virtual'].map((each) => document.querySelector(each).getBoundingClientRect()))`;
    expect(await page.evaluate(seen)).toBe(true);
    expect(await table.getByRole('row').count()).toBeLessThan(60);

    await page.getByRole('searchbox').fill('file-12345. 49');
    await expect.poll(() => page.getByRole('status').filter({ hasText: 'of 1,000,000' }).textContent(), POLL).toBe('1 of 1,000,000');
    await expect.poll(() => table.getByRole('row').nth(1).textContent(), POLL).toContain('says error 49 in words');
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('Outcome', { exact: true }).selectOption('failed');
    await expect.poll(() => page.getByRole('status').filter({ hasText: 'of 1,000,000' }).textContent(), POLL).toBe('400 of 1,000,000');
    expect(problems).toEqual([]);
  });

  test('a fleet of five hundred agents is drawn to its last row, and filtered', async () => {
    const agents = 500;
    await using ground = await servePage({ runs: {}, agents });
    await using visited = await visitPage(browser, ground, '#/fleet');
    const { page } = visited;
    const rows = page.locator('[aria-label=Machines] tbody tr');
    await expect.poll(() => rows.count(), POLL).toBe(agents);
    await page.getByRole('searchbox').fill('win-');
    await expect.poll(() => rows.count(), POLL).toBe(Math.ceil(agents / 6));
    await page.getByRole('searchbox').fill('');
    await expect.poll(() => rows.count(), POLL).toBe(agents);
  });
});
