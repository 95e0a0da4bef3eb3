/** The page behind the team's proxy, in a browser: who is named gets in and no more, what goes on goes through, and a coordinator that is away is waited for. */
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findChromium } from '../support/find-chromium.ts';
import { launchBrowser, openFragment, PAGE_TEST_MS, POLL } from '../support/page-browser.ts';
import { type PageGround, type PageGroundOptions, servePage } from '../support/page-ground.ts';
import { type ReverseProxy, startReverseProxy } from '../support/reverse-proxy.ts';
import { endRunAt, renameRun, simulateWall } from '../support/simulated-wall.ts';

vi.setConfig({ testTimeout: PAGE_TEST_MS, hookTimeout: PAGE_TEST_MS });

const CHROMIUM = findChromium();
/** A browser finds every name below `localhost` on its own machine; the server does not take it for its own. */
const NAME = 'ci.localhost';
const HEADER = 'x-forwarded-user';
const ACCESS = { hosts: [NAME], proxy: { header: HEADER, deployers: ['ann'] } };
const WALL = { agents: 4, slots: 2, files: 30, casesPerFile: 5 };

let browser: Browser;
let events: ReturnType<typeof simulateWall>;

describe.skipIf(CHROMIUM === null)('the page behind a proxy', () => {
  beforeAll(async () => {
    events = simulateWall(WALL);
    browser = await launchBrowser(CHROMIUM ?? '');
  });
  afterAll(() => browser?.close());

  test('whom the proxy names is in without a token, and what goes on in a run goes through it', async () => {
    await using opened = await open('bob');
    const { page, ground, go } = opened;
    const moving = endRunAt(renameRun(events, 'moving'), Date.now());
    const push = ground.served.follow({ runId: 'moving', branch: 'main' });
    const half = Math.floor(moving.length / 2);
    for (const event of moving.slice(0, half)) push(event);
    await go('#/run/moving');
    await expect.poll(() => page.title(), POLL).toContain('Running');
    for (const event of moving.slice(half)) push(event);
    await expect.poll(() => page.title(), POLL).toMatch(/^(?:Red|Green)/);
    await go('#/deploy/web');
    expect(await page.getByRole('button', { name: 'Roll back…' }).count()).toBe(0);
  });

  test('who may deploy does it under the name that the proxy gave', async () => {
    await using opened = await open('ann');
    const { page, ground, go } = opened;
    await go('#/deploy/web');
    await page.getByRole('button', { name: 'Roll back…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Your name').inputValue()).toBe('ann');
    expect(await dialog.getByLabel('Your name').isEditable()).toBe(false);
    await dialog.getByLabel('Why').fill('errors rise');
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(ground.actions).toEqual([{ fleet: 'web', action: { action: 'roll-back', actor: 'ann', reason: 'errors rise' } }]);
  });

  test('whom it does not name is asked for a token, and stays in with it', async () => {
    await using opened = await open('');
    const { page, ground } = opened;
    await page.getByLabel('Token').fill(new URL(ground.served.url).hash.replace('#token=', ''));
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('live', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('live', { exact: true }).waitFor();
  });

  test('a coordinator that is away while its proxy answers is waited for', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'shard-run-proxy-'));
    const left = { folder: folder.path, runs: { past: events } };
    await using opened = await open('bob', left);
    const { page, ground, go } = opened;
    await go('#/run/past');
    await ground.served[Symbol.asyncDispose]();
    await page.getByText(/^cut off since/).waitFor();
    const port = Number(ground.served.address.split(':').at(-1));
    await using _again = await servePage({ ...left, access: ACCESS, port });
    await page.getByText('live', { exact: true }).waitFor();
    expect(await page.getByRole('application').count()).toBe(1);
  });
});

type Opened = AsyncDisposable & {
  readonly page: Page;
  readonly ground: PageGround;
  readonly go: (fragment: string) => Promise<void>;
};

/** Opens the page through a proxy that names somebody; the empty name is nobody. */
async function open(user: string, options: Partial<PageGroundOptions> = {}): Promise<Opened> {
  const ground = await servePage({ runs: {}, ...options, access: ACCESS });
  const proxy: ReverseProxy = await startReverseProxy({
    target: ground.served.address,
    name: NAME,
    headers: user === '' ? {} : { [HEADER]: user },
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(POLL.timeout * 3);
  await page.goto(`http://${NAME}:${proxy.port}/`);
  await page.getByText(user === '' ? 'Token' : 'live', { exact: true }).waitFor();
  return {
    page,
    ground,
    go: (fragment) => openFragment(page, fragment),
    [Symbol.asyncDispose]: async () => {
      await context.close();
      await proxy[Symbol.asyncDispose]();
      await ground[Symbol.asyncDispose]();
    },
  };
}
