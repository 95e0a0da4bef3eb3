/** What the page shows beside runs, as values for its tests: each with everything that can stand in it, and something wrong somewhere. */
import type { MetricBand } from '../../core/metric-band.ts';
import type { CaseHistory, DeployView, FlakeView, HostCell, PipelineView, PoolView } from '../../dashboard/view/types.ts';
import { createDice } from '../simulation/dice.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

export function samplePool(atMs: number, agents = 36): PoolView {
  const dice = createDice(7);
  return {
    kind: 'pool',
    atMs,
    agents: Array.from({ length: agents }, (_, index) => {
      const isSick = index === 4;
      const state = isSick ? 'sick' : index === 9 ? 'draining' : index === 17 ? 'lost' : index % 5 === 3 ? 'idle' : 'busy';
      return {
        id: `${index % 6 === 0 ? 'win' : 'linux'}-${String(index + 1).padStart(2, '0')}`,
        slots: 2,
        labels: index % 6 === 0 ? ['os:windows', 'browser:ie'] : ['os:linux', 'docker'],
        version: index === 11 ? '0.0.9' : '0.1.0',
        state,
        words: isSick ? 'fails first attempts 14 times as often as the others, p = 0.00002' : '',
        runId: state === 'busy' ? 'run-20260101-101500' : null,
        load: state === 'lost' ? null : dice.between(0.1, 1.4),
        memoryFreeRatio: state === 'lost' ? null : dice.between(0.05, 0.8),
        speed: dice.between(0.7, 1.2),
        sinceMs: atMs - dice.between(1, 300) * MINUTE,
      };
    }),
    queue: [
      {
        runId: 'run-20260101-101500',
        branch: 'main',
        isMain: true,
        state: 'running',
        weight: 4,
        submittedAtMs: atMs - 3 * MINUTE,
        agents: 24,
        slots: 48,
        deserved: 51.2,
        waitsFor: '',
        forecastMs: 6 * MINUTE,
      },
      {
        runId: 'run-20260101-101610',
        branch: 'feature/basket',
        isMain: false,
        state: 'running',
        weight: 1,
        submittedAtMs: atMs - 2 * MINUTE,
        agents: 6,
        slots: 12,
        deserved: 12.8,
        waitsFor: 'an agent with browser:ie',
        forecastMs: 14 * MINUTE,
      },
      {
        runId: 'run-20260101-101702',
        branch: 'fix/login',
        isMain: false,
        state: 'waiting',
        weight: 1,
        submittedAtMs: atMs - MINUTE,
        agents: 0,
        slots: 0,
        deserved: 8,
        waitsFor: 'two agents that feature/basket gives back within 40 s',
        forecastMs: 19 * MINUTE,
      },
    ],
  };
}

export function samplePipeline(atMs: number): PipelineView {
  const stages = [
    'live',
    'live',
    'rolled-back',
    'deploying',
    'deploying',
    'green',
    'evicted',
    'evidence',
    'testing',
    'testing',
    'batched',
    'waiting',
    'waiting',
    'held',
  ] as const;
  const authors = ['Ada', 'Grace', 'Barbara', 'Edsger', 'Tony'] as const;
  const subjects = [
    'shop: a basket holds three more',
    'login: remember who was here',
    'chat: say when a friend comes',
    'avatar: hats',
    'search: forgive typing errors',
  ];
  const words: Partial<Record<(typeof stages)[number], string>> = {
    'evicted': 'breaks shop › keeps its promise: posterior 0.991 after three trials',
    'rolled-back': 'errors rose by 2.4 a minute on canaries, p = 0.003',
    'held': 'waits for a person: it changes a migration',
    'evidence': 'two trials of leave-one-out are under way',
  };
  return {
    kind: 'pipeline',
    atMs,
    branch: 'main',
    green: 'a5'.repeat(20),
    live: 'a1'.repeat(20),
    hold: 'Grace holds deploys: "the sale begins at noon"',
    waitsFor: 'three more trials of batch 41, done in about 2 m',
    commits: stages.map((stage, index) => ({
      id: `a${index.toString(16)}`.repeat(20),
      subject: subjects[index % subjects.length] ?? '',
      author: authors[index % authors.length] ?? '',
      batch: stage === 'waiting' || stage === 'held' ? null : 38 + Math.floor(index / 3),
      stage,
      enteredAtMs: atMs - (stages.length - index) * 3 * MINUTE,
      sinceMs: atMs - (stages.length - index) * 41_000,
      words: words[stage] ?? '',
    })),
    batches: sampleBatches(atMs),
  };
}

function sampleBatches(atMs: number): PipelineView['batches'] {
  return [
    {
      number: 41,
      commits: 3,
      stage: 'evidence',
      runId: 'run-20260101-101610',
      rollout: null,
      startedAtMs: atMs - 9 * MINUTE,
      words: 'one case failed that was green before',
      suspects: [
        { words: 'a7a7a7a7 "avatar: hats" by Edsger', probability: 0.81 },
        { words: 'it fails by chance', probability: 0.15 },
        { words: 'machine linux-05', probability: 0.04 },
      ],
    },
    {
      number: 40,
      commits: 2,
      stage: 'deploying',
      runId: 'run-20260101-101500',
      rollout: 'r-40',
      startedAtMs: atMs - 16 * MINUTE,
      words: 'canaries are watched',
      suspects: [],
    },
  ];
}

export function sampleFlakes(atMs: number): FlakeView {
  const dice = createDice(11);
  const states = ['certified', 'suspect', 'quarantined', 'unproven'] as const;
  return {
    kind: 'flakes',
    atMs,
    runsPerDay: 212,
    forecast: { low: 0.6, mid: 1.4, high: 2.9, actual: 2 },
    certifiedRatio: 0.9412,
    rows: Array.from({ length: 12 }, (_, index) => {
      const rate = 0.02 / (index + 1);
      const state = states[index % 4 === 2 ? 2 : index % 2] ?? 'unproven';
      return {
        id: `flake-${index}`,
        name: `shop › part ${index} keeps its promise to whoever waits for it`,
        file: `src/shop/shop-${index}.test.ts`,
        runs: 9_400 - index * 131,
        falseFailures: Math.max(1, Math.round(rate * 9_000)),
        rate,
        low: rate * 0.6,
        high: rate * 1.6,
        minutesPerDay: 38 / (index + 1),
        state,
        owner: index % 3 === 0 ? 'team-shop' : '',
        expiresAtMs: state === 'quarantined' ? atMs + (index + 1) * DAY : null,
        cluster: index < 3 ? 1 : index === 7 || index === 9 ? 2 : null,
        lastAtMs: atMs - dice.between(1, 4_000) * MINUTE,
      };
    }),
  };
}

export function sampleDeploy(atMs: number, hosts = 120): DeployView {
  const dice = createDice(3);
  return {
    kind: 'deploy',
    atMs,
    fleet: 'web',
    rollout: 'r-40',
    release: 'b4'.repeat(32),
    previous: 'a1'.repeat(32),
    step: 'watching',
    stage: 'canary',
    isHeld: false,
    waitsFor: 'four more looks of the judge, at most 52 s',
    outcome: null,
    stages: [
      { stage: 'canary', condition: 'active', hosts: 6, serving: 6, words: '2 of 6 looks, no metric is worse' },
      { stage: 'wave', condition: 'waiting', hosts: 30, serving: 0, words: '' },
      { stage: 'full', condition: 'waiting', hosts: 78, serving: 0, words: '' },
      { stage: 'hold-back', condition: 'waiting', hosts: 6, serving: 0, words: '' },
    ],
    hosts: Array.from({ length: hosts }, (_, index) => hostOf(index)),
    metrics: ['errors', 'load1', 'cpu', 'latency p95', 'requests'].map((metric, index) => metricOf(metric, index, atMs, dice.fork(metric))),
    log: [
      { atMs: atMs - 6 * MINUTE, who: 'pipeline', words: 'batch 40 is green: certificate 3f0c…, tree b4b4b4b4' },
      { atMs: atMs - 5 * MINUTE, who: 'deployer', words: 'bytes are on all 120 hosts, digest b4b4b4b4, 14.2 s' },
      { atMs: atMs - 2 * MINUTE, who: 'deployer', words: 'canaries and placebos switched, dead-man armed for 300 s' },
      { atMs: atMs - MINUTE, who: 'judge', words: 'look 1: undecided' },
      { atMs: atMs - 20_000, who: 'judge', words: 'look 2: undecided' },
    ],
  };
}

function hostOf(index: number): HostCell {
  const isCanary = index % 20 === 0;
  const isPlacebo = index % 20 === 1;
  const arm = isCanary ? 'canary' : isPlacebo ? 'placebo' : index % 20 < 7 ? 'wave' : index % 20 === 19 ? 'hold-back' : 'full';
  const state = index === 33 ? 'unknown' : index === 71 ? 'quarantined' : index === 90 ? 'other' : isCanary ? 'next' : 'previous';
  const words: Partial<Record<HostCell['state'], string>> = {
    unknown: 'no answer over SSH since 12 s',
    quarantined: 'Ada: disk is being changed',
    other: 'serves a release of last week',
  };
  return {
    name: `web-${String(index + 1).padStart(3, '0')}`,
    group: index < 60 ? 'eu' : 'us',
    rack: `rack ${1 + (Math.floor(index / 20) % 3)}`,
    release: (isCanary ? 'b4' : 'a1').repeat(32),
    arm,
    state,
    words: words[state] ?? '',
  };
}

function metricOf(metric: string, index: number, atMs: number, dice: ReturnType<typeof createDice>): MetricBand {
  const times = Array.from({ length: 60 }, (_, at) => atMs - (60 - at) * 5_000);
  const level = [0.8, 1.2, 41, 180, 900][index] ?? 1;
  const wave = (at: number): number => level * (1 + 0.1 * Math.sin(at / 6));
  const control = times.map((_, at) => wave(at) * dice.heavy(1, 0.03));
  const canary = times.map((_, at) =>
    at > 20 && at < 24 ? null : wave(at) * dice.heavy(1, 0.08) * (metric === 'errors' && at > 36 ? 1.5 : 1),
  );
  return {
    metric,
    unit: ['per minute', 'load', '%', 'ms', 'per second'][index] ?? '',
    baselineEndMs: times[21] ?? null,
    atMs: times,
    canary,
    canaryLow: canary.map((value) => (value === null ? null : value * 0.8)),
    canaryHigh: canary.map((value) => (value === null ? null : value * 1.25)),
    control,
    controlLow: control.map((value) => value * 0.9),
    controlHigh: control.map((value) => value * 1.1),
    looks: [0, 1, 2, 3, 4].map((look) => {
      const width = 0.6 / (look + 1);
      const effect = metric === 'errors' ? 1.3 : 1.02;
      return {
        atMs: times[36 + look * 5] ?? atMs,
        low: effect - width,
        effect,
        high: effect + width,
        words: look < 4 ? 'undecided' : metric === 'errors' ? 'worse: p = 0.02, the next look decides' : 'undecided, no sign of harm',
      };
    }),
  };
}

export function sampleCaseHistory(id: string, name: string, atMs: number): CaseHistory {
  return {
    id,
    name,
    runs: Array.from({ length: 12 }, (_, index) => {
      const isFailed = index === 0 || index === 7;
      return {
        runId: `run-${index}`,
        startedAtMs: atMs - index * 47 * MINUTE,
        commit: `${index.toString(16)}c`.repeat(20),
        outcome: isFailed ? 'failed' : 'passed',
        isFlaky: index === 4,
        attempts: [
          {
            outcome: isFailed ? ('failed' as const) : ('passed' as const),
            agent: `linux-0${1 + (index % 8)}`,
            slot: index % 2,
            startedAtMs: atMs - index * 47 * MINUTE + 9_000,
            durationMs: 300 + 40 * ((index * 7) % 11),
            errors: isFailed
              ? [
                  {
                    message: 'AssertionError: expected 3 to be 4',
                    location: 'src/shop/basket.ts:41:12',
                    diff: '- 4\n+ 3',
                    codeFrame: null,
                    stack: '',
                  },
                ]
              : [],
            artifacts: [],
            log: isFailed ? 'basket opened\nbasket has 3' : '',
          },
        ],
        reasons:
          index === 0 ? ['the longest unit that was left, 41 s expected', 'linux-03 had the free slot, and had run the file before'] : [],
        before: index === 0 ? ['src/shop/shop-12.test.ts', 'src/shop/shop-31.test.ts'] : [],
      };
    }),
  };
}
