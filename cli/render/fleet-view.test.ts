import { describe, expect, test } from 'vitest';
import { type AuditSeen, renderAuditList, renderAuditStory } from './audit-view.ts';
import type { HostSeen, StatusSeen } from './fleet-view.ts';
import { formatBytes, renderFleetStatus, renderOffers, renderPlannedPush } from './fleet-view.ts';
import { formatInterval, formatP, formatRatio, renderReplay } from './judge-view.ts';
import type { Line } from './line.ts';
import { paintLine, plainPaint } from './line.ts';

const iso = (atMs: number): string => new Date(atMs).toISOString();
const text = (lines: readonly Line[]): string[] => lines.map((line) => paintLine(line, 200, plainPaint));

const host = (id: string, change: Partial<NonNullable<HostSeen['facts']>> = {}): HostSeen => ({
  host: { id },
  facts: { epoch: 1, current: 'r1', foreign: null, running: null, deadMan: null, reverted: null, ...change },
  problem: null,
});

const STATUS: StatusSeen = { hosts: [], deployer: null, openRollout: null, waiting: null, pushes: [] };

describe('the status of a fleet', () => {
  test('puts hosts that are alike on one line, and names every host that differs', () => {
    const hosts = [host('a'), host('b'), host('c', { current: 'r2' }), { host: { id: 'd' }, facts: null, problem: 'timed out' }];
    expect(text(renderFleetStatus({ ...STATUS, hosts }, iso))).toEqual([
      'hosts  serve',
      '    2  r1                  a, b',
      '    1  r2                  c',
      '    1  unknown: timed out  d',
    ]);
  });

  test.each<[string, HostSeen, string]>([
    ['an old process', host('a', { running: 'r0' }), 'a is switched to r1, but its process still runs r0'],
    ['an armed dead-man', host('a', { deadMan: { leftMs: 61_200, revertTo: 'r0' } }), 'a goes back to r0 in 62 s unless it is confirmed'],
    ['a dead-man that fired', host('a', { reverted: { from: 'r2' } }), 'a took r2 back by itself'],
  ])('says %s', (_name, seen, words) => {
    expect(text(renderFleetStatus({ ...STATUS, hosts: [seen] }, iso))).toContain(words);
  });

  test('says that a deployer died, and the next step', () => {
    expect(text(renderFleetStatus({ ...STATUS, openRollout: '2026-1' }, iso)).join('\n')).toContain('deploy resume');
  });
});

test('keys that are not pinned have a next step', () => {
  const offer = { keyType: 'ssh-ed25519', fingerprint: 'SHA256:abc', detail: '' };
  const lines = text(
    renderOffers([
      { host: 'a', state: 'pinned', ...offer },
      { host: 'b', state: 'unknown', ...offer },
      { host: 'c', state: 'changed', ...offer },
    ]),
  );
  expect(lines[1]).toBe('a     pinned   ssh-ed25519  SHA256:abc');
  expect(lines.at(-2)).toContain('deploy hosts trust');
  expect(lines.at(-1)).toContain('c: not the key that is pinned');
});

test('a planned push says bytes, draw and what could be seen', () => {
  const lines = text(
    renderPlannedPush({
      release: { id: 'r2', commit: 'abcdef0123456789', files: 400, bytes: 4_000_000 },
      previous: null,
      hosts: [
        { host: 'a', arm: 'canary', bytes: 20_000, problem: null },
        { host: 'b', arm: 'full', bytes: 20_000, problem: 'no answer' },
      ],
      power: [{ metric: 'errors', words: '×1.9 or more' }],
      words: [],
    }),
  );
  expect(lines).toEqual([
    'r2  abcdef012345, 400 files, 4.0 MB',
    '40 kB to send to 2 hosts; goes back to nothing: this is the first release',
    'stage   hosts',
    'canary      1  a',
    'full        1  b',
    'metric  what the canary could see',
    'errors  ×1.9 or more',
    'b: no answer',
  ]);
});

describe('the log', () => {
  const records: AuditSeen[] = [
    { atMs: 0, rollout: 'a', kind: 'push', actor: 'ann', reason: '', commit: 'c1', release: 'r1', certificate: 'f'.repeat(64) },
    { atMs: 1000, rollout: 'a', kind: 'human', actor: 'bob', reason: 'sale', command: 'hold' },
    { atMs: 2000, rollout: 'a', kind: 'outcome', outcome: { result: 'deployed', words: 'everywhere' } },
    { atMs: 3000, rollout: 'b', kind: 'push', actor: 'bob', reason: 'site is down', commit: 'c2', release: 'r2', certificate: '' },
  ];

  test('lists the newest first, and says which had no certificate and which no end', () => {
    expect(text(renderAuditList(records, 20, iso)).slice(1)).toEqual([
      'b        1970-01-01 00:00:03  no end    c2      bob  no certificate: site is down',
      'a        1970-01-01 00:00:00  deployed  c1      ann',
    ]);
  });

  test('tells one rollout from its first word to its last', () => {
    expect(text(renderAuditStory(records, 'a', iso)).map((line) => line.slice('1970-01-01 00:00:00  '.length))).toEqual([
      'ann pushed c1 as r1, proven by certificate ffffffffffff',
      'bob: hold: sale',
      'deployed: everywhere',
    ]);
  });
});

test('a replay says whether it came out the same, and what the watch would have seen', () => {
  const found = { metric: 'errors', ratio: 2.9, low: 2.1, high: 4, p: 4e-5, worseHosts: 14, canaries: 15, detectable: 1.9 };
  const lines = text(
    renderReplay([
      {
        stage: 'canary',
        isSame: true,
        looks: [{ number: 1, sinceMs: 15_000, verdict: 'fail', p: 5e-5, words: 'errors ×2.9', metrics: [found] }],
      },
    ]),
  );
  expect(lines).toEqual([
    'canary  judged again: the same',
    '     since  verdict  p',
    '  1  +15 s  fail     5e-5  errors ×2.9',
    '  metric  change  99 %          p        worse  would have seen',
    '  errors    ×2.9  ×2.1 to ×4.0  4e-5  14 of 15             ×1.9',
  ]);
});

test.each([
  [formatRatio(1.9), '×1.9'],
  [formatRatio(12.4), '×12'],
  [formatRatio(1.07), '+7.0%'],
  [formatRatio(0.9), '-10%'],
  [formatRatio(8_899_789), '×1000+'],
  [formatRatio(0.000_079), '×0'],
  [formatInterval(2.1, 4), '×2.1 to ×4.0'],
  [formatInterval(0.000_079, 8_899_789), 'not known yet'],
  [formatP(0.31), '0.31'],
  [formatP(0.0004), '0.0004'],
  [formatP(5e-5), '5e-5'],
  [formatBytes(640), '640 B'],
  [formatBytes(12_400), '12 kB'],
  [formatBytes(3_400_000), '3.4 MB'],
])('%s', (shown, expected) => {
  expect(shown).toBe(expected);
});
