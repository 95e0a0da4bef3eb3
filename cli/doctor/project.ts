/** Looks at the project: its configuration, its frameworks, its ledger, and whether the state folder can be written. */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunnerName, SuiteSpec } from '../../core/suite-spec.ts';
import { findConfig, loadConfig } from '../config/load-config.ts';
import type { Finding } from '../render/doctor-view.ts';
import { plural } from '../render/duration.ts';
import { STATE_FOLDER } from '../state-folder.ts';
import { planSuites } from '../suite.ts';

const OLDEST_VITEST = 3;
const OLDEST_PLAYWRIGHT_MINOR = 60;
/** Newer major versions may work, and nobody has tried. */
const NEWEST_VITEST = 5;
/** The ledger answers with no more. */
const RUNS_MAX = 1000;
const MEBIBYTE = 1024 ** 2;

export async function checkConfig(cwd: string): Promise<Finding> {
  const subject = 'configuration';
  const file = findConfig(cwd);
  if (file === null) return { state: 'good', subject, text: 'none: suites are found from the project', next: '' };
  try {
    const suites = await configuredSuites(cwd);
    return { state: 'good', subject, text: `${path.basename(file)}, suites ${suites.map((suite) => suite.suite).join(', ')}`, next: '' };
  } catch (error) {
    return broken(subject, error);
  }
}

/** The suites of the configuration; none without one. Throws what is wrong with it. */
export async function configuredSuites(cwd: string): Promise<readonly SuiteSpec[]> {
  const file = findConfig(cwd);
  if (file === null) return [];
  const planned = planSuites({ cwd, loaded: await loadConfig(file, cwd), frameworkConfig: null, filters: [], names: [] });
  return planned.flatMap(({ specs }) => specs);
}

/** Looks at the frameworks that a run without a configuration of ours would open. */
export function checkFrameworks(cwd: string): Finding[] {
  const runners = new Set(zeroConfigurationRunners(cwd));
  return [...(runners.has('playwright') ? [checkPlaywright(cwd)] : []), ...(runners.has('vitest') ? [checkVitest(cwd)] : [])];
}

/** Without any framework Vitest is what is missing. */
function zeroConfigurationRunners(cwd: string): readonly RunnerName[] {
  try {
    const planned = planSuites({ cwd, loaded: null, frameworkConfig: null, filters: [], names: [] });
    return planned.flatMap(({ specs }) => specs.map(({ runner }) => runner));
  } catch {
    return ['vitest'];
  }
}

function checkPlaywright(cwd: string): Finding {
  const subject = 'Playwright';
  const version = findVersion(cwd, '@playwright/test') ?? findVersion(cwd, 'playwright');
  const next = 'npm install --save-dev @playwright/test@latest';
  if (version === null) return { state: 'bad', subject, text: 'not installed in this project', next };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 1 || (major === 1 && minor < OLDEST_PLAYWRIGHT_MINOR))
    return { state: 'bad', subject, text: `${version} is older than 1.${OLDEST_PLAYWRIGHT_MINOR}.0`, next };
  return { state: 'good', subject, text: version, next: '' };
}

function checkVitest(cwd: string): Finding {
  const subject = 'Vitest';
  const version = findVersion(cwd, 'vitest');
  if (version === null) return { state: 'bad', subject, text: 'not installed in this project', next: 'npm install --save-dev vitest' };
  const major = Number.parseInt(version, 10);
  if (major < OLDEST_VITEST)
    return { state: 'bad', subject, text: `${version} is older than ${OLDEST_VITEST}.0.0`, next: 'npm install --save-dev vitest@latest' };
  if (major > NEWEST_VITEST)
    return {
      state: 'warning',
      subject,
      text: `${version} is newer than the versions shard-run is tested with (up to ${NEWEST_VITEST})`,
      next: 'look for a newer shard-run',
    };
  return { state: 'good', subject, text: version, next: '' };
}

export function checkStateFolder(cwd: string): Finding {
  const folder = path.join(cwd, STATE_FOLDER);
  const looked = existsSync(folder) ? folder : cwd;
  try {
    accessSync(looked, constants.W_OK);
    return { state: 'good', subject: 'folder', text: `${folder} can be written`, next: '' };
  } catch {
    return {
      state: 'warning',
      subject: 'folder',
      text: `${looked} cannot be written: runs are not remembered`,
      next: `make ${looked} writable, or give --history FILE`,
    };
  }
}

export async function checkLedger(history: string): Promise<Finding> {
  const subject = 'ledger';
  if (!existsSync(history)) return { state: 'good', subject, text: 'none yet: the first run makes it', next: '' };
  try {
    const { openHistory } = await import('../../coordinator/main.ts');
    await using store = await openHistory(history);
    const runs = await store.listRuns(RUNS_MAX);
    const size = statSync(history).size / MEBIBYTE;
    return {
      state: 'good',
      subject,
      text: `${path.relative('.', history) || history}: ${runs.length === RUNS_MAX ? 'more than ' : ''}${plural(runs.length, 'run')}, ${size.toFixed(1)} MiB`,
      next: '',
    };
  } catch (error) {
    return broken(subject, error);
  }
}

function broken(subject: string, error: unknown): Finding {
  const next = error instanceof ExpectedError ? error.hint : '';
  return { state: 'bad', subject, text: error instanceof Error ? error.message : String(error), next };
}

/** The version of the copy that the project itself resolves; `null` without one. */
function findVersion(cwd: string, framework: string): string | null {
  try {
    const manifest = createRequire(path.join(cwd, 'package.json')).resolve(`${framework}/package.json`);
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version;
  } catch {
    return null;
  }
}
