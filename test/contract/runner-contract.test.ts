import { join } from 'node:path';
import { layFixture } from '../support/runner-fixture.ts';
import { describeRunner } from './runner-contract.ts';

describeRunner('the Vitest runner', {
  entry: join(import.meta.dirname, '../../agent/runner/vitest/main.ts'),
  lay: () => layFixture('vitest/contract', ['vitest']),
  request: {},
  broken: { configFile: 'absent.config.ts' },
  files: {
    mixed: 't/mixed.test.js',
    crash: 't/crash.test.js',
    hang: 't/hang.test.js',
    meeting: ['t/meet-a.test.js', 't/meet-b.test.js'],
    leave: 't/leave.test.js',
  },
  outcomes: ['passed', 'failed', 'skipped', 'passed'],
});
