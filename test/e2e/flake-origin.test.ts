import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { until } from '../support/deploy-project.ts';
import { PoolGround } from '../support/pool-ground.ts';

// A coordinator, an agent and a pipeline are processes, and a search is a dozen runs: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 1_500_000, hookTimeout: 120_000 });

const PATIENCE_MS = 1_200_000;
const VITEST = path.resolve(import.meta.dirname, '../../node_modules/vitest');
const COMMITS = 4;
/** The commit with which the case begins to fail now and then. */
const GUILTY = 2;
const TEST = `import { expect, test } from 'vitest';
import { answer } from './answer.js';
test('wavers', () => expect(answer()).toBe('good'));
`;
const SOUND = "export const answer = () => 'good';\n";
/** Every second answer is wrong, wherever it is asked for: the count is outside of every tree. */
const wavering = (count: string): string => `import { appendFileSync, statSync } from 'node:fs';
export const answer = () => {
  appendFileSync(${JSON.stringify(count)}, 'x');
  return statSync(${JSON.stringify(count)}).size % 2 === 0 ? 'good' : 'bad';
};
`;

let pool: PoolGround;

beforeAll(async () => {
  pool = await PoolGround.open();
  pool.join('only');
});

afterAll(() => pool[Symbol.asyncDispose]());

/** A repository with commits one after the other; returns their ids, oldest first. */
function commitAll(project: CliProject): readonly string[] {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', project.folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { encoding: 'utf8' }).trim();
  git('init', '--quiet', '--initial-branch=main');
  return Array.from({ length: COMMITS }, (_, number) => {
    const source = number < GUILTY ? SOUND : wavering(project.path('.shard-run-count'));
    project.write({ 'answer.js': `// ${number}\n${source}` });
    git('add', '--all');
    git('commit', '--quiet', `--message=${number}`);
    return git('rev-parse', 'HEAD');
  });
}

test('an idle agent finds the commit that made a case flaky, by running the case on the trees of a branch', async () => {
  const pipeline = { on: pool.address, fleet: false, interval: '1s', idle: { agents: 1 } };
  using project = new CliProject(
    {
      'shard.config.ts': `export default ${JSON.stringify({ setup: `mkdir node_modules && ln -s ${VITEST} node_modules/vitest`, pipeline })};\n`,
      '.gitignore': 'node_modules\n.shard-run\n.shard-run-count\n',
      'a.test.js': TEST,
    },
    { deadlineMs: PATIENCE_MS },
  );
  const commits = commitAll(project);
  const on = ['--on', pool.address];
  // It fails first and passes then, twice: the ledger knows it for flaky.
  for (let run = 0; run < 2; run++) {
    const { code, stdout, stderr } = await project.run([...on, '--retries', '1', '--allow-flaky']);
    expect([code, stdout], stderr).toEqual([0, expect.stringContaining('FLAKY')]);
  }
  const watching = project.start(['pipeline', '--since', commits.at(-1) ?? '']);
  const guilty = commits[GUILTY]?.slice(0, 12) ?? '';
  try {
    await until('somebody is named', () => watching.said().includes('became flaky'), PATIENCE_MS, watching.said);
    expect(watching.said()).toContain(`"wavers" became flaky with ${guilty}`);
    const shown = await project.run(['flakes', 'show', 'wavers', ...on]);
    expect([shown.code, shown.stdout], shown.stderr).toEqual([0, expect.stringContaining(guilty)]);
  } finally {
    watching.kill('SIGTERM');
  }
  expect((await watching.ended).code).toBe(130);
});
