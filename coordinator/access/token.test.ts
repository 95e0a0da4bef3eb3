import { expect, test } from 'vitest';
import { type JoinToken, judgeToken } from './token.ts';

const TOKEN: JoinToken = { id: 'id', digest: 'd', createdAtMs: 0, expiresAtMs: 100, isSingleUse: false };
const SINGLE: JoinToken = { ...TOKEN, isSingleUse: true };

test.for<[string, JoinToken | null, string | null, string, number, string | null]>([
  ['the right text in time', TOKEN, null, 'd', 99, null],
  ['no token of this id', null, null, 'd', 0, 'token-wrong'],
  ['another text with the same id', TOKEN, null, 'other', 0, 'token-wrong'],
  ['the moment in which it ends', TOKEN, null, 'd', 100, 'token-expired'],
  ['a wrong text after the end: nobody learns that the id was right', TOKEN, null, 'other', 200, 'token-wrong'],
  ['a token for many that somebody used', TOKEN, 'their key', 'd', 0, null],
  ['a token for one that nobody used', SINGLE, null, 'd', 0, null],
  ['a token for one that this key used', SINGLE, 'my key', 'd', 0, null],
  ['a token for one that another key used', SINGLE, 'their key', 'd', 0, 'token-used'],
  ['a token for one that this key used, after its end', SINGLE, 'my key', 'd', 100, 'token-expired'],
])('%s', ([, token, usedByKey, digest, nowMs, problem]) => {
  expect(judgeToken(token, usedByKey, { digest, keyDigest: 'my key', nowMs })).toBe(problem);
});
