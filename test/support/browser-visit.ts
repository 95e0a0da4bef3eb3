/** A page of ours in a real Chromium, opened by the address that a verb printed, for the tests of what really goes on. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect } from 'vitest';
import { launchBrowser } from './page-browser.ts';

/** Real processes on a busy machine wait for a core; nothing here is a figure. */
const PATIENCE_MS = 300_000;

export type BrowserVisit = AsyncDisposable & {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page wrote to its console as an error or a warning, and what it threw. */
  readonly problems: readonly string[];
  /** Goes to a part of the page, such as `#/pipeline`. */
  open(fragment: string): Promise<void>;
};

/** Waits until a process has printed where its page is, and opens it. */
export async function visitPrinted(executablePath: string, said: () => string): Promise<BrowserVisit> {
  await expect.poll(said, { timeout: PATIENCE_MS }).toMatch(/the page is at \S+\n/);
  const browser = await launchBrowser(executablePath);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(/the page is at (\S+)/.exec(said())?.[1] ?? '');
  await page.getByText('live', { exact: true }).waitFor();
  return {
    page,
    context,
    problems,
    open: async (fragment) => {
      await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
      await page.locator('#main :is(h1, [role=alert])').first().waitFor({ state: 'attached' });
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
