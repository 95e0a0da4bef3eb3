import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { findReportErrors } from '../support/report-schema.ts';

const VITEST = `import { test } from 'vitest';\ntest('in vitest', () => {});\n`;
const CONFIG = `export default {
  suites: [
    { name: 'unit' },
    { name: 'shell', runner: 'command', files: ['checks/*.sh'], run: 'sh {file} {report}', results: 'junit' },
  ],
};\n`;
const report = (inner: string, before = ''): string =>
  `cat > "$1" <<'END'\n${before}<testsuite tests="1"><testcase classname="shell" name="in sh" time="0.01">${inner}</testcase></testsuite>\nEND\n`;

type Report = {
  readonly verdict: string;
  readonly cases: readonly { readonly suite: string; readonly name: string; readonly outcome: string }[];
  readonly errors: readonly { readonly kind: string; readonly file: string; readonly message: string }[];
};

async function run(script: string): Promise<{ readonly code: number | null; readonly report: Report }> {
  using project = new CliProject({ 'shard.config.ts': CONFIG, 'a.test.ts': VITEST, "checks/it's a.sh": script });
  const { code } = await project.run(['--reporter', 'json=report.json']);
  expect(project.processesLeft()).toEqual([]);
  const told: unknown = JSON.parse(readFileSync(project.path('report.json'), 'utf8'));
  expect(findReportErrors(told)).toEqual([]);
  return { code, report: told as Report };
}

test.for<[string, string, number, string, string]>([
  ['green', report(''), 0, 'green', 'passed'],
  ['red', `${report('<failure message="no"/>')}exit 1`, 1, 'red', 'failed'],
])('a Vitest suite and a suite of commands have one verdict: %s', async ([, script, code, verdict, outcome]) => {
  const ran = await run(script);
  expect(ran).toMatchObject({ code, report: { verdict } });
  expect(ran.report.cases.map(({ suite, name, outcome: each }) => `${suite} ${name} ${each}`).toSorted()).toEqual([
    `shell shell > in sh ${outcome}`,
    'unit in vitest passed',
  ]);
});

test('a report with an external entity is refused by name, and nothing of it counts', async () => {
  const { code, report: told } = await run(report('', '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]>'));
  expect([code, told.verdict, told.cases.map(({ name }) => name)]).toEqual([1, 'red', ['in vitest']]);
  expect(told.errors).toMatchObject([{ kind: 'collection', file: "checks/it's a.sh", message: expect.stringContaining('document type') }]);
});
