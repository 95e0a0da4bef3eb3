import { join } from 'node:path';
import { layFixture } from '../support/runner-fixture.ts';
import { describeRunner } from './runner-contract.ts';

describeRunner('the Playwright runner', {
  entry: join(import.meta.dirname, '../../agent/runner/playwright/main.ts'),
  lay: () => layFixture('playwright/contract', ['@playwright/test']),
  request: { runner: 'playwright' },
  broken: { configFile: 'absent.config.ts' },
  files: {
    mixed: 't/mixed.spec.ts',
    crash: 't/crash.spec.ts',
    hang: 't/hang.spec.ts',
    meeting: ['t/meet-a.spec.ts', 't/meet-b.spec.ts'],
    leave: 't/leave.spec.ts',
  },
  outcomes: ['passed', 'failed', 'skipped', 'passed'],
  // A worker that dies takes its test with it, and Playwright says that it has failed.
  blamesCase: true,
});
