import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { findReportErrors } from '../support/report-schema.ts';

const SERVER = path.resolve(import.meta.dirname, '../fixture/service/server.mjs');
const CONFIG = `export default {
  slots: 2,
  suites: [{ name: 'http', services: [{ name: 'web', command: ${JSON.stringify(`"${process.execPath}" "${SERVER}"`)}, ready: { port: 'main' } }] }],
};\n`;
const FIND = `import { test, expect } from 'vitest';
const base = 'http://127.0.0.1:' + process.env.SHARD_RUN_PORT_WEB;
const get = async (where) => { const response = await fetch(base + where); return { status: response.status, text: await response.text() }; };\n`;
const PASSING = `${FIND}test('is served', async () => expect((await get('/')).status).toBe(200));\n`;
const FAILING = `${FIND}test('is missed', async () => { await get('/say?the%20shelf%20is%20empty'); expect((await get('/missing')).status).toBe(200); });\n`;
/** Kills the service, once, and would fail because of it. */
const KILLING = `import { existsSync, writeFileSync } from 'node:fs';
${FIND}test('before', async () => expect((await get('/')).status).toBe(200));
test('is killed under', async () => {
  const pid = Number((await get('/')).text);
  if (!existsSync('killed')) { writeFileSync('killed', String(pid)); process.kill(pid, 'SIGKILL'); }
  for (let turn = 0; turn < 5; turn += 1) expect((await get('/')).status).toBe(200);
});
test('after', async () => expect((await get('/')).status).toBe(200));\n`;
const SLOT = (name: string) => `import { appendFileSync } from 'node:fs';
import { test } from 'vitest';
const { SHARD_RUN_SLOT: slot, SHARD_RUN_DATABASE: database, SHARD_RUN_PORT_WEB: port, APP } = process.env;
test('${name}', async () => {
  const served = await (await fetch('http://127.0.0.1:' + port + '/env')).json();
  appendFileSync('seen', JSON.stringify({ slot, database, port, APP, served: served.SHARD_RUN_DATABASE, servedApp: served.APP }) + '\\n');
});\n`;

type Case = {
  readonly name: string;
  readonly outcome: string;
  readonly attempts: readonly { readonly outcome: string; readonly error?: string }[];
};
type Report = { readonly verdict: string; readonly cases: readonly Case[]; readonly errors: readonly { readonly message: string }[] };

async function run(project: CliProject): Promise<Report & { readonly code: number | null; readonly said: string }> {
  const { code, stdout, stderr } = await project.run(['--reporter', 'default', '--reporter', 'json=report.json']);
  const report = JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as Report;
  expect(findReportErrors(report)).toEqual([]);
  return { ...report, code, said: stdout + stderr };
}

describe('tests that talk to a service', () => {
  test('find it by its variable, pass, and nothing is left of it', async () => {
    using project = new CliProject({ 'shard.config.ts': CONFIG, 'a.test.js': PASSING, 'b.test.js': PASSING });
    const { code, verdict, said } = await run(project);
    expect({ code, verdict, said }).toMatchObject({ code: 0, verdict: 'green' });
    expect(project.processesLeft()).toEqual([]);
  });

  test('that fail show what it wrote, in every report', async () => {
    using project = new CliProject({ 'shard.config.ts': CONFIG, 'a.test.js': FAILING });
    const { code, cases, said } = await run(project);
    expect(code).toBe(1);
    expect(cases[0]?.attempts[0]?.error).toContain('meanwhile the service "web" wrote:\nthe shelf is empty');
    expect(said).toContain('the shelf is empty');
  });

  test('are run again when it is killed under them, and no failure is heard of', async () => {
    using project = new CliProject({ 'shard.config.ts': CONFIG, 'a.test.js': KILLING, 'b.test.js': PASSING });
    const { code, verdict, cases, said } = await run(project);
    expect({ code, verdict, said }).toMatchObject({ code: 0, verdict: 'green' });
    expect(cases.map(({ name, outcome }) => `${name} ${outcome}`).toSorted()).toEqual([
      'after passed',
      'before passed',
      'is killed under passed',
      'is served passed',
    ]);
    expect(cases.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome))).not.toContain('failed');
    expect(said).toContain('the service "web" ended with');
    expect(project.processesLeft()).toEqual([]);
  });

  test('have one for each slot where they want it, with a port and a database of their own', async () => {
    const service = {
      name: 'web',
      command: `"${process.execPath}" "${SERVER}"`,
      ready: { url: 'http://127.0.0.1:{port:main}/' },
      per: 'slot',
    };
    const config = `export default { slots: 2, suites: [{ name: 'http', env: { APP: 'test' }, services: [${JSON.stringify(service)}] }] };\n`;
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, file) => [`${file}.test.js`, SLOT(String(file))]));
    using project = new CliProject({ 'shard.config.ts': config, ...files });
    expect((await run(project)).code).toBe(0);
    const seen = readFileSync(project.path('seen'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(seen).toHaveLength(6);
    for (const { slot, database, served, APP, servedApp } of seen) {
      expect({ served, APP, servedApp }).toEqual({ served: database, APP: 'test', servedApp: 'test' });
      expect(database?.endsWith(`_${slot}`)).toBe(true);
    }
    expect(new Set(seen.map(({ port }) => port)).size).toBe(new Set(seen.map(({ slot }) => slot)).size);
  });
});

describe('a service that cannot be had', () => {
  test.each([
    ['dies at start', 'echo no licence; exit 4', ['the service "web" ended with exit code 4 before it was ready', 'no licence']],
    ['is not ready in time', 'sleep 60', ['was not ready within 0.5 s: nobody listened on its port "main"']],
  ])('because it %s makes the run incomplete, with the reason, and leaves nothing', async (_name, command, reasons) => {
    const config = `export default { suites: [{ name: 'http', services: [{ name: 'web', command: ${JSON.stringify(command)}, ready: { port: 'main' }, timeout: '500ms' }] }] };\n`;
    using project = new CliProject({ 'shard.config.ts': config, 'a.test.js': PASSING });
    const { code, verdict, said, errors } = await run(project);
    expect([code, verdict]).toEqual([3, 'incomplete']);
    for (const reason of reasons) expect(said + JSON.stringify(errors)).toContain(reason);
    expect(project.processesLeft()).toEqual([]);
  });
});
