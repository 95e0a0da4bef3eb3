import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { ARTIFACT_LIMIT } from '../../core/artifact.ts';
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

/** A hole in a file has its size, and takes neither time nor disk. Playwright would copy what is attached. */
const LARGE = `import { truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
test('breaks and leaves too much', async ({}, testInfo) => {
  const trace = testInfo.outputPath('trace.zip');
  writeFileSync(trace, '');
  truncateSync(trace, ${ARTIFACT_LIMIT.fileBytes + 1});
  testInfo.attachments.push({ name: 'trace', path: trace, contentType: 'application/zip' });
  await testInfo.attach('screenshot', { body: 'a picture', contentType: 'image/png' });
  expect(1).toBe(2);
});
test('is fine', async ({}, testInfo) => {
  await testInfo.attach('trace', { body: 'a small one', contentType: 'application/zip' });
});
`;

type Told = {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly path: string | null;
  readonly problem?: string;
};
type Report = {
  readonly runId: string;
  readonly errors: readonly unknown[];
  readonly verdict: string;
  readonly cases: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly attempts: readonly { readonly artifacts?: readonly Told[] }[];
  }[];
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

test('a trace above the limit is named in the report with the reason, and everything else is kept', async () => {
  using project = new CliProject(
    {
      'package.json': '{ "type": "module", "devDependencies": { "@playwright/test": "*" } }',
      'playwright.config.ts': 'export default {};\n',
      'large.spec.ts': LARGE,
    },
    { deadlineMs: 110_000 },
  );
  mkdirSync(project.path('node_modules/@playwright'));
  symlinkSync(path.resolve('node_modules/@playwright/test'), project.path('node_modules/@playwright/test'));
  const { code, stdout, stderr } = await project.run(['--reporter', 'default', '--reporter', 'json=report.json']);
  expect(code, stdout + stderr).toBe(1);
  const { verdict, errors, cases } = readReport(project);
  expect([verdict, errors, cases.map(({ name, outcome }) => `${name} ${outcome}`).toSorted()]).toEqual([
    'red',
    [],
    ['breaks and leaves too much failed', 'is fine passed'],
  ]);
  const left = cases.flatMap(({ attempts }) => attempts.flatMap(({ artifacts = [] }) => artifacts));
  const told = left.map(
    ({ name, path: kept, problem }) => `${name}: ${kept === null ? problem : readFileSync(project.path(kept), 'utf8')}`,
  );
  const why = `it is larger than ${ARTIFACT_LIMIT.fileBytes / 1_048_576} MiB`;
  // Playwright adds a page about the failure of its own.
  expect(told).toEqual(expect.arrayContaining(['screenshot.png: a picture', 'trace.zip: a small one', `trace.zip: ${why}`]));
  expect(stdout).toContain(why);
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
