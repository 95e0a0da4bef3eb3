import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openHistory } from '../../coordinator/main.ts';
import type { CaseTally } from '../../core/ledger-row.ts';
import { createRandom } from '../../core/random.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';
import { caseId } from '../../core/test-case.ts';
import { fileKey } from '../../core/test-file.ts';
import { type OriginFound, OriginSearches } from './origin-search.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const COMMITS = 20;
/** The file of the case comes with this one. */
const BORN = 4;
const NOW_MS = Date.UTC(2026, 0, 1);
const FILE = fileKey('unit', '', 'a [b].test.js', 'runtime');
const TALLY: CaseTally = {
  id: caseId(FILE, ['x'], 0),
  file: FILE,
  titlePath: ['x'],
  runs: 100,
  falseFailures: 3,
  reruns: 0,
  rerunFailures: 0,
  soakRuns: 0,
  soakFailures: 0,
  sinceMs: NOW_MS - 1_000,
  lastFalseMs: NOW_MS - 500,
};

let folder = '';
const commits: string[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shard-run-origin-'));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { encoding: 'utf8' }).trim();
  git('init', '--quiet');
  for (let number = 0; number < COMMITS; number++) {
    writeFileSync(path.join(folder, number < BORN ? 'other.js' : 'a [b].test.js'), String(number));
    git('add', '--all');
    git('commit', '--quiet', '--message', String(number));
    commits.push(git('rev-parse', 'HEAD'));
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Answer = 'failed' | 'passed' | 'silent';

/** Plays the search to its end: every repetition is answered by the number of its commit. Returns what was told, and the commits that were looked at. */
async function search(
  answer: (number: number, random: () => number) => Answer,
): Promise<{ readonly told: readonly OriginFound[]; readonly seen: ReadonlySet<number> }> {
  await using ledger = await openHistory(':memory:');
  const told: OriginFound[] = [];
  const seen = new Set<number>();
  const random = createRandom('origin-search');
  // Another process of the pipeline goes on where this one was, from the ledger alone.
  const open = (): OriginSearches => new OriginSearches({ project: folder }, ledger, (found) => told.push(found));
  let searches = open();
  for (let round = 0; round < 100 && told.length === 0; round++) {
    if (round === 3) searches = open();
    const wants = await searches.wants({
      tallies: [TALLY],
      soak: await ledger.listSoak(0),
      green: { commit: commits.at(-1) ?? '', tree: '' },
      suites: [{ ...PLAIN_SUITE, suite: 'unit', cwd: '', configFile: null, filters: [], projects: [] }],
      slots: 2,
      secondsPerRun: () => 1,
      nowMs: NOW_MS,
      signal: AbortSignal.timeout(50_000),
    });
    for (const want of wants) {
      if (want.kind === 'soak' || want.at === undefined) throw new Error(`"${want.kind}" is no look`);
      const number = commits.indexOf(want.at);
      seen.add(number);
      const answers = Array.from({ length: want.runs }, () => answer(number, () => random.next()));
      if (answers.includes('silent')) searches.noteSilent(want.id, want.at);
      else {
        const failures = answers.filter((each) => each === 'failed').length;
        await ledger.recordSoak({ case: want.id, atMs: NOW_MS, context: `${want.context} in-process`, runs: want.runs, failures });
      }
    }
  }
  const rows = await ledger.listOrigins();
  expect(rows.map(({ commit, words }) => ({ commit, words }))).toEqual(told.map(({ commit, words }) => ({ commit, words })));
  return { told, seen };
}

test('the commit that made a case flaky is in the ledger, and nothing is looked at from before the file came', async () => {
  const { told, seen } = await search((number, random) => (number >= 13 && random() < 0.3 ? 'failed' : 'passed'));
  expect(told).toMatchObject([{ commit: commits[13], isFound: true }]);
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(BORN);
});

test('a case that was flaky from its first day has that day to blame', async () => {
  const { told } = await search((_, random) => (random() < 0.3 ? 'failed' : 'passed'));
  expect(told).toMatchObject([{ commit: commits[BORN], isFound: true }]);
});

test('where older trees cannot run the case nobody is blamed', async () => {
  const { told } = await search((number, random) => (number < 9 ? 'silent' : random() < 0.3 ? 'failed' : 'passed'));
  expect(told).toMatchObject([{ commit: commits[9], isFound: false }]);
});

test('what never fails when it is repeated is given up', async () => {
  const { told, seen } = await search(() => 'passed');
  expect(told).toMatchObject([{ isFound: false }]);
  expect(seen).toEqual(new Set([COMMITS - 1]));
});
