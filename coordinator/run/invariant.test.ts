import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AgentId, agentId } from '../../core/id.ts';
import type { FromAgent } from '../../core/session-message.ts';
import type { UnitEvent } from '../../core/unit.ts';
import { type Fleet, type FleetOptions, type Incident, runFleet } from './fleet-model.ts';
import { type Behaviour, type ModelFile, modelKey } from './model-project.ts';
import { createRun, reduce } from './reduce.ts';

const RUNS = 60;

const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 30, arbitrary: fc.constant<Behaviour>('passed') },
  { weight: 3, arbitrary: fc.constantFrom<Behaviour>('failed', 'skipped') },
  { weight: 1, arbitrary: fc.constantFrom<Behaviour>('crash', 'hang', 'mute') },
);
/** A case does one thing the first time and, rarely, another later: flaky. */
const plannedCase = fc.record({
  first: behaviour,
  later: fc.option(behaviour, { nil: null, freq: 8 }),
  ms: fc.integer({ min: 1, max: 3_000 }),
});
const plannedFile = fc.record({
  cases: fc.array(plannedCase, { minLength: 1, maxLength: 8 }),
  isWhole: fc.boolean(),
  group: fc.integer({ min: 0, max: 1 }),
  isLabelled: fc.boolean(),
});
type PlannedFile = typeof plannedFile extends fc.Arbitrary<infer T> ? T : never;

function toModel({ cases, isWhole, group, isLabelled }: PlannedFile, index: number): ModelFile {
  return {
    path: `file ${index}`,
    group,
    labels: isLabelled ? ['gpu'] : [],
    ...(isWhole && { wholeReason: 'serial' }),
    cases: cases.map(({ first, later, ms }, number) => ({
      title: `case ${number}`,
      ms,
      does: later === null ? first : ({ nth }: { readonly nth: number }) => (nth === 1 ? first : later),
    })),
  };
}

/** A stream of numbers that a seed repeats: what the network does to the nth message. */
function network(seed: number, trouble: number): NonNullable<FleetOptions['network']> {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return (message) => {
    const delayMs = 1 + Math.floor(next() * 40);
    if (message.type !== 'unit-report' || next() > trouble) return [delayMs];
    const kind = next();
    if (kind < 0.2) return [];
    return kind < 0.6 ? [delayMs, delayMs + Math.floor(next() * 500)] : [delayMs + Math.floor(next() * 2_000)];
  };
}

const incident: fc.Arbitrary<Incident> = fc
  .record({
    atMs: fc.integer({ min: 10, max: 6_000 }),
    agent: fc.constantFrom('a', 'b', 'c'),
    what: fc.constantFrom('kill', 'rejoin', 'withdraw', 'hurry'),
  })
  .map(({ atMs, agent, what }) => ({
    atMs,
    act: (fleet) => {
      if (what === 'withdraw' || what === 'hurry') {
        fleet.withdraw(agent, what === 'hurry');
        fleet.after(2_000, () => fleet.join({ id: agent, slots: 2, labels: ['gpu'] }));
        return;
      }
      fleet.kill(agent, what === 'kill' ? 200 : 20);
      if (what === 'rejoin') fleet.after(300, () => fleet.join({ id: agent, slots: 2, labels: ['gpu'] }));
    },
  }));

const scenario = fc.record({
  files: fc.array(plannedFile, { minLength: 1, maxLength: 6 }),
  seed: fc.nat(),
  trouble: fc.constantFrom(0, 0.05, 0.3),
  incidents: fc.array(incident, { maxLength: 3 }),
  retries: fc.integer({ min: 0, max: 2 }),
  isLenient: fc.boolean(),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

const AGENTS = [
  { id: 'a', slots: 2, labels: ['gpu'] },
  { id: 'b', slots: 1 },
  { id: 'c', slots: 2, labels: ['gpu'], joinsAtMs: 700 },
];

function optionsOf({ files, seed, trouble, incidents, retries, isLenient }: Scenario): FleetOptions {
  return {
    files: files.map(toModel),
    agents: AGENTS,
    network: network(seed, trouble),
    incidents,
    limitMs: 40 * 3_600_000,
    settings: { retries, flakyPolicy: isLenient ? 'allow' : 'fail' },
  };
}

/** Every case of the manifest appears once, with an outcome or missing, and the totals say the same. */
function expectExactlyOnce(fleet: Fleet, files: readonly PlannedFile[]): void {
  const settled = fleet.of('file-settled');
  expect(settled.map((event) => event.file.path).toSorted()).toEqual(files.map((_, index) => `file ${index}`).toSorted());
  const counts = { passed: 0, failed: 0, skipped: 0, missing: 0 };
  for (const { file, cases } of settled) {
    const planned = files[Number(file.path.split(' ')[1])]?.cases.length ?? 0;
    if (cases.length === 0) counts.missing += 1;
    else expect(cases.map((record) => record.titlePath.join())).toEqual(Array.from({ length: planned }, (_, number) => `case ${number}`));
    for (const { outcome } of cases) counts[outcome] += 1;
  }
  const totals = fleet.summary?.totals;
  expect(totals).toMatchObject({ passed: counts.passed, failed: counts.failed, skipped: counts.skipped });
  expect((totals?.missing ?? 0) > 0).toBe(counts.missing > 0 && !isFileError(fleet));
}

/** A file that died while it was loaded has no cases, and an error instead. */
function isFileError(fleet: Fleet): boolean {
  const empty = fleet.of('file-settled').filter((event) => event.cases.length === 0);
  const missing = fleet
    .of('file-settled')
    .flatMap((event) => event.cases)
    .some((record) => record.outcome === 'missing');
  return !missing && empty.every((event) => fleet.summary?.errors.some((error) => error.file === event.file.path));
}

/** Green is only ever said when each case passed or was skipped somewhere, as its author wrote it. */
function expectNoFalseGreen(fleet: Fleet, scene: Scenario): void {
  if (fleet.summary?.verdict !== 'green') return;
  const never = (what: Behaviour): boolean => what === 'failed' || what === 'crash' || what === 'hang' || what === 'mute';
  for (const { cases } of scene.files) for (const { first, later } of cases) expect(never(first) && never(later ?? first)).toBe(false);
  if (!scene.isLenient)
    expect(
      fleet
        .of('file-settled')
        .flatMap((event) => event.cases)
        .filter((record) => record.isFlaky),
    ).toEqual([]);
  expect(fleet.summary.totals.missing + fleet.summary.totals.failed).toBe(0);
}

describe('whatever the network, the agents and the tests do', () => {
  test('every case of the manifest has exactly one accepted outcome or is missing, and green is never false', () => {
    fc.assert(
      fc.property(scenario, (scene) => {
        const fleet = runFleet(optionsOf(scene));
        expectExactlyOnce(fleet, scene.files);
        expectNoFalseGreen(fleet, scene);
      }),
      { numRuns: RUNS },
    );
  });

  test('replaying the inputs gives the same effects, byte for byte', () => {
    fc.assert(
      fc.property(scenario, (scene) => {
        const fleet = runFleet(optionsOf(scene));
        const state = createRun();
        const inputs = JSON.parse(JSON.stringify(fleet.inputs)) as typeof fleet.inputs;
        const effects = inputs.flatMap((input) => [...reduce(state, input)]);
        expect(JSON.stringify(effects)).toBe(JSON.stringify(fleet.effects));
      }),
      { numRuns: RUNS / 3 },
    );
  });

  test("the slots' time is accounted for: the parts sum to slots times wall", () => {
    fc.assert(
      fc.property(scenario, (scene) => {
        const { summary } = runFleet(optionsOf(scene));
        const slots = summary?.agents.reduce((sum, agent) => sum + agent.slots, 0) ?? 0;
        const sum = Object.values(summary?.breakdown ?? {}).reduce((total, ms) => total + ms, 0);
        expect(Math.abs(sum - slots * (summary?.wallMs ?? 0))).toBeLessThan(1);
      }),
      { numRuns: RUNS / 3 },
    );
  });
});

describe('an agent that says anything at all', () => {
  const caseIndex = fc.integer({ min: -1, max: 9 });
  const file = fc.constantFrom(modelKey('file 0'), modelKey('file 1'), modelKey('nowhere'));
  const result = fc.record({
    outcome: fc.constantFrom('passed' as const, 'failed' as const, 'skipped' as const),
    durationMs: fc.nat(100),
    frameworkRetries: fc.nat(2),
    errors: fc.constant([]),
  });
  const lie: fc.Arbitrary<UnitEvent> = fc.oneof(
    fc.record({ type: fc.constant('case-ended' as const), file, caseIndex, result }),
    fc.record({ type: fc.constant('case-started' as const), file, caseIndex }),
    fc.record({ type: fc.constant('collected' as const), file, cases: fc.constant([]) }),
    fc.record({ type: fc.constant('file-ended' as const), file, timing: fc.constant({ loadMs: 1, setupMs: 1, testMs: 1 }) }),
    fc.record({ type: fc.constant('unit-ended' as const), end: fc.constant({ kind: 'completed' as const }), wallMs: fc.constant(1) }),
  );

  function tampering(lies: readonly (UnitEvent | null)[]): (message: FromAgent, agent: AgentId) => FromAgent {
    let number = 0;
    return (message, agent) => {
      if (agent !== agentId('a') || message.type !== 'unit-report') return message;
      const said = lies[number++ % lies.length];
      return said == null ? message : { ...message, events: [{ atMs: 0, event: said }, ...message.events] };
    };
  }

  test('never makes a run green whose honest agents see a failure, nor breaks it', () => {
    fc.assert(
      fc.property(fc.array(fc.option(lie, { nil: null }), { minLength: 1, maxLength: 20 }), fc.boolean(), (lies, isFailing) => {
        const cases = [{ title: 'x' }, { title: 'y', ms: 200 }];
        const files: ModelFile[] = [
          { path: 'file 0', cases },
          { path: 'file 1', cases: [...cases, { title: 'z', does: isFailing ? 'failed' : 'passed' }] },
        ];
        const fleet = runFleet({
          files,
          agents: [{ id: 'a' }, { id: 'b', joinsAtMs: 30 }],
          tamper: tampering(lies),
          limitMs: 40 * 3_600_000,
        });
        const claimed = lies.some(
          (said) => said?.type === 'case-ended' && said.file === modelKey('file 1') && said.result.outcome !== 'failed',
        );
        const emptied = lies.some((said) => said?.type === 'collected');
        if (isFailing && !claimed && !emptied) expect(fleet.summary?.verdict).not.toBe('green');
        expect(fleet.summary).not.toBeNull();
      }),
      { numRuns: RUNS },
    );
  });
});
