import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { type BrowserVisit, visitPrinted } from '../support/browser-visit.ts';
import { Gate, openTestFleet, served } from '../support/deploy-project.ts';
import { findChromium } from '../support/find-chromium.ts';
import { readFigures } from '../support/page-browser.ts';
import { PipelineProject } from '../support/pipeline-project.ts';

// Agents, hosts, a pipeline and a browser are processes: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 300_000 });

const CHROMIUM = findChromium() ?? '';
const HOSTS = 3;
const POLL = { timeout: 300_000 };

/** A part of the shop whose tests wait, while they load it, for as long as the command does. */
function waiting(command: string, result: string): string {
  return `import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
await promisify(execFile)('sh', ['-c', ${JSON.stringify(command)}]);
export const answer = () => '${result}';
`;
}

/** Which commits stand in which column, by what is on the screen. */
async function readColumns({ page }: BrowserVisit): Promise<Readonly<Record<string, readonly string[]>>> {
  return page.evaluate(`Object.fromEntries([...document.querySelectorAll('.flow .column')].map((column) =>
    [column.querySelector('h2').firstChild.textContent.trim(), [...column.querySelectorAll('.commit code')].map((code) => code.textContent)]))`);
}

describe.skipIf(CHROMIUM === '')('a pipeline at work, in a browser', () => {
  let fleet: Fleet;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'shard-run-gate-'));
    fleet = await openTestFleet(HOSTS);
  });
  afterAll(async () => {
    await fleet?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is seen from push to hosts: where each commit is, who broke it, and why whatever is held is held', async () => {
    const [testing, trying, switching] = ['testing', 'trying', 'canary'].map((name) => new Gate(path.join(folder, name)));
    if (testing === undefined || trying === undefined || switching === undefined) throw new Error('three gates');
    const hooks = [switching.hook('after-stage', 'canary')];
    using project = new PipelineProject(fleet, { remote: 'origin', localAgents: 2, interval: '1s' }, { hooks });
    const first = await project.run(['deploy', 'push', '--override', 'HEAD', '--emergency', '--reason', 'the first release']);
    expect([first.code, first.said]).toEqual([0, expect.any(String)]);
    for (const gate of [testing, trying, switching]) gate.close();
    let said = '';
    const obeyed = async (args: readonly string[]): Promise<void> => {
      const { code, said: answer } = await project.run(args);
      expect([args.join(' '), code, answer]).toEqual([args.join(' '), 0, expect.any(String)]);
    };
    const begun = project.ref('HEAD');
    const watching = project.start(['pipeline', '--since', begun, '--page', '127.0.0.1:0'], (text) => (said += text));
    try {
      await using visit = await visitPrinted(CHROMIUM, () => said);
      const { page, problems } = visit;
      await visit.open('#/pipeline');
      const until = async (column: string, commit: string): Promise<void> => {
        const find = async (): Promise<unknown> => (await readColumns(visit))[column];
        await expect.poll(find, { ...POLL, message: `${column} has ${commit}; it said ${said}` }).toContain(commit.slice(0, 8));
      };
      const figure = async (name: string): Promise<string> => (await readFigures(page))[name] ?? '';
      const wordsOf = (commit: string): Promise<string | null> =>
        page
          .locator('.commit', { hasText: commit.slice(0, 8) })
          .locator('.commit-words')
          .textContent();

      // Its tests wait at a gate: it is tested for as long as this test looks.
      const good = project.rewrite('cart', waiting(testing.command, 'good, cheaper'), 'good, cheaper');
      await testing.reached();
      await until('Testing', good);
      await expect.poll(() => figure('Waits for'), POLL).toContain('the run of batch 1');
      await obeyed(['pipeline', 'hold', '--reason', 'the sale begins']);
      await expect.poll(() => figure('What holds it'), POLL).toContain('the sale begins');
      // It breaks its test, and whoever loads it a second time waits: trials are under way for as long as this test looks.
      const seen = path.join(folder, 'seen');
      const bad = project.rewrite('stock', waiting(`if [ -e '${seen}' ]; then ${trying.command}; else : >'${seen}'; fi`, 'bad'), 'bad');
      await until('Waiting', bad);
      expect(await page.locator('.commit.waiting .commit-head').textContent()).toMatch(/^[0-9a-f]{8}\d.* (?:ms|s)$/);

      testing.open();
      // Proven, and held back by a person.
      await until('Green', good);
      await until('Evidence', bad);
      expect(await wordsOf(bad)).toContain('stock answers failed');
      await trying.reached();
      await expect.poll(() => page.locator('.batch').first().locator('.suspects li').count(), POLL).toBeGreaterThan(0);
      trying.open();
      await until('Taken out', bad);
      expect(await wordsOf(bad)).toMatch(/fails in \d+ of \d+ tries with it/);
      // The case by name, and the command that runs it alone.
      expect(await wordsOf(bad)).toContain('"stock answers"');
      expect(await wordsOf(bad)).toContain("--case='stock answers'");

      await obeyed(['pipeline', 'release', '--reason', 'the sale is over']);
      await switching.reached();
      await until('Deploying', good);
      await obeyed(['deploy', 'hold', '--reason', 'nobody is here']);
      await expect.poll(() => figure('Waits for'), POLL).toContain('nobody is here');
      switching.open();
      await obeyed(['deploy', 'release', '--reason', 'somebody is']);
      await until('Live', good);
      expect(await figure('Live')).toBe(good.slice(0, 8));
      expect(new Set(fleet.hosts.map(served)).size).toBe(1);

      // What the page says is what the pipeline says.
      const status = await project.status();
      expect(status.commits.find(({ id }) => id === bad)).toMatchObject({ stage: 'evicted', words: await wordsOf(bad) });
      await page.locator('.batch', { hasText: 'Batch 1 ' }).getByRole('link', { name: 'its run' }).click();
      await expect.poll(() => page.title(), POLL).toMatch(/^Green/);
      await visit.open('#/deploy/local');
      await page.locator('.verdict.good', { hasText: 'deployed' }).waitFor();
      await visit.open('#/flakes');
      await page.getByRole('heading', { name: 'By what they cost' }).waitFor();
      await visit.open('#/');
      await page.locator('.tile', { hasText: 'Who broke it?' }).getByText(bad.slice(0, 8)).waitFor();
      expect(problems).toEqual([]);
    } finally {
      for (const gate of [testing, trying, switching]) gate.open();
      watching.child.kill('SIGTERM');
    }
    expect((await watching.ended).code).toBe(130);
  });
});
