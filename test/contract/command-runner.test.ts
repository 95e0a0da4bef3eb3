import { join } from 'node:path';
import { describe } from 'vitest';
import { layFixture } from '../support/runner-fixture.ts';
import { describeRunner } from './runner-contract.ts';

const ENTRY = join(import.meta.dirname, '../../agent/runner/command/main.ts');

describe('the command runner with a small tool of our own', () => {
  const node = `'${process.execPath}'`;
  describeRunner({
    entry: ENTRY,
    lay: () => layFixture('command/contract'),
    request: {
      runner: 'command',
      settings: {
        files: ['t/*.mjs'],
        run: `${node} tool.mjs run {file}`,
        results: 'junit',
        select: { list: `${node} tool.mjs list {file}`, run: `${node} tool.mjs run "$SHARD_RUN_FILE" {cases}`, form: 'title' },
      },
    },
    broken: { settings: {} },
    files: {
      mixed: 't/mixed.mjs',
      crash: 't/crash.mjs',
      hang: 't/hang.mjs',
      meeting: ['t/meet-a.mjs', 't/meet-b.mjs'],
      leave: 't/leave.mjs',
    },
    outcomes: ['passed', 'failed', 'skipped', 'passed'],
  });
});
