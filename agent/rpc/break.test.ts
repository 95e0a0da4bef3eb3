import { status } from '@grpc/grpc-js';
import { expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../core/session-message.ts';
import { ProtocolError } from '../../proto/field.ts';
import { type Break, classifyBreak, unreachable } from './break.ts';

const ADDRESS = '127.0.0.1:7000';

function show(found: Break): string {
  return found.kind === 'refused' ? `refused ${found.error.code}` : found.kind;
}

test.for<[string, boolean, string]>([
  ['OK', true, 'lost'],
  ['UNAVAILABLE', false, 'lost'],
  ['INTERNAL', true, 'lost'],
  ['CANCELLED', true, 'lost'],
  ['DEADLINE_EXCEEDED', true, 'lost'],
  ['RESOURCE_EXHAUSTED', true, 'lost'],
  ['ABORTED', true, 'fenced'],
  ['ALREADY_EXISTS', true, 'lost'],
  ['ALREADY_EXISTS', false, 'refused usage'],
  ['FAILED_PRECONDITION', false, 'refused protocol-version'],
  ['INVALID_ARGUMENT', true, 'refused protocol-version'],
  ['PERMISSION_DENIED', false, 'refused access-refused'],
  ['UNAUTHENTICATED', false, 'refused access-refused'],
])('%s, welcomed before: %s, is %s', ([name, wasWelcome, expected]) => {
  const code = status[name as keyof typeof status];
  expect(show(classifyBreak({ code, details: 'x' }, ADDRESS, wasWelcome))).toBe(expected);
});

test('a coordinator of another version is named with both versions', () => {
  const error = new ProtocolError('version', 'welcome.protocol_version', { found: 2, expected: 'protocol version 1' });
  const found = classifyBreak({ error }, ADDRESS, false);
  expect(found).toMatchObject({
    kind: 'refused',
    error: { code: 'protocol-version', message: expect.stringMatching(/127\.0\.0\.1:7000.*version 1.*version 2/) },
  });
});

test.for([
  [1 + PROTOCOL_VERSION, /^bring this machine/u],
  [PROTOCOL_VERSION - 1, /^the coordinator is older/u],
] as const)('a coordinator that speaks version %s: the hint names the side that is behind', ([found, hint]) => {
  const error = new ProtocolError('version', 'welcome.protocol_version', { found, expected: 'another' });
  expect(classifyBreak({ error }, ADDRESS, false)).toMatchObject({ error: { hint: expect.stringMatching(hint) } });
});

test('a coordinator that nobody reaches is named with its address', () => {
  expect(unreachable(ADDRESS, 3, 'connection refused')).toMatchObject({
    code: 'coordinator-unreachable',
    message: expect.stringContaining(ADDRESS),
  });
});
