import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { agentId, runId } from '../../core/id.ts';
import type { FlakeFacts, VerdictRow } from '../../core/ledger-row.ts';
import { createRandom } from '../../core/random.ts';
import { exampleAttempt, exampleCase, exampleFacts, exampleFile, exampleRun, exampleSummary } from './example.ts';
import { createMemoryHistory } from './memory-store.ts';
import { openSqliteHistory } from './sqlite-store.ts';
import type { HistoryStore } from './store.ts';

const DAY_MS = 86_400_000;
/** One a day. */
const RUNS = 5 * 64;
const SEASON_MS = 90 * DAY_MS;
const ENDS = [['passed'], ['failed', 'passed'], ['failed']] as const;
const CAUSES = ['false-failure', 'commit', 'undecided'] as const;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shard-settled-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Days of one file that fails in every way there is, is edited now and then, and whose failures somebody judges. */
async function play(store: HistoryStore, days: readonly [number, number]): Promise<void> {
  for (let day = days[0]; day <= days[1]; day++) {
    const random = createRandom(`settled/${day}`);
    const file = exampleFile('a.test.ts', `content ${Math.floor(day / 70)}`);
    const id = `run-${day}`;
    const cases = ['x', 'y', 'z'].map((name) =>
      exampleCase(
        file,
        name,
        (ENDS[random.below(ENDS.length)] ?? []).map((outcome) => exampleAttempt(outcome)),
      ),
    );
    const revision = { commit: id, tree: `tree ${Math.floor(day / 2)}`, isDirty: false };
    await store.beginRun({ ...exampleRun(id, day * DAY_MS), revision });
    await store.appendFile(runId(id), { ...exampleFacts(file, {}), cases });
    for (const { id: failed } of cases) if (random.next() < 0.3) await store.recordVerdict(judge(failed, day, CAUSES[random.below(3)]));
    await store.finishRun(exampleSummary(id));
  }
}

function judge(id: VerdictRow['case'], day: number, cause: VerdictRow['cause'] = 'false-failure'): VerdictRow {
  const words = { commit: 'c', agent: agentId('a'), probability: 1, words: '' };
  return { case: id, runId: runId(`run-${day}`), cause, rerunsElsewhere: 3, rerunFailuresElsewhere: 1, ...words };
}

async function factsOf(store: HistoryStore, sinceMs: number): Promise<FlakeFacts> {
  const { tallies, failures, recentRunsMs } = await store.flakeFacts(sinceMs);
  const byName = <Row extends object>(rows: readonly Row[]): readonly Row[] =>
    rows.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  return { tallies: byName(tallies), failures: byName(failures), recentRunsMs };
}

const settledUntil = (path: string): number => {
  const db = new DatabaseSync(path, { readOnly: true });
  const row = db.prepare('SELECT last_run_no FROM settled_failure WHERE case_no = 0').get();
  db.close();
  return Number(row?.['last_run_no'] ?? 0);
};

test('a page says the same whether the failures of long ago are read in sum or one by one', async () => {
  const path = join(folder, 'history.sqlite');
  await using store = openSqliteHistory(path);
  await using plain = createMemoryHistory();
  for (let from = 1; from <= RUNS; from += 64) {
    const [until, nowMs] = [from + 63, (from + 63) * DAY_MS];
    for (const each of [store, plain]) await play(each, [from, until]);
    expect(await factsOf(store, nowMs - SEASON_MS)).toEqual(await factsOf(plain, nowMs - SEASON_MS));
  }
  expect(settledUntil(path)).toBeGreaterThan(RUNS / 2);
  // Whoever looks further back sees each of them.
  expect(await factsOf(store, 0)).toEqual(await factsOf(plain, 0));
});

test('a verdict on a failure of long ago counts at once, and with the next sum', async () => {
  const path = join(folder, 'history.sqlite');
  await using store = openSqliteHistory(path);
  await using plain = createMemoryHistory();
  const file = exampleFile('a.test.ts');
  const { id } = exampleCase(file, 'x', []);
  for (const each of [store, plain]) {
    for (let day = 1; day <= 256; day++) {
      const run = `run-${day}`;
      await each.beginRun({ ...exampleRun(run, day * DAY_MS), revision: { commit: run, tree: run, isDirty: false } });
      const x = exampleCase(file, 'x', [exampleAttempt(day === 5 ? 'failed' : 'passed')]);
      await each.appendFile(runId(run), { ...exampleFacts(file, {}), cases: [x] });
      if (day === 200) await each.recordVerdict(judge(id, 5));
      await each.finishRun(exampleSummary(run));
      if (day < 192) continue;
      const sinceMs = day * DAY_MS - SEASON_MS;
      expect((await each.flakeFacts(sinceMs)).tallies).toMatchObject([
        { falseFailures: day < 200 ? 0 : 1, lastFalseMs: day < 200 ? null : 5 * DAY_MS },
      ]);
    }
  }
  expect(settledUntil(path)).toBeGreaterThan(5);
});
