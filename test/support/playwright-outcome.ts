/** What `playwright test` and our runner say of each case, as lines that can be compared. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { cleanEnv, type UnitOutcome } from './runner-session.ts';

type Suite = {
  readonly title: string;
  readonly file: string;
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly { readonly projectName: string; readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[];
  }[];
  readonly suites?: readonly Suite[];
};
type Report = { readonly config: { readonly rootDir: string }; readonly suites: readonly Suite[] };

const OUTCOME = { expected: 'passed', unexpected: 'failed', flaky: 'flaky', skipped: 'skipped' } as const;

/** Runs `playwright test` of the project's own copy; sorted lines `project|path|title > path|outcome`. */
export function playwrightOutcomes(cwd: string, args: readonly string[] = []): Promise<readonly string[]> {
  return readReport(cwd, ['test', '--reporter=json', '--workers=2', ...args]);
}

/** The same lines of what `playwright merge-reports` makes of the blob reports in a folder. */
export function mergedOutcomes(cwd: string, folder: string): Promise<readonly string[]> {
  return readReport(cwd, ['merge-reports', '--reporter=json', folder]);
}

async function readReport(cwd: string, args: readonly string[]): Promise<readonly string[]> {
  const file = join(cwd, 'playwright-report.json');
  const cli = join(cwd, 'node_modules/@playwright/test/cli.js');
  const env = { ...cleanEnv(), PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  // A red suite exits with 1, which is no news here: the report says which cases.
  await promisify(execFile)(process.execPath, [cli, ...args], { cwd, env }).catch(() => null);
  if (!existsSync(file)) throw new Error(`playwright wrote no report in ${cwd}`);
  const { config, suites } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const lines = suites.flatMap((suite) => {
    const path = relative(cwd, join(config.rootDir, suite.file)).replaceAll('\\', '/');
    return linesOf(suite, []).map(([project, title, outcome]) => `${project}|${path}|${title}|${outcome}`);
  });
  return lines.toSorted();
}

function* walk(suite: Suite, above: readonly string[]): Generator<readonly [string, string, string]> {
  for (const { title, tests } of suite.specs ?? [])
    for (const { projectName, status } of tests) yield [projectName, [...above, title].join(' > '), OUTCOME[status]];
  for (const inner of suite.suites ?? []) yield* walk(inner, inner.title === '' ? above : [...above, inner.title]);
}

function linesOf(suite: Suite, above: readonly string[]): readonly (readonly [string, string, string])[] {
  return [...walk(suite, above)];
}

/** Returns the same lines of what the runner said; a case that passed only at a later attempt is `flaky`. */
export function runnerLines(units: readonly UnitOutcome[]): readonly string[] {
  return units.flatMap(linesOfUnit).toSorted();
}

function linesOfUnit({ events }: UnitOutcome): readonly string[] {
  const collected = events.find((event) => event.type === 'collected');
  return events.flatMap((event) => {
    if (event.type !== 'case-ended') return [];
    const { outcome, frameworkRetries } = event.result;
    const title = collected?.cases[event.caseIndex]?.titlePath.join(' > ');
    const [, project, path] = event.file.split('|');
    return [`${project}|${path}|${title}|${outcome === 'passed' && frameworkRetries > 0 ? 'flaky' : outcome}`];
  });
}
