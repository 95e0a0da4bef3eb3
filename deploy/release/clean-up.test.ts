import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ReleaseId, releaseId } from '../../core/id.ts';
import type { HeldRelease, HostFacts } from '../command/order.ts';
import { planCleanUp } from './clean-up.ts';

/**
 * A host in one line: `!a` is bad, `?a` was never proven, `^a` is pinned, `*a` is current, `+a` is what the dead-man reverts to.
 */
function parseHost(text: string): HostFacts {
  const words = text.split(' ').filter((word) => word !== '');
  const marked = (mark: string): string | undefined => words.find((word) => word.startsWith(mark))?.slice(1);
  const releases = words.map(
    (word): HeldRelease => ({
      id: releaseId(word.replace(/^\W/, '')),
      digest: word.startsWith('?') ? null : 'd',
      isBad: word.startsWith('!'),
      isPinned: word.startsWith('^'),
    }),
  );
  const [current, revertTo] = [marked('*'), marked('+')];
  return {
    epoch: 1,
    current: current === undefined ? null : releaseId(current),
    foreign: null,
    releases,
    deadMan:
      revertTo === undefined ? null : { epoch: 1, from: releaseId(current ?? ''), revertTo: releaseId(revertTo), deadlineMs: 0, leftMs: 0 },
    reverted: null,
    running: null,
    clockMs: 0,
    freeBytes: 0,
  };
}

const CASES: readonly { host: string; keep: number; protect?: string; newestFirst?: string; removed: string }[] = [
  { host: 'a b c d *e', keep: 3, newestFirst: 'e d c b a', removed: 'a b' },
  { host: 'a b c d *e', keep: 3, newestFirst: 'e a b c d', removed: 'd c' },
  { host: 'a b c d *e', keep: 3, newestFirst: 'e d', removed: 'a b' },
  { host: 'a b c d *e', keep: 5, removed: '' },
  { host: '*a b c d e', keep: 2, newestFirst: 'e d c b a', removed: 'b c d' },
  { host: 'a !b c ?d *e', keep: 3, newestFirst: 'e d c b a', removed: 'b d' },
  { host: 'a !b c ?d *e', keep: 2, newestFirst: 'e d c b a', removed: 'b d a' },
  { host: '^a b c *d', keep: 2, newestFirst: 'd c b a', removed: 'b c' },
  { host: 'a b c *d', keep: 1, protect: 'a b', newestFirst: 'd c b a', removed: 'c' },
  { host: '+a b c *d', keep: 1, newestFirst: 'd c b a', removed: 'b c' },
  { host: '*a', keep: 0, removed: '' },
  { host: '', keep: 3, removed: '' },
];

const ids = (text: string): ReleaseId[] => text.split(' ').flatMap((word) => (word === '' ? [] : [releaseId(word)]));

test.each(CASES)('of "$host" with $keep to keep, what goes is "$removed"', ({ host, keep, protect = '', newestFirst = '', removed }) => {
  expect(planCleanUp(parseHost(host), keep, ids(protect), ids(newestFirst))).toEqual(ids(removed));
});

test('what is served, pinned, protected or reverted to never goes, and no good release goes before a bad one', () => {
  const held = fc.constantFrom('', '', '!', '?', '^').chain((mark) => fc.stringMatching(/^[a-z]{2}$/).map((name) => `${mark}${name}`));
  const host = fc.uniqueArray(held, { selector: (word) => word.replace(/^\W/, ''), maxLength: 12 });
  fc.assert(
    fc.property(host, fc.nat(6), fc.nat(12), (words, keep, at) => {
      const marked = words.map((word, index) => (index === at ? `*${word.replace(/^\W/, '')}` : word));
      const facts = parseHost(marked.join(' '));
      const protect = facts.releases.slice(0, 1).map((each) => each.id);
      const removed = new Set(planCleanUp(facts, keep, protect));
      const left = facts.releases.filter((each) => !removed.has(each.id));
      expect(left.length).toBeGreaterThanOrEqual(Math.min(keep, facts.releases.length));
      for (const each of facts.releases) {
        if (each.id === facts.current || each.isPinned || protect.includes(each.id)) expect(removed).not.toContain(each.id);
      }
      const goneGood = facts.releases.some((each) => removed.has(each.id) && !each.isBad);
      const leftBad = left.some((each) => each.isBad && each.id !== facts.current && !protect.includes(each.id));
      expect(goneGood && leftBad).toBe(false);
    }),
  );
});
