import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { PoolView } from '../../dashboard/view/types.ts';
import { CliProject } from '../support/cli-project.ts';
import { messages } from '../support/page-stream.ts';
import { PoolGround, startCommand } from '../support/pool-ground.ts';

const FILES = 40;

/**
 * Every file needs a service that the broken machine has not. Elsewhere it waits until the broken machine has begun: a machine that is slow to start
 * would otherwise find nothing left to fail.
 */
const SUITE = `import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
const mark = process.env.MARK;
test('talks to the payment sandbox', { timeout: 60_000 }, async () => {
  if (process.env.PAYMENT_SANDBOX === undefined) writeFileSync(mark, '');
  while (!existsSync(mark)) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(process.env.PAYMENT_SANDBOX).toBeDefined();
});
`;

/** On a machine that has the service it waits until the page has told of the other one: a run that is over has no agents to show. */
const LAST = `import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
test('is the last to end', { timeout: 180_000 }, async () => {
  expect(process.env.PAYMENT_SANDBOX).toBeDefined();
  while (!existsSync(process.env.SEEN)) await new Promise((resolve) => setTimeout(resolve, 20));
});
`;

/** Returns what the page says of an agent, once it says that it is sick. */
async function untilSick(url: URL, id: string): Promise<PoolView['agents'][number]> {
  const headers = { authorization: `Bearer ${url.hash.slice('#token='.length)}` };
  const signal = AbortSignal.timeout(180_000);
  for await (const { message } of messages(await fetch(`${url.origin}/api/stream?topics=pool`, { headers, signal }))) {
    const { agents } = message.type === 'whole' ? (message.value as PoolView) : { agents: [] };
    const found = agents.find((agent) => agent.id === id && agent.state === 'sick');
    if (found !== undefined) return found;
  }
  throw new Error(`the page ended before it said that "${id}" is sick`);
}

test('a machine without what the tests need is named, and the run ends green on the others', { timeout: 240_000 }, async () => {
  using project = new CliProject({
    'test/last.test.ts': LAST,
    ...Object.fromEntries(Array.from({ length: FILES }, (_, index) => [`test/${String(index).padStart(2, '0')}.test.ts`, SUITE])),
  });
  const heard = Promise.withResolvers<string>();
  let said = '';
  const args = [
    'coordinator',
    '--once',
    '--expect',
    '2',
    '--listen',
    '127.0.0.1:0',
    '--page',
    '127.0.0.1:0',
    '--reporter',
    'default',
    '--reporter',
    'json=report.json',
  ];
  const run = project.run(args, {}, (text) => {
    said += text;
    const address = /listening on (\S+);/u.exec(said)?.[1];
    if (address !== undefined) heard.resolve(address);
  });
  void run.then(({ stderr }) => heard.reject(new Error(`the coordinator ended: ${stderr}`)));
  const coordinator = await heard.promise;
  const mark = { MARK: project.path('begun'), SEEN: project.path('seen') };
  const agents = [
    project.run(['agent', '--coordinator', coordinator, '--id', 'broken', '--slots', '1', '--cache', project.path('cache-a')], mark),
    project.run(['agent', '--coordinator', coordinator, '--id', 'sound', '--slots', '2', '--cache', project.path('cache-b')], {
      ...mark,
      PAYMENT_SANDBOX: 'http://127.0.0.1:1',
    }),
  ];
  const page = /the page is at (\S+)/u.exec(said)?.[1] ?? '';
  const seen = await untilSick(new URL(page), 'broken').catch((cause: unknown) => {
    throw new Error(said, { cause });
  });
  expect(seen).toMatchObject({ slots: 1, words: expect.stringMatching(/units failed there/u) });
  writeFileSync(mark.SEEN, '');
  const { code, stdout } = await run;
  await Promise.all(agents);
  const report = JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as {
    readonly totals: Readonly<Record<string, number>>;
    readonly agents: readonly { readonly id: string; readonly sick?: string }[];
  };
  expect({ code, totals: report.totals }).toMatchObject({ code: 0, totals: { passed: FILES + 1, failed: 0, flaky: 0 } });
  expect(report.agents.filter(({ sick }) => sick !== undefined).map(({ id }) => id)).toEqual(['broken']);
  expect(stdout).toMatch(/"broken" is sick/u);
  expect((await project.run(['verify'])).code).toBe(0);
});

const ROOT = path.resolve(import.meta.dirname, '../..');
const CONFIG = `export default { setup: 'mkdir node_modules && ln -s ${path.join(ROOT, 'node_modules/vitest')} node_modules/vitest' };\n`;

type Run = {
  readonly said: string;
  readonly code: number | null;
  readonly agents: readonly { readonly id: string; readonly sick?: string }[];
};

test('a pool remembers it when its coordinator was killed, until somebody says that it is well', { timeout: 240_000 }, async () => {
  await using pool = await PoolGround.open(['--metrics', '127.0.0.1:0']);
  // The broken machine opens it by beginning; where it has no part in a run, the test does.
  const gate = path.join(pool.folder, 'gate');
  pool.join('broken', { MARK: gate });
  pool.join('sound', { MARK: gate, PAYMENT_SANDBOX: 'http://127.0.0.1:1' });
  const files = Array.from({ length: FILES }, (_, index): [string, string] => [`test/${String(index).padStart(2, '0')}.test.ts`, SUITE]);
  using project = new CliProject({ 'shard.config.ts': CONFIG, '.gitignore': 'node_modules\nreport.json\n', ...Object.fromEntries(files) });
  execFileSync('git', ['-C', project.folder, 'init', '--quiet']);
  await pool.untilHere(2);

  const run = async (open: () => Promise<void>): Promise<Run> => {
    const started = startCommand(project.folder, ['--on', pool.address, '--reporter', 'json=report.json']);
    await open();
    const { code, said } = await started.ended;
    const { agents } = JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as Pick<Run, 'agents'>;
    return { said, code, agents };
  };
  const first = await run(async () => undefined);
  expect([first.code, first.agents.filter(({ sick }) => sick !== undefined).map(({ id }) => id)], first.said).toEqual([0, ['broken']]);

  await pool.killCoordinator();
  const listed = await startCommand(pool.folder, ['coordinator', 'agents']).ended;
  expect(listed.said).toMatch(/^broken is fenced since /mu);
  rmSync(gate);
  const second = await run(async () => {
    // Whoever is here has been lent by then, if it is lent at all.
    await pool.untilHere(2);
    await pool.until((runs) => runs.some(({ agents }) => agents.includes('sound')));
    writeFileSync(gate, '');
  });
  expect([second.code, second.agents.map(({ id }) => id)], second.said).toEqual([0, ['sound']]);

  expect((await startCommand(pool.folder, ['coordinator', 'agents', '--trust', 'broken']).ended).said).not.toMatch(/fenced/u);
  rmSync(gate);
  const third = await run(async () => undefined);
  expect(third.agents.map(({ id }) => id).toSorted(), third.said).toEqual(['broken', 'sound']);
});
