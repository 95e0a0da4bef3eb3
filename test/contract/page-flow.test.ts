/** What is said of commits, rollouts, flakes and agents: every state, figure and reason of the values behind them, at a moment at which the clock stands. */
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ExpectedError } from '../../core/expected-error.ts';
import type { DeployView, PageSources, PoolView } from '../../dashboard/api.ts';
import { openTokenBook } from '../../dashboard/main.ts';
import { findChromium } from '../support/find-chromium.ts';
import { launchBrowser, openFragment, PAGE_TEST_MS, POLL, readFigures, readTable, type Visit, visitPage } from '../support/page-browser.ts';
import { type PageGround, servePage } from '../support/page-ground.ts';
import { sampleDeploy, sampleFlakes, samplePipeline, samplePool } from '../support/page-value.ts';

vi.setConfig({ testTimeout: PAGE_TEST_MS });

const CHROMIUM = findChromium();
/** Every value is of this moment, and the page's clock stands at it. */
const AT_MS = Date.UTC(2026, 0, 1, 12);
const MINUTE = 60_000;

/** Commits of each column, with their clocks. */
function readFlow(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  return page.evaluate(`Object.fromEntries([...document.querySelectorAll('.flow .column')].map((column) => [
    column.querySelector('h2').firstChild.textContent.trim(),
    [...column.querySelectorAll('.commit-head')].map((head) => [...head.children].map((part) => part.textContent).join(' ')),
  ]))`);
}

describe.skipIf(CHROMIUM === null)('the pages beside runs', () => {
  let browser: Browser;
  let ground: PageGround;
  let deploy: DeployView = sampleDeploy(AT_MS);

  beforeAll(async () => {
    ground = await servePage({
      runs: {},
      sources: {
        pool: () => samplePoolOf(),
        pipeline: () => samplePipeline(AT_MS),
        flakes: async () => sampleFlakes(AT_MS),
        deploy: async (fleet) => ({ ...deploy, fleet }),
      },
    });
    browser = await launchBrowser(CHROMIUM ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await ground?.[Symbol.asyncDispose]();
  });

  const visit = (fragment: string, at: PageGround = ground): Promise<Visit> => visitPage(browser, at, fragment, { atMs: AT_MS });

  test('every commit stands in the column of its stage, newest first, with its clock', async () => {
    await using visited = await visit('#/pipeline');
    await expect
      .poll(() => readFlow(visited.page), POLL)
      .toEqual({
        'Waiting': ['acacacac 1 m 22 s', 'abababab 2 m 03 s'],
        'Batched': ['aaaaaaaa 2 m 44 s'],
        'Testing': ['a9a9a9a9 3 m 25 s', 'a8a8a8a8 4 m 06 s'],
        'Evidence': ['a7a7a7a7 4 m 47 s'],
        'Green': ['a5a5a5a5 6 m 09 s'],
        'Deploying': ['a4a4a4a4 6 m 50 s', 'a3a3a3a3 7 m 31 s'],
        // What is live or out says how long it was on its way.
        'Live': ['a1a1a1a1 30 m 07 s', 'a0a0a0a0 32 m 26 s'],
        'Taken out': ['adadadad 2 m 19 s', 'a6a6a6a6 18 m 32 s', 'a2a2a2a2 27 m 48 s'],
      });
    expect(visited.problems).toEqual([]);
  });

  test('every hold has its reason: of all, of a batch, of a commit', async () => {
    await using visited = await visit('#/pipeline');
    const { page } = visited;
    expect(await readFigures(page)).toEqual({
      'Green': 'a5a5a5a5',
      'Live': 'a1a1a1a1',
      'What holds it': 'Grace holds deploys: "the sale begins at noon"',
      'Waits for': 'three more trials of batch 41, done in about 2 m',
    });
    const wordsOf = (stage: string): Promise<string[]> => page.locator(`.commit.${stage} .commit-words`).allTextContents();
    expect([await wordsOf('held'), await wordsOf('evicted'), await wordsOf('rolled-back'), await wordsOf('evidence')]).toEqual([
      ['waits for a person: it changes a migration'],
      ['breaks shop › keeps its promise: posterior 0.991 after three trials'],
      ['errors rose by 2.4 a minute on canaries, p = 0.003'],
      ['two trials of leave-one-out are under way'],
    ]);
    const batches = page.locator('.batch');
    expect(await batches.first().textContent()).toContain('Batch 41 evidence 3 commits · began 9 m 00 s ago · its runone case failed');
    expect(await batches.first().locator('.suspects li').allTextContents()).toEqual([
      '81.0 %a7a7a7a7 "avatar: hats" by Edsger',
      '15.0 %it fails by chance',
      '4.0 %machine linux-05',
    ]);
    expect(await batches.nth(1).textContent()).toBe(
      'Batch 40 deploying 2 commits · began 16 m 00 s ago · its run · rollout r-40canaries are watched',
    );
  });

  test('every host is a cell, by what it serves and what it is compared as', async () => {
    deploy = sampleDeploy(AT_MS);
    await using visited = await visit('#/deploy/web');
    const { page } = visited;
    const states = ['next', 'previous', 'other', 'unknown', 'quarantined'];
    for (const state of states) {
      const expected = deploy.hosts.filter((host) => host.state === state).length;
      expect([state, await page.locator(`button.host-${state}`).count()]).toEqual([state, expected]);
    }
    expect(await page.locator('[aria-labelledby=hosts-title] .legend li').allTextContents()).toEqual([
      'the new release 6',
      'the release before 111',
      'another release 1',
      'unknown: it does not answer 1',
      'quarantined 1',
      'C canary, P placebo, W wave, F full, H hold-back',
    ]);
    expect(await page.locator('.host-group h3').allTextContents()).toEqual([
      'eu / rack 1',
      'eu / rack 2',
      'eu / rack 3',
      'us / rack 1',
      'us / rack 2',
      'us / rack 3',
    ]);
    expect(new Set(await page.locator('button.host').allTextContents())).toEqual(new Set(['C', 'P', 'W', 'F', 'H']));
    const detail = page.locator('[aria-labelledby=hosts-title] .unit-detail');
    for (const [host, words] of [
      ['web-001', 'web-001 · canary · serves the new release b4b4b4b4'],
      ['web-002', 'web-002 · placebo · serves the release before a1a1a1a1'],
      ['web-034', 'no answer over SSH since 12 s'],
      ['web-072', 'Ada: disk is being changed'],
      ['web-091', 'serves another release'],
    ] as const) {
      await page.locator(`button[aria-label^="${host},"]`).focus();
      await expect.poll(() => detail.textContent(), POLL).toContain(words);
    }
  });

  test('every stage says how far it is, and what the judge said of it', async () => {
    deploy = sampleDeploy(AT_MS);
    await using visited = await visit('#/deploy/web');
    const { page } = visited;
    expect(await page.locator('.stage').allTextContents()).toEqual([
      'canary active6 of 6 hosts2 of 6 looks, no metric is worse',
      'wave waiting0 of 30 hosts',
      'full waiting0 of 78 hosts',
      'hold-back waiting0 of 6 hosts',
    ]);
    expect(await page.getByRole('progressbar', { name: /^canary/ }).getAttribute('aria-valuenow')).toBe('6');
    const log = page.locator('.log li');
    expect(await log.first().textContent()).toMatch(/judge look 2: undecided$/);
    expect(await log.count()).toBe(5);
  });

  test('every metric has its bands before and after the switch, and intervals of the judge that narrow', async () => {
    deploy = sampleDeploy(AT_MS);
    await using visited = await visit('#/deploy/web');
    const { page } = visited;
    const charts = page.locator('.chart');
    expect(await charts.locator('figcaption b').allTextContents()).toEqual(deploy.metrics.map(({ metric }) => metric));
    for (const [index, { metric }] of deploy.metrics.entries()) {
      const chart = charts.nth(index);
      for (const part of ['.band.canary', '.band.control', '.line.canary', '.line.control', '.baseline', '.switch'])
        expect(await chart.locator(part).count(), `${metric} ${part}`).toBe(1);
      // A gap in what was measured is a gap in the line: it begins twice.
      expect((await chart.locator('.line.canary').getAttribute('d'))?.split('M').length, metric).toBe(3);
      const looks = await Promise.all((await chart.locator('.look').all()).map((look) => look.getAttribute('d')));
      const heights = looks.map((path) => {
        const [, low = '', high = ''] = /^M\S+ ([\d.]+)V([\d.]+)/.exec(path ?? '') ?? [];
        return Number(low) - Number(high);
      });
      expect(heights.length, metric).toBe(5);
      expect(heights, metric).toEqual(heights.toSorted((left, right) => right - left));
      expect(heights.at(-1), metric).toBeLessThan((heights[0] ?? 0) / 2);
    }
    expect(await charts.first().locator('.chart-words').textContent()).toBe(
      '+30 % (+18 % to +42 %) worse: p = 0.02, the next look decides',
    );
    expect(await charts.nth(1).locator('.chart-words').textContent()).toMatch(/undecided, no sign of harm$/);
  });

  test('how a rollout stands is said in words', async () => {
    const watching = sampleDeploy(AT_MS);
    deploy = watching;
    await using visited = await visit('#/deploy/web');
    const { page } = visited;
    const over = (result: string, words: string): DeployView => ({
      ...watching,
      step: 'finished',
      stage: null,
      outcome: { result, words },
    });
    const stands: readonly (readonly [DeployView, string, string, string])[] = [
      [watching, 'watching canary', 'plain', 'four more looks of the judge, at most 52 s'],
      [{ ...watching, step: 'before-switch', stage: 'hold-back' }, 'before switch hold-back', 'plain', 'four more looks'],
      [{ ...watching, step: 'taking-back', stage: null }, 'taking back', 'plain', 'four more looks'],
      [{ ...watching, isHeld: true, waitsFor: 'a human: the sale' }, 'held', 'warn', 'a human: the sale'],
      [over('deployed', 'on all 120 hosts'), 'deployed', 'good', 'on all 120 hosts'],
      [over('rolled-back', 'errors rose'), 'rolled back', 'bad', 'errors rose'],
      [over('refused', 'no certificate'), 'refused', 'bad', 'no certificate'],
      [over('superseded', 'r-41 is newer'), 'superseded', 'warn', 'r-41 is newer'],
    ];
    for (const [view, words, tone, why] of stands) {
      deploy = view;
      await page.locator(`.verdict.${tone}`, { hasText: words }).waitFor();
      expect(await page.locator('.figures .wide dd').textContent()).toContain(why);
    }
  });

  test('who may is asked once more, and what nobody took is told', async () => {
    deploy = sampleDeploy(AT_MS);
    await using visited = await visit('#/deploy/web');
    const { page } = visited;
    const press = async (words: string, reason: string): Promise<void> => {
      await page.getByRole('button', { name: `${words}…` }).click();
      const dialog = page.getByRole('dialog', { name: `${words}: web` });
      await dialog.getByLabel('Your name').fill('Ada');
      expect(await dialog.getByRole('button', { name: words, exact: true }).isDisabled()).toBe(true);
      await dialog.getByLabel('Why').fill(reason);
      await dialog.getByRole('button', { name: words, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await press('Hold', 'the sale begins');
    await press('Promote', 'seen enough');
    deploy = { ...deploy, isHeld: true };
    await press('Go on', 'the sale is over');
    await page.getByRole('button', { name: 'Roll back…' }).click();
    await page.getByRole('button', { name: 'Leave it' }).click();
    expect(ground.actions.map(({ action }) => [action.action, action.actor, action.reason])).toEqual([
      ['hold', 'Ada', 'the sale begins'],
      ['promote', 'Ada', 'seen enough'],
      ['release', 'Ada', 'the sale is over'],
    ]);

    await using nobody = await servePage({ runs: {}, sources: { command: async () => false } });
    await using alone = await visitPage(browser, nobody, '#/deploy/web');
    await alone.page.getByRole('button', { name: 'Hold…' }).click();
    const dialog = alone.page.getByRole('dialog');
    await dialog.getByLabel('Your name').fill('Ada');
    await dialog.getByLabel('Why').fill('the sale begins');
    await dialog.getByRole('button', { name: 'Hold', exact: true }).click();
    await dialog.getByText('no deployer is at work on "web" on this machine').waitFor();
  });

  test('whoever may only look has nothing to press', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'shard-run-page-'));
    await using watched = await servePage({ runs: {}, folder: folder.path });
    const token = openTokenBook(folder.path).create('bob', 'viewer');
    await using visited = await visitPage(browser, watched, '#/deploy/web', { token });
    await visited.page.locator('.stage').first().waitFor();
    expect(await visited.page.locator('.actions button').count()).toBe(0);
    // The same page has them for who may.
    await using other = await visitPage(browser, watched, '#/deploy/web');
    await expect.poll(() => other.page.locator('.actions button').count(), POLL).toBe(3);
  });

  test('flaky cases are ranked by minutes, with their rates, certificates, quarantine, and who fails together', async () => {
    await using visited = await visit('#/flakes');
    const { page } = visited;
    expect(await readFigures(page)).toEqual({
      'False reds a week': '1.4 forecast0.6 to 2.9; 2 in the last week',
      'Certified': '94.1 %of cases fail by chance less than once in a million runs',
      'Runs a day': '212',
      'Quarantined': '3',
    });
    const [head = [], ...rows] = await readTable(page, 'Flaky cases by cost');
    expect(head).toEqual([
      'Case',
      'Minutes a day',
      'Rate',
      '95 % interval',
      'False failures',
      'State',
      'Owner',
      'Quarantine ends',
      'Cluster',
      'Last seen',
      'File',
    ]);
    const minutes = rows.map(([, cost]) => Number(cost));
    expect(minutes).toEqual(minutes.toSorted((left, right) => right - left));
    expect(rows[2]?.slice(1, 9)).toEqual(['12.7', '0.67 %', '0.40 % to 1.1 %', '60 in 9,138', 'quarantined', '', 'in 3 d 00 h', '1']);
    expect(rows.map(([, , , , , state]) => state).slice(0, 4)).toEqual(['certified', 'suspect', 'quarantined', 'suspect']);
    expect(await page.locator('.clusters li').allTextContents()).toEqual([
      expect.stringMatching(/^Cluster 1: .* part 0 .* · .* part 1 .* · .* part 2 /),
      expect.stringMatching(/^Cluster 2: .* part 7 .* · .* part 9 /),
    ]);
  });

  test('agents are listed with all that is known of them, those that need somebody first', async () => {
    await using visited = await visit('#/fleet');
    const { page } = visited;
    expect(await readFigures(page)).toMatchObject({
      busy: '26',
      idle: '7',
      draining: '1',
      sick: '1',
      lost: '1',
      slots: '72',
      runs: '31 waiting',
    });
    const [head = [], ...rows] = await readTable(page, 'Machines');
    expect(head).toEqual(['Agent', 'State', 'What is wrong', 'Slots', 'Load', 'Memory free', 'Speed', 'Version', 'Run', 'Since', 'Labels']);
    // Sick and fenced ones, the lost one, then the one that something speaks against and the one that leaves.
    expect(rows.slice(0, 5).map(([id, state]) => [id, state])).toEqual([
      ['linux-03', 'busy fenced'],
      ['linux-05', 'sick'],
      ['linux-18', 'lost'],
      ['linux-02', 'busy suspect'],
      ['linux-10', 'draining'],
    ]);
    expect(rows[0]).toEqual([
      'linux-03',
      'busy fenced',
      'fails where others pass since 20 m 00 s ago, tried again in 40 m 00 s',
      '2',
      '1.25',
      '12.5 %',
      '0.50',
      '0.1.0',
      'run-20260101-101500',
      '5 m 00 s',
      'os:linux docker',
    ]);
    expect(rows[1]?.[2]).toBe('fails first attempts 14 times as often as the others, p = 0.00002');
    expect(rows[2]?.slice(4, 6)).toEqual(['–', '–']);
    await page.getByRole('searchbox').fill('browser:ie');
    await page.getByText('6 of 36').waitFor();
    await page.getByRole('searchbox').fill('0.0.9');
    // Nobody lends it, so nobody knows since when.
    await expect
      .poll(async () => (await readTable(page, 'Machines')).slice(1).map((row) => [row[0], row[9]]), POLL)
      .toEqual([['linux-12', '–']]);
  });

  test('who waits for agents is listed with his share, what he waits for, and until when', async () => {
    await using visited = await visit('#/fleet');
    expect(await readTable(visited.page, 'Runs and their shares')).toEqual([
      ['Run', 'State', 'Agents', 'Slots', 'Its share', 'Weight', 'Asked', 'Forecast', 'Waits for'],
      ['main', 'running', '24', '48', '51.2', '4', '3 m 00 s ago', 'done in 6 m 00 s', ''],
      ['feature/basket', 'running', '6', '12', '12.8', '1', '2 m 00 s ago', 'done in 14 m 00 s', 'an agent with browser:ie'],
      [
        'fix/login',
        'waiting',
        '0',
        '0',
        '8.0',
        '1',
        '1 m 00 s ago',
        'begins in 19 m 00 s',
        'two agents that feature/basket gives back within 40 s',
      ],
    ]);
  });

  test('where there is nothing the page says so, and what would bring it', async () => {
    await using empty = await servePage({
      runs: {},
      sources: {
        pool: () => ({ kind: 'pool', atMs: AT_MS, agents: [], queue: [] }),
        pipeline: () => ({ ...samplePipeline(AT_MS), hold: '', waitsFor: '', live: null, commits: [], batches: [] }),
        flakes: async () => ({ kind: 'flakes', atMs: AT_MS, runsPerDay: 0, forecast: null, certifiedRatio: 0, rows: [] }),
        deploy: async () => ({ ...sampleDeploy(AT_MS), rollout: null, stages: [], hosts: [], metrics: [], log: [] }),
      },
    });
    await using visited = await visit('#/', empty);
    const { page, problems } = visited;
    const empties: readonly (readonly [string, readonly string[]])[] = [
      ['#/', ['No run yet. Start one with shard-run, and it appears here.', 'Nobody: no commit was taken out.']],
      ['#/fleet', ['No run wants an agent.', 'No agent has joined.']],
      ['#/pipeline', ['No batch is on its way.']],
      [
        '#/flakes',
        ['No case of the ledger ever failed by chance.', 'the ledger is too young to forecast', 'No two of them fail in the same runs'],
      ],
      [
        '#/deploy/web',
        ['nothing is under way', 'No host was drawn yet.', 'The fleet has no host that answered.', 'Nothing was sampled yet.'],
      ],
    ];
    for (const [fragment, words] of empties) {
      await openFragment(page, fragment);
      for (const each of words) await page.getByText(each).waitFor();
    }
    expect(problems).toEqual([]);
  });

  test('while something is fetched the page says what, and says why when it cannot be', async () => {
    const held = Promise.withResolvers<Awaited<ReturnType<NonNullable<PageSources['flakes']>>>>();
    await using slow = await servePage({
      runs: {},
      sources: {
        flakes: () => held.promise,
        pool: () => {
          throw new ExpectedError('journal-damaged', 'line 7 of the journal cannot be read', { hint: 'shard-run doctor' });
        },
      },
    });
    await using visited = await visitPage(browser, slow, '#/');
    const { page } = visited;
    await page.evaluate(`location.hash = '#/flakes'`);
    await page.getByText('Loading what is flaky…').waitFor();
    held.resolve(sampleFlakes(AT_MS));
    await page.getByRole('heading', { name: 'Flakes' }).waitFor();
    await openFragment(page, '#/fleet');
    expect(await page.getByRole('alert').textContent()).toBe('line 7 of the journal cannot be read; shard-run doctor');
  });
});

/** With an agent that is fenced and one that is suspected besides, and figures that a test can name. */
function samplePoolOf(): PoolView {
  const pool = samplePool(AT_MS);
  const agents = pool.agents.map((agent): PoolView['agents'][number] => {
    if (agent.id === 'linux-02') {
      return { ...agent, standing: { state: 'suspect', reason: 'slower than it was', sinceMs: AT_MS - MINUTE, untilMs: null } };
    }
    if (agent.id === 'linux-12') return { ...agent, sinceMs: null };
    if (agent.id !== 'linux-03') return agent;
    const standing = {
      state: 'fenced',
      reason: 'fails where others pass',
      sinceMs: AT_MS - 20 * MINUTE,
      untilMs: AT_MS + 40 * MINUTE,
    } as const;
    return { ...agent, standing, load: 1.25, memoryFreeRatio: 0.125, speed: 0.5, sinceMs: AT_MS - 5 * MINUTE };
  });
  return { ...pool, agents };
}
