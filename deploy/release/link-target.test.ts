import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leavesTree } from './link-target.ts';

const CASES: readonly { links: Readonly<Record<string, string>>; leaving: readonly string[] }[] = [
  { links: { a: 'b', 'c/d': '../a', 'c/e': '../missing/x' }, leaving: [] },
  { links: { a: '/etc/passwd', 'b/c': '../../etc' }, leaving: ['a', 'b/c'] },
  { links: { a: '..', b: 'x/../..', c: 'a/x' }, leaving: ['a', 'b', 'c'] },
  { links: { 'up/here': '.', b: 'up/here/../in' }, leaving: [] },
  { links: { 'up/here': '..', b: 'up/here/../out' }, leaving: ['b'] },
  { links: { a: 'b', b: 'a', c: 'c' }, leaving: ['a', 'b', 'c'] },
  { links: { a: './/b/', b: 'c' }, leaving: [] },
];

describe.each(CASES)('of $links', ({ links, leaving }) => {
  test(`leave the tree: ${leaving.join(', ') || 'none'}`, () => {
    const targets = new Map(Object.entries(links));
    expect([...targets.keys()].filter((path) => leavesTree(path, targets))).toEqual(leaving);
  });
});

test('a link that the kernel follows out of a folder is never said to stay in it', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'shard-run-link-')));
  const root = join(folder, 'root');
  for (const each of ['a/b', 'b/a', 'a/c']) mkdirSync(join(root, each), { recursive: true });
  const part = fc.constantFrom('a', 'b', 'c', '..', '.');
  const target = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  const place = fc.constantFrom('a/x', 'b/y', 'z', 'a/c/w', 'c');
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(place, target), { selector: ([path]) => path, minLength: 1, maxLength: 4 }), (links) => {
      for (const [path, to] of links) symlinkSync(to, join(root, path));
      const real = new Map(links.map(([path]) => [path, follow(join(root, path))]));
      for (const [path] of links) unlinkSync(join(root, path));
      const outside = links
        .map(([path]) => path)
        .filter((path) => real.get(path)?.startsWith(`${root}/`) === false && real.get(path) !== root);
      expect(outside.filter((path) => !leavesTree(path, new Map(links)))).toEqual([]);
    }),
    { numRuns: 300 },
  );
  rmSync(folder, { recursive: true });
});

function follow(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
