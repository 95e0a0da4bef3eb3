import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldDuration, type LogStat, meanMs } from '../../core/log-stat.ts';
import { exampleAttempt, exampleCase, exampleFacts, exampleFile, exampleLoad, exampleRun, exampleSummary } from './example.ts';
import { addDuration, foldMoments, NO_MOMENTS } from './moment.ts';
import { openSqliteHistory, type SqliteHistory } from './sqlite-store.ts';
import type { FileFacts } from './store.ts';
import { decodeSummary, emptySummary, encodeSummary } from './summary-code.ts';

const a = exampleFile('a.test.ts');
const b = exampleFile('b.test.ts', 'two');
const DAY_MS = 86_400_000;

async function run(store: SqliteHistory, number: number, ...files: readonly FileFacts[]): Promise<void> {
  await store.beginRun(exampleRun(`r${number}`, Date.UTC(2025, 0, 1) + number * DAY_MS));
  for (const facts of files) await store.appendFile(exampleRun(`r${number}`).runId, facts);
  await store.finishRun(exampleSummary(`r${number}`));
}

const flaky = (file = a): FileFacts => ({
  ...exampleFacts(file, { y: 50 }),
  cases: [
    exampleCase(file, 'x', [exampleAttempt('failed'), exampleAttempt('passed', { durationMs: 90 })]),
    exampleCase(file, 'y', [exampleAttempt('passed', { durationMs: 50 })]),
  ],
});

/** Sixty runs over two months, every tenth flaky, with one edit. */
async function sixtyRuns(store: SqliteHistory): Promise<void> {
  const edited = exampleFile('a.test.ts', 'edited');
  for (let number = 1; number <= 60; number += 1) {
    const file = number > 30 ? edited : a;
    const facts =
      number % 10 === 0
        ? flaky(file)
        : exampleFacts(file, { x: 100 + number, y: 50 }, { timings: [exampleLoad({ loadMs: 30, testMs: 160 + number })] });
    await run(store, number, facts, exampleFacts(b, { z: 10 }));
  }
}

describe('old passes', () => {
  test('are summed up, and every outcome of every run stays known', async () => {
    await using whole = openSqliteHistory(':memory:', 1_000_000);
    await using small = openSqliteHistory(':memory:', 30);
    await sixtyRuns(whole);
    await sixtyRuns(small);
    const { id } = exampleCase(a, 'x', []);
    const [every, some] = [await whole.caseFacts(id, 1000), await small.caseFacts(id, 1000)];
    expect(every).toHaveLength(60);
    const story = (facts: typeof every) =>
      facts.map((fact) => [fact.runId, fact.commit, fact.runStartedAtMs, fact.record.outcome, fact.record.isFlaky]);
    expect(story(some)).toEqual(story(every));
    expect(some.filter((fact) => fact.isSummary === true).length).toBeGreaterThan(40);
    expect(some.filter((fact) => fact.record.isFlaky).map((fact) => fact.record)).toEqual(
      every.filter((fact) => fact.record.isFlaky).map((fact) => fact.record),
    );
    expect((await small.caseFacts(id, 25)).map((fact) => fact.runId)).toEqual(every.slice(0, 25).map((fact) => fact.runId));
  });

  test('leave the estimates as they were', async () => {
    await using whole = openSqliteHistory(':memory:', 1_000_000);
    await using small = openSqliteHistory(':memory:', 30);
    await sixtyRuns(whole);
    await sixtyRuns(small);
    expect(await small.loadEstimates([a, b], [])).toEqual(await whole.loadEstimates([a, b], []));
  });

  test('leave a month with the typical duration', async () => {
    await using store = openSqliteHistory(':memory:', 10);
    for (let number = 1; number <= 40; number += 1) await run(store, number, exampleFacts(a, { x: 100 }));
    const facts = await store.caseFacts(exampleCase(a, 'x', []).id, 40);
    expect(facts.at(-1)).toMatchObject({
      isSummary: true,
      runId: 'r1',
      record: { outcome: 'passed', attempts: [{ outcome: 'passed', agent: '', lease: '' }] },
    });
    expect(facts.at(-1)?.record.attempts[0]?.durationMs).toBeCloseTo(100, 1);
    expect(facts[0]?.isSummary).toBeUndefined();
  });
});

describe('estimates made again', () => {
  test('are the same to the bit while all facts are kept', async () => {
    await using store = openSqliteHistory(':memory:');
    await sixtyRuns(store);
    const before = await store.loadEstimates([a, b], []);
    await store.rebuildEstimates();
    expect(await store.loadEstimates([a, b], [])).toEqual(before);
  });

  test('are the same to the bit for slices on several agents', async () => {
    await using store = openSqliteHistory(':memory:');
    const on = (lease: string, durationMs: number) =>
      exampleAttempt('passed', { lease: lease as never, agent: `agent of ${lease}` as never, durationMs });
    const cases = [
      exampleCase(a, 'plain', [on('l2', 10)]),
      exampleCase(a, 'twice', [on('l1', 20), on('l3', 21)]),
      exampleCase(a, 'other', [on('l4', 30)]),
    ];
    const timings = ['l1', 'l3', 'l2', 'l4'].map((lease, index) => exampleLoad({ testMs: 100 + index, speed: 0.5 + index, lease }));
    await run(store, 1, { ...exampleFacts(a, {}), cases, timings, wasSliced: true });
    const before = await store.loadEstimates([a], []);
    await store.rebuildEstimates();
    expect(await store.loadEstimates([a], [])).toEqual(before);
    const [fact] = await store.caseFacts(exampleCase(a, 'other', []).id, 1);
    expect(fact?.record.attempts[0]).toMatchObject({ lease: 'l4', agent: 'agent of l4' });
  });

  test('follow moved files and renamed cases', async () => {
    await using store = openSqliteHistory(':memory:');
    const moved = exampleFile('moved/a.test.ts');
    await run(store, 1, exampleFacts(a, { x: 100 }));
    await run(store, 2, flaky());
    await store.loadEstimates([moved], []);
    await run(store, 3, exampleFacts(moved, { x: 300 }));
    const before = await store.loadEstimates([moved], []);
    await store.rebuildEstimates();
    expect(await store.loadEstimates([moved], [])).toEqual(before);
    expect(before[0]?.cases[0]?.durationMs.n).toBeGreaterThan(2);
  });

  test('are close where old passes were summed up', async () => {
    await using store = openSqliteHistory(':memory:', 10);
    for (let number = 1; number <= 40; number += 1) await run(store, number, exampleFacts(a, { x: 100, y: number % 2 === 0 ? 40 : 60 }));
    const [before] = await store.loadEstimates([a], []);
    await store.rebuildEstimates();
    const [after] = await store.loadEstimates([a], []);
    const means = (history: typeof before) => history?.cases.map((known) => meanMs(known.durationMs)) ?? [];
    means(after).forEach((mean, index) => expect(mean / (means(before)[index] ?? 0)).toBeCloseTo(1, 1));
    expect(after?.cases.map((known) => known.lastOutcome)).toEqual(['passed', 'passed']);
  });
});

describe('a summary', () => {
  const durations = fc.array(fc.double({ min: 0.1, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 30 });

  test('survives its bytes', () => {
    const runs = fc.uniqueArray(fc.record({ runNo: fc.nat(5000), versionNo: fc.integer({ min: 1, max: 40 }) }), {
      selector: (run) => run.runNo,
      maxLength: 40,
    });
    fc.assert(
      fc.property(runs, fc.array(durations, { maxLength: 5 }), fc.nat(9), (listed, cases, sliced) => {
        const summary = {
          ...emptySummary(0),
          slicedRuns: sliced,
          runs: listed.toSorted((x, y) => x.runNo - y.runNo),
          cases: cases.map((all) => all.reduce(addDuration, NO_MOMENTS)),
        };
        const read = decodeSummary(encodeSummary(summary));
        expect(read.runs).toEqual(summary.runs);
        expect(read.slicedRuns).toBe(sliced);
        read.cases.forEach((moments, index) => {
          const original = summary.cases[index] ?? NO_MOMENTS;
          expect(moments.count).toBe(original.count);
          expect(moments.meanLog).toBeCloseTo(original.meanLog, 5);
          expect(Math.sqrt(moments.varLog)).toBeCloseTo(Math.min(Math.sqrt(original.varLog), 6.5535), 3);
        });
      }),
    );
  });

  test('folds into an estimate about as its durations would one by one', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e5, noNaN: true }), fc.integer({ min: 1, max: 50 }), (ms, times) => {
        const before: LogStat = { n: 3, meanLog: 2, varLog: 0.1 };
        const singly = Array.from({ length: times }, () => ms).reduce(foldDuration, before);
        const summed = foldMoments(before, Array.from({ length: times }, () => ms).reduce(addDuration, NO_MOMENTS));
        expect(summed.n).toBeCloseTo(singly.n, 4);
        expect(summed.meanLog).toBeCloseTo(singly.meanLog, 4);
        expect(summed.varLog).toBeCloseTo(singly.varLog, 4);
      }),
    );
  });
});
