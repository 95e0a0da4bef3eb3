import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';

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
