import { expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';

const SMALL = ['demo', '--files', '12', '--cases', '40', '--agents', '3', '--time-scale', '0.002'];

test('the demo runs its project twice on agent processes and compares', async () => {
  using project = new CliProject({}, { bare: true });
  const { code, stdout, stderr } = await project.run(SMALL);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  for (const said of ['bound', 'makespan', 'efficiency', '--shard']) expect(stdout).toContain(said);
});

test('the demo says which option it cannot read', async () => {
  using project = new CliProject({}, { bare: true });
  const { code, stderr } = await project.run(['demo', '--agents', '0']);
  expect([code, stderr.includes('--agents')]).toEqual([2, true]);
});
