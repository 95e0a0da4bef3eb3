import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitEvent } from '../../test/support/session-arbitrary.ts';
import { parseRunnerEvent } from './runner-event.ts';

test('every event of the contract is passed on as it is', () => {
  fc.assert(
    fc.property(
      unitEvent.filter(({ type }) => type !== 'artifact'),
      (event) => {
        const message = { type: 'unit', leaseId: 'l', event };
        expect(parseRunnerEvent(message)).toBe(message);
      },
    ),
  );
});

test('a file that a unit left is passed on', () => {
  const artifact = { file: null, caseIndex: null, name: 'trace.zip', contentType: 'application/zip', path: '/a/trace.zip' };
  const message = { type: 'artifact', leaseId: 'l', artifact };
  expect(parseRunnerEvent(message)).toBe(message);
});

test('anything at all is answered without an error', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(parseRunnerEvent(value)).toBeNull();
    }),
  );
});

test.for<[string, unknown]>([
  ['a stranger', { type: 'hello' }],
  ['an answer to nothing', { type: 'opened', framework: {} }],
  ['a failure without a code', { type: 'failed', requestId: 1, code: '', message: 'x' }],
  ['a unit without a lease', { type: 'unit', event: { type: 'unit-started' } }],
  ['an unknown unit event', { type: 'unit', leaseId: 'l', event: { type: 'started' } }],
  [
    'a duration that is no number',
    { type: 'unit', leaseId: 'l', event: { type: 'case-ended', caseIndex: 0, result: { durationMs: Number.NaN, errors: [] } } },
  ],
  [
    'a digest, which is for the agent to find',
    { type: 'unit', leaseId: 'l', event: { type: 'artifact', file: null, caseIndex: null, artifact: { name: 'a', digest: 'd' } } },
  ],
  ['a negative index', { type: 'unit', leaseId: 'l', event: { type: 'case-started', caseIndex: -1 } }],
  [
    'a file without a path',
    { type: 'artifact', leaseId: 'l', artifact: { file: null, caseIndex: null, name: 'a', contentType: 'b', path: '' } },
  ],
  ['a cases list that is none', { type: 'unit', leaseId: 'l', event: { type: 'collected', cases: 'many' } }],
])('%s is not heard', ([, value]) => {
  expect(parseRunnerEvent(value)).toBeNull();
});
