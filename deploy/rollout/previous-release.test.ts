import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostId, releaseId } from '../../core/id.ts';
import type { HostFacts } from '../command/order.ts';
import { HostModel } from './host-model.ts';
import { choosePrevious } from './previous-release.ts';

/**
 * A fleet in words, a host a blank: `b:ab` serves b and holds a and b. `A` is a bad a, `?` a release never verified (`?b`), `1` another content (`1b`);
 * `b>a` is armed to go back to a, `~b` serves a placebo of b.
 */
function fleet(text: string): HostFacts[] {
  return text.split(' ').map((word, index) => {
    const [serves = '', holds = ''] = word.split(':');
    const host = new HostModel(hostId(`h${index}`));
    for (const [, mark, letter = ''] of holds.matchAll(/([?1]?)([a-zA-Z])/g)) {
      const id = releaseId(letter.toLowerCase());
      const isBad = letter !== letter.toLowerCase();
      host.releases.set(id, { digest: mark === '?' ? null : `${mark}${id}`, isBad, isPinned: false });
    }
    const [current = '', revertTo] = serves.replace('~', '').split('>');
    host.current = current === '-' ? null : releaseId(serves.startsWith('~') ? `${current}.placebo-canary` : current);
    if (revertTo !== undefined) host.deadMan = { from: releaseId(current), revertTo: releaseId(revertTo), untilMs: 1 };
    return host.facts(0);
  });
}

test.for([
  ['what most hosts serve', 'a:ab a:ab b:ab', 'a'],
  ['never the release that goes out', 'n:an n:an a:an', 'a'],
  ['not what too few hold', 'a:a b:ab b:ab', 'a'],
  ['not what most serve when a quorum does not hold it', 'a:a a:a b:b b:b', null],
  ['not what any host knows as bad', 'a:ab a:ab b:Ab', 'b'],
  ['not what was never verified', 'a:?ab a:?ab b:ab', 'b'],
  ['not what has two contents under one name', 'a:1ab a:ab b:ab b:ab', 'a'],
  ['where a dead-man leads', 'b>a:ab b>a:ab b:ab', 'a'],
  ['the origin of a placebo', '~a:ab ~a:ab b:ab', 'a'],
  ['nothing on a new fleet', '-: -: -:', null],
  ['the first by name when as many serve another', 'b:ab a:ab', 'a'],
] as const)('the fleet goes back to: %s', ([, text, expected]) => {
  const facts = fleet(text);
  const previous = choosePrevious({ facts, hosts: facts.length, quorumRatio: 0.7, next: releaseId('n') });
  expect(previous?.id ?? null).toBe(expected);
});

test('a quorum holds what is chosen, verified with one content, and no host knows it as bad', () => {
  const held = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    digest: fc.constantFrom('1', '2', null),
    isBad: fc.boolean(),
    isPinned: fc.constant(false),
  });
  const host = fc.record({ current: fc.constantFrom('a', 'b', 'c', null), releases: fc.uniqueArray(held, { selector: ({ id }) => id }) });
  fc.assert(
    fc.property(fc.array(host, { maxLength: 8 }), fc.double({ min: 0.3, max: 1, noNaN: true }), (hosts, quorumRatio) => {
      const facts = hosts.map(({ current, releases }, index) => {
        const model = new HostModel(hostId(`h${index}`));
        model.current = current === null ? null : releaseId(current);
        for (const { id, ...release } of releases) model.releases.set(releaseId(id), release);
        return model.facts(0);
      });
      const previous = choosePrevious({ facts, hosts: facts.length, quorumRatio, next: releaseId('c') });
      if (previous === null) return;
      const holders = facts.filter(({ releases }) => releases.some(({ id, digest }) => id === previous.id && digest === previous.digest));
      expect(holders.length).toBeGreaterThanOrEqual(quorumRatio * facts.length);
      expect(facts.some(({ releases }) => releases.some(({ id, isBad }) => id === previous.id && isBad))).toBe(false);
      expect(previous.id).not.toBe('c');
    }),
  );
});
