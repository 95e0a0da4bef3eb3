/** A run of many agents for tests of what watches one: the real decisions, in virtual time, over a project of any size. */
import { assert } from '../../core/assert.ts';
import { runId } from '../../core/id.ts';
import type { TestError } from '../../core/outcome.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';
import { caseId } from '../../core/test-case.ts';
import { fileKey } from '../../core/test-file.ts';
import { createHost } from '../simulation/coordinator-host.ts';
import { createDice, type Dice } from '../simulation/dice.ts';
import { createEventQueue } from '../simulation/event-queue.ts';
import type { AgentPlan, FaultPlan } from '../simulation/fault-plan.ts';
import { createHistories } from '../simulation/history.ts';
import { createObservations } from '../simulation/observation.ts';
import { startSimulatedAgent } from '../simulation/simulated-agent.ts';
import { realDecider } from '../simulation/simulation.ts';
import type { Temper, TrueCase, TrueFile, Truth } from '../simulation/truth.ts';

/** How large the wall is; the post's is 36 agents, 1,000 files, 15 cases a file. */
export type WallSize = { readonly agents: number; readonly slots: number; readonly files: number; readonly casesPerFile: number };

export const IMVU_WALL: WallSize = { agents: 36, slots: 2, files: 1_000, casesPerFile: 15 };

const SUITES = ['unit', 'browser', 'explorer'] as const;
const AREAS = ['chat', 'shop', 'avatar', 'billing', 'login', 'search', 'feed', 'admin'] as const;
/** Its first case always fails; which others do, the dice say. */
const FAILING_FILE = 3;
const LONGEST_MS = 24 * 3_600_000;
const CALM = {
  failing: false,
  flaky: false,
  orderDependent: false,
  crashing: false,
  hanging: false,
  broken: false,
  empty: false,
  labels: false,
};

/** Returns what happened in the run, from start to end. One agent dies on the way, some are slow, few cases fail. The same seed gives the same. */
export function simulateWall(size: WallSize, seed = 1): readonly RunEvent[] {
  const dice = createDice(seed);
  const truth = truthOf(size, dice.fork('truth'));
  const plan: FaultPlan = {
    trouble: CALM,
    agents: Array.from({ length: size.agents }, (_, index) => agentOf(size, index, dice)),
    duplicateRatio: 0,
    overtakeRatio: 0,
    latencyMs: 2,
    isLax: false,
    clockStep: null,
    history: 'right',
    interruptAtMs: null,
    retries: 1,
    bail: null,
    flakyPolicy: 'allow',
    isShared: false,
    crashes: [],
    isHeavy: false,
  };
  const queue = createEventQueue();
  const histories = createHistories(truth, 'right', dice.fork('history'));
  const host = createHost({
    queue,
    createDecider: realDecider,
    loadHistory: () => histories,
    clockErrorMs: () => 0,
    isLax: false,
    settings: {
      isCi: true,
      retries: plan.retries,
      bail: null,
      flakyPolicy: plan.flakyPolicy,
      only: null,
      expectAgents: size.agents,
      agentWaitMs: 30_000,
      suites: SUITES.map((suite) => ({ ...PLAIN_SUITE, suite, cwd: '/project', configFile: null, filters: [], projects: [] })),
      planOnly: false,
    },
  });
  const observations = createObservations();
  const network = { queue, dice: dice.fork('network'), plan };
  host.start();
  for (const agent of plan.agents) {
    startSimulatedAgent({ truth, network, host, plan: agent, observations, dice: dice.fork(agent.id), tamper: (message) => [message] });
  }
  const { record } = host;
  queue.runUntil(() => record.summary !== null, LONGEST_MS);
  const { summary } = record;
  assert(summary !== null, 'a simulated run ends');
  return [...record.events.map(withWholeError), { type: 'run-finished', atMs: summary.startedAtMs + summary.wallMs, summary }];
}

const WHOLE_ERROR: TestError = {
  message: 'AssertionError: expected [ 1, 2, 3 ] to deeply equal [ 1, 2, 4 ]',
  location: 'src/shop/basket.ts:41:12',
  diff: '- Expected\n+ Received\n\n  [\n    1,\n    2,\n-   4,\n+   3,\n  ]',
  codeFrame:
    '  39|   const basket = open(customer);\n  40|   basket.add(3);\n  41|   expect(basket.content()).toEqual([1, 2, 4]);\n    |                            ^\n  42| });',
  stack:
    'AssertionError: expected [ 1, 2, 3 ] to deeply equal [ 1, 2, 4 ]\n    at src/shop/basket.ts:41:12\n    at src/shop/basket.test.ts:12:3',
};

/** Returns the events of the same run under another name. */
export function renameRun(events: readonly RunEvent[], name: string): readonly RunEvent[] {
  const id = runId(name);
  return events.map((event) => {
    if (event.type === 'run-started') return { ...event, runId: id };
    return event.type === 'run-finished' ? { ...event, summary: { ...event.summary, runId: id } } : event;
  });
}

/** Returns the same events as if the last of them were at this moment: a page shows a run that was silent for years as one that nobody conducts. */
export function endRunAt(events: readonly RunEvent[], atMs: number): readonly RunEvent[] {
  const byMs = atMs - (events.at(-1)?.atMs ?? atMs);
  const move = (_name: string, value: unknown): unknown => (typeof value === 'number' && value >= EARLIEST_MS ? value + byMs : value);
  return JSON.parse(JSON.stringify(events), move) as RunEvent[];
}

/** No duration is as long; every moment of a simulation is later. */
const EARLIEST_MS = Date.UTC(2020, 0);

/** Simulated errors are short; a page shows those of real frameworks, with a diff and a frame of code. */
function withWholeError(event: RunEvent): RunEvent {
  if (event.type === 'case-ended' && event.outcome === 'failed') return { ...event, errors: [WHOLE_ERROR] };
  if (event.type !== 'file-settled' || event.cases.every((record) => record.outcome === 'passed' && !record.isFlaky)) return event;
  const cases = event.cases.map((record) => ({
    ...record,
    attempts: record.attempts.map((attempt) => (attempt.errors.length === 0 ? attempt : { ...attempt, errors: [WHOLE_ERROR] })),
  }));
  return { ...event, cases };
}

function agentOf({ agents, slots }: WallSize, index: number, dice: Dice): AgentPlan {
  const own = dice.fork(`agent ${index}`);
  const isWindows = index % 6 === 0;
  return {
    id: `${isWindows ? 'win' : 'linux'}-${String(index + 1).padStart(2, '0')}`,
    slots,
    labels: isWindows ? ['os:windows', 'browser:ie'] : ['os:linux'],
    speed: own.chance(0.1) ? own.between(0.5, 0.8) : own.between(0.9, 1.1),
    joinsAtMs: own.between(0, 2_000),
    diesAtMs: agents > 4 && index === 4 ? 60_000 : null,
    returnsAfterMs: null,
    hasSpool: false,
    cuts: [],
    freezes: [],
    drainsAtMs: null,
    lieRatio: 0,
    lies: [],
    impersonates: false,
    exitRatio: 0,
  };
}

function truthOf(size: WallSize, dice: Dice): Truth {
  const files = Array.from({ length: size.files }, (_, index) => fileOf(size, index, dice.fork(`file ${index}`)));
  return { files, byKey: new Map(files.map((file) => [file.file.key, file])) };
}

function fileOf({ casesPerFile }: WallSize, index: number, dice: Dice): TrueFile {
  const suite = dice.pick([...SUITES, 'unit', 'unit', 'unit']);
  const area = dice.pick([...AREAS]);
  const path = `src/${area}/${area}-${index}.test.ts`;
  const key = fileKey(suite, '', path, 'runtime');
  const isBrowser = suite !== 'unit';
  return {
    file: {
      key,
      suite,
      project: '',
      path,
      kind: 'runtime',
      contentDigest: index.toString(16).padStart(64, '0'),
      bytes: 2_000,
      group: 0,
      maxPerAgent: null,
      bundle: null,
      labels: suite === 'explorer' ? ['browser:ie'] : [],
      wholeReason: null,
    },
    collection: 'whole',
    cases: Array.from({ length: casesPerFile }, (_, number): TrueCase => {
      const titlePath = [area, `keeps promise ${number} of part ${index}`];
      const durationMs = Math.min(dice.heavy(isBrowser ? 900 : 350, 1.1), 40_000);
      return {
        id: caseId(key, titlePath, 0),
        titlePath,
        ordinal: 0,
        mode: dice.chance(0.01) ? 'skip' : 'run',
        durationMs,
        temper: index === FAILING_FILE && number === 0 ? 'fails' : temperOf(dice),
      };
    }),
    loadMs: dice.heavy(200, 0.6),
    setupMs: dice.heavy(isBrowser ? 900 : 150, 0.5),
    hookMs: 0,
  };
}

function temperOf(dice: Dice): Temper {
  if (dice.chance(0.0008)) return 'fails';
  return dice.chance(0.001) ? 'flaky' : 'passes';
}
