import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Slice } from '../../core/unit.ts';
import { layProject, RunnerSession } from '../support/runner-session.ts';

// A whole Vitest for each: on a busy machine its start alone takes most of the usual time.
vi.setConfig({ testTimeout: 120_000 });

const laid: { remove(): void }[] = [];
afterAll(() => {
  for (const project of laid) project.remove();
});

function lay(framework: string): string {
  const project = layProject('annotation', framework);
  laid.push(project);
  return project.cwd;
}

const SEEN = ['0 page.html text/html <h1>seen</h1>', '1 notes.txt text/plain hello'];

/** What stands where the runner said, as long as it lives. */
const told = (session: RunnerSession): string[] =>
  session.artifacts
    .map(({ artifact }) => `${artifact.caseIndex} ${artifact.name} ${artifact.contentType} ${readFileSync(artifact.path, 'utf8').trim()}`)
    .toSorted();

describe.each(['vitest-v3', 'vitest-v4', 'vitest'])('what tests attach to annotations with %s', (framework) => {
  test('is told as files that their cases left, and changes no outcome', async () => {
    const cwd = lay(framework);
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd);
    const [unit] = await session.runAll(files);
    expect([...(unit?.outcomes.values() ?? [])]).toEqual(['passed', 'failed', 'passed']);
    expect(told(session)).toEqual(SEEN);
    expect(session.artifacts.every(({ artifact }) => artifact.file === files[0]?.key)).toBe(true);
    await session.close();
    expect(await session.exited).toBe(0);
  });
});

test('what tests attach has its name under Vitest 3 in a process of its own, too', async () => {
  const cwd = lay('vitest-v3');
  // Chosen by path, so that no gate can stand in for the pool.
  writeFileSync(join(cwd, 'vitest.config.mjs'), "export default { test: { poolMatchGlobs: [['**', 'forks']] } };\n");
  await using session = new RunnerSession();
  const { files } = await session.begin(cwd);
  const [unit] = await session.runAll(files);
  expect([...(unit?.outcomes.values() ?? [])]).toEqual(['passed', 'failed', 'passed']);
  expect(told(session)).toEqual(SEEN);
});

test('what two units of one file attach at once is each one’s own', async () => {
  const cwd = lay('vitest');
  await using session = new RunnerSession();
  const { files } = await session.begin(cwd);
  const [file] = files;
  const slices: Slice[] = [
    { kind: 'only', titlePaths: [['attaches a file']] },
    { kind: 'except', titlePaths: [['attaches a file']] },
  ];
  const units = await Promise.all(slices.map((slice, slot) => session.run(file === undefined ? [] : [file.key], { slice, slot })));
  expect(units.map(({ outcomes }) => [...outcomes.values()])).toEqual([['passed'], ['failed', 'passed']]);
  expect(told(session)).toEqual(SEEN);
  expect(new Set(session.artifacts.map(({ leaseId }) => leaseId)).size).toBe(2);
  // Vitest's own copy is where it always is.
  const page = session.artifacts.find(({ artifact }) => artifact.name === 'page.html');
  expect(page?.artifact.path.startsWith(join(cwd, '.vitest'))).toBe(true);
});
