/** What every ledger says of flaky cases, whatever keeps it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agentId, runId } from '../../core/id.ts';
import type { CaseTally, VerdictRow } from '../../core/ledger-row.ts';
import type { TestFile } from '../../core/test-file.ts';
import { exampleAttempt, exampleBodies, exampleCase, exampleFacts, exampleFile, exampleRun, exampleSummary } from './example.ts';
import type { FileFacts, HistoryStore } from './store.ts';

let store: HistoryStore;
let runs = 0;

const a = exampleFile('a.test.ts');
const idOf = (name: string, file: TestFile = a) => exampleCase(file, name, []).id;

/** One letter a case: passes, fails, flaky (fails, then passes), skipped, lost with its agent and then passed, missing. */
type Outcomes = Readonly<Record<string, 'p' | 'f' | 'l' | 's' | 'a' | 'm'>>;
const ATTEMPTS = {
  p: ['passed'],
  f: ['failed'],
  l: ['failed', 'passed'],
  s: ['skipped'],
  a: ['agent-lost', 'passed'],
  m: [],
} as const;

/** Appends a finished run of one file; each run has a tree of its own unless one is named. */
async function run(
  outcomes: Outcomes,
  change: Partial<FileFacts> & { readonly tree?: string; readonly atMs?: number } = {},
): Promise<string> {
  const id = `run-${(runs += 1)}`;
  const { tree = `tree-of-${id}`, atMs = runs * 1000, ...facts } = change;
  const file = facts.file ?? a;
  await store.beginRun({ ...exampleRun(id, atMs), revision: { commit: `commit-of-${id}`, tree, isDirty: false } });
  const cases = Object.entries(outcomes).map(([name, letter], order) => {
    const record = exampleCase(
      file,
      name,
      ATTEMPTS[letter].map((outcome) => exampleAttempt(outcome, { order, agent: agentId(`${letter}-agent`) })),
    );
    return letter === 'a' ? { ...record, isFlaky: false } : record;
  });
  await store.appendFile(runId(id), { ...exampleFacts(file, {}), cases, ...facts });
  await store.finishRun(exampleSummary(id));
  return id;
}

async function tallies(): Promise<Readonly<Record<string, CaseTally>>> {
  const { tallies: all } = await store.flakeFacts(0);
  return Object.fromEntries(all.map((tally) => [tally.titlePath.join(' > '), tally]));
}

/** Case name to `false failures of runs`. */
async function counts(): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(await tallies()).map(([name, { runs: n, falseFailures: k }]) => [name, `${k} of ${n}`]));
}

function verdict(name: string, id: string, change: Partial<VerdictRow> = {}): VerdictRow {
  const plain = { commit: 'c', agent: agentId('f-agent'), probability: 0.99, rerunsElsewhere: 0, rerunFailuresElsewhere: 0, words: 'so' };
  return { case: idOf(name), runId: runId(id), cause: 'false-failure', ...plain, ...change };
}

export function describeFlakeLedger(name: string, open: () => Promise<HistoryStore>): void {
  describe(name, () => {
    beforeEach(async () => {
      store = await open();
      runs = 0;
    });
    afterEach(() => store[Symbol.asyncDispose]());
    describe('counts', describeCounts);
    describe('segments', describeSegments);
    describe('verdicts', describeVerdicts);
    describe('quarantine and soak', describeQuarantine);
  });
}

function describeCounts(): void {
  test('are empty before the first run', async () => {
    expect(await store.flakeFacts(0)).toEqual({ tallies: [], failures: [], recentRunsMs: [] });
  });

  test('are of first attempts: a rerun is no run, and infrastructure says nothing', async () => {
    await run({ x: 'p', y: 'l', z: 'a', gone: 'm', skip: 's' });
    await run({ x: 'p', y: 'p', z: 'p', gone: 'm', skip: 's' });
    expect(await counts()).toEqual({ x: '0 of 2', y: '1 of 2', z: '0 of 2', gone: '0 of 0', skip: '0 of 0' });
  });

  test('leave out a failure that nobody knows to be false', async () => {
    await run({ x: 'f' });
    await run({ x: 'p' });
    expect(await counts()).toEqual({ x: '0 of 1' });
    expect((await store.flakeFacts(0)).failures).toMatchObject([{ case: idOf('x'), runId: 'run-1', standing: 'open', agent: 'f-agent' }]);
  });

  test.each([
    ['later', ['f', 'p']],
    ['before', ['p', 'f']],
  ] as const)('know a failure to be false when another run of the tree passed %s', async (_, letters) => {
    for (const letter of letters) await run({ x: letter, other: 'p' }, { tree: 'one' });
    expect(await counts()).toEqual({ 'x': '1 of 2', 'other': '0 of 2' });
  });

  test('tell when and where each failed, oldest first, and which runs were finished lately', async () => {
    await run({ x: 'l', y: 'l' });
    await run({ x: 'p', y: 'l' });
    await store.beginRun(exampleRun('killed', 9000));
    const { failures } = await store.flakeFacts(0);
    const { failures: recent, recentRunsMs } = await store.flakeFacts(1500);
    expect(recent.map(({ runId: ofRun }) => ofRun)).toEqual(['run-2']);
    expect(failures.map((failure) => [failure.case, failure.runId, failure.atMs, failure.commit, failure.agent])).toEqual([
      [idOf('x'), 'run-1', 1000, 'commit-of-run-1', 'l-agent'],
      [idOf('y'), 'run-1', 1000, 'commit-of-run-1', 'l-agent'],
      [idOf('y'), 'run-2', 2000, 'commit-of-run-2', 'l-agent'],
    ]);
    expect(recentRunsMs).toEqual([2000]);
    expect(await tallies()).toMatchObject({ x: { lastFalseMs: 1000 }, y: { lastFalseMs: 2000 } });
  });
}

function describeSegments(): void {
  const edited = exampleFile('a.test.ts', 'edited');

  test('begin for every case of an edited file when bodies are not known', async () => {
    await run({ x: 'l', y: 'p' });
    await run({ x: 'p', y: 'p' }, { file: edited });
    expect(await counts()).toEqual({ x: '0 of 1', y: '0 of 1' });
    expect((await tallies())['x']?.sinceMs).toBe(2000);
    expect((await store.flakeFacts(0)).failures).toEqual([]);
  });

  test('begin only for the cases whose body was edited', async () => {
    await run({ x: 'l', y: 'l' }, { bodies: exampleBodies(a, { x: '1', y: '2' }) });
    await run({ x: 'p', y: 'p', z: 'p' }, { file: edited, bodies: exampleBodies(edited, { x: '1', y: '3', z: '4' }) });
    expect(await counts()).toEqual({ x: '1 of 2', y: '0 of 1', z: '0 of 1' });
  });

  test('go on in a file that was moved', async () => {
    const moved = exampleFile('dir/a.test.ts');
    await run({ x: 'l' });
    await run({ x: 'p' });
    await store.loadEstimates([moved], []);
    await run({ x: 'p' }, { file: moved });
    expect(await counts()).toEqual({ x: '1 of 3' });
    expect((await store.flakeFacts(0)).failures).toMatchObject([{ case: idOf('x', moved), runId: 'run-1' }]);
  });

  test('leave behind what was repeated of the older text, of every case that begins one and of no other', async () => {
    const soaked = async (): Promise<Record<string, number>> =>
      Object.fromEntries(Object.entries(await tallies()).map(([name, { soakRuns }]) => [name, soakRuns]));
    await run({ x: 'p', y: 'p' }, { bodies: exampleBodies(a, { x: '1', y: '2' }) });
    for (const name of ['x', 'y']) await store.recordSoak({ case: idOf(name), atMs: 1500, context: 'soak alone', runs: 20, failures: 1 });
    await run({ x: 'p', y: 'p' }, { file: edited, bodies: exampleBodies(edited, { x: '1', y: '3' }) });
    expect(await soaked()).toEqual({ x: 20, y: 0 });
    await store.recordSoak({ case: idOf('y'), atMs: 2500, context: 'soak alone', runs: 30, failures: 0 });
    await run({ x: 'p', y: 'p' }, { file: edited });
    expect(await soaked()).toEqual({ x: 20, y: 30 });
    await store.beginSegment(idOf('x'));
    await run({ x: 'p', y: 'p' }, { file: edited });
    expect(await soaked()).toEqual({ x: 0, y: 30 });
  });

  test('begin with the next run when a fix was accepted', async () => {
    await run({ x: 'l', y: 'l' });
    await store.beginSegment(idOf('x'));
    expect(await counts()).toEqual({ x: '0 of 0', y: '1 of 1' });
    await run({ x: 'p', y: 'p' });
    expect(await counts()).toEqual({ x: '0 of 1', y: '1 of 2' });
    await store.beginSegment(idOf('nobody'));
  });
}

function describeVerdicts(): void {
  test('decide what a failure was, whatever the run made of it', async () => {
    const id = await run({ x: 'f', y: 'l', z: 'l' });
    await store.recordVerdict(verdict('x', id, { rerunsElsewhere: 6, rerunFailuresElsewhere: 1 }));
    await store.recordVerdict(verdict('y', id, { cause: 'commit' }));
    await store.recordVerdict(verdict('z', id, { cause: 'undecided' }));
    expect(await counts()).toEqual({ x: '1 of 1', y: '0 of 0', z: '0 of 0' });
    expect((await tallies())['x']).toMatchObject({ reruns: 6, rerunFailures: 1 });
    const { failures } = await store.flakeFacts(0);
    expect(failures.map(({ standing }) => standing)).toEqual(['false', 'real', 'open']);
  });

  test('of several the newest counts, and one may come before the facts', async () => {
    await store.recordVerdict(verdict('x', 'run-1', { cause: 'undecided' }));
    await store.recordVerdict(verdict('x', 'run-1', { cause: 'agent' }));
    await run({ x: 'l' });
    expect((await store.flakeFacts(0)).failures).toMatchObject([{ standing: 'real' }]);
  });
}

function describeQuarantine(): void {
  test('rows come back as they were said, oldest first', async () => {
    const placed = { case: idOf('x'), kind: 'placed', atMs: 1, untilMs: 100, owner: 'ann', reason: 'a port', proofRuns: 0 } as const;
    const lifted = { ...placed, kind: 'lifted', atMs: 50, untilMs: 50, reason: 'fixed', proofRuns: 300 } as const;
    await store.recordQuarantine(placed);
    await store.recordQuarantine(lifted);
    expect(await store.listQuarantines()).toEqual([placed, lifted]);
  });

  test('ends of searches come back as they were said, oldest first, and their looks are no soak', async () => {
    const older = { case: idOf('x'), atMs: 1, kind: 'older', commit: 'a', probability: 0.9991, words: 'w' } as const;
    const found = { ...older, atMs: 2, kind: 'found', commit: 'b' } as const;
    await store.recordOrigin(older);
    await store.recordOrigin(found);
    expect(await store.listOrigins()).toEqual([older, found]);
    await run({ x: 'p' });
    await store.recordSoak({ case: idOf('x'), context: 'origin b in-process', runs: 1000, failures: 7, atMs: 1500 });
    expect((await tallies())['x']).toMatchObject({ soakRuns: 0, soakFailures: 0 });
  });

  test('soak is counted apart from runs, and only since the segment began', async () => {
    const soak = { case: idOf('x'), context: 'in-process', runs: 1000, failures: 1 };
    await store.recordSoak({ ...soak, atMs: 500 });
    await run({ x: 'p' });
    await store.recordSoak({ ...soak, atMs: 1500 });
    await store.recordSoak({ ...soak, atMs: 1600, failures: 0 });
    expect((await tallies())['x']).toMatchObject({ runs: 1, falseFailures: 0, soakRuns: 2000, soakFailures: 1 });
    expect((await store.listSoak(1500)).map(({ atMs, failures }) => [atMs, failures])).toEqual([
      [1500, 1],
      [1600, 0],
    ]);
  });
}
