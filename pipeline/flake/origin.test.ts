import { describe, expect, test, vi } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { type OriginEnd, type OriginKnowledge, type OriginSeen, planOrigin } from './origin.ts';

// Searches are computed: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 60_000 });

type World = {
  readonly commits: number;
  /** The first commit with the fault; 0 is as old as the case. */
  readonly origin: number;
  readonly rate: number;
  /** Of a failure before. */
  readonly stray?: number;
  /** Commits before this one do not have the case. */
  readonly bornAt?: number;
  readonly isCut?: boolean;
  readonly slots?: number;
};

type Searched = OriginEnd & { readonly rounds: number; readonly runs: number };

/** Plays a search to its end in a world of a seed. */
function search(world: World, seed: number): Searched {
  const { commits, origin, rate, stray = 0, bornAt = 0, isCut = true, slots = 8 } = world;
  const random = createRandom(`origin/${seed}`);
  const [seen, absent]: [OriginSeen[], number[]] = [[], []];
  for (let rounds = 1; ; rounds++) {
    const known: OriginKnowledge = { commits, isCut, seen, absent, slots };
    const step = planOrigin(known);
    if (step.kind !== 'look') return { ...step, rounds, runs: seen.reduce((sum, { runs }) => sum + runs, 0) };
    if (rounds > 1_000 || step.looks.length === 0) throw new Error(`the search of seed ${seed} does not end`);
    for (const { index, runs } of step.looks) {
      const fails = (): boolean => random.next() < (index >= origin ? rate : stray);
      if (index < bornAt) absent.push(index);
      else seen.push({ index, runs, failures: Array.from({ length: runs }, fails).filter(Boolean).length });
    }
  }
}

const SEEDS = Array.from({ length: 25 }, (_, seed) => seed);
const endsOf = (world: World): readonly string[] => SEEDS.map((seed) => search(world, seed)).map(({ kind, index }) => `${kind} ${index}`);

describe('the commit that made a case flaky is found', () => {
  test.each<[string, World]>([
    ['when it fails always', { commits: 1_000, origin: 613, rate: 1 }],
    ['in one of three', { commits: 1_000, origin: 1, rate: 0.3 }],
    ['in one of ten', { commits: 100, origin: 99, rate: 0.1 }],
    ['in one of a hundred', { commits: 1_000, origin: 871, rate: 0.01 }],
    ['though it failed before now and then, in one of three thousand', { commits: 200, origin: 120, rate: 0.1, stray: 3e-4 }],
    ['by one agent', { commits: 200, origin: 77, rate: 0.1, slots: 1 }],
    ['long after the case came', { commits: 200, origin: 150, rate: 0.1, bornAt: 90 }],
    ['when there is nothing before the first commit', { commits: 50, origin: 0, rate: 0.1, isCut: false }],
  ])('%s', (_, world) => {
    expect(new Set(endsOf(world))).toEqual(new Set([`found ${world.origin}`]));
  });
});

test.each<[string, World, string]>([
  ['a fault that is older than all commits that are looked at is said to be', { commits: 300, origin: 0, rate: 0.05 }, 'older 0'],
  ['and so is one that is as old as the case can be run', { commits: 200, origin: 120, rate: 0.1, bornAt: 120 }, 'older 120'],
  ['one that does not show under repetition is not searched for', { commits: 300, origin: 0, rate: 0 }, 'not-shown 299'],
])('%s', (_, world, end) => {
  expect(new Set(endsOf(world))).toEqual(new Set([end]));
});

test('a thousand commits take few rounds, and more agents fewer', () => {
  const world: World = { commits: 1_000, origin: 400, rate: 0.1 };
  const rounds = (slots: number): number => Math.max(...SEEDS.map((seed) => search({ ...world, slots }, seed).rounds));
  const [few, many] = [rounds(1), rounds(36)];
  expect(many).toBeLessThan(few);
  expect(few).toBeLessThan(60);
});

test('commits that cannot be told apart are named as such, with the one that did it among them', () => {
  // Nothing between the newest clean tree and the first bad one can be run: an old lock file, say.
  const seen = [
    { index: 9, runs: 100, failures: 30 },
    { index: 6, runs: 100, failures: 31 },
    { index: 2, runs: 200, failures: 0 },
  ];
  const step = planOrigin({ commits: 10, isCut: true, seen, absent: [3, 4, 5], slots: 4 });
  expect(step).toMatchObject({ kind: 'undecided', index: 3, last: 6 });
});
