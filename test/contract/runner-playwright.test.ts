import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { playwrightOutcomes, runnerLines } from '../support/playwright-outcome.ts';
import { layProject, RunnerSession, type UnitOutcome } from '../support/runner-session.ts';

const LATEST = '@playwright/test';
const VERSIONS = ['playwright-v160', LATEST];
/** A failed test ends its worker, and a new one takes a second on a busy machine. */
const SLOW_MS = 120_000;

const laid: { remove(): void }[] = [];
afterAll(() => {
  for (const project of laid) project.remove();
});

function lay(fixture: string, framework = LATEST): string {
  const project = layProject(fixture, framework, 'playwright');
  laid.push(project);
  return project.cwd;
}

const errorsOf = (units: readonly UnitOutcome[]): string[] =>
  units.flatMap(({ errors }) => errors.map((error) => `${error.kind} ${error.file} ${error.message}`)).toSorted();

describe.each(VERSIONS)('with %s', (framework) => {
  test(
    'every case has the outcome that `playwright test` gives it',
    async () => {
      const cwd = lay('feature', framework);
      const reference = lay('feature', framework);
      await using session = new RunnerSession({ runner: 'playwright' });
      const { files } = await session.begin(cwd);
      const units = await session.runAll(files);
      const closed = await session.close();
      const expected = await playwrightOutcomes(reference);

      expect(runnerLines(units)).toEqual(expected);
      expect(units.map(({ end }) => end.kind).filter((kind) => kind !== 'completed')).toEqual([]);
      expect([errorsOf(units), closed.errors]).toEqual([[], []]);
      for (const log of ['server.log', 'global.log', 'state.log'])
        expect(readFileSync(join(cwd, log), 'utf8')).toBe(readFileSync(join(reference, log), 'utf8'));
      expect(await session.exited).toBe(0);
    },
    SLOW_MS,
  );
});
