import { describe, expect, test } from 'vitest';
import type { TreeChange } from '../../core/workspace.ts';
import type { RunnerStay } from '../runner/contract.ts';
import { planReopen } from './kept-plan.ts';

const STAY: RunnerStay = { decisive: [], imported: [], projectRoots: null, memoryBytes: 1 };

/** `~ a.ts` is an edit, `+ a.ts` a file that came, `- a.ts` one that went. */
function change(line: string): TreeChange {
  const kinds = { '~': 'edited', '+': 'came', '-': 'went' } as const;
  return { path: line.slice(2), kind: kinds[line.charAt(0) as keyof typeof kinds] };
}

const plan = (lines: readonly string[], stay: Partial<RunnerStay> = {}) => planReopen(lines.map(change), { ...STAY, ...stay });

describe('a kept runner goes on', () => {
  test.for<readonly [string, readonly string[], readonly string[], boolean]>([
    ['nothing changed', [], [], false],
    [
      'a source, a test, a snapshot',
      ['~ src/a.ts', '~ t/a.test.ts', '~ t/__snapshots__/a.snap'],
      ['src/a.ts', 't/a.test.ts', 't/__snapshots__/a.snap'],
      false,
    ],
    ['a file came', ['~ src/a.ts', '+ src/b.ts'], ['src/a.ts', 'src/b.ts'], true],
    ['a file went', ['- src/b.ts'], ['src/b.ts'], true],
    ['a folder went that a test left', ['- out'], ['out'], true],
    ['a style that another may import', ['~ src/a.scss'], ['src/a.scss'], true],
    ['what the framework left for its next start', ['- node_modules/.vite', '- packages/a/node_modules/.vitest-cache'], [], false],
  ])('after %s', ([, lines, edited, forgetsAll]) => {
    expect(plan(lines)).toEqual({ kind: 'reopen', edited, forgetsAll });
  });

  test('after an edit of a data file that a module imports', () => {
    expect(plan(['~ src/a.json'], { imported: ['src/a.json'] }).kind).toBe('reopen');
  });

  test('after a file came to a project that is known', () => {
    expect(plan(['+ packages/a/x.ts'], { projectRoots: ['packages/a'] }).kind).toBe('reopen');
  });
});

describe('a kept runner is given up', () => {
  test.for<readonly [string, string, Partial<RunnerStay>]>([
    ['what is installed', '~ node_modules/x/index.js', {}],
    ['all that is installed', '~ packages/a/node_modules', {}],
    ['a manifest', '~ package.json', {}],
    ['a manifest that came', '+ packages/b/package.json', {}],
    ['a lockfile', '~ pnpm-lock.yaml', {}],
    ['a configuration of the framework', '~ vitest.config.ts', {}],
    ['another configuration', '+ packages/a/postcss.config.js', {}],
    ['a list of projects', '~ vitest.workspace.ts', {}],
    ['settings of the compiler', '~ tsconfig.build.json', {}],
    ['the environment', '+ .env.test.local', {}],
    ['settings of a tool', '~ .browserslistrc', {}],
    ['a file that the configuration imports', '~ scripts/alias.ts', { decisive: ['scripts/alias.ts'] }],
    ['the folder of a file that the configuration imports', '- scripts', { decisive: ['scripts/alias.ts'] }],
    ['a file in a folder that is served as it is', '+ public/logo.png', { decisive: ['public'] }],
    ['data that no module imports', '~ settings/base.json', {}],
    ['a file where a project may begin', '+ packages/b/x.ts', { projectRoots: ['packages/a'] }],
  ])('after a change of %s', ([, line, stay]) => {
    expect(plan(['~ src/a.ts', line], stay)).toEqual({ kind: 'give-up', because: expect.stringContaining(line.slice(2)) as string });
  });

  test('after more changes than anybody edits', () => {
    expect(
      planReopen(
        Array.from({ length: 10_001 }, (_, index) => change(`~ src/${index}.ts`)),
        STAY,
      ).kind,
    ).toBe('give-up');
  });
});
