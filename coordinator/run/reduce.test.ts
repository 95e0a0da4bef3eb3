import { describe, expect, test } from 'vitest';
import type { FileHistory } from '../../core/file-history.ts';
import type { FromAgent } from '../../core/session-message.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';
import { type CollectedCase, caseId } from '../../core/test-case.ts';
import type { RunError } from '../../core/unit.ts';
import { type FleetOptions, runFleet } from './fleet-model.ts';
import { type ModelCase, modelKey } from './model-project.ts';
import { createRun, reduce } from './reduce.ts';

const cases = (...titles: readonly string[]): ModelCase[] => titles.map((title) => ({ title }));
const error = (kind: RunError['kind'], message: string, file: string | null = null): RunError => ({ kind, file, message, detail: null });
const ONE_AGENT = [{ id: 'a' }];
const TWO_AGENTS = [{ id: 'a' }, { id: 'b' }];

/** What a finished run comes down to: verdict, exit code, and totals that are not 0. */
function outcome(options: FleetOptions): string {
  const { summary } = runFleet(options);
  if (summary === null) return 'not finished';
  const { passed, failed, skipped, flaky, missing } = summary.totals;
  const counts = Object.entries({ passed, failed, skipped, flaky, missing }).filter(([, number]) => number > 0);
  return [`${summary.verdict} ${summary.exitCode}`, ...counts.map(([name, number]) => `${name} ${number}`)].join(', ');
}

const history = (path: string, titles: readonly string[], ms: number): FileHistory => {
  const duration = { n: 10, meanLog: Math.log(ms), varLog: 0.01 };
  const key = modelKey(path);
  return {
    key,
    contentDigest: path,
    loadMs: { n: 10, meanLog: Math.log(5), varLog: 0 },
    setupMs: { n: 10, meanLog: 0, varLog: 0 },
    hookMs: { n: 0, meanLog: 0, varLog: 0 },
    slicedRuns: 0,
    brokenSlices: 0,
    cases: titles.map((title) => ({
      id: caseId(key, [title], 0),
      titlePath: [title],
      ordinal: 0,
      durationMs: duration,
      lastOutcome: 'passed' as const,
    })),
  };
};

/** A file of many long cases that history knows: the scheduler cuts it over the slots. */
const GIANT = Array.from({ length: 40 }, (_, index) => `case ${index}`);
const giant = (change: Readonly<Record<string, ModelCase['does']>> = {}): FleetOptions => ({
  files: [{ path: 'giant.test.ts', cases: GIANT.map((title) => ({ title, ms: 1_000, ...(change[title] && { does: change[title] }) })) }],
  histories: [history('giant.test.ts', GIANT, 1_000)],
  agents: [
    { id: 'a', slots: 2 },
    { id: 'b', slots: 2 },
  ],
});

describe('the verdict of a run', () => {
  const table: readonly (readonly [string, FleetOptions, string])[] = [
    ['green when every case passed', { files: [{ path: 'a', cases: cases('x', 'y') }], agents: ONE_AGENT }, 'green 0, passed 2'],
    [
      'green when all cases are skipped',
      {
        files: [
          {
            path: 'a',
            cases: [
              { title: 'x', mode: 'skip' },
              { title: 'y', mode: 'todo' },
            ],
          },
        ],
        agents: ONE_AGENT,
      },
      'green 0, skipped 2',
    ],
    [
      'red when a case failed',
      { files: [{ path: 'a', cases: [{ title: 'x', does: 'failed' }, { title: 'y' }] }], agents: ONE_AGENT },
      'red 1, passed 1, failed 1',
    ],
    [
      'red when a file cannot be collected',
      {
        files: [
          { path: 'a', cases: [], errors: () => [error('collection', 'syntax error', 'a')] },
          { path: 'b', cases: cases('x') },
        ],
        agents: ONE_AGENT,
      },
      'red 1, passed 1',
    ],
    [
      'red on an unhandled error though every case passed',
      { files: [{ path: 'a', cases: cases('x'), errors: () => [error('runner', 'unhandled')] }], agents: ONE_AGENT },
      'red 1, passed 1',
    ],
    [
      'red when the global teardown fails',
      { files: [{ path: 'a', cases: cases('x') }], agents: ONE_AGENT, closeErrors: [error('runner', 'coverage below threshold')] },
      'red 1, passed 1',
    ],
    ['incomplete without any case', { files: [{ path: 'a', cases: [] }], agents: ONE_AGENT }, 'incomplete 3'],
    ['incomplete without any file', { files: [], agents: ONE_AGENT }, 'incomplete 3'],
    [
      'incomplete when discovery had errors',
      { files: [{ path: 'a', cases: cases('x') }], agents: ONE_AGENT, discoveryErrors: [error('workspace', 'cannot read b')] },
      'incomplete 3, passed 1',
    ],
    ['incomplete when no agent joined', { files: [{ path: 'a', cases: cases('x') }], agents: [] }, 'incomplete 3'],
    [
      'incomplete when a case never says how it ended',
      { files: [{ path: 'a', cases: [{ title: 'x' }, { title: 'y', does: 'mute' }] }], agents: ONE_AGENT },
      'incomplete 3, passed 1, missing 1',
    ],
    [
      'incomplete when a label is missing, naming it',
      {
        files: [
          { path: 'a', cases: cases('x') },
          { path: 'b', cases: cases('y'), labels: ['ie'] },
        ],
        agents: ONE_AGENT,
      },
      'incomplete 3, passed 1, missing 1',
    ],
    [
      'red, not incomplete, when a failure is proven and something is missing',
      {
        files: [
          { path: 'a', cases: [{ title: 'x', does: 'failed' }] },
          { path: 'b', cases: cases('y'), labels: ['ie'] },
        ],
        agents: ONE_AGENT,
      },
      'red 1, failed 1, missing 1',
    ],
    [
      'red when a process dies twice under a case',
      { files: [{ path: 'a', cases: [{ title: 'x', does: 'crash' }, { title: 'y' }] }], agents: ONE_AGENT },
      'red 1, passed 1, failed 1',
    ],
    [
      'red when a process dies twice while a file is loaded',
      { files: [{ path: 'a', cases: cases('x'), diesAtLoad: () => true }], agents: ONE_AGENT },
      'red 1',
    ],
    [
      'green when a process died once while a file was loaded',
      { files: [{ path: 'a', cases: cases('x'), diesAtLoad: (nth) => nth === 1 }], agents: ONE_AGENT },
      'green 0, passed 1',
    ],
    [
      'red when a case hangs, and the others run',
      { files: [{ path: 'a', cases: [{ title: 'x', does: 'hang' }, { title: 'y' }] }], agents: ONE_AGENT },
      'red 1, passed 1, failed 1',
    ],
    [
      'flaky and red when a case passes at the second try',
      {
        files: [{ path: 'a', cases: [{ title: 'x', does: ({ nth }) => (nth === 1 ? 'failed' : 'passed') }] }],
        agents: ONE_AGENT,
        settings: { retries: 2 },
      },
      'red 1, passed 1, flaky 1',
    ],
    [
      'flaky and green where the policy allows it',
      {
        files: [{ path: 'a', cases: [{ title: 'x', does: ({ nth }) => (nth === 1 ? 'failed' : 'passed') }] }],
        agents: ONE_AGENT,
        settings: { retries: 2, flakyPolicy: 'allow' },
      },
      'green 0, passed 1, flaky 1',
    ],
    [
      'red when a case fails at every try',
      {
        files: [{ path: 'a', cases: [{ title: 'x', does: 'failed' }] }],
        agents: TWO_AGENTS,
        settings: { retries: 2, flakyPolicy: 'allow' },
      },
      'red 1, failed 1',
    ],
  ];

  test.each(table)('is %s', (_, options, expected) => {
    expect(outcome(options)).toBe(expected);
  });

  test('names the missing label', () => {
    const { summary } = runFleet({ files: [{ path: 'b', cases: cases('y'), labels: ['ie'] }], agents: ONE_AGENT });
    expect(summary?.reasons.join()).toContain('"ie"');
  });

  test('says what filter matched nothing, as a usage error', () => {
    const spec = { ...PLAIN_SUITE, suite: 'vitest', cwd: '/project', configFile: null, filters: ['nope'], projects: [] };
    const { summary } = runFleet({ files: [], agents: ONE_AGENT, settings: { suites: [spec] } });
    expect(summary).toMatchObject({ verdict: 'incomplete', exitCode: 2, errors: [{ code: 'no-match' }] });
  });
});

describe('a file that is cut', () => {
  test('runs on several slots and proves every case once', () => {
    const fleet = runFleet(giant());
    expect(new Set(fleet.of('unit-started').map((event) => `${event.agent}${event.slot}`)).size).toBe(4);
    expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { cases: 40, passed: 40 } });
    expect(fleet.summary?.wallMs).toBeLessThan(20_000);
  });

  test('does not turn red by an order dependence that the whole file does not have', () => {
    const fleet = runFleet(giant({ 'case 7': ({ isSlice }) => (isSlice ? 'failed' : 'passed') }));
    expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { passed: 40, failed: 0, flaky: 0 } });
    const facts = fleet.effects.flatMap((effect) => (effect.type === 'append-facts' ? [effect.facts] : []));
    expect(facts).toMatchObject([{ wasSliced: true, sliceBroke: true }]);
  });

  test('is red when the whole file fails too', () => {
    expect(outcome(giant({ 'case 7': 'failed' }))).toBe('red 1, passed 39, failed 1');
  });

  test('takes the whole file for an answer when cases change from load to load', () => {
    const options = giant();
    const drifting = { path: 'giant.test.ts', cases: (nth: number) => [...GIANT, `random ${nth}`].map((title) => ({ title, ms: 1_000 })) };
    const { summary } = runFleet({ ...options, files: [drifting] });
    expect(summary).toMatchObject({ verdict: 'green', totals: { cases: 41, passed: 41 } });
  });

  test('runs cases that history does not know', () => {
    const options = giant();
    const grown = { path: 'giant.test.ts', cases: [...GIANT, 'new 1', 'new 2'].map((title) => ({ title, ms: 1_000 })) };
    expect(outcome({ ...options, files: [grown] })).toBe('green 0, passed 42');
  });
});

describe('a lost agent', () => {
  test('takes no case with it and counts none twice', () => {
    const fleet = runFleet({ ...giant(), incidents: [{ atMs: 4_000, act: (running) => running.kill('a') }] });
    expect(fleet.summary).toMatchObject({
      verdict: 'green',
      totals: { cases: 40, passed: 40, missing: 0 },
      agents: [
        { id: 'a', isLost: true },
        { id: 'b', isLost: false },
      ],
    });
    expect(fleet.of('agent-lost')[0]?.movedUnits).toBeGreaterThan(0);
  });

  test('leaves an attempt that says so, which is neither a failure nor a flake', () => {
    const fleet = runFleet({ ...giant(), incidents: [{ atMs: 4_000, act: (running) => running.kill('a') }] });
    const records = fleet.of('file-settled').flatMap((event) => event.cases);
    const attempts = records.flatMap((record) => record.attempts);
    expect(attempts.filter((attempt) => attempt.outcome === 'agent-lost').length).toBeGreaterThan(0);
    expect(records.filter((record) => record.isFlaky)).toEqual([]);
  });

  test('may come back and is given work again', () => {
    const back = { atMs: 5_000, act: (running: { join(spec: { id: string }): void }) => running.join({ id: 'a' }) };
    const fleet = runFleet({ ...giant(), agents: ONE_AGENT, incidents: [{ atMs: 3_000, act: (running) => running.kill('a') }, back] });
    expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { passed: 40 } });
  });

  test('that is the last one leaves the run incomplete', () => {
    const fleet = runFleet({ ...giant(), agents: ONE_AGENT, incidents: [{ atMs: 3_000, act: (running) => running.kill('a') }] });
    expect(fleet.summary).toMatchObject({ verdict: 'incomplete', exitCode: 3 });
  });

  test('is refused when its late result arrives', () => {
    const fleet = runFleet({
      ...giant(),
      incidents: [{ atMs: 3_000, act: (running) => running.kill('a', 1) }],
      network: (message, agent) => [agent === 'a' && message.type === 'unit-report' ? 4_000 : 1],
    });
    expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { cases: 40, passed: 40 } });
  });

  test('over and over under one file is suspected of being killed by it', () => {
    const options: FleetOptions = {
      files: [{ path: 'a', cases: [{ title: 'killer', ms: 60_000 }] }],
      agents: ONE_AGENT,
      incidents: [500, 3_500, 6_500].flatMap((atMs) => [
        { atMs, act: (running: { kill(id: string): void }) => running.kill('a') },
        { atMs: atMs + 1_000, act: (running: { join(spec: { id: string }): void }) => running.join({ id: 'a' }) },
      ]),
    };
    const { summary } = runFleet(options);
    expect(summary).toMatchObject({ verdict: 'incomplete', totals: { missing: 1 } });
    expect(summary?.reasons.join()).toContain('3 agents were lost');
  });
});

describe('a lying agent', () => {
  type UnitReport = Extract<FromAgent, { readonly type: 'unit-report' }>;
  const tamper = (change: (report: UnitReport) => UnitReport): Partial<FleetOptions> => ({
    tamper: (message, agent) => (agent === 'a' && message.type === 'unit-report' ? change(message) : message),
  });
  const withEvents = (report: UnitReport, map: (event: UnitReport['events'][number]['event']) => object): UnitReport =>
    ({ ...report, events: report.events.map(({ atMs, event }) => ({ atMs, event: map(event) })) }) as UnitReport;
  const lies: readonly (readonly [string, (report: UnitReport) => UnitReport])[] = [
    [
      'an index out of range',
      (report) => withEvents(report, (event) => (event.type === 'case-ended' ? { ...event, caseIndex: 99 } : event)),
    ],
    [
      'a file that is not in the unit',
      (report) => withEvents(report, (event) => ('file' in event ? { ...event, file: modelKey('other') } : event)),
    ],
    [
      'results before any collection',
      (report) => withEvents(report, (event) => (event.type === 'collected' ? { type: 'unit-started' } : event)),
    ],
    [
      'case ids that are not the cases',
      (report) =>
        withEvents(report, (event) =>
          event.type === 'collected' ? { ...event, cases: event.cases.map((one: CollectedCase) => ({ ...one, id: 'x' })) } : event,
        ),
    ],
  ];
  const options: FleetOptions = { files: ['p', 'q', 'r', 's', 't'].map((path) => ({ path, cases: cases('x', 'y') })), agents: TWO_AGENTS };

  test.each(lies)('that reports %s is not believed, and the work moves', (_, change) => {
    const { summary } = runFleet({ ...options, ...tamper(change) });
    expect(summary).toMatchObject({ verdict: 'green', totals: { cases: 10, passed: 10 } });
    expect(summary?.errors.some(({ kind, message }) => kind === 'agent' && message.includes('"a"'))).toBe(true);
  });

  test('that leaves out cases and says completed proves nothing', () => {
    const silent = tamper((report) => ({ ...report, events: report.events.filter(({ event }) => event.type !== 'case-ended') }));
    expect(outcome({ ...options, ...silent, agents: ONE_AGENT })).toBe('incomplete 3, missing 10');
  });

  test('that reports outcomes of cases outside its slice changes nothing', () => {
    const eager = tamper((report) =>
      withEvents(report, (event) =>
        event.type === 'collected' ? { ...event, cases: event.cases.map((one: CollectedCase) => ({ ...one, isSelected: true })) } : event,
      ),
    );
    expect(outcome({ ...giant(), ...eager })).toBe('green 0, passed 40');
  });
});

describe('stopping', () => {
  test('an interrupt reports what is known within two seconds with exit code 130 and closes every suite', () => {
    const fleet = runFleet({ ...giant(), incidents: [{ atMs: 4_000, act: (running) => running.interrupt() }] });
    expect(fleet.summary).toMatchObject({ verdict: 'incomplete', exitCode: 130, totals: { cases: 40 } });
    expect(fleet.summary?.totals.passed).toBeGreaterThan(4);
    expect(fleet.summary?.wallMs).toBeLessThan(4_000 + 1_500);
    expect(fleet.effects.filter((effect) => effect.type === 'send' && effect.message.type === 'close-suite')).toHaveLength(2);
  });

  test('bail stops after the first failure and stays red', () => {
    const files = Array.from({ length: 20 }, (_, index) => ({
      path: `f${index}`,
      cases: [{ title: 'x', ms: 500, does: 'failed' as const }],
    }));
    const { summary } = runFleet({ files, agents: ONE_AGENT, settings: { bail: 1 } });
    expect(summary).toMatchObject({ verdict: 'red', exitCode: 1, totals: { failed: 1 } });
    expect(summary?.wallMs).toBeLessThan(2_000);
  });

  test('planning only ends after the plan', () => {
    const fleet = runFleet({ ...giant(), settings: { planOnly: true } });
    expect(fleet.of('run-planned')).toHaveLength(1);
    expect(fleet.of('unit-started')).toHaveLength(0);
  });
});

test('a slot that gives back what nobody recalled gets nothing more until the next tick', () => {
  let given = 0;
  const tamper = (message: FromAgent): FromAgent => {
    if (message.type === 'lease-returned') given += 1;
    return message;
  };
  const files = Array.from({ length: 40 }, (_, index) => ({ path: `f${index}.test.ts`, cases: [{ title: 'case' }] }));
  const { summary } = runFleet({ files, agents: [{ id: 'a', maxQueue: 1 }], tamper });
  expect(summary?.verdict).toBe('green');
  // A plan's worth of leases for each of the few ticks; asked again at once it would be a plan's worth for each message.
  expect(given).toBeGreaterThan(0);
  expect(given).toBeLessThan(400);
});

describe('a run of some cases', () => {
  test('runs and counts only those that were asked for', () => {
    const key = modelKey('giant.test.ts');
    const only = new Map([[key, [caseId(key, ['case 3'], 0), caseId(key, ['case 5'], 0)]]]);
    expect(outcome({ ...giant({ 'case 4': 'failed' }), settings: { only } })).toBe('green 0, passed 2');
  });

  test('runs a file whole when history does not know its cases', () => {
    const key = modelKey('giant.test.ts');
    const only = new Map([[key, [caseId(key, ['gone'], 0)]]]);
    expect(outcome({ ...giant(), settings: { only } })).toBe('green 0, passed 40');
  });
});

describe('the time of the slots', () => {
  test.each([
    ['a quiet run', giant()],
    [
      'a run that lost an agent',
      { ...giant(), incidents: [{ atMs: 4_000, act: (running: { kill(id: string): void }) => running.kill('a') }] },
    ],
    ['an interrupted run', { ...giant(), incidents: [{ atMs: 4_000, act: (running: { interrupt(): void }) => running.interrupt() }] }],
  ] satisfies [string, FleetOptions][])('is accounted for in %s: the parts sum to slots times wall', (_, options) => {
    const { summary } = runFleet(options);
    const sum = Object.values(summary?.breakdown ?? {}).reduce((total, ms) => total + ms, 0);
    expect(sum).toBeCloseTo(4 * (summary?.wallMs ?? 0), 3);
  });
});

test('a bundle goes out in one unit', () => {
  const files = ['a', 'b', 'c'].map((path) => ({ path, cases: cases('x'), bundle: 'types', wholeReason: 'types' }));
  const fleet = runFleet({ files, agents: [{ id: 'a', slots: 3 }] });
  expect(fleet.of('unit-started').map((event) => event.files.length)).toEqual([3]);
  expect(fleet.summary?.verdict).toBe('green');
});

test('a group starts when the one before it has ended', () => {
  const files = [0, 0, 1].map((group, index) => ({ path: `f${index}`, cases: [{ title: 'x', ms: 500 }], group }));
  const fleet = runFleet({ files, agents: [{ id: 'a', slots: 3 }] });
  const settled = fleet.events.filter((event) => event.type === 'file-settled' || event.type === 'unit-started').map((event) => event.type);
  expect(settled).toEqual(['unit-started', 'unit-started', 'file-settled', 'file-settled', 'unit-started', 'file-settled']);
});

test('a report that is repeated is acknowledged and not applied again', () => {
  const fleet = runFleet({ files: [{ path: 'a', cases: cases('x', 'y') }], agents: ONE_AGENT, network: () => [1, 1, 30] });
  expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { cases: 2, passed: 2 } });
  expect(fleet.of('case-ended')).toHaveLength(2);
});

test('a run that is not started has no effects', () => {
  expect(reduce(createRun(), { type: 'tick', nowMs: 1 })).toEqual([]);
});

describe('facts say of every attempt why its lease was granted', () => {
  const reasonsOf = (options: FleetOptions) => {
    const facts = runFleet(options).effects.flatMap((effect) => (effect.type === 'append-facts' ? [effect.facts] : []));
    for (const { cases: records, reasons } of facts) {
      const told = new Set(reasons?.map(({ lease }) => lease));
      for (const { attempts } of records) for (const { lease } of attempts) expect(told).toContain(lease);
      expect(told.size).toBe(reasons?.length);
    }
    return facts.flatMap(({ reasons }) => reasons ?? []).map(({ reason }) => reason);
  };

  test('when a giant is cut', () => {
    expect(reasonsOf(giant()).map(({ kind }) => kind)).toContain('cut');
  });

  test('when an agent dies and its work goes elsewhere', () => {
    const kill = { atMs: 4_000, act: (fleet: Parameters<NonNullable<FleetOptions['incidents']>[number]['act']>[0]) => fleet.kill('a') };
    const origins = reasonsOf({ ...giant(), incidents: [kill] }).map(({ from }) => (from === null ? '' : `${from.how} ${from.agent}`));
    expect(origins).toContain('lost a');
  });

  test('when a case is tried again', () => {
    const flaky: ModelCase = { title: 'x', does: ({ nth }) => (nth === 1 ? 'failed' : 'passed') };
    const reasons = reasonsOf({ files: [{ path: 'a', cases: [flaky] }], agents: TWO_AGENTS, settings: { retries: 1 } });
    expect(reasons.map(({ kind }) => kind)).toEqual(['longest', 'evidence']);
  });
});

test('a report that overtook an earlier one waits for it, and is acknowledged with it', () => {
  const fleet = runFleet({
    files: [{ path: 'a', cases: cases('x', 'y', 'z') }],
    agents: ONE_AGENT,
    network: (message) => [message.type === 'unit-report' && message.sequence === 2 ? 200 : 1],
  });
  const acks = fleet.effects.flatMap((effect) =>
    effect.type === 'send' && effect.message.type === 'report-ack' ? [effect.message.sequence] : [],
  );
  expect(fleet.summary?.verdict).toBe('green');
  expect(acks[0]).toBe(1);
  expect(acks[1]).toBeGreaterThan(2);
});
