/** The page in one Chromium, opened by its address and signed in, for the tests of what a reader sees. */
import { type Browser, chromium, type Page } from '@playwright/test';
import { expect } from 'vitest';
import type { PageGround } from './page-ground.ts';

/** Nothing of a browser's own may go out while a test counts what the page asks for. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--no-first-run',
];
/** Real processes on a busy machine wait for a core; nothing here is a figure. */
export const POLL = { timeout: 20_000 };
/** Each test is some visits: on a busy machine that takes minutes. */
export const PAGE_TEST_MS = 300_000;

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
}

/** A page that is signed in; what went wrong in it is kept, and what it asked of another host. */
export type Visit = AsyncDisposable & { readonly page: Page; readonly problems: readonly string[] };

export type VisitOptions = NonNullable<Parameters<Browser['newContext']>[0]> & {
  /** The moment at which the page's clock stands, Unix milliseconds; unset it goes. */
  readonly atMs?: number;
  /** Another token than that of whoever started the server. */
  readonly token?: string;
};

/** Opens a page of the ground. */
export async function visitPage(browser: Browser, at: PageGround, fragment: string, options: VisitOptions = {}): Promise<Visit> {
  const { atMs, token, ...others } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...others });
  const page = await context.newPage();
  if (atMs !== undefined) await page.clock.setFixedTime(atMs);
  const origin = `http://${at.served.address}`;
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(?:data|blob):/.test(request.url()))
      problems.push(`asked another host: ${request.url()}`);
  });
  await page.goto(token === undefined ? at.served.url : `${origin}/#token=${token}`);
  await page.getByText('live', { exact: true }).waitFor();
  await openFragment(page, fragment);
  return { page, problems, [Symbol.asyncDispose]: () => context.close() };
}

/** Goes to a page by its address and waits until nothing of it loads. */
export async function openFragment(page: Page, fragment: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
  await page.locator('#main :is(h1, [role=alert])').first().waitFor({ state: 'attached' });
  await expect.poll(() => page.getByText(/^Loading/).count(), POLL).toBe(0);
}

/** Returns the texts of a table's cells, row by row, its head first. */
export function readTable(page: Page, label: string): Promise<readonly (readonly string[])[]> {
  return page.evaluate(`[...document.querySelectorAll('[aria-label=${JSON.stringify(label)}] tr')]
    .map((row) => [...row.cells].map((cell) => cell.textContent.trim()))`);
}

/** Returns the figures at the head of a page, by their names. */
export function readFigures(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(`Object.fromEntries([...document.querySelectorAll('.figures > div')]
    .map((each) => [each.querySelector('dt').textContent, each.querySelector('dd').textContent]))`);
}
