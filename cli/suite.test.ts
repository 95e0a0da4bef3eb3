import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { planSuites } from './suite.ts';

const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'suite-')));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const VITEST = { 'package.json': '{ "devDependencies": { "vitest": "*" } }' };
const PLAYWRIGHT = { 'playwright.config.ts': '' };

function suitesOf(files: Readonly<Record<string, string>>, frameworkConfig: string | null = null): readonly string[] {
  const cwd = mkdtempSync(path.join(base, 'project-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, name), text);
  const suites = planSuites({
    cwd,
    loaded: null,
    frameworkConfig: frameworkConfig === null ? null : path.join(cwd, frameworkConfig),
    filters: [],
    names: [],
  });
  return suites.map(({ suite, runner, configFile }) => `${suite} ${runner} ${configFile === null ? '' : path.basename(configFile)}`.trim());
}

describe('a project without a configuration of ours', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['Vitest', VITEST, ['vitest vitest']],
    ['Playwright', PLAYWRIGHT, ['playwright playwright']],
    ['both', { ...VITEST, ...PLAYWRIGHT }, ['vitest vitest', 'playwright playwright']],
    ['both by their configurations', { 'vitest.config.mjs': '', ...PLAYWRIGHT }, ['vitest vitest', 'playwright playwright']],
    ['Playwright and Vite, but no Vitest', { 'vite.config.ts': '', ...PLAYWRIGHT }, ['playwright playwright']],
    ['Vite, which Vitest reads', { 'vite.config.ts': '' }, ['vitest vitest']],
    ['a second configuration of Playwright alone', { ...VITEST, 'playwright.smoke.ts': '' }, ['vitest vitest']],
  ])('that has %s', (_, files, suites) => {
    expect(suitesOf(files)).toEqual(suites);
  });

  test.each([
    ['playwright.smoke.config.ts', 'playwright playwright playwright.smoke.config.ts'],
    ['vitest.e2e.config.ts', 'vitest vitest vitest.e2e.config.ts'],
  ])('runs only %s when that is named', (config, suite) => {
    expect(suitesOf({ ...VITEST, ...PLAYWRIGHT }, config)).toEqual([suite]);
  });

  test('that has neither is told so', () => {
    expect(() => suitesOf({})).toThrow(expect.objectContaining({ code: 'framework-missing' }));
  });
});
