import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
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

test('a machine without what the tests need is named, and the run ends green on the others', { timeout: 240_000 }, async () => {
  using project = new CliProject(
    Object.fromEntries(Array.from({ length: FILES }, (_, index) => [`test/${String(index).padStart(2, '0')}.test.ts`, SUITE])),
  );
  const heard = Promise.withResolvers<string>();
  let said = '';
  const args = [
    'coordinator',
    '--once',
    '--expect',
    '2',
    '--listen',
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
  const mark = { MARK: project.path('begun') };
  const agents = [
    project.run(['agent', '--coordinator', coordinator, '--id', 'broken', '--slots', '1', '--cache', project.path('cache-a')], mark),
    project.run(['agent', '--coordinator', coordinator, '--id', 'sound', '--slots', '1', '--cache', project.path('cache-b')], {
      ...mark,
      PAYMENT_SANDBOX: 'http://127.0.0.1:1',
    }),
  ];
  const { code, stdout } = await run;
  await Promise.all(agents);
  const report = JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as {
    readonly totals: Readonly<Record<string, number>>;
    readonly agents: readonly { readonly id: string; readonly sick?: string }[];
  };
  expect({ code, totals: report.totals }).toMatchObject({ code: 0, totals: { passed: FILES, failed: 0, flaky: 0 } });
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
