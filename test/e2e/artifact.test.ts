import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { findReportErrors } from '../support/report-schema.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Bytes of every value, many times over: whatever is changed on the way shows. */
const BYTES = 'Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 256)';
const LEAVING = `import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
test('breaks and shows it', async ({ annotate }) => {
  writeFileSync('shot.png', ${BYTES});
  await annotate('the screen', { path: 'shot.png', contentType: 'image/png' });
  await annotate('gone', { body: 'aGVsbG8=', contentType: 'text/plain' });
  expect(1).toBe(2);
});
test('is fine', () => {});
`;
const PLAIN = `import { test } from 'vitest';\ntest('one', () => {});\n`;

type Told = { readonly name: string; readonly contentType: string; readonly bytes: number; readonly path: string };
type Report = {
  readonly runId: string;
  readonly errors: readonly unknown[];
  readonly cases: readonly { readonly name: string; readonly attempts: readonly { readonly artifacts?: readonly Told[] }[] }[];
};

function readReport(project: CliProject): Report {
  const report = JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as Report;
  expect(findReportErrors(report)).toEqual([]);
  return report;
}

test('what a failing test attached is found, byte for byte, by the path in each report', async () => {
  using project = new CliProject({ 'a.test.ts': LEAVING });
  const { code, stdout } = await project.run(['--reporter', 'default', '--reporter', 'json=report.json', '--reporter', 'junit=report.xml']);
  expect(code).toBe(1);
  const report = readReport(project);
  const told = report.cases.find(({ name }) => name === 'breaks and shows it')?.attempts[0]?.artifacts ?? [];
  const left = told.toSorted((a, b) => b.bytes - a.bytes);
  expect(left.map(({ name, contentType, bytes }) => [name, contentType, bytes])).toEqual([
    ['shot.png', 'image/png', 300_000],
    ['gone.txt', 'text/plain', 5],
  ]);
  const [shot, text] = left.map((one) => one.path);
  expect(readFileSync(project.path(shot ?? '')).equals(readFileSync(project.path('shot.png')))).toBe(true);
  expect(readFileSync(project.path(text ?? ''), 'utf8')).toBe('hello');
  expect(stdout).toContain(shot);
  expect(readFileSync(project.path('report.xml'), 'utf8')).toContain(`[[ATTACHMENT|${shot}]]`);
  expect([report.errors, report.cases.find(({ name }) => name === 'is fine')?.attempts[0]?.artifacts]).toEqual([[], undefined]);
  expect(readdirSync(project.path('.shard-run/cache/artifact'))).toEqual([]);
});

test('a run that leaves no files has no folder for them', async () => {
  using project = new CliProject({ 'a.test.ts': PLAIN });
  const { code } = await project.run(['--reporter', 'json=report.json']);
  expect(code).toBe(0);
  const { runId } = readReport(project);
  expect([`.shard-run/runs/${runId}/artifacts`, '.shard-run/cache/artifact'].map((folder) => existsSync(project.path(folder)))).toEqual([
    false,
    false,
  ]);
});
