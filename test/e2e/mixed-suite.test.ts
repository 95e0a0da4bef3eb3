import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { mergedOutcomes } from '../support/playwright-outcome.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A project that has both frameworks, each with a configuration of its own. */
function layMixed(files: Readonly<Record<string, string>> = {}): CliProject {
  const project = new CliProject({
    'vitest.config.ts': "export default { test: { include: ['unit/**/*.test.ts'] } };\n",
    'playwright.config.ts': "export default { testDir: 'e2e', retries: 1 };\n",
    'unit/sum.test.ts': "import { expect, test } from 'vitest';\ntest('adds', () => expect(1 + 1).toBe(2));\n",
    'e2e/shop.spec.ts':
      "import { expect, test } from '@playwright/test';\ntest('sells', () => expect(1).toBe(1));\ntest.skip('later', () => {});\n",
    ...files,
  });
  mkdirSync(project.path('node_modules/@playwright'));
  symlinkSync(path.join(ROOT, 'node_modules/@playwright/test'), project.path('node_modules/@playwright/test'));
  return project;
}

type Report = {
  readonly verdict: string;
  readonly cases: readonly { readonly suite: string; readonly name: string; readonly outcome: string; readonly flaky: boolean }[];
};

function linesOf(project: CliProject): readonly string[] {
  const { verdict, cases } = JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as Report;
  return [verdict, ...cases.map(({ suite, name, outcome, flaky }) => `${suite} ${name} ${outcome}${flaky ? ' flaky' : ''}`).toSorted()];
}

const REPORT = ['--slots', '2', '--reporter', 'json=report.json'] as const;

describe('a project with Vitest and Playwright tests', () => {
  test('needs no configuration for one run with one verdict', async () => {
    using project = layMixed();
    const { code } = await project.run(REPORT);
    expect([code, ...linesOf(project)]).toEqual([0, 'green', 'playwright later skipped', 'playwright sells passed', 'vitest adds passed']);
    const alone = await project.run([...REPORT, '--suite', 'playwright']);
    expect([alone.code, ...linesOf(project)]).toEqual([0, 'green', 'playwright later skipped', 'playwright sells passed']);
  });

  test('is red when either has a failure, and names the test that only a retry of Playwright saved', async () => {
    using project = layMixed({
      'unit/sum.test.ts': "import { expect, test } from 'vitest';\ntest('adds', () => expect(1 + 1).toBe(3));\n",
      'e2e/flaky.spec.ts':
        "import { test } from '@playwright/test';\ntest('second time', ({}, { retry }) => {\n  if (retry === 0) throw new Error('not yet');\n});\n",
    });
    const { code } = await project.run([...REPORT, '--reporter', 'blob=blobs']);
    expect([code, ...linesOf(project)]).toEqual([
      1,
      'red',
      'playwright later skipped',
      'playwright second time passed flaky',
      'playwright sells passed',
      'vitest adds failed',
    ]);
    expect(await mergedOutcomes(project.path('.'), 'blobs')).toEqual([
      '|e2e/flaky.spec.ts|second time|flaky',
      '|e2e/shop.spec.ts|later|skipped',
      '|e2e/shop.spec.ts|sells|passed',
    ]);
  });
});
