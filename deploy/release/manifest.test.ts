import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileTime, foldersOf, manifestDigest, parseManifest, type ReleaseEntry, releaseIdOf, renderManifest } from './manifest.ts';

const name = fc.stringMatching(/^[^\u0000-\u001f\u007f/]+$/u).filter((text) => text !== '.' && text !== '..' && text.isWellFormed());
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const entry: fc.Arbitrary<ReleaseEntry> = fc.oneof(
  fc.record({ path, kind: fc.constant('file' as const), mode: fc.constantFrom('644' as const, '755' as const), sha256 }),
  fc.record({ path, kind: fc.constant('link' as const), target: path }),
  fc.record({ path, kind: fc.constant('folder' as const) }),
);
const entries = fc.uniqueArray(entry, { selector: (each) => each.path, minLength: 1, maxLength: 20 });

test('a manifest is read back as it was written, whatever the names', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const text = renderManifest(list);
      const parsed = parseManifest(text);
      expect(parsed).toHaveLength(list.length);
      expect(new Set(parsed)).toEqual(new Set(list));
    }),
  );
});

test('two different trees have different manifests, and the order in which entries come does not matter', () => {
  fc.assert(
    fc.property(entries, entries, (left, right) => {
      const byPath = (list: readonly ReleaseEntry[]): readonly ReleaseEntry[] => list.toSorted((a, b) => (a.path < b.path ? -1 : 1));
      const areEqual = JSON.stringify(byPath(left)) === JSON.stringify(byPath(right));
      expect(renderManifest(left) === renderManifest(right)).toBe(areEqual);
      expect(renderManifest(left.toReversed())).toBe(renderManifest(left));
    }),
  );
});

test('a manifest that was cut, reordered or made up is none', () => {
  const text = renderManifest([
    { path: 'a', kind: 'file', mode: '644', sha256: 'a'.repeat(64) },
    { path: 'b', kind: 'folder' },
  ]);
  for (const bad of ['', '\n', text.slice(0, -1), text.slice(1), text.split('\n').toReversed().join('\n'), `${text}x\n`]) {
    expect(parseManifest(bad), JSON.stringify(bad)).toBeNull();
  }
});

test('a file with another content or mode has another time, which is never in the future', () => {
  expect(fileTime('644', 'f'.repeat(64))).toBeLessThan(Date.UTC(2011, 0) / 1000);
  expect(fileTime('644', `1${'0'.repeat(63)}`)).not.toBe(fileTime('644', `2${'0'.repeat(63)}`));
  expect(fileTime('644', manifestDigest('x'))).not.toBe(fileTime('755', manifestDigest('x')));
});

test('a release is named by its digest alone', () => {
  expect(releaseIdOf(manifestDigest(''))).toBe('re3b0c44298fc1c149afb');
});

test('the folders of paths come outermost first, each once', () => {
  expect(foldersOf(['b/c/d', 'a', 'b/x', 'b/c/e/f'])).toEqual(['b', 'b/c', 'b/c/e']);
});
