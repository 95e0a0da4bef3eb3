import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { releaseId, rolloutId } from '../../core/id.ts';
import type { AuditRecord } from './audit.ts';
import { openAudit, readAudit, remember } from './audit.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function push(id: string, release: string): AuditRecord {
  const proof = { commit: 'c', tree: 't', certificate: 'f' };
  return { kind: 'push', atMs: 1, rollout: rolloutId(id), actor: 'ann', reason: '', release: releaseId(release), ...proof };
}

function end(id: string, result: 'deployed' | 'rolled-back' | 'superseded'): AuditRecord {
  return { kind: 'outcome', atMs: 2, rollout: rolloutId(id), outcome: { result, words: '', quarantined: [] }, head: '' };
}

test('a fleet that was never deployed to remembers nothing', () => {
  expect(readAudit(path.join(folder, 'audit'))).toEqual([]);
  expect(remember([])).toMatchObject({ open: null, pushes: [] });
});

test('the log outlives the process that wrote it', () => {
  const file = path.join(folder, 'audit');
  {
    using audit = openAudit(file);
    audit.write(push('1', 'r1'));
  }
  using audit = openAudit(file);
  audit.write(end('1', 'deployed'));
  expect(readAudit(file)).toEqual([push('1', 'r1'), end('1', 'deployed')]);
  expect(audit.memory.open).toBeNull();
});

test('the newest push without an end is open', () => {
  expect(remember([push('1', 'r1'), push('2', 'r2'), end('1', 'deployed')]).open).toBe('2');
  expect(remember([push('1', 'r1'), push('2', 'r2'), end('2', 'rolled-back')]).open).toBeNull();
});

test('migrations and bad releases are remembered for ever, pushes newest first', () => {
  const memory = remember([
    push('1', 'r1'),
    { kind: 'migration', atMs: 1, rollout: rolloutId('1'), name: '0007' },
    { kind: 'bad-release', atMs: 1, rollout: rolloutId('1'), release: releaseId('r1') },
    push('2', 'r2'),
  ]);
  expect([...memory.migrations]).toEqual(['0007']);
  expect([...memory.badReleases]).toEqual(['r1']);
  expect(memory.pushes.map((one) => one.release)).toEqual(['r2', 'r1']);
});

describe('a migration', () => {
  const about = { atMs: 1, rollout: rolloutId('1'), name: '0007' };
  const begun = { kind: 'migration-begun', isReversible: false, ...about } as const;
  const failed = { kind: 'migration-failed', ...about } as const;
  const done = { kind: 'migration', ...about } as const;

  test.each<[string, readonly AuditRecord[], { ran: boolean; isDoubtful: boolean; isCrossed: boolean }]>([
    ['that only began is doubtful', [begun], { ran: false, isDoubtful: true, isCrossed: true }],
    ['that failed may run again', [begun, failed], { ran: false, isDoubtful: false, isCrossed: true }],
    ['that failed and was begun again is doubtful again', [begun, failed, begun], { ran: false, isDoubtful: true, isCrossed: true }],
    [
      'that ran bars the way back to what is live',
      [begun, done, end('1', 'rolled-back')],
      { ran: true, isDoubtful: false, isCrossed: true },
    ],
    ['whose rollout was deployed bars nothing', [begun, done, end('1', 'deployed')], { ran: true, isDoubtful: false, isCrossed: false }],
    [
      'is survived by what a later rollout deployed',
      [begun, done, end('1', 'superseded'), push('2', 'r2'), end('2', 'deployed')],
      { ran: true, isDoubtful: false, isCrossed: false },
    ],
    ['that old code survives bars nothing', [{ ...begun, isReversible: true }], { ran: false, isDoubtful: true, isCrossed: false }],
  ])('%s', (_name, records, expected) => {
    const { migrations, doubtfulMigrations, isCrossed } = remember([push('1', 'r1'), ...records]);
    expect({ ran: migrations.has('0007'), isDoubtful: doubtfulMigrations.has('0007'), isCrossed }).toEqual(expected);
  });
});
