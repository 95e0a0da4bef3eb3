import { expect, test } from 'vitest';
import { agentId, leaseId } from '../../core/id.ts';
import type { AttemptOutcome } from '../../core/outcome.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { caseId } from '../../core/test-case.ts';
import { fileKey, type TestFile } from '../../core/test-file.ts';
import { RunRecord, RunRecords } from './run-record.ts';

const A = fileKey('unit', '', 'a.test.js', 'runtime');

/** `file case outcome agent lease`, as a slot 0 of the agent reports it. */
function ended(text: string): Extract<RunEvent, { readonly type: 'case-ended' }> {
  const [name = '', title = '', outcome = 'passed', agent = 'one', lease = 'lease-1'] = text.split(' ');
  return {
    type: 'case-ended',
    atMs: 0,
    lease: leaseId(lease),
    agent: agentId(agent),
    slot: 0,
    file: fileKey('unit', '', `${name}.test.js`, 'runtime'),
    titlePath: [title],
    outcome: outcome as AttemptOutcome,
    durationMs: 1,
    errors: [],
  };
}

const failuresOf = (texts: readonly string[]): string[] => {
  const record = new RunRecord();
  return texts.flatMap((text) => record.observe(ended(text))?.titlePath[0] ?? []);
};

test.each([
  ['a failure is told when it happens', ['a x passed', 'a y failed', 'a z passed'], ['y']],
  ['what fails again in another attempt is not told again', ['a x failed', 'a x failed two lease-2'], ['x']],
  ['what fails after it passed elsewhere is no first attempt', ['a x passed', 'a x failed two lease-2'], []],
  ['what an agent did not finish says nothing, and the next attempt is the first', ['a x agent-lost', 'a x failed two lease-2'], ['x']],
  ['a skipped case is no failure', ['a x skipped'], []],
])('%s', (_, texts, expected) => {
  expect(failuresOf(texts)).toEqual(expected);
});

test('a case in quarantine runs before others like any, and its failure is not told', () => {
  const records = new RunRecords();
  const record = new RunRecord(new Set([caseId(A, ['x'], 0)]));
  records.add(record);
  const told = ['a x failed', 'a y failed'].map((text) => record.observe(ended(text)));
  expect(told.map((each) => each?.titlePath[0])).toEqual([undefined, 'y']);
  expect(record.failures()).toHaveLength(1);
  expect(records.before(told[1] ?? expect.fail('nothing is told')).map(({ titlePath }) => titlePath[0])).toEqual(['x', 'y']);
});

test('two cases of a file with the same titles are two', () => {
  const record = new RunRecord();
  const failed = ['a x failed', 'a x failed'].map((text) => record.observe(ended(text))?.id);
  expect(failed).toEqual([caseId(A, ['x'], 0), caseId(A, ['x'], 1)]);
});

test('what ran before a failure on its slot is known, in order, and nothing of other slots', () => {
  const records = new RunRecords();
  const record = new RunRecord();
  records.add(record);
  let failed = null;
  for (const text of ['a x passed', 'b y passed two', 'c z passed', 'd w failed', 'e v passed'])
    failed = record.observe(ended(text)) ?? failed;
  expect(failed === null ? [] : records.before(failed).map(({ titlePath }) => titlePath[0])).toEqual(['x', 'z', 'w']);
  expect(failed === null ? [] : new RunRecords().before(failed)).toEqual([]);
});

test('a file that cannot be loaded is a failed case without a title, once, by the key of the manifest', () => {
  const record = new RunRecord();
  record.observe({
    type: 'run-planned',
    atMs: 0,
    files: [{ key: A, path: 'a.test.js', suite: 'unit' } as TestFile],
    expectedCases: 0,
    boundMs: 0,
    forecast: null,
    slots: 1,
    hasHistory: false,
  });
  const error = { kind: 'collection', file: 'a.test.js', message: 'Unexpected token', detail: null } as const;
  const told = [1, 2].map(() => record.observe({ type: 'error', atMs: 0, error }));
  expect(told).toMatchObject([{ file: A, titlePath: [], signature: 'Unexpected token' }, null]);
  const lost = { ...error, kind: 'agent' } as const;
  expect(new RunRecord().observe({ type: 'error', atMs: 0, error: lost })).toBeNull();
});
