import { describe, expect, test } from 'vitest';
import { isSetupOutput, planSetup, setupKey } from './workspace-setup.ts';

const tree = (...paths: readonly string[]) => paths.map((path) => ({ path, object: `id of ${path}` }));
const MACHINE = { nodeVersion: 'v24.12.0', platform: 'linux', arch: 'x64' };

describe('the set-up follows the lockfile', () => {
  test.for<[string, readonly string[], string, string | null, string]>([
    ['npm', ['package-lock.json'], '', 'npm', ''],
    ['pnpm', ['pnpm-lock.yaml'], '', 'pnpm', ''],
    ['yarn 1', ['yarn.lock'], '', 'yarn install --frozen', ''],
    ['yarn 2 and later', ['yarn.lock', '.yarnrc.yml'], '', 'yarn install --immutable', ''],
    ['bun', ['bun.lock'], '', 'bun', ''],
    ['none', ['package.json'], '', null, ''],
    ['one in the project before one above it', ['yarn.lock', 'app/package-lock.json'], 'app', 'npm', 'app'],
    ['one above the project', ['pnpm-lock.yaml', 'packages/a/x.ts'], 'packages/a', 'pnpm', ''],
    ['one in another folder', ['docs/package-lock.json'], 'app', null, ''],
  ])('%s', ([, paths, project, command, cwd]) => {
    const plan = planSetup(tree(...paths), project, 'auto');
    if (command === null) expect(plan).toBeNull();
    else expect(plan).toMatchObject({ cwd, command: expect.stringContaining(command) as string });
  });
});

describe('what decides the outcome is in the key', () => {
  const files = tree(
    'package-lock.json',
    'package.json',
    'packages/a/package.json',
    '.npmrc',
    'src/a.ts',
    'schema.prisma',
    'patches/x.patch',
  );
  const keyOf = (of: typeof files, machine = MACHINE) => setupKey(planSetup(of, '', 'auto') ?? expect.fail('no set-up'), machine);
  const changed = (path: string) => files.map((file) => (file.path === path ? { ...file, object: 'another' } : file));

  test.for([['package-lock.json'], ['package.json'], ['packages/a/package.json'], ['.npmrc'], ['patches/x.patch']])('%s', ([path]) => {
    expect(keyOf(changed(path ?? ''))).not.toBe(keyOf(files));
  });

  test('other files are not', () => {
    expect(keyOf(changed('src/a.ts'))).toBe(keyOf(files));
    expect(keyOf(files.toReversed())).toBe(keyOf(files));
  });

  test('the machine is', () => {
    expect(keyOf(files, { ...MACHINE, nodeVersion: 'v26.0.0' })).not.toBe(keyOf(files));
    expect(keyOf(files, { ...MACHINE, arch: 'arm64' })).not.toBe(keyOf(files));
  });

  test('inputs that the project names are', () => {
    const choice = { command: 'make deps', inputs: ['schema.prisma'], outputs: ['generated'] };
    const key = (of: typeof files) => setupKey(planSetup(of, '', choice) ?? expect.fail('no set-up'), MACHINE);
    expect(key(changed('schema.prisma'))).not.toBe(key(files));
    expect(key(changed('src/a.ts'))).toBe(key(files));
  });
});

test('modules below the folder and the named outputs are kept, nothing else', () => {
  const plan = { cwd: 'app', outputs: ['app/generated'] };
  const paths = ['app/node_modules', 'app/b/node_modules', 'app/generated', 'node_modules', 'app/dist', 'application/node_modules'];
  expect(paths.filter((path) => isSetupOutput(path, plan))).toEqual(['app/node_modules', 'app/b/node_modules', 'app/generated']);
});
