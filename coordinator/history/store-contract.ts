/** What every ledger does, whatever keeps it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileBodies } from '../../core/file-body.ts';
import type { FileHistory } from '../../core/file-history.ts';
import type { LeaseId } from '../../core/id.ts';
import type { LeaseReason } from '../../core/lease-reason.ts';
import { meanMs } from '../../core/log-stat.ts';
import type { TestError } from '../../core/outcome.ts';
import type { TestFile } from '../../core/test-file.ts';
import {
  exampleAttempt,
  exampleBodies,
  exampleCase,
  exampleFacts,
  exampleFile,
  exampleLoad,
  exampleRun,
  exampleSummary,
} from './example.ts';
import type { FileFacts, HistoryStore } from './store.ts';

let store: HistoryStore;
let runs = 0;

async function run(...files: readonly FileFacts[]): Promise<string> {
  const id = `run-${(runs += 1)}`;
  await store.beginRun(exampleRun(id));
  for (const facts of files) await store.appendFile(exampleRun(id).runId, facts);
  await store.finishRun(exampleSummary(id));
  return id;
}

async function estimate(
  file: TestFile,
  bodies: readonly FileBodies[] = [],
  others: readonly TestFile[] = [],
): Promise<FileHistory | undefined> {
  return (await store.loadEstimates([file, ...others], bodies)).find((history) => history.key === file.key);
}

async function listParts(files: readonly TestFile[]): Promise<(readonly FileHistory[])[]> {
  const parts: (readonly FileHistory[])[] = [];
  for await (const part of store.loadParts(files, [])) parts.push(part);
  return parts;
}

/** Case name to typical milliseconds, rounded. */
function times(history: FileHistory | undefined): Record<string, number> {
  return Object.fromEntries((history?.cases ?? []).map((known) => [known.titlePath.join(' > '), Math.round(meanMs(known.durationMs))]));
}

export function describeHistoryStore(name: string, open: () => Promise<HistoryStore>): void {
  describe(name, () => {
    beforeEach(async () => {
      store = await open();
      runs = 0;
    });
    afterEach(() => store[Symbol.asyncDispose]());
    describe('estimates', describeEstimates);
    describe('new names', describeNames);
    describe('answers', describeAnswers);
    describe('facts', describeFacts);
  });
}

const a = exampleFile('a.test.ts');
const b = exampleFile('b.test.ts', 'two');

function describeEstimates(): void {
  test('are unknown before the first run', async () => {
    expect(await store.loadEstimates([a], [])).toEqual([]);
    expect(await store.knownDigests()).toEqual({});
  });

  test('come in parts as they come at once', async () => {
    const files = Array.from({ length: 300 }, (_, index) => exampleFile(`f${index}.test.ts`, `content ${index}`));
    const id = exampleRun('run');
    await store.beginRun(id);
    await Promise.all(files.map((file) => store.appendFile(id.runId, exampleFacts(file, { x: 10 }))));
    const moved = exampleFile('moved.test.ts', 'content 0');
    const asked = [moved, ...files.slice(1), exampleFile('unknown.test.ts', 'unknown')];
    const parts = await listParts(asked);
    expect(parts.flat()).toEqual(await store.loadEstimates(asked, []));
    expect(parts.flat()).toHaveLength(files.length);
    expect(parts.every((part) => part.length > 0 && part.length <= files.length)).toBe(true);
    expect(await listParts([exampleFile('unknown.test.ts', 'unknown')])).toEqual([]);
  });

  test('tell load, set-up, hooks and cases apart', async () => {
    await run(exampleFacts(a, { 'x > y': 100, z: 7 }, { timings: [exampleLoad({ loadMs: 50, setupMs: 5, testMs: 147 })] }));
    const known = await estimate(a);
    expect(times(known)).toEqual({ 'x > y': 100, 'z': 7 });
    expect([known?.loadMs, known?.setupMs, known?.hookMs].map((stat) => stat && Math.round(meanMs(stat)))).toEqual([50, 5, 40]);
    expect(known).toMatchObject({ contentDigest: a.contentDigest, slicedRuns: 0, brokenSlices: 0 });
  });

  test('have the speed of the agent taken out', async () => {
    await run(exampleFacts(a, { x: 100 }, { timings: [exampleLoad({ loadMs: 50, testMs: 110, speed: 0.5 })] }));
    const known = await estimate(a);
    expect(times(known)).toEqual({ x: 50 });
    expect(known && Math.round(meanMs(known.loadMs))).toBe(25);
    expect(known && Math.round(meanMs(known.hookMs))).toBe(5);
  });

  test('take each slice by its own lease', async () => {
    const slow = exampleAttempt('passed', { durationMs: 100, lease: 'l1' as never });
    const fast = exampleAttempt('passed', { durationMs: 100, lease: 'l2' as never });
    await run({
      ...exampleFacts(a, {}),
      cases: [exampleCase(a, 'x', [slow]), exampleCase(a, 'y', [fast])],
      wasSliced: true,
      timings: [exampleLoad({ testMs: 100, speed: 0.5, lease: 'l1' }), exampleLoad({ testMs: 120, speed: 2, lease: 'l2' })],
    });
    const known = await estimate(a);
    expect(times(known)).toEqual({ x: 50, y: 200 });
    expect(known).toMatchObject({ slicedRuns: 1, brokenSlices: 0 });
  });

  test('follow what changes and keep a spread', async () => {
    for (const durationMs of [100, 100, 200, 200, 200]) await run(exampleFacts(a, { x: durationMs }));
    const [known] = (await estimate(a))?.cases ?? [];
    expect(known?.durationMs.n).toBeCloseTo(4.0951, 3);
    expect(known?.durationMs.varLog).toBeGreaterThan(0.05);
  });

  test('learn from a failure only while no pass is known, and never from a skip', async () => {
    const of = (outcome: 'failed' | 'skipped' | 'passed', durationMs: number) => ({
      ...exampleFacts(a, {}),
      cases: [exampleCase(a, 'x', [exampleAttempt(outcome, { durationMs })])],
    });
    await run(of('skipped', 3));
    expect((await estimate(a))?.cases).toMatchObject([{ lastOutcome: 'skipped', durationMs: { n: 0 } }]);
    await run(of('failed', 5000));
    expect(times(await estimate(a))).toEqual({ x: 5000 });
    await store[Symbol.asyncDispose]();
  });

  test('forget cases that newer content no longer has, and keep those a partial run left out', async () => {
    await run(exampleFacts(a, { x: 10, y: 20 }));
    await run(exampleFacts(a, { x: 10 }));
    expect(Object.keys(times(await estimate(a)))).toEqual(['x', 'y']);
    const edited = exampleFile('a.test.ts', 'edited');
    await run(exampleFacts(edited, { x: 10 }));
    expect(Object.keys(times(await estimate(edited)))).toEqual(['x']);
  });

  test('count slices that broke', async () => {
    await run(exampleFacts(a, { x: 1 }, { wasSliced: true, sliceBroke: true }));
    expect(await estimate(a)).toMatchObject({ slicedRuns: 1, brokenSlices: 1 });
  });
}

function describeNames(): void {
  test('a moved file with the same content keeps its history for good', async () => {
    await run(exampleFacts(a, { x: 100 }, { timings: [exampleLoad({ loadMs: 70, testMs: 100 })] }));
    const moved = exampleFile('dir/a.test.ts');
    const known = await estimate(moved);
    expect(times(known)).toEqual({ x: 100 });
    expect(known?.cases[0]?.id).toBe(exampleCase(moved, 'x', []).id);
    await run(exampleFacts(moved, { x: 200 }, { timings: [exampleLoad({ loadMs: 70, testMs: 200 })] }));
    const after = await estimate(moved);
    expect(after?.cases[0]?.durationMs.n).toBeCloseTo(1.9, 3);
    expect(after?.loadMs.n).toBeCloseTo(1.9, 3);
    const facts = await store.caseFacts(exampleCase(moved, 'x', []).id, 10);
    expect(facts.map((fact) => fact.runId)).toEqual(['run-2', 'run-1']);
  });

  test('a file moved twice keeps its history', async () => {
    const [second, third] = [exampleFile('second.test.ts'), exampleFile('third.test.ts')];
    await run(exampleFacts(a, { x: 100 }));
    await estimate(second);
    await run(exampleFacts(second, { x: 100 }));
    expect(times(await estimate(third))).toEqual({ x: 100 });
  });

  test.each([
    ['the old file is still there', [a], exampleFile('c.test.ts'), [a]],
    ['two old files had the content', [a, exampleFile('a2.test.ts')], exampleFile('c.test.ts'), []],
    ['two new files have the content', [a], exampleFile('c.test.ts'), [exampleFile('d.test.ts')]],
    ['the content was edited', [a], exampleFile('c.test.ts', 'edited'), []],
    ['it is in another project', [a], exampleFile('c.test.ts', 'one', 'browser'), []],
  ])('a new file has no history when %s', async (_, before, now, others) => {
    await run(...before.map((file) => exampleFacts(file, { x: 100 })));
    expect(await estimate(now, [], others)).toBeUndefined();
  });

  test('two files that swapped contents keep their own histories', async () => {
    await run(exampleFacts(a, { x: 100 }), exampleFacts(b, { x: 200 }));
    const [newA, newB] = [exampleFile('a.test.ts', 'two'), exampleFile('b.test.ts')];
    expect(times(await estimate(newA, [], [newB]))).toEqual({ x: 100 });
    expect(times(await estimate(newB, [], [newA]))).toEqual({ x: 200 });
  });

  test('a renamed test with the same body keeps its history for good', async () => {
    await run(exampleFacts(a, { 'g > x': 100, 'g > y': 50 }, { bodies: exampleBodies(a, { x: '1', y: '2' }) }));
    const edited = exampleFile('a.test.ts', 'edited');
    const bodies = exampleBodies(edited, { better: '1', y: '2' });
    expect(times(await estimate(edited, [bodies]))).toEqual({ 'g > better': 100, 'g > y': 50 });
    await run(exampleFacts(edited, { 'g > better': 100, 'g > y': 50 }, { bodies }));
    const after = await estimate(edited);
    expect(times(after)).toEqual({ 'g > better': 100, 'g > y': 50 });
    expect(after?.cases.map((known) => known.durationMs.n.toFixed(1))).toEqual(['1.9', '1.9']);
    const facts = await store.caseFacts(exampleCase(edited, 'g > better', []).id, 10);
    expect(facts.map((fact) => [fact.runId, fact.record.titlePath.at(-1)])).toEqual([
      ['run-2', 'better'],
      ['run-1', 'x'],
    ]);
  });

  test.each([
    ["two that swapped their titles keep the titles' histories", { x: '1', y: '2' }, { x: '2', y: '1' }, { x: 100, y: 50 }],
    ['two equal bodies under two new titles are not told apart', { x: '1', y: '1' }, { p: '1', q: '1' }, { x: 100, y: 50 }],
    ['one of two equal bodies is told by the one title that is gone', { x: '1', y: '1' }, { p: '1', y: '1' }, { p: 100, y: 50 }],
    ['an edited body under a new title is another test', { x: '1', y: '2' }, { p: '3', y: '2' }, { x: 100, y: 50 }],
  ])('of renamed tests %s', async (_, before, now, expected) => {
    await run(exampleFacts(a, { x: 100, y: 50 }, { bodies: exampleBodies(a, before) }));
    const edited = exampleFile('a.test.ts', 'edited');
    expect(times(await estimate(edited, [exampleBodies(edited, now as Record<string, string>)]))).toEqual(expected);
  });

  test('a title that comes back has its own history', async () => {
    await run(exampleFacts(a, { x: 100, y: 50 }, { bodies: exampleBodies(a, { x: '1' }) }));
    const edited = exampleFile('a.test.ts', 'edited');
    expect(times(await estimate(edited, [exampleBodies(edited, { y: '1' })]))).toEqual({ x: 100, y: 50 });
  });

  test('the bodies that are known are told by path', async () => {
    await run(exampleFacts(a, { x: 1 }, { bodies: exampleBodies(a, { x: '1' }) }), exampleFacts(b, { x: 1 }));
    await run(exampleFacts(a, { x: 1 }));
    expect(await store.knownDigests()).toEqual({ 'a.test.ts': a.contentDigest });
  });
}

function describeAnswers(): void {
  test('runs are listed newest first, with those that never ended', async () => {
    const first = await run(exampleFacts(a, { x: 1 }));
    await store.beginRun(exampleRun('killed'));
    const rows = await store.listRuns(10);
    expect(rows.map((row) => [row.runId, row.verdict, row.wallMs])).toEqual([
      ['killed', null, null],
      [first, 'green', 1000],
    ]);
    expect(rows[1]).toMatchObject({
      cases: 2,
      failed: 0,
      flaky: 0,
      boundMs: 900,
      revision: { commit: `commit-of-${first}`, isDirty: false },
    });
    expect(await store.listRuns(1)).toHaveLength(1);
    expect(await store.listRuns(-1)).toEqual([]);
  });

  test('the last failures are those of the newest finished run', async () => {
    expect(await store.lastFailures()).toBeNull();
    await run(exampleFacts(a, {}, { cases: [exampleCase(a, 'old', [exampleAttempt('failed')])] }));
    await run(
      exampleFacts(
        a,
        {},
        {
          cases: [
            exampleCase(a, 'ok', [exampleAttempt('passed')]),
            exampleCase(a, 'bad', [exampleAttempt('failed')]),
            exampleCase(a, 'gone', []),
            exampleCase(a, 'lost', [exampleAttempt('agent-lost')]),
            exampleCase(a, 'flaky', [exampleAttempt('failed'), exampleAttempt('passed')]),
          ],
        },
      ),
      exampleFacts(b, { fine: 1 }),
      exampleFacts(exampleFile('broken.test.ts'), {}),
    );
    await store.beginRun(exampleRun('killed'));
    const failures = await store.lastFailures();
    const ids = ['bad', 'gone', 'lost'].map((title) => exampleCase(a, title, []).id);
    expect(failures?.get(a.key)?.toSorted()).toEqual(ids.toSorted());
    expect([...(failures?.keys() ?? [])].toSorted()).toEqual([a.key, exampleFile('broken.test.ts').key].toSorted());
    expect(failures?.get(exampleFile('broken.test.ts').key)).toEqual([]);
  });

  test('cases are found by a part of their name or id, newest run first', async () => {
    await run(exampleFacts(a, { 'Math > adds ÄPFEL': 1, 'Math > subtracts': 1 }));
    await run(exampleFacts(b, { 'Text > adds': 1 }));
    const names = async (text: string, limit = 10) => (await store.findCases(text, limit)).map((found) => found.name);
    expect(await names('ADDS')).toEqual(['Text > adds', 'Math > adds ÄPFEL']);
    expect(await names('math > s')).toEqual(['Math > subtracts']);
    expect(await names('äpf')).toEqual(['Math > adds ÄPFEL']);
    expect(await names('adds', 1)).toEqual(['Text > adds']);
    expect(await names('nowhere')).toEqual([]);
    expect(await names('100%_')).toEqual([]);
    const { id } = exampleCase(b, 'Text > adds', []);
    expect(await store.findCases(id, 10)).toEqual([{ id, file: b.key, name: 'Text > adds' }]);
  });
}

function describeFacts(): void {
  const error: TestError = {
    message: 'AssertionError: 1 is 2',
    location: 'a.test.ts:3:4',
    diff: '- 1\n+ 2',
    codeFrame: null,
    stack: 'at a.test.ts:3:4',
  };

  test('of a case come back whole, newest first', async () => {
    const attempts = [
      exampleAttempt('failed', { errors: [error], durationMs: 12.345, order: 4 }),
      exampleAttempt('agent-lost', { agent: 'a2' as never, slot: 3, lease: 'l2' as never }),
      exampleAttempt('passed', { agent: 'a3' as never, frameworkRetries: 2, startedAtMs: 1_700_000_000_900.5 }),
    ];
    const record = exampleCase(a, 'g > x', attempts);
    await run({ ...exampleFacts(a, {}), cases: [record] });
    await run(exampleFacts(a, { 'g > x': 30 }));
    await run(exampleFacts(b, { other: 1 }));
    const facts = await store.caseFacts(record.id, 10);
    expect(facts.map((fact) => [fact.runId, fact.commit])).toEqual([
      ['run-2', 'commit-of-run-2'],
      ['run-1', 'commit-of-run-1'],
    ]);
    expect(facts[1]?.record).toEqual(record);
    expect(facts[0]?.record).toMatchObject({
      outcome: 'passed',
      isFlaky: false,
      attempts: [{ outcome: 'passed', agent: 'a1', slot: 0, lease: 'l1', order: 0, startedAtMs: 1_700_000_000_100 }],
    });
    expect(facts[0]?.record.attempts[0]?.durationMs).toBeCloseTo(30, 1);
    expect(await store.caseFacts(record.id, 1)).toHaveLength(1);
    expect(await store.caseFacts('unknown' as never, 10)).toEqual([]);
  });

  test('say why the leases of attempts were granted, of passes and of failures', async () => {
    const reason: LeaseReason = { kind: 'longest', workMs: 1_200, againstMs: 0, waiting: 7, isPrefetched: true, from: null };
    const twin: LeaseReason = { ...reason, kind: 'twin', againstMs: 300, from: { how: 'copied', agent: 'a9' as never, slot: 2 } };
    const lease = (name: string) => name as LeaseId;
    const cases = [
      exampleCase(a, 'good', [exampleAttempt('passed', { lease: lease('l1') })]),
      exampleCase(a, 'bad', [exampleAttempt('failed', { lease: lease('l2'), errors: [error] })]),
    ];
    const reasons = [
      { lease: lease('l1'), reason },
      { lease: lease('l2'), reason: twin },
    ];
    await run({ ...exampleFacts(a, {}), cases, reasons });
    const told = async (name: string) => (await store.caseFacts(exampleCase(a, name, []).id, 1))[0]?.reasons;
    expect((await told('good'))?.get(lease('l1'))).toEqual(reason);
    expect((await told('bad'))?.get(lease('l2'))).toEqual(twin);
    await run(exampleFacts(a, { good: 1 }));
    expect((await told('good'))?.size).toBe(0);
  });

  test('keep any name and any text', async () => {
    const titles = ['', 'new\nline', 'NUL \0', '🦩', '\ud800', 'x'.repeat(10_000), '100%', `quote"'`];
    const nasty = { ...error, message: 'NUL \0 \ud800 🦩' };
    const cases = titles.map((title, order) => exampleCase(a, title, [exampleAttempt('failed', { errors: [nasty], order })]));
    await run({ ...exampleFacts(a, {}), cases });
    expect((await estimate(a))?.cases.map((known) => known.titlePath)).toEqual(titles.map((title) => [title]));
    for (const record of cases) expect((await store.caseFacts(record.id, 1))[0]?.record).toEqual(record);
  });

  test('keep what set-ups took, the mean over the slots of the newest runs, and nothing of suites that cost none yet', async () => {
    expect(await store.loadSetups()).toEqual({});
    for (const [id, setups] of [
      ['slow', [{ suite: 'web', slots: 1, ms: 40_000 }]],
      [
        'quick',
        [
          { suite: 'web', slots: 3, ms: 20_000 },
          { suite: 'unit', slots: 2, ms: 0 },
        ],
      ],
    ] as const) {
      await store.beginRun(exampleRun(id));
      await store.finishRun(exampleSummary(id, { setups }));
    }
    await run();
    expect(await store.loadSetups()).toEqual({ web: 25_000, unit: 0 });
  });

  test('are appended once for a run and a file', async () => {
    const id = await run(exampleFacts(a, { x: 100 }));
    await store.appendFile(exampleRun(id).runId, exampleFacts(a, { x: 900 }));
    await store.finishRun(exampleSummary(id, { verdict: 'red', exitCode: 1 }));
    await store.beginRun(exampleRun(id));
    expect(times(await estimate(a))).toEqual({ x: 100 });
    expect(await store.listRuns(10)).toMatchObject([{ verdict: 'green' }]);
    expect(await store.caseFacts(exampleCase(a, 'x', []).id, 10)).toHaveLength(1);
  });

  test('of a run that was not begun are refused', async () => {
    await expect(store.appendFile(exampleRun('never').runId, exampleFacts(a, { x: 1 }))).rejects.toThrow('not begun');
  });

  test('tell what ran on the slot before', async () => {
    const on = (order: number, slot = 0) => [exampleAttempt('passed', { order, slot })];
    const failed = [exampleAttempt('failed', { order: 3 }), exampleAttempt('passed', { order: 9 })];
    const cases = [
      exampleCase(a, 'first', on(0)),
      exampleCase(a, 'elsewhere', on(1, 1)),
      exampleCase(a, 'flaky', failed),
      exampleCase(a, 'last', on(4)),
    ];
    const id = await run({ ...exampleFacts(a, {}), cases }, { ...exampleFacts(b, {}), cases: [exampleCase(b, 'other file', on(2))] });
    const at = { runId: exampleRun(id).runId, agent: 'a1' as never, slot: 0, order: 4 };
    const names = async (limit: number) => (await store.slotPredecessors?.(at, limit))?.map((ran) => [ran.name, ran.order]);
    expect(await names(10)).toEqual([
      ['flaky', 3],
      ['other file', 2],
      ['first', 0],
    ]);
    expect(await names(1)).toEqual([['flaky', 3]]);
    expect(await store.slotPredecessors?.({ ...at, agent: 'nobody' as never }, 10)).toEqual([]);
  });

  test('tell a skipped case from a passed one', async () => {
    await run({
      ...exampleFacts(a, {}),
      cases: [exampleCase(a, 'x', [exampleAttempt('skipped', { durationMs: 0 })]), exampleCase(a, 'y', [exampleAttempt('passed')])],
    });
    const outcome = async (name: string) => (await store.caseFacts(exampleCase(a, name, []).id, 1))[0]?.record.outcome;
    expect([await outcome('x'), await outcome('y')]).toEqual(['skipped', 'passed']);
  });
}
