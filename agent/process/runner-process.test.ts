import { afterEach, describe, expect, test } from 'vitest';
import { leaseId, unitId } from '../../core/id.ts';
import type { Lease } from '../../core/unit.ts';
import type { SuiteScript } from '../../test/fixture/runner/waiting.ts';
import { isAlive, untilGone } from '../../test/support/process-watch.ts';
import { WAITING_RUNNER, WaitingSuite, waitingFile } from '../../test/support/waiting-suite.ts';
import type { RunnerEvent } from '../runner/contract.ts';
import { type RunnerProcess, startRunner } from './runner-process.ts';

type Started = {
  readonly runner: RunnerProcess;
  readonly events: RunnerEvent[];
  readonly ended: Promise<string>;
  hear(type: string): Promise<void>;
};

const suites: WaitingSuite[] = [];
const runners: RunnerProcess[] = [];
afterEach(() => {
  for (const runner of runners.splice(0)) runner.kill();
  for (const suite of suites.splice(0)) suite[Symbol.dispose]();
});

function start(script: SuiteScript, entry = WAITING_RUNNER): Started & { suite: WaitingSuite } {
  const suite = new WaitingSuite(script);
  suites.push(suite);
  const events: RunnerEvent[] = [];
  const waiters = new Set<() => void>();
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  const onEvent = (event: RunnerEvent) => {
    events.push(event);
    for (const waiter of waiters) waiter();
  };
  const runner = startRunner({ entry, cwd: suite.cwd, cacheDir: suite.cacheDir, env: {}, onEvent, onExit: resolve });
  runners.push(runner);
  runner.send({ type: 'open', requestId: 1, suite: suite.request(2) });
  const hear = (type: string) =>
    new Promise<void>((done) => {
      const look = () => {
        if (events.some((event) => (event.type === 'unit' ? event.event.type : event.type) === type)) done();
      };
      waiters.add(look);
      look();
    });
  return { suite, runner, events, ended, hear };
}

function script(does: NonNullable<SuiteScript['files'][number]['cases'][number]['does']>): SuiteScript {
  return { files: [{ path: 'a.test.ts', cases: [{ title: 'misbehaves', ms: 0, does }] }] };
}

const lease: Lease = {
  id: leaseId('l'),
  unit: { id: unitId('u'), files: [waitingFile('a.test.ts')], slice: null },
  attempt: 1,
  timeoutMs: 1000,
};

function runUnit({ runner }: Started): void {
  runner.send({ type: 'run-unit', lease, slot: 0 });
}

describe('a runner process', () => {
  test('that closes its suite exits by itself', async () => {
    const started = start({ files: [] });
    await started.hear('opened');
    started.runner.send({ type: 'close', requestId: 2 });
    expect(await started.ended).toBe('exit code 0');
    expect(started.events.map((event) => event.type)).toEqual(['opened', 'closed']);
  });

  test('that crashes is described with its last words', async () => {
    const started = start(script('crash'));
    runUnit(started);
    expect(await started.ended).toBe('exit code 7; its last words were: goodbye');
  });

  test('that cannot be started is described', async () => {
    const { ended } = start({ files: [] }, '/nowhere/runner.ts');
    expect(await ended).toContain('/nowhere/runner.ts');
  });

  test('whose directory is missing is described', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    startRunner({
      entry: WAITING_RUNNER,
      cwd: '/nowhere/at/all',
      cacheDir: '/nowhere/at/all',
      env: {},
      onEvent: () => undefined,
      onExit: resolve,
    });
    expect(await promise).toContain('/nowhere/at/all');
  });

  test('in an endless synchronous loop is killed', async () => {
    const started = start(script('hang'));
    runUnit(started);
    await started.hear('case-started');
    started.runner.kill();
    expect(await started.ended).toBe('signal SIGTERM');
    expect(isAlive(started.runner.pid ?? 0)).toBe(false);
  });

  test.runIf(process.platform !== 'win32')('takes children and grandchildren that ignore SIGTERM with it', async () => {
    const started = start(script('children'));
    runUnit(started);
    await started.hear('case-ended');
    const pids = started.suite.pids();
    expect(pids.map(isAlive)).toEqual([true, true, true]);
    started.runner.kill();
    await started.ended;
    await untilGone(pids, 1_000);
  });

  test.runIf(process.platform === 'linux')('takes those with it that left its process group', async () => {
    const started = start(script('escape'));
    runUnit(started);
    await started.hear('case-ended');
    const pids = started.suite.pids();
    started.runner.kill();
    await started.ended;
    await untilGone(pids, 1_000);
  });

  test.runIf(process.platform === 'linux')('that crashes leaves nobody behind either', async () => {
    const started = start({
      files: [
        {
          path: 'a.test.ts',
          cases: [
            { title: 'starts', ms: 0, does: 'escape' },
            { title: 'dies', ms: 0, does: 'crash' },
          ],
        },
      ],
    });
    runUnit(started);
    expect(await started.ended).toContain('exit code 7');
    await untilGone(started.suite.pids(), 1_000);
  });
});
