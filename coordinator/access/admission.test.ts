import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import {
  type AgentRecord,
  type Credential,
  judgeCredential,
  judgeJoin,
  judgeStay,
  type Known,
  type Refusal,
  withKey,
} from './admission.ts';
import type { JoinToken } from './token.ts';

const A = agentId('a');
const TOKEN: JoinToken = { id: 'id', digest: 'd', createdAtMs: 0, expiresAtMs: 1_000, isSingleUse: false };
const RECORD: AgentRecord = { agent: A, keyDigests: ['new', 'old'], joinedAtMs: 0, expiresAtMs: 500 };
const NOBODY: Known = { record: null, isRevoked: false };
const JOINED: Known = { record: RECORD, isRevoked: false };
const REVOKED: Known = { record: RECORD, isRevoked: true };

describe('joining', () => {
  test.for<[string, JoinToken | null, Known, string, number, Refusal | null]>([
    ['a new name', TOKEN, NOBODY, 'k', 1, null],
    ['a name that another key has', TOKEN, JOINED, 'k', 1, 'name-taken'],
    ['a name that this key has', TOKEN, JOINED, 'old', 1, null],
    ['a name whose certificate has ended', TOKEN, JOINED, 'k', 500, null],
    ['a revoked name', TOKEN, REVOKED, 'new', 1, 'revoked'],
    ['a revoked name whose certificate has ended', TOKEN, REVOKED, 'k', 500, 'revoked'],
    ['without a good token nobody learns that a name is revoked', null, REVOKED, 'k', 1, 'token-wrong'],
    ['without a good token nobody learns that a name is taken', null, JOINED, 'k', 1, 'token-wrong'],
  ])('%s', ([, token, known, keyDigest, nowMs, refusal]) => {
    expect(judgeJoin(token, null, { digest: 'd', keyDigest, nowMs }, known)).toBe(refusal);
  });
});

describe('coming in', () => {
  const credential: Credential = { agent: A, keyDigest: 'new', validFromMs: 10, expiresAtMs: 400 };
  test.for<[string, Partial<Credential>, Known, number, Refusal | null]>([
    ['with the newest key', {}, JOINED, 20, null],
    ['with the key before', { keyDigest: 'old' }, JOINED, 20, null],
    ['with an older key', { keyDigest: 'oldest' }, JOINED, 20, 'key-replaced'],
    ['before it is valid', {}, JOINED, 9, 'certificate-not-yet-valid'],
    ['when it ends', {}, JOINED, 400, 'certificate-expired'],
    ['revoked', {}, REVOKED, 20, 'revoked'],
    ['forgotten', {}, NOBODY, 20, 'unknown-agent'],
  ])('%s', ([, more, known, nowMs, refusal]) => {
    expect(judgeCredential({ ...credential, ...more }, known, nowMs)).toBe(refusal);
  });
});

test.for<[string, Known, number, Refusal | null]>([
  ['a good certificate stays', JOINED, 499, null],
  ['one that ended goes', JOINED, 500, 'certificate-expired'],
  ['a revoked agent goes', REVOKED, 1, 'revoked'],
  ['a forgotten agent goes', NOBODY, 1, 'unknown-agent'],
])('%s', ([, known, nowMs, refusal]) => {
  expect(judgeStay(known, nowMs)).toBe(refusal);
});

test('whatever keys an agent gets, the newest two are good and no other, and it joined once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('k1', 'k2', 'k3', 'k4'), { minLength: 1, maxLength: 12 }), (keys) => {
      const start: AgentRecord | null = null;
      const record = keys.reduce<AgentRecord | null>(
        (before, keyDigest, index) => withKey(before, { agent: A, keyDigest, nowMs: index, expiresAtMs: 1_000 }),
        start,
      );
      const distinct = [...new Set(keys.toReversed())];
      expect(record?.keyDigests).toEqual(distinct.slice(0, 2));
      expect(record?.joinedAtMs).toBe(0);
    }),
  );
});

test('a name that was free again owes nothing to the key before', () => {
  expect(withKey(RECORD, { agent: A, keyDigest: 'k', nowMs: 500, expiresAtMs: 900 })).toEqual({
    agent: A,
    keyDigests: ['k'],
    joinedAtMs: 500,
    expiresAtMs: 900,
  });
});
