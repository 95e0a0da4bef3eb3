/** The page by keys, in a browser: Tab reaches everything that can be pressed, in the order in which it stands, and is always seen; and the page on paper. */
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createRunExport } from '../../dashboard/main.ts';
import { findChromium } from '../support/find-chromium.ts';
import { markedRun, mendedRun } from '../support/marked-run.ts';
import { launchBrowser, PAGE_TEST_MS, POLL, visitPage } from '../support/page-browser.ts';
import { type PageGround, servePage } from '../support/page-ground.ts';
import { simulateWall } from '../support/simulated-wall.ts';

vi.setConfig({ testTimeout: PAGE_TEST_MS, hookTimeout: PAGE_TEST_MS });

const CHROMIUM = findChromium();
const CASES = 1_200;
const PAGES: Readonly<Record<string, string>> = {
  home: '#/',
  run: '#/run/marked',
  case: '#/case/some/marked',
  compare: '#/compare/marked/mended',
  pipeline: '#/pipeline',
  deploy: '#/deploy/web',
  flakes: '#/flakes',
  agents: '#/fleet',
  gone: '#/run/nobody-knows',
};
/** No page of the ground has half as many places to go to. */
const MAX_STOPS = 400;

/**
 * Notes every element that has the focus when a key is pressed, and what is wrong with how that is seen: no ring, one that is cut off by what scrolls (to its right a long
 * name may be), one that something else lies on, or one outside of the window.
 */
const WATCH = `
  window.stops = [];
  window.nameOf = (element) => element.outerHTML.slice(0, 120);
  const wrongOf = (element) => {
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return 'has no ring';
    const grown = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const box = element.getClientRects()[0];
    if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) return 'is outside of the window';
    for (let outer = element.parentElement; outer !== null && outer !== document.body; outer = outer.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(outer);
      const frame = outer.getBoundingClientRect();
      const [left, top] = [frame.left + outer.clientLeft, frame.top + outer.clientTop];
      if (overflowX !== 'visible' && box.left - grown < left - 0.5) return 'is cut off to the left by ' + nameOf(outer);
      if (overflowY !== 'visible' && box.top - grown < top - 0.5) return 'is cut off above by ' + nameOf(outer);
      if (overflowY !== 'visible' && box.bottom + grown > top + outer.clientHeight + 0.5) return 'is cut off below by ' + nameOf(outer);
    }
    const at = document.elementFromPoint(Math.max(box.left, 0) + 2, Math.max(box.top, 0) + 2);
    return at === null || element.contains(at) || at.contains(element) ? '' : 'lies below ' + nameOf(at);
  };
  // Looked at before the next key leads on: by then it is scrolled to.
  addEventListener('keydown', ({ key }) => {
    const { activeElement: element } = document;
    if (key === 'Tab' && element !== document.body) window.stops.push({ element, wrong: wrongOf(element) });
  }, true);`;

/** Everything that is seen and can be pressed, typed into or scrolled by keys, in the order of the document. */
const EXPECTED = `[...document.querySelectorAll('a[href], button:not(:disabled), input:not(:disabled), select, summary, video[controls], [tabindex="0"]')]
  .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))`;

type Walked = { readonly wrong: readonly string[]; readonly missed: readonly string[]; readonly stops: number };

/** Goes once around by a key, and compares with what there is, wherever it began. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Walked> {
  const AT_ONCE = 25;
  await page.evaluate('window.stops = []');
  for (let count = 0; count < MAX_STOPS; count += AT_ONCE) {
    for (let step = 0; step < AT_ONCE; step += 1) await page.keyboard.press(key);
    const walked = await page.evaluate<Walked | null>(`(() => {
      const elements = window.stops.map(({ element }) => element);
      const around = elements.findIndex((element, index) => elements.indexOf(element) < index);
      if (around < 0) return null;
      const reached = window.stops.slice(0, around);
      const expected = ${EXPECTED};
      const order = elements.slice(0, around).filter((element) => expected.includes(element));
      if (${key === 'Shift+Tab'}) order.reverse();
      const first = order.indexOf(expected[0]);
      const forth = [...order.slice(first), ...order.slice(0, first)];
      return {
        wrong: reached.filter(({ wrong }) => wrong !== '').map(({ element, wrong }) => nameOf(element) + ' ' + wrong),
        missed: expected.filter((element, index) => forth[index] !== element).map(nameOf),
        stops: around,
      };
    })()`);
    if (walked !== null) return walked;
  }
  throw new Error(`the focus does not come around in ${MAX_STOPS} steps`);
}

let browser: Browser;
let ground: PageGround;

describe.skipIf(CHROMIUM === null)('the page by keys', () => {
  beforeAll(async () => {
    const wall = simulateWall({ agents: 4, slots: 2, files: 80, casesPerFile: 15 });
    ground = await servePage({ agents: 12, hosts: 24, runs: { wall, marked: markedRun(), mended: mendedRun() } });
    browser = await launchBrowser(CHROMIUM ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await ground?.[Symbol.asyncDispose]();
  });

  test.each(Object.entries(PAGES))('%s is gone through by Tab, forth and back, and what has the focus is seen', async (_name, fragment) => {
    await using visited = await visitPage(browser, ground, fragment);
    const { page } = visited;
    // A document that was just loaded is gone through from its beginning.
    await page.reload();
    await page.locator('#main :is(h1, [role=alert])').first().waitFor({ state: 'attached' });
    await expect.poll(() => page.getByText(/^(?:Loading|searching…)/).count(), POLL).toBe(0);
    await page.evaluate(WATCH);
    for (const key of ['Tab', 'Shift+Tab'] as const) {
      const walked = await walk(page, key);
      expect(walked, key).toEqual({ wrong: [], missed: [], stops: expect.any(Number) });
      expect(walked.stops).toBeGreaterThan(4);
    }
  });

  test('the list of cases is one stop, and arrows walk through all of it', async () => {
    await using visited = await visitPage(browser, ground, '#/run/wall');
    const { page } = visited;
    const list = page.locator('.virtual');
    await expect.poll(() => list.locator('[aria-rowindex="2"] a').count(), POLL).toBe(1);
    const focused = (): Promise<string | null> => page.evaluate(`document.activeElement.getAttribute('aria-rowindex')`);
    const isSeen = (): Promise<boolean> =>
      page.evaluate(`(([row, head, list]) => row.top >= head.bottom - 1 && row.bottom <= list.bottom + 1)(
        [document.activeElement, document.querySelector('.virtual .head'), document.querySelector('.virtual')].map((each) => each.getBoundingClientRect()))`);
    await list.focus();
    for (let step = 0; step < 40; step += 1) await page.keyboard.press('ArrowDown');
    await expect.poll(focused, POLL).toBe('41');
    expect(await isSeen()).toBe(true);
    await page.keyboard.press('End');
    await expect.poll(focused, POLL).toBe(String(CASES + 1));
    expect(await isSeen()).toBe(true);
    await page.keyboard.press('PageUp');
    await expect.poll(focused, POLL).toBe(String(CASES - 14));
    await page.keyboard.press('Home');
    await expect.poll(focused, POLL).toBe('2');
    expect(await isSeen()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.closest('.virtual')`)).toBe(null);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused, POLL).not.toBe(null);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url(), POLL).toContain('#/case/');
  });

  test.each(['Escape', 'Leave it'])('a dialog that is left by %s gives the focus back to what opened it', async (way) => {
    await using visited = await visitPage(browser, ground, '#/deploy/web');
    const { page } = visited;
    const button = page.getByRole('button', { name: 'Roll back…' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    if (way === 'Escape') await page.keyboard.press(way);
    else await page.getByRole('button', { name: way }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((element) => element === element.ownerDocument.activeElement), POLL).toBe(true);
  });

  test('nothing moves by itself for whoever wants less motion', async () => {
    await using visited = await visitPage(browser, ground, '#/run/marked', { reducedMotion: 'reduce' });
    const MOVING = `[...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return animationName !== 'none' || transitionDuration.split(', ').some((each) => parseFloat(each) > 0);
    }).length`;
    expect(await visited.page.evaluate(MOVING)).toBe(0);
    await using other = await visitPage(browser, ground, '#/run/marked', { reducedMotion: 'no-preference' });
    expect(await other.page.evaluate(MOVING)).toBeGreaterThan(0);
  });

  test('a run in one file is printed light, without what can only be pressed, and fits the paper', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'shard-run-page-'));
    const made = createRunExport('main');
    for (const event of markedRun()) made.see(event);
    const file = join(folder.path, 'run.html');
    await writeFile(file, made.html({ artifactFolder: '', histories: [], madeAtMs: Date.now() }));
    // A4, less its margins, at 96 pixels an inch.
    await using context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 703, height: 1_000 } });
    const page = await context.newPage();
    await page.goto(`file://${file}`);
    await page.getByRole('application').waitFor();
    await page.getByRole('table', { name: 'Cases' }).waitFor();
    // The corner of the canvas has the colour of the ground.
    const COLOURS = `[getComputedStyle(document.body).backgroundColor, ...document.querySelector('canvas').getContext('2d').getImageData(1, 1, 1, 1).data]`;
    await page.evaluate(`addEventListener('beforeprint', () => { window.printed = ${COLOURS}; })`);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await page.evaluate('window.printed')).toEqual(['rgb(255, 255, 255)', 255, 255, 255, 255]);
    expect(await page.evaluate(COLOURS)).toEqual(['rgb(16, 19, 23)', 16, 19, 23, 255]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button:visible:not(.host), .filters:visible, nav:visible').count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'Failures' }).isVisible()).toBe(true);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });
});
