import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { openPastRun } from '../../coordinator/main.ts';
import { emptyRunView } from '../../dashboard/view/apply-change.ts';
import { foldRun } from '../../dashboard/view/fold-run.ts';
import { emptyRunFold, viewOf } from '../../dashboard/view/run-fold.ts';
import type { PoolView, RunList, RunView } from '../../dashboard/view/types.ts';
import { visitPrinted } from '../support/browser-visit.ts';
import { CliProject, type Started } from '../support/cli-project.ts';
import { findChromium } from '../support/find-chromium.ts';
import { readTable } from '../support/page-browser.ts';
import { followTopic, messages } from '../support/page-stream.ts';

// Coordinators, agents and a browser are processes: on a busy machine each waits for a core.
const TEST_MS = 300_000;
vi.setConfig({ testTimeout: TEST_MS });

const CHROMIUM = findChromium();
/** Real processes on a busy machine wait for a core; nothing here is a figure. */
const POLL = { timeout: 60_000 };
/** A run in one file: what it may load, and what it holds. */
const EXPORT = /<meta http-equiv="Content-Security-Policy"[^]*id="embedded">H4sI/;
const FILES = 6;
const CASES = 5;

/** One case of each file fails; each takes its time, so that there is a middle to be killed in. */
const TEST = `import { expect, test } from 'vitest';
test.for(${JSON.stringify(Array.from({ length: CASES }, (_, index) => index))})('case %i', async (index) => {
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(index).not.toBe(3);
});
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The address that a verb prints, with the token in its fragment. */
async function pageOf(started: Started): Promise<{ readonly origin: string; readonly headers: Readonly<Record<string, string>> }> {
  await expect.poll(() => started.said(), { timeout: 60_000 }).toMatch(/the page is at \S+\n/);
  const url = new URL(/the page is at (\S+)/.exec(started.said())?.[1] ?? '');
  return { origin: url.origin, headers: { authorization: `Bearer ${url.hash.slice('#token='.length)}` } };
}

function foldOfJournal(stateDir: string, runId: string): RunView {
  const fold = emptyRunFold(runId, '');
  for (const event of openPastRun(stateDir, runId)?.events ?? []) foldRun(fold, event);
  return viewOf(fold);
}

test('a run is followed live, over the death of its coordinator, and the last view is what its journal says', async () => {
  using project = new CliProject(Object.fromEntries(Array.from({ length: FILES }, (_, index) => [`test/f${index}.test.js`, TEST])));
  const [port, pagePort] = [await freePort(), await freePort()];
  const coordinate = (): Started =>
    project.start(['coordinator', '--once', '--resume', '--listen', `127.0.0.1:${port}`, '--page', `127.0.0.1:${pagePort}`]);
  const killed = coordinate();
  const page = await pageOf(killed);
  const agent = project.start(['agent', '--coordinator', `127.0.0.1:${port}`, '--slots', '1', '--id', 'one']);
  const list = async (): Promise<RunList> => (await fetch(`${page.origin}/api/runs`, { headers: page.headers })).json() as Promise<RunList>;
  await expect.poll(async () => (await list()).runs[0]?.state, { timeout: 60_000 }).toBe('running');
  const runId = (await list()).runs[0]?.runId ?? '';
  const target = `${page.origin}/api/stream?topics=run/${runId}`;
  const first = await followTopic(await fetch(target, { headers: page.headers }), emptyRunView(runId, ''), ({ units }) =>
    units.some(({ cases, endedAtMs }) => cases > 0 && endedAtMs === null),
  );
  killed.kill('SIGKILL');
  await killed.ended;

  const resumed = coordinate();
  expect((await pageOf(resumed)).headers).toEqual(page.headers);
  const after = { ...page.headers, 'last-event-id': first.id };
  const second = await followTopic(await fetch(target, { headers: after }), first.view, ({ end }) => end !== null);
  expect((await resumed.ended).code).toBe(1);
  await agent.ended;

  const journaled = foldOfJournal(project.path('.shard-run'), runId);
  expect(second.types).not.toContain('whole');
  for (const part of ['units', 'failures', 'agents', 'progress', 'files', 'suites'] as const)
    expect(second.view[part]).toEqual(journaled[part]);
  expect([second.view.end?.verdict, second.view.failures.length, second.view.progress.settledCases]).toEqual(['red', FILES, FILES * CASES]);

  const alone = project.start(['page']);
  const later = await pageOf(alone);
  const past = (await (await fetch(`${later.origin}/api/run/${runId}`, { headers: later.headers })).json()) as RunView;
  expect([past.units, past.end?.verdict]).toEqual([journaled.units, 'red']);
  const [failure] = past.failures;
  const history = await fetch(`${later.origin}/api/case/${failure?.id}`, { headers: later.headers });
  expect(await history.json()).toMatchObject({ runs: [{ runId, outcome: 'failed', reasons: [expect.any(String)] }] });
  alone.kill('SIGTERM');
  expect((await alone.ended).code).toBe(0);

  const written = await project.run(['report', '--html', 'run.html', '--json', 'run.json', '--junit', 'run.xml']);
  expect({ code: written.code, stderr: written.stderr }).toEqual({ code: 0, stderr: '' });
  const report = JSON.parse(readFileSync(project.path('run.json'), 'utf8')) as {
    readonly runId: string;
    readonly cases: readonly unknown[];
  };
  expect([report.runId, report.cases.length]).toEqual([runId, FILES * CASES]);
  expect(readFileSync(project.path('run.html'), 'utf8')).toMatch(EXPORT);
  expect((await project.run(['report', 'no-such-run', '--json', 'no.json'])).code).toBe(2);
});

/** Only its set-up brings Vitest to the agents: the project's own node_modules are ignored and stay behind. */
const CONFIG = `export default { setup: 'mkdir node_modules && ln -s ${path.resolve('node_modules/vitest')} node_modules/vitest' };\n`;

test('a shared coordinator shows its agents, its queue, and the runs of others while they go on and after', async () => {
  using project = new CliProject({ 'shard.config.ts': CONFIG, '.gitignore': 'node_modules\n', 'a.test.js': TEST }, { deadlineMs: TEST_MS });
  for (const args of [
    ['init', '--quiet', '--initial-branch=topic'],
    ['add', '--all'],
    ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--message=first'],
  ]) {
    execFileSync('git', ['-C', project.folder, ...args]);
  }
  using place = new CliProject({}, { bare: true, deadlineMs: TEST_MS });
  const port = await freePort();
  const coordinator = place.start(['coordinator', '--listen', `127.0.0.1:${port}`, '--page', '127.0.0.1:0', '--cwd', place.folder]);
  const { origin, headers } = await pageOf(coordinator);
  const ask = async (target: string): Promise<unknown> => (await fetch(`${origin}${target}`, { headers })).json();
  const pool = async (): Promise<PoolView> => {
    for await (const { message } of messages(await fetch(`${origin}/api/stream?topics=pool`, { headers }))) {
      if (message.type === 'whole') return message.value as PoolView;
    }
    throw new Error('the stream ended');
  };
  await using visit = CHROMIUM === null ? null : await visitPrinted(CHROMIUM, coordinator.said);
  await visit?.open('#/fleet');
  const seen = async (table: string, cells: number): Promise<unknown> =>
    visit === null ? [] : (await readTable(visit.page, table)).slice(1).map((row) => row.slice(0, cells));
  const running = project.start(['--on', `127.0.0.1:${port}`, '--reporter', 'default', '--reporter', 'html=run.html']);
  await expect
    .poll(async () => (await pool()).queue, { timeout: 60_000 })
    .toMatchObject([{ branch: 'topic', state: 'waiting', agents: 0 }]);
  if (visit !== null) await expect.poll(() => seen('Runs and their shares', 4), POLL).toEqual([['topic', 'waiting', '0', '0']]);
  const agent = place.start(['agent', '--coordinator', `127.0.0.1:${port}`, '--slots', '1', '--id', 'one', '--cache', place.path('cache')]);
  await expect
    .poll(async () => (await pool()).agents, { timeout: 60_000 })
    .toMatchObject([{ id: 'one', slots: 1, state: 'busy', memoryFreeRatio: expect.any(Number) }]);
  expect((await running.ended).code).toBe(1);
  expect(readFileSync(project.path('run.html'), 'utf8')).toMatch(EXPORT);
  if (visit !== null) {
    // Agent, state, what is wrong, slots, load, memory.
    const [load, memory] = [/^\d+\.\d\d$/, /^\d+\.\d %$/].map((shape) => expect.stringMatching(shape) as unknown);
    await expect.poll(() => seen('Machines', 6), POLL).toEqual([['one', 'idle', '', '1', load, memory]]);
    expect(visit.problems).toEqual([]);
  }
  const { runs } = (await ask('/api/runs')) as RunList;
  expect(runs).toMatchObject([{ branch: 'topic', verdict: 'red', cases: CASES, failed: 1 }]);
  const runId = runs[0]?.runId ?? '';
  const run = (await ask(`/api/run/${runId}`)) as RunView;
  expect(run).toMatchObject({ runId, branch: 'topic', failures: [{ file: 'a.test.js' }] });
  expect(await ask(`/api/case/${run.failures[0]?.id}`)).toMatchObject({ runs: [{ runId, outcome: 'failed' }] });
  coordinator.kill('SIGTERM');
  agent.kill('SIGTERM');
  await Promise.all([coordinator.ended, agent.ended]);
});
