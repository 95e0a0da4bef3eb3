import { describe, expect, test } from 'vitest';
import { completeLockfile, findMissingPackages, findPrivateHosts, platformOf } from './lockfile.ts';

const LOCK = {
  lockfileVersion: 3,
  packages: {
    '': { version: '1.0.0' },
    'node_modules/rollup': {
      version: '4.0.0',
      dev: true,
      optionalDependencies: { 'rollup-linux-x64-musl': '4.0.0', 'rollup-darwin-arm64': '4.0.0' },
    },
    'node_modules/rollup-darwin-arm64': { version: '4.0.0', optional: true },
    'node_modules/a/node_modules/b': { version: '1.0.0', optionalDependencies: { rollup: '4.0.0' } },
  },
};

describe('the lockfile', () => {
  test('lacks the optional packages that nobody looked up', () => {
    expect(findMissingPackages(LOCK)).toEqual([{ name: 'rollup-linux-x64-musl', version: '4.0.0', wantedBy: 'node_modules/rollup' }]);
  });

  test('is complete after completion, and completing it again changes nothing', () => {
    const complete = completeLockfile(LOCK);
    expect(findMissingPackages(complete)).toEqual([]);
    expect(complete.packages['node_modules/rollup-linux-x64-musl']).toEqual({
      version: '4.0.0',
      dev: true,
      optional: true,
      cpu: ['x64'],
      libc: ['musl'],
      os: ['linux'],
    });
    expect(completeLockfile(complete)).toEqual(complete);
  });

  test("names a mirror's host", () => {
    const mirrored = { packages: { a: { resolved: 'http://10.0.0.1/a.tgz' }, b: { resolved: 'https://registry.npmjs.org/b/-/b.tgz' } } };
    expect(findPrivateHosts(mirrored)).toEqual(['http://10.0.0.1/a.tgz']);
  });

  test.each([
    ['@rollup/rollup-linux-arm-musleabihf', { cpu: ['arm'], libc: ['musl'], os: ['linux'] }],
    ['@rollup/rollup-win32-x64-gnu', { cpu: ['x64'], os: ['win32'] }],
    ['@oxlint-tsgolint/darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@bufbuild/buf-linux-armv7', { cpu: ['arm'], os: ['linux'] }],
    ['fsevents', {}],
  ])('reads the platform of %s from its name', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});
