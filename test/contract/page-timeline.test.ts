/** The timeline as it is painted: each kind of mark at the moment and in the colour that the style sheet gives it, past, live and scrubbed. */
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { AXIS_HEIGHT, sizeRows, xOf } from '../../dashboard/page/timeline/scene.ts';
import { findChromium } from '../support/find-chromium.ts';
import { BOUND_MS, MIDDLE_MS, markedRun, restOfRun, runningRun, WALL_MS } from '../support/marked-run.ts';
import { launchBrowser, PAGE_TEST_MS, POLL, visitPage } from '../support/page-browser.ts';
import { type PageGround, servePage } from '../support/page-ground.ts';
import { START_MS } from '../support/sample-run.ts';
import { renameRun } from '../support/simulated-wall.ts';

vi.setConfig({ testTimeout: PAGE_TEST_MS });

const CHROMIUM = findChromium();
/** Rows of the run, by the names of its agents. */
const ROW = { 'one/0': 0, 'one/1': 1, 'three/0': 2, 'two/0': 3 } as const;
/** As the timeline has it on a wide screen. */
const GUTTER_PX = 128;
const MARGIN = 1.01;

/** Where something is looked for: seconds since the run began, the row, whole pixels right of there and below the row's upper edge, and how large a square must be of one colour. */
type Spot = {
  readonly seconds: number;
  readonly row: keyof typeof ROW;
  readonly right?: number;
  readonly down?: number;
  readonly size?: number;
};

/** Returns what is painted there: the name of the colour in the style sheet, or `a pattern` where it is more than one. */
async function painted(page: Page, { seconds, row, right, down, size = 5 }: Spot, shownMs = WALL_MS): Promise<string> {
  const width = await page.evaluate<number>(`document.querySelector('.timeline canvas').width`);
  const span = { fromMs: START_MS, toMs: START_MS + shownMs * MARGIN };
  const { laneHeight } = sizeRows(Object.keys(ROW).length);
  const exact = xOf({ span, gutter: GUTTER_PX, width }, START_MS + seconds * 1_000);
  // Lines stand on whole pixels, edges of blocks do not.
  const x = right === undefined ? Math.round(exact) : Math.floor(exact) + right;
  const y = AXIS_HEIGHT + ROW[row] * laneHeight + (down ?? laneHeight / 2);
  const half = Math.floor(size / 2);
  return page.evaluate<string>(`(() => {
    const canvas = document.querySelector('.timeline canvas');
    const { data } = canvas.getContext('2d').getImageData(${x - half}, ${y - half}, ${size}, ${size});
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) colours.add('#' + [...data.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, '0')).join(''));
    if (colours.size > 1) return 'a pattern';
    const style = getComputedStyle(canvas);
    const names = ['ground', 'idle', 'failed', 'bound', 'forecast', 'text', 'muted', 'bad', 'suite-0', 'suite-0-light', 'suite-1', 'suite-1-light'];
    const [colour] = colours;
    // A canvas writes a colour in one way, a style sheet in several.
    const plain = document.createElement('canvas').getContext('2d');
    const isIt = (name) => {
      plain.fillStyle = style.getPropertyValue('--' + name).trim();
      return plain.fillStyle === colour;
    };
    return names.find(isIt) ?? colour;
  })()`);
}

const MARKS: readonly (readonly [string, Spot, string])[] = [
  ['a unit has the colour of its suite', { seconds: 25, row: 'one/0' }, 'suite-0'],
  ['one of another suite has another', { seconds: 70, row: 'one/0' }, 'suite-1'],
  ['set-up is lighter', { seconds: 5, row: 'one/0' }, 'suite-0-light'],
  ['idle time is seen', { seconds: 45, row: 'one/0' }, 'idle'],
  ['a unit with a failed case is red', { seconds: 20, row: 'one/1' }, 'failed'],
  ['a twin has a corner', { seconds: 50, row: 'one/1', right: 2, down: 2, size: 1 }, 'text'],
  ['and is a unit otherwise', { seconds: 70, row: 'one/1' }, 'suite-1'],
  ['what runs first has none', { seconds: 50, row: 'one/0', right: 2, down: 2, size: 1 }, 'suite-1'],
  ['moved work has an edge', { seconds: 62, row: 'three/0', right: 1, size: 1 }, 'text'],
  ['what was lost is hatched', { seconds: 40, row: 'two/0', size: 8 }, 'a pattern'],
  ['an agent that is gone is hatched, too', { seconds: 80, row: 'two/0', right: 20, size: 8 }, 'a pattern'],
  ['before it had work it was idle', { seconds: 10, row: 'two/0' }, 'idle'],
  ['the bound is a line', { seconds: BOUND_MS / 1_000, row: 'three/0', size: 1 }, 'bound'],
];

describe.skipIf(CHROMIUM === null)('the timeline of a run', () => {
  let browser: Browser;
  let ground: PageGround;

  beforeAll(async () => {
    // Nothing but the run tells the page the time.
    ground = await servePage({ runs: { marked: markedRun() }, sources: { pipeline: null, fleets: () => [] } });
    browser = await launchBrowser(CHROMIUM ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await ground?.[Symbol.asyncDispose]();
  });

  test.each(['light', 'dark'] as const)('shows every kind of mark, %s', async (colorScheme) => {
    await using visited = await visitPage(browser, ground, '#/run/marked', { colorScheme });
    const { page } = visited;
    await expect.poll(() => painted(page, { seconds: 25, row: 'one/0' }), POLL).toBe('suite-0');
    const found: [string, string][] = [];
    for (const [words, spot] of MARKS) found.push([words, await painted(page, spot)]);
    expect(found).toEqual(MARKS.map(([words, , colour]) => [words, colour]));
  });

  test('says of what the pointer is at what it is, and opens it', async () => {
    await using visited = await visitPage(browser, ground, '#/run/marked');
    const { page } = visited;
    const canvas = page.locator('.timeline canvas');
    const { width } = (await canvas.boundingBox()) ?? expect.fail('no timeline');
    const place = (seconds: number, row: keyof typeof ROW): { x: number; y: number } => ({
      x: xOf({ span: { fromMs: START_MS, toMs: START_MS + WALL_MS * MARGIN }, gutter: GUTTER_PX, width }, START_MS + seconds * 1_000),
      y: AXIS_HEIGHT + (ROW[row] + 0.5) * sizeRows(Object.keys(ROW).length).laneHeight,
    });
    const detail = page.locator('.timeline .unit-detail');
    for (const [seconds, row, words] of [
      [25, 'one/0', 'src/basket.test.ts · unit · one slot 0 · from 0 ms · took 40.0 s, expected 40.0 s · set-up 10.0 s'],
      [20, 'one/1', '1 failed'],
      [70, 'one/1', 'twin'],
      [80, 'three/0', 'moved from another agent'],
      [40, 'two/0', 'lost: its result does not count'],
    ] as const) {
      await canvas.hover({ position: place(seconds, row) });
      await expect.poll(() => detail.textContent(), POLL).toContain(words);
    }
    await canvas.click({ position: place(80, 'three/0') });
    const dialog = page.getByRole('dialog', { name: 'src/mail.test.ts' });
    await dialog.getByText('moved from another agent').waitFor();
    await expect.poll(() => dialog.getByRole('row').allTextContents(), POLL).toEqual(['OutcomeCaseTook', 'passedmail › is sent900 ms']);
  });

  test('has every mark in its legend, and says the same as a table', async () => {
    await using visited = await visitPage(browser, ground, '#/run/marked');
    const { page } = visited;
    const legend = await page.locator('.timeline .legend li').allTextContents();
    expect(legend).toEqual(['unit', 'browser', 'set-up', 'failed', 'twin', 'moved', 'lost', 'idle']);
    expect(await page.locator('.agent-table table').count()).toBe(0);
    await page.getByText('The timeline as a table').click();
    const rows = page.locator('.agent-table tr');
    await expect.poll(() => rows.count(), POLL).toBe(4);
    // Agent, state, slots, units, moved here, twins, cases, failed, busy, first unit, last unit ended.
    expect(await Promise.all((await rows.all()).slice(1).map((row) => row.locator('th, td').allTextContents()))).toEqual([
      ['one', 'here', '2', '4', '0', '1', '2', '1', '80.0 %', '0 ms', '1 m 30 s'],
      ['three', 'here', '1', '1', '1', '0', '0', '0', '33.0 %', '1 m 02 s', '1 m 35 s'],
      ['two', 'lost: its session ended', '1', '1', '0', '0', '0', '0', '66.7 %', '20.0 s', '1 m 00 s'],
    ]);
  });

  test('moves while the run goes on: what runs, until when it was expected to, and when all will be done', async () => {
    const push = ground.served.follow({ runId: 'live', branch: 'main' });
    for (const event of renameRun(runningRun(), 'live')) push(event);
    // The page's clock stands at the newest event: whatever the machine is busy with, now is now.
    await using visited = await visitPage(browser, ground, '#/run/live', { atMs: MIDDLE_MS });
    const { page } = visited;
    const expected: readonly (readonly [string, Spot, string])[] = [
      ['what runs is drawn until now', { seconds: 65, row: 'one/0' }, 'suite-1'],
      ['now is a line', { seconds: 70, row: 'two/0', size: 1 }, 'bad'],
      ['how long it was expected to run is a line', { seconds: 78, row: 'one/0', down: 9, size: 1 }, 'muted'],
      ['nothing is known of later', { seconds: 76, row: 'one/0', down: 4, size: 3 }, 'ground'],
      ['between its ends the forecast is shaded', { seconds: 86, row: 'two/0' }, 'forecast'],
      ['and its middle is a line', { seconds: 90, row: 'two/0', size: 1 }, 'text'],
      ['after it nothing is', { seconds: 100.5, row: 'two/0', size: 3 }, 'ground'],
    ];
    await expect.poll(() => painted(page, { seconds: 65, row: 'one/0' }), POLL).toBe('suite-1');
    const found: [string, string][] = [];
    for (const [words, spot] of expected) found.push([words, await painted(page, spot)]);
    expect(found).toEqual(expected.map(([words, , colour]) => [words, colour]));

    for (const event of restOfRun()) push(event);
    await expect.poll(() => painted(page, { seconds: 86, row: 'three/0' }, shownWhileOpen()), POLL).toBe('suite-0');
  });

  test('scrubbed to an earlier moment shows what was known then', async () => {
    await using visited = await visitPage(browser, ground, '#/run/marked');
    const { page } = visited;
    await page.getByRole('slider').fill('30000');
    const then = (seconds: number, row: keyof typeof ROW, size = 5): Promise<string> => painted(page, { seconds, row, size }, BOUND_MS);
    await expect.poll(() => then(46, 'one/0'), POLL).toBe('ground');
    // Nobody knew that the agent would be lost, nor that a case of it would fail.
    expect([await then(25, 'one/0'), await then(25, 'two/0', 8), await then(20, 'one/1')]).toEqual(['suite-0', 'suite-0', 'suite-0']);
    await page.getByRole('button', { name: 'End' }).click();
    await expect.poll(() => painted(page, { seconds: 70, row: 'one/0' }), POLL).toBe('suite-1');
  });
});

/** What is left after the last event of the middle is still shown: thirty seconds after 95. */
function shownWhileOpen(): number {
  return 125_000;
}
