import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';

const LAUNCHER = path.resolve(import.meta.dirname, '../../cli/bin.js');
const SMALL = ['demo', '--files', '12', '--cases', '40', '--agents', '3', '--time-scale', '0.002'];
/** Two rollouts with their watches: half a minute when the machine is quiet. The demo takes everything back and cleans up when it is told to end. */
const DEPLOY_DEADLINE_MS = 150_000;

test('the demo runs its project twice on agent processes and compares', async () => {
  using project = new CliProject({}, { bare: true });
  const { code, stdout, stderr } = await project.run([...SMALL, '--no-deploy']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  for (const said of ['bound', 'makespan', 'efficiency', '--shard']) expect(stdout).toContain(said);
  expect(stdout).not.toContain('deploy push');
});

test(
  'the demo ends with a green revision that goes out to a fleet and a bad one that is taken back by itself',
  async () => {
    using project = new CliProject({}, { bare: true });
    const { code, stdout } = await runToEnd(project, [...SMALL, '--hosts', '24', '--watch', '5s']);
    const [good, bad] = stdout.split('$ shard-run deploy push').slice(1);
    expect(good).toMatch(/^deployed .*24 of 24 hosts$/mu);
    expect(bad).toMatch(/^rolled back .*errors ×/mu);
    expect(code).toBe(0);
    expect(project.processesLeft()).toEqual([]);
  },
  DEPLOY_DEADLINE_MS + 20_000,
);

test('the demo says which option it cannot read', async () => {
  using project = new CliProject({}, { bare: true });
  const { code, stderr } = await project.run(['demo', '--agents', '0']);
  expect([code, stderr.includes('--agents')]).toEqual([2, true]);
});

function runToEnd(project: CliProject, args: readonly string[]): Promise<{ readonly code: unknown; readonly stdout: string }> {
  const env = { ...process.env, NO_COLOR: '1', CLI_PROJECT_FOLDER: project.folder };
  return new Promise((resolve) => {
    execFile(process.execPath, [LAUNCHER, ...args], { cwd: project.folder, env, timeout: DEPLOY_DEADLINE_MS }, (error, stdout) =>
      resolve({ code: error === null ? 0 : error.code, stdout }),
    );
  });
}
