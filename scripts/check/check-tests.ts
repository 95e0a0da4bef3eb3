/** Runs one Vitest project and counts its tests. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runCommand } from '../command.ts';
import type { Check, CheckResult, Problem } from './check.ts';

type TestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

/** Path of our own Vitest: the aliases of other versions claim the name in `node_modules/.bin` too. */
const VITEST = join('node_modules', 'vitest', 'vitest.mjs');
/** Real processes on two cores; longer is a hang that no test's own deadline caught. */
const TIMEOUT_MS = 20 * 60_000;
const SHOWN_CHARACTERS = 4000;

export function testsCheck(project: string): Check {
  return {
    name: project,
    async run() {
      const folder = mkdtempSync(join(tmpdir(), 'shard-run-check-'));
      const file = join(folder, 'report.json');
      try {
        const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
        const result = await runCommand(process.execPath, [VITEST, ...args], { timeoutMs: TIMEOUT_MS });
        const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestReport) : null;
        return judge(report, result.code, result.output);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function judge(report: TestReport | null, code: number | null, output: string): CheckResult {
  const tests = { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
  const problems = report === null ? [] : problemsOf(report);
  if (problems.length === 0 && code !== 0) problems.push(`vitest exits ${code}\n${output.slice(-SHOWN_CHARACTERS)}`);
  if (problems.length === 0 && tests.passed === 0) problems.push('no test was run: nothing is proven');
  return { problems, note: `${tests.passed} tests`, tests };
}

function problemsOf(report: TestReport): Problem[] {
  return report.testResults.flatMap((file) => {
    const path = relative('.', file.name);
    const failed = file.assertionResults.filter((each) => each.status === 'failed');
    if (failed.length === 0) return file.status === 'failed' ? [`${path}\n${file.message}`] : [];
    return failed.map((each) => `${path}  ${each.fullName}\n${each.failureMessages.join('\n').slice(0, SHOWN_CHARACTERS)}`);
  });
}
