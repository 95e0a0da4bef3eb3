import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLedgerPort } from '../../cli/pipeline/ledger-port.ts';
import { remoteLedger } from '../../cli/remote/rpc/ledger-client.ts';
import type { FlakeLedger } from '../../coordinator/main.ts';
import { agentId } from '../../core/id.ts';
import { PoolPlay } from '../support/rpc/pool-play.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let play: PoolPlay;
let ledger: FlakeLedger;

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
    case: 'case' as Parameters<FlakeLedger['recordSoak']>[0]['case'],
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

test.each<[string, object]>([
  ['more failures than repetitions', { runs: 1, failures: 2 }],
  ['no repetition', { runs: 0, failures: 0 }],
  ['no reason', { context: '' }],
  ['no case', { case: '' }],
])('%s is refused', async (_, wrong) => {
  const row = { case: 'case', atMs: 1_000, context: 'soak', runs: 20, failures: 0, ...wrong } as Parameters<FlakeLedger['recordSoak']>[0];
  await expect(ledger.recordSoak(row)).rejects.toThrow(/field/u);
});
