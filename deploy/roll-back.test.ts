import { expect, test } from 'vitest';
import { hostId, type ReleaseId, releaseId, rolloutId } from '../core/id.ts';
import type { HostStatus } from './api.ts';
import type { HeldRelease } from './command/order.ts';
import type { AuditRecord } from './journal/audit.ts';
import { remember } from './journal/audit.ts';
import type { ReleaseStore } from './release/store.ts';
import { chooseTarget } from './roll-back.ts';

const FORGETFUL = { get: () => null } as unknown as ReleaseStore;
const HOST = { group: 'web', rack: 'a', address: '127.0.0.1', port: 22, user: 'deploy', roles: [], root: '/srv/app', jump: [] };

/** `r2*: r1 r2 !r3` serves r2, holds r1 and r2, and knows r3 as bad; `?` does not answer. */
function host(notation: string): HostStatus {
  const place = { ...HOST, id: hostId(notation) };
  if (notation === '?') return { host: place, facts: null, problem: 'no answer' };
  const [current = '', held = ''] = notation.split('*:');
  const releases = held
    .trim()
    .split(' ')
    .map((text): HeldRelease => ({ id: releaseId(text.replace('!', '')), digest: 'd', isBad: text.startsWith('!'), isPinned: false }));
  const facts = {
    epoch: 1,
    current: releaseId(current),
    foreign: null,
    releases,
    deadMan: null,
    reverted: null,
    running: null,
    clockMs: 0,
    freeBytes: 1,
  };
  return { host: place, facts, problem: null };
}

function deployed(...releases: readonly string[]): AuditRecord[] {
  return releases.flatMap((release, index): AuditRecord[] => {
    const rollout = rolloutId(String(index));
    const proof = { actor: 'ann', reason: '', commit: `c-${release}`, tree: 't', certificate: '' };
    return [
      { kind: 'push', atMs: 0, rollout, release: releaseId(release), ...proof },
      { kind: 'outcome', atMs: 0, rollout, outcome: { result: 'deployed', words: '', quarantined: [] }, head: '' },
    ];
  });
}

function choose(wanted: ReleaseId | null, hosts: readonly string[], records: readonly AuditRecord[]): readonly [string, string | null] {
  const { release, left } = chooseTarget(wanted, hosts.map(host), remember(records), FORGETFUL);
  return [release.id, left];
}

type Way = { readonly wanted?: string; readonly hosts: readonly string[]; readonly to: readonly [string, string | null] };

test.each<[string, Way]>([
  ['the good one before what most hosts serve', { hosts: ['r2*: r1 r2', 'r2*: r1 r2', 'r1*: r1'], to: ['r1', 'r2'] }],
  ['an older one when the hosts have lost the one before', { hosts: ['r3*: r1 r3'], to: ['r1', 'r3'] }],
  ['what was asked for', { wanted: 'r1', hosts: ['r3*: r1 r2 r3'], to: ['r1', 'r3'] }],
  ['what is served already, when that was asked for', { wanted: 'r3', hosts: ['r3*: r3', '?'], to: ['r3', null] }],
])('goes back to %s', (_name, { wanted, hosts, to }) => {
  expect(choose(wanted === undefined ? null : releaseId(wanted), hosts, deployed('r1', 'r2', 'r3'))).toEqual(to);
});

test.each<[string, string | null, string[], AuditRecord[]]>([
  ['there was no earlier release', null, ['r1*: r1'], deployed('r1')],
  ['no host holds the wanted one', 'r9', ['r1*: r1'], deployed('r1')],
  ['it is bad by the hosts', 'r1', ['r2*: !r1 r2'], deployed('r1', 'r2')],
  [
    'it is bad by the log',
    null,
    ['r2*: r1 r2'],
    [...deployed('r1', 'r2'), { kind: 'bad-release', atMs: 0, rollout: null, release: releaseId('r1') }],
  ],
])('refuses when %s', (_name, wanted, hosts, records) => {
  expect(() => choose(wanted === null ? null : releaseId(wanted), hosts, records)).toThrow(expect.objectContaining({ code: 'not-found' }));
});
