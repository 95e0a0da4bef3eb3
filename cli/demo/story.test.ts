import { expect, test } from 'vitest';
import { releaseId, rolloutId } from '../../core/id.ts';
import type { AuditRecord } from '../../deploy/api.ts';
import { paintLine, plainPaint } from '../render/line.ts';
import { isToldAsPlanned, renderStory } from './story.ts';

type Result = Extract<AuditRecord, { readonly kind: 'outcome' }>['outcome']['result'];

/** One push a result, ten seconds each; null is a push without an end. */
function logOf(results: readonly (Result | null)[]): AuditRecord[] {
  return results.flatMap((result, index): AuditRecord[] => {
    const rollout = rolloutId(`push-${index}`);
    const push: AuditRecord = {
      kind: 'push',
      atMs: index * 60_000,
      rollout,
      actor: 'demo',
      reason: `change ${index}`,
      commit: `${index}`.repeat(40),
      tree: '',
      release: releaseId(`r${index}`),
      certificate: '',
    };
    const outcome = { result: result ?? 'held', words: `words of ${index}`, quarantined: [] };
    return result === null ? [push] : [push, { kind: 'outcome', atMs: index * 60_000 + 10_000, rollout, outcome, head: '' }];
  });
}

const iso = (atMs: number): string => new Date(atMs).toISOString();

test('each push after the first has its end, its reason and the time that it took', () => {
  const lines = renderStory(logOf(['deployed', 'deployed', 'rolled-back']), iso).map((line) => paintLine(line, 200, plainPaint));
  expect(lines).toEqual([
    '00:01:00  deployed after 10 s  111111111111 "change 1"',
    '          words of 1',
    '00:02:00  rolled back after 10 s  222222222222 "change 2"',
    '          words of 2',
  ]);
});

test.each<[string, (Result | null)[], boolean]>([
  ['the good one went out and the bad one came back', ['deployed', 'deployed', 'rolled-back'], true],
  ['the good one was taken back', ['deployed', 'rolled-back', 'rolled-back'], false],
  ['the bad one went out', ['deployed', 'deployed', 'deployed'], false],
  ['the bad one has no end', ['deployed', 'deployed', null], false],
  ['only one was pushed', ['deployed', 'rolled-back'], false],
])('as planned: %s', (_name, results, expected) => {
  expect(isToldAsPlanned(logOf(results))).toBe(expected);
});
