import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CliProject, type Ended } from '../support/cli-project.ts';

// Each command is a process: on a busy machine it waits for a core.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

const PATIENT = { deadlineMs: 150_000 };
const RUNS = 2;
const SUITE = `import { expect, test } from 'vitest';
test('adds', () => expect(1 + 1).toBe(2));
test('counts', () => expect([1, 2]).toHaveLength(2));
`;
const SHORT = ['--days', '2', '--commits-per-day', '30'];

let project: CliProject;
const simulate = (...args: readonly string[]): Promise<Ended> => project.run(['simulate', 'pipeline', ...SHORT, ...args]);

beforeAll(async () => {
  project = new CliProject({ 'src/a.test.ts': SUITE }, PATIENT);
  for (let run = 0; run < RUNS; run++) expect((await project.run([])).code).toBe(0);
});
afterAll(() => project[Symbol.dispose]());

test("a team's own ledger says what its pipeline would do: the same for the same days, and sooner with a rollout of half the time", async () => {
  const slow = await simulate('--deploy', '6m');
  expect([slow.code, slow.stderr]).toEqual([0, '']);
  expect((await simulate('--deploy', '6m')).stdout).toBe(slow.stdout);
  const quick = await simulate('--deploy', '3m');
  expect(meanSeconds(quick)).toBeLessThan(meanSeconds(slow));
  // What it was taken from is said beside it: this many runs of this many cases.
  expect(slow.stdout).toMatch(new RegExp(`${RUNS} whole runs of up to 2 cases`, 'u'));
});

test('a project without a ledger is told to run its tests first', async () => {
  using empty = new CliProject({ 'src/a.test.ts': SUITE }, PATIENT);
  const { code, stderr } = await empty.run(['simulate', 'pipeline', ...SHORT]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('shard-run')]);
});

/** The mean from commit to everybody, as it is printed: `6m 12s`. */
function meanSeconds({ stdout }: Ended): number {
  const [, minutes = '0', seconds = '0'] = /commit to everybody, mean\s+(?:(\d+)m ?)?(?:([\d.]+)s)?/u.exec(stdout) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
