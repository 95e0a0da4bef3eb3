import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ShardConfig } from './config/define-config.ts';
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
  return suites
    .flatMap(({ specs }) => specs)
    .map(({ suite, runner, configFile }) => `${suite} ${runner} ${configFile === null ? '' : path.basename(configFile)}`.trim());
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

test.each<[readonly string[], readonly string[]]>([
  [['web'], ['web-chrome', 'web-firefox']],
  [['web-firefox'], ['web-firefox']],
  [
    ['unit', 'web-chrome'],
    ['unit', 'web-chrome'],
  ],
  [[], ['unit', 'web-chrome', 'web-firefox']],
])('--suite %j selects a suite with all of its browsers, or one of them', (names, selected) => {
  const cwd = mkdtempSync(path.join(base, 'project-'));
  const config: ShardConfig = { suites: [{ name: 'unit' }, { name: 'web', browsers: ['chrome', 'firefox'] }] };
  const loaded = { file: path.join(cwd, 'shard.config.ts'), config };
  const planned = planSuites({ cwd, loaded, frameworkConfig: null, filters: [], names });
  expect(planned.flatMap(({ specs }) => specs.map(({ suite }) => suite))).toEqual(selected);
});
