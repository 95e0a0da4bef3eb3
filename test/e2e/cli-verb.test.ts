import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';

const SUITE = `import { describe, test, expect } from 'vitest';
describe('math', () => { test('adds', () => expect(1 + 1).toBe(2)); test('fails', () => expect(1).toBe(2)); });\n`;
const CONFIG = `import { defineConfig } from 'shard-run/config';
export default defineConfig({ suites: [{ name: 'unit' }], slots: 1, reporters: ['dot'], labels: { 'other/**': ['os:none'] } });\n`;

describe('after a run', () => {
  let project: CliProject;
  beforeAll(async () => {
    project = new CliProject({ 'src/a.test.ts': SUITE, 'shard.config.ts': CONFIG });
    expect((await project.run([])).code).toBe(1);
  });
  afterAll(() => project[Symbol.dispose]());

  test('history lists it', async () => {
    const { code, stdout } = await project.run(['history']);
    expect(code).toBe(0);
    expect(stdout.split('\n')[1]).toMatch(/ red .* 2 +1 +0 /u);
  });

  test('history of a case, and why, find it by a part of its name', async () => {
    expect((await project.run(['history', 'math > adds'])).stdout).toContain('passed');
    const { code, stdout } = await project.run(['why', 'fails']);
    expect(code).toBe(0);
    expect(stdout).toContain('src/a.test.ts > math > fails\n');
    expect(stdout).toMatch(/attempt 1: failed .* agent local, slot 1, number 2 there/u);
    expect((await project.run(['why', 'math'])).stdout).toContain('"math" means several cases');
    expect((await project.run(['why', 'absent'])).stderr).toContain('no case in the ledger has "absent"');
  });

  test('verify proves it, and finds a certificate that was changed', async () => {
    const sound = await project.run(['verify']);
    expect([sound.code, sound.stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/^run .*: red, 2 cases in 1 file$/u)]);
    const [run = ''] = readdirSync(project.path('.shard-run/runs'));
    const certificate = project.path(path.join('.shard-run/runs', run, 'certificate.json'));
    const forged = project.path('forged.json');
    writeFileSync(forged, readFileSync(certificate, 'utf8').replaceAll('"red"', '"green"'));
    const unsound = await project.run(['verify', 'forged.json']);
    expect([unsound.code, unsound.stdout.includes('not proven')]).toEqual([1, true]);
    expect((await project.run(['verify', 'absent'])).code).toBe(2);
  });

  test('plan forecasts from it, says what a target needs, and is not a run that verify or deploy could take for the newest', async () => {
    const runs = readdirSync(project.path('.shard-run/runs'));
    const { code, stdout } = await project.run(['plan', '--target', '10m']);
    expect(readdirSync(project.path('.shard-run/runs'))).toEqual(runs);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 file, about 2 cases, .* of work\n1 slot: forecast /u);
    expect(stdout).toContain('target 10m 00s: 1 agent of 1 slot');
  });

  test('doctor finds nothing wrong with the project', async () => {
    const { stdout } = await project.run(['doctor']);
    expect(stdout).toContain('✓ configuration  shard.config.ts, suites unit');
    expect(stdout).toMatch(/✓ ledger {9}.*history\.db: 1 run,/u);
  });
});

test('a coordinator serves one run to agents of other processes and exits with its verdict', async () => {
  using project = new CliProject({ 'src/a.test.ts': SUITE, 'src/b.test.ts': SUITE.replace('toBe(2)); });', 'toBe(1)); });') });
  const said = Promise.withResolvers<string>();
  const coordinator = project.run(['coordinator', '--once', '--expect', '2', '--listen', '127.0.0.1:0', '--wait', '40s'], {}, said.resolve);
  const address = /listening on (\S+);/u.exec(await Promise.race([said.promise, coordinator.then(({ stderr }) => stderr)]))?.[1] ?? '';
  const agents = ['one', 'two'].map((id) =>
    project.run(['agent', '--coordinator', address, '--slots', '1', '--id', id, '--cache', project.path(`cache-${id}`)]),
  );
  const ended = await coordinator;
  expect(ended.stdout).toContain('Tests  1 failed | 3 passed (4)');
  expect(ended.code).toBe(1);
  expect((await Promise.all(agents)).map((agent) => agent.code)).toEqual([0, 0]);
});

describe('without a project', () => {
  test.each(['bash', 'zsh', 'fish'])('the completion of %s names every verb', async (shell) => {
    using project = new CliProject({}, { bare: true });
    const { stdout } = await project.run(['completion', shell]);
    for (const verb of ['plan', 'coordinator', 'agent', 'verify', 'why', 'history', 'doctor', 'demo']) expect(stdout).toContain(verb);
  });

  test('help and version need nothing', async () => {
    using project = new CliProject({}, { bare: true });
    expect((await project.run(['--help'])).stdout).toContain('shard-run [files…] [options]');
    expect((await project.run(['plan', '--help'])).stdout).toContain('--target DURATION');
    expect((await project.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
    expect((await project.run(['why'])).code).toBe(2);
  });
});
