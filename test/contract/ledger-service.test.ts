import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLedgerPort } from '../../cli/pipeline/ledger-port.ts';
import { remoteLedger } from '../../cli/remote/rpc/ledger-client.ts';
import type { CaseLedger } from '../../coordinator/main.ts';
import { agentId, type CaseId } from '../../core/id.ts';
import type { QuarantineRow, SoakRow } from '../../core/ledger-row.ts';
import { PoolPlay } from '../support/rpc/pool-play.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let play: PoolPlay;
let ledger: CaseLedger;

beforeEach(async () => {
  play = await PoolPlay.open();
  ledger = remoteLedger(play.client, play.workspace.ref.lineage);
});

afterEach(() => play[Symbol.asyncDispose]());

test('the past of a case is what the runs of the pool left, and a verdict of the pipeline changes it', async () => {
  const failing = new Set(['two']);
  play.join({ id: 'x', project: { 'a.test.ts': ['one', 'two'] }, failing });
  const run = await play.submit({ allowsFlaky: true });
  expect(await play.summary(run)).toMatchObject({ verdict: 'red' });
  const { tallies, failures } = await ledger.flakeFacts(0);
  expect(tallies.map(({ titlePath, runs, falseFailures }) => [titlePath.join(), runs, falseFailures])).toEqual([
    ['one', 1, 0],
    ['two', 0, 0],
  ]);
  expect(failures).toMatchObject([{ runId: run, standing: 'open' }]);

  const id = failures[0]?.case ?? expect.fail('no failure');
  const verdict = { case: id, runId: run, commit: '', agent: agentId('x'), cause: 'false-failure', probability: 0.99 } as const;
  const port = openLedgerPort(ledger);
  await port.record({ ...verdict, rerunsElsewhere: 3, rerunFailuresElsewhere: 1, words: 'by chance' }, AbortSignal.timeout(60_000));
  expect(await port.casePast(id, AbortSignal.timeout(60_000))).toEqual({ runs: 1, falseFailures: 1, reruns: 3, rerunFailures: 1 });
});

test('repetitions are in the ledger of their repository and no other', async () => {
  const soak = {
    case: 'case' as CaseId,
    atMs: 1_000,
    context: 'soak alone',
    runs: 20,
    failures: 1,
  };
  await ledger.recordSoak(soak);
  expect(await ledger.listSoak(0)).toEqual([soak]);
  expect(await ledger.listSoak(1_001)).toEqual([]);
  expect(await remoteLedger(play.client, 'another').listSoak(0)).toEqual([]);
});

test('a case is found by a part of its name, with what its runs left', async () => {
  play.join({ id: 'x', project: { 'a.test.ts': ['one', 'two'] }, failing: new Set(['two']) });
  const run = await play.submit({ allowsFlaky: true });
  await play.summary(run);
  expect((await ledger.findCases('o', 20)).map(({ name }) => name).toSorted()).toEqual(['one', 'two']);
  const [two] = await ledger.findCases('TWO', 20);
  const facts = await ledger.caseFacts(two?.id ?? expect.fail('it is not found'), 10);
  expect(facts).toMatchObject([{ runId: run, record: { outcome: 'failed', titlePath: ['two'] } }]);
  const { agent, slot, order } = facts[0]?.record.attempts[0] ?? expect.fail('it has no attempt');
  expect(agent).toBe('x');
  const before = await ledger.slotPredecessors?.({ runId: run, agent, slot, order }, 10);
  expect(before?.map(({ name }) => name)).toEqual(order === 0 ? [] : ['one']);
  expect(await remoteLedger(play.client, 'another').findCases('o', 20)).toEqual([]);
});

test('a case that is put in quarantine from afar fails in the runs of the pool and not in their verdict, until it is lifted', async () => {
  play.join({ id: 'x', project: { 'a.test.ts': ['one', 'two'] }, failing: new Set(['two']) });
  const verdict = async (): Promise<string> => (await play.summary(await play.submit())).verdict;
  expect(await verdict()).toBe('red');
  const [two] = await ledger.findCases('two', 1);
  const atMs = Date.now();
  const row: QuarantineRow = {
    case: two?.id ?? expect.fail('it is not found'),
    kind: 'placed',
    atMs,
    untilMs: atMs + 3_600_000,
    owner: 'ann',
    reason: 'a port',
    proofRuns: 0,
  };
  await ledger.recordQuarantine(row);
  expect(await ledger.listQuarantines()).toEqual([row]);
  expect(await verdict()).toBe('green');
  await ledger.recordQuarantine({ ...row, kind: 'lifted', atMs: atMs + 1, untilMs: atMs + 1 });
  await ledger.beginSegment(row.case);
  expect(await verdict()).toBe('red');
});

test('where a case became flaky is in the ledger of its repository', async () => {
  const origin = {
    case: 'case' as CaseId,
    atMs: 1_000,
    kind: 'found',
    commit: 'abc',
    probability: 0.9995,
    words: '0 of 90 before',
  } as const;
  await ledger.recordOrigin(origin);
  expect(await ledger.listOrigins()).toEqual([origin]);
  expect(await remoteLedger(play.client, 'another').listOrigins()).toEqual([]);
});

test.each<[string, Partial<QuarantineRow>]>([
  ['for longer than a quarter of a year', { untilMs: 91 * 86_400_000 }],
  ['without an owner', { owner: '' }],
  ['without a reason', { reason: '' }],
  ['of no case', { case: '' as CaseId }],
])('a quarantine %s is refused', async (_, wrong) => {
  const row = { case: 'case' as CaseId, kind: 'placed', atMs: 0, untilMs: 1, owner: 'ann', reason: 'why', proofRuns: 0, ...wrong } as const;
  await expect(ledger.recordQuarantine(row)).rejects.toThrow(/field/u);
});

test.each<[string, object]>([
  ['more failures than repetitions', { runs: 1, failures: 2 }],
  ['no repetition', { runs: 0, failures: 0 }],
  ['no reason', { context: '' }],
  ['no case', { case: '' }],
])('%s is refused', async (_, wrong) => {
  const row = { case: 'case', atMs: 1_000, context: 'soak', runs: 20, failures: 0, ...wrong } as SoakRow;
  await expect(ledger.recordSoak(row)).rejects.toThrow(/field/u);
});
