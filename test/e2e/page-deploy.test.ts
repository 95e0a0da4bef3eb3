import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { visitPrinted } from '../support/browser-visit.ts';
import { armed, DeployProject, ENDLESS, openTestFleet, QUICK, served, TEST_MS, until } from '../support/deploy-project.ts';
import { findChromium } from '../support/find-chromium.ts';

vi.setConfig({ testTimeout: TEST_MS, hookTimeout: TEST_MS });

const CHROMIUM = findChromium() ?? '';
const HOSTS = 6;
/** Real processes on a busy machine wait for a core; nothing here is a figure. */
const POLL = { timeout: 300_000 };
/** Whatever happens in it is a person's doing. The log that is counted is empty: what matters here is that it is sampled and drawn. */
const SETTING = {
  metrics: [{ name: 'errors', source: { type: 'log' as const, path: 'shared/log/error.log', pattern: 'error' } }],
  rollout: { ...QUICK, canary: { ...QUICK.canary, watch: ENDLESS, extend: ENDLESS }, inconclusive: 'promote' as const },
};

/** Presses a button of the fleet's page, and says who and why. */
async function press(page: Page, words: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: `${words}…` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your name').fill('ann');
  await dialog.getByLabel('Why').fill(reason);
  await dialog.getByRole('button', { name: words }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe.skipIf(CHROMIUM === '')('a rollout over real hosts, in a browser', () => {
  let fleet: Fleet;
  let project: DeployProject;

  beforeAll(async () => {
    fleet = await openTestFleet(HOSTS);
    project = new DeployProject(fleet);
    project.commit();
    expect((await project.push(['--emergency'])).code).toBe(0);
  });
  afterAll(async () => {
    project?.[Symbol.dispose]();
    await fleet?.stop();
  });

  const serve = (release: string): string[] =>
    fleet.hosts
      .filter((host) => served(host) === release)
      .map(({ name }) => name)
      .toSorted();

  test('is seen host by host, and what a person presses is obeyed: hold, go on, roll back', async () => {
    const good = project.release();
    project.configure(SETTING);
    project.commit({ 'app/next.php': `<?php // ${performance.now()}\n` });
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    const next = project.release();
    const serving = project.start(['page', '--page', '127.0.0.1:0']);
    try {
      await using visit = await visitPrinted(CHROMIUM, serving.said);
      const { page, problems } = visit;
      await visit.open('#/deploy/local');

      // Each host by its own name, as it serves now.
      const cells = async (state: string): Promise<string[]> => {
        const found = await page.locator(`button.host-${state}`).all();
        const labels = await Promise.all(found.map((cell) => cell.getAttribute('aria-label')));
        return labels.map((label) => label?.split(',')[0] ?? '').toSorted();
      };
      await expect.poll(() => cells('next'), POLL).toEqual(serve(next));
      expect((await cells('next')).length).toBe(project.drawn('canary').length);
      // A placebo serves a copy of what it served before.
      const others = fleet.hosts.map(({ name }) => name).filter((name) => !serve(next).includes(name));
      expect(await cells('previous')).toEqual(others.toSorted());
      expect(await page.locator('.verdict').textContent()).toBe('watching canary');
      expect(await page.locator('.stage').first().textContent()).toContain('canary');
      await page.locator('.chart .line.control').first().waitFor({ state: 'attached' });
      expect(await page.locator('.chart .baseline').count()).toBe(1);

      await press(page, 'Hold', 'the sale begins');
      await page.getByRole('button', { name: 'Go on…' }).waitFor();
      await page.locator('.log').getByText('the sale begins').first().waitFor();
      await press(page, 'Go on', 'it is over');
      await page.getByRole('button', { name: 'Hold…' }).waitFor();
      expect(armed(fleet).length).toBeGreaterThan(0);
      expect(serve(next).length).toBe(project.drawn('canary').length);

      await press(page, 'Roll back', 'empty basket');
      expect([(await push.ended).code, serve(good).length, armed(fleet)]).toEqual([1, HOSTS, []]);
      await page.locator('.verdict.bad').waitFor();
      // Over, it is the fleet that is shown: all of it serves what it did before.
      await expect.poll(() => cells('next'), POLL).toEqual([]);
      await until('the log has all three', () => humans(project).length === 3);
      expect(humans(project)).toEqual([
        ['hold', 'ann', 'the sale begins'],
        ['release', 'ann', 'it is over'],
        ['roll-back', 'ann', 'empty basket'],
      ]);
      expect(problems).toEqual([]);
    } finally {
      serving.kill('SIGTERM');
      push.kill('SIGTERM');
      await Promise.all([serving.ended, push.ended]);
    }
  });
});

function humans(project: DeployProject): unknown[] {
  return project.audit().flatMap((record) => (record.kind === 'human' ? [[record.command, record.actor, record.reason]] : []));
}
