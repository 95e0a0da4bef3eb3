import { expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { PoolGround } from '../support/pool-ground.ts';

// Installed browsers are started one after the other.
test('the doctor of a build machine says what is there, and asks the coordinator for its clock', { timeout: 240_000 }, async () => {
  await using pool = await PoolGround.open();
  using project = new CliProject({}, { bare: true });
  const place = ['doctor', '--agent', '--state', project.path('state'), '--cache', project.path('cache')];
  const there = await project.run([...place, '--coordinator', pool.address]);
  expect(there.stdout).toMatch(
    new RegExp(`✓ coordinator +${pool.address.replaceAll('.', '\\.')} answers, its clock is -?[01] s ahead`, 'u'),
  );
  for (const subject of ['Node.js', 'git', 'ports']) expect(there.stdout).toContain(`✓ ${subject}`);
  expect(there.stdout).toContain('! identity');
  const nobody = await project.run([...place, '--coordinator', '127.0.0.1:9']);
  expect([nobody.code, nobody.stdout.includes('✗ coordinator')]).toEqual([2, true]);
  const far = await project.run([...place, '--coordinator', 'ci.example.com:7420']);
  expect([far.code, far.stdout.includes('has not joined it')]).toEqual([2, true]);
});
