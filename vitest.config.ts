import { defineConfig } from 'vitest/config';

/** Real sshd, rsync, a second kind of shell and a browser: installed where that may be done, else named. */
const PROGRAMS = 'test/support/require-program.ts';
/** Projects under test live here: their tests are meant to be run by shard-run, and some are meant to fail. */
const FIXTURES = ['**/node_modules/**', 'test/fixture/**', '**/dist/**'];
/** Not in the gate: Java and 60 MB from Maven Central are no part of a usual machine. */
const GRID = 'test/e2e/selenium-grid.test.ts';
/** Beside their files, and slow: they start a real git, ssh, rsync, shell, browser or server, or play whole days in virtual time. */
const EDGES = [
  'agent/{ground,process,workspace}/**/*.test.ts',
  'cli/render/service/*.test.ts',
  'cli/workspace/*.test.ts',
  'cli/agent-drain.test.ts',
  'coordinator/{exposition,workspace}/**/*.test.ts',
  'coordinator/scheduling/virtual-*.test.ts',
  'dashboard/main.test.ts',
  'deploy/{metric-source,release,target}/**/*.test.ts',
  'deploy/analysis/{exact,finding,power}.test.ts',
  'deploy/command/host-script.test.ts',
  'deploy/rollout/simulation.test.ts',
  'pipeline/{git,notice,watch}/**/*.test.ts',
];

export default defineConfig({
  test: {
    exclude: FIXTURES,
    // Most wait for processes of their own more than they compute; on two cores Vitest takes one of them.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          globalSetup: PROGRAMS,
          include: ['{core,proto,coordinator,agent,deploy,pipeline,cli,dashboard,scripts}/**/*.test.ts', 'test/support/**/*.test.ts'],
          exclude: [...FIXTURES, ...EDGES],
          // A few start a Node.js of their own: on a busy machine each waits for a core.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'edge',
          globalSetup: PROGRAMS,
          include: EDGES,
          exclude: FIXTURES,
          // On a busy machine each waits for a core.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'contract',
          globalSetup: PROGRAMS,
          include: ['test/contract/**/*.test.ts'],
          exclude: FIXTURES,
          // Frameworks, browsers and sshd are started for real: on a busy machine each waits for a core.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          exclude: FIXTURES,
          // A few thousand seeded runs in one test.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          globalSetup: PROGRAMS,
          include: ['test/e2e/**/*.test.ts'],
          exclude: [...FIXTURES, GRID],
          // Two at a time, as all of them: each starts real processes and waits for them more than it computes.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'grid',
          globalSetup: PROGRAMS,
          include: [GRID],
          exclude: FIXTURES,
        },
      },
    ],
  },
});
