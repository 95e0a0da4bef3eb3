import path from 'node:path';
import { expect, test } from 'vitest';
import { planEarlyStart } from './early-start.ts';

test.for<[readonly string[], string]>([
  [[], '.'],
  [['src/parser', '--bail'], '.'],
  [['--cwd', 'packages/a', 'src'], 'packages/a'],
  [['--cwd=packages/a=b'], 'packages/a=b'],
  [['--cwd'], '.'],
])('the arguments %j start a runner in %s', ([argv, directory]) => {
  const cwd = path.resolve(directory);
  expect(planEarlyStart(argv)).toEqual({ cwd, cacheDir: path.join(cwd, '.shard-run', 'cache') });
});

test.for([[['--help']], [['src', '-h']], [['--version']], [['--on', 'host:1']], [['--on=host:1']], [['--ci']]])(
  'the arguments %j start none',
  ([argv]) => {
    expect(planEarlyStart(argv ?? [])).toBeNull();
  },
);
